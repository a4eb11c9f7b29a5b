"""`duikou notes`: what the reader saw and could not turn into records, counted over many reports."""

import json
import sys
from collections import Counter, defaultdict
from typing import Final

import click

from duikou.lexicon.wording import note_message, note_messages
from duikou.model.records import Note, Reading
from duikou.pipeline import cover
from duikou_cli.labels import Labels
from duikou_cli.printing import labels_asked, language_option, need_output, printable
from duikou_cli.reading import Run

CLIPPED: Final = 40
"""So many characters of a note's words are shown."""


@click.command()
@click.argument("paths", metavar="FILE…", nargs=-1, required=True)
@click.option("--code", metavar="CODE", help="List every place with this note, instead of counting all.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a code, or a place.")
@language_option("the messages")
def command(paths: tuple[str, ...], code: str | None, as_json: bool) -> None:
    """Count what was not understood in reports.

    FILE is what `duikou read` takes. Each line has the code of a note, how often it was made, in how many reports, what
    it says, and one place. R501 counts the sentences in which nothing was read. With --code each place stands on a line
    of its own.
    """
    if code is not None and code not in note_messages():
        raise click.BadParameter(f"{code} is no code of a note; `duikou notes FILE…` shows those there are.")
    need_output()
    labels = labels_asked()
    tally = Tally()
    run = Run(tally.add if code is None else lambda reading: print_places(reading, code, labels, as_json))
    run.read(paths)
    if code is None:
        print_counts(tally, labels, as_json)
    sys.exit(run.status)


class Tally:
    """Code → how many notes, in which readings, and the first place."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.readings: defaultdict[str, int] = defaultdict(int)
        self.first: dict[str, tuple[str, Note]] = {}

    def add(self, reading: Reading) -> None:
        """Count the notes of a reading."""
        notes = cover(reading).notes
        self.counts.update(note.code for note in notes)
        for code in {note.code for note in notes}:
            self.readings[code] += 1
        for note in notes:
            self.first.setdefault(note.code, (reading.document.source, note))


def print_counts(tally: Tally, labels: Labels, as_json: bool) -> None:
    """One line a code, the most frequent first."""
    for code, count in sorted(tally.counts.items(), key=lambda pair: (-pair[1], pair[0])):
        source, note = tally.first[code]
        message = note_message(code, note.message, labels.language)
        if as_json:
            example = {"source": source, "span": note.span, "quote": note.quote}
            facts = {"code": code, "count": count, "readings": tally.readings[code], "message": message}
            click.echo(json.dumps({**facts, "example": example}, ensure_ascii=False))
        else:
            where = labels.phrase("notes_in", count=tally.readings[code])
            click.echo(f"{code} {count:7,} {where}  {message}  {_clipped(note.quote)}")


def print_places(reading: Reading, code: str, labels: Labels, as_json: bool) -> None:
    """One line a place: where, and the words."""
    source, text = reading.document.source, reading.document.text
    for note in cover(reading).notes:
        if note.code == code:
            if as_json:
                facts = {"source": source, "span": note.span, "quote": note.quote}
                click.echo(json.dumps(facts, ensure_ascii=False))
            else:
                line = text.count("\n", 0, note.span[0]) + 1
                click.echo(f"{printable(source)}  {labels.phrase('line', line=line)}  {_clipped(note.quote)}")


def _clipped(quote: str) -> str:
    words = printable(" ".join(quote.split()))
    return words if len(words) <= CLIPPED else f"{words[:CLIPPED]}…"
