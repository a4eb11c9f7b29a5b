"""The summary of one reading for a person: the event, who and as what, what was promised and asked, where it stands."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

import msgspec
from rich.console import Console
from rich.text import Text

from duikou.lexicon.wording import Language, note_message
from duikou.model.dates import PartialDate
from duikou.model.details import DetailedReading, counted
from duikou.model.records import ACTIONABLE, Event, Person, Reading, Role, Side, Statement
from duikou.model.text import Span
from duikou_cli.columns import Row, set_in_columns
from duikou_cli.labels import Labels, language_of
from duikou_cli.printing import printable
from duikou_cli.sources import STDIN

LONG_LINE: Final = 300
"""In a longer line a place is told by its character too."""

CLIPPED: Final = 70
"""So many characters of a statement, or of a sentence that was not read, are shown."""

NAMED: Final = 12
"""Of the people without a post and with no part but to attend, so many are named."""

STYLES: Final = ("cyan", "", "dim")
"""How labels, words and places look in a terminal."""

SIDES: Final[tuple[Side, ...]] = ("host", "guest", "central", "other")

_BREAK = re.compile(r"\r\n?|\n")


class Terminal(Console):
    """A console that leaves it to the command what a reader that went away means."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class Summary:
    """Prints readings, one after the other."""

    def __init__(self, language: Language | None = None) -> None:
        self._labels = Labels(language or language_of())
        self._console = Terminal(highlight=False)
        self._width = self._console.width
        self._console.width = max(self._width, 1)

    def show(self, reading: Reading) -> None:
        """One block a reading: its source, its title, and rows of label, words and line."""
        view = View(reading, self._labels)
        source = reading.document.source
        self._print(Text(self._labels.phrase("stdin") if source == STDIN else printable(source), "dim"))
        self._print(Text(printable(reading.document.title or self._labels.phrase("untitled")), "bold"))
        if about := view.about():
            self._print(Text(printable(about), "dim"))
        rows = [(label, printable(words), place) for label, words, place in view.rows()]
        for parts in set_in_columns(rows, self._width):
            line = Text.assemble(*zip(parts, STYLES, strict=True))
            line.rstrip()
            self._print(line)
        self._console.print()
        self._console.file.flush()

    def _print(self, line: Text) -> None:
        """In a terminal that is narrower a line runs over; cut off, it would say less."""
        self._console.print(line, soft_wrap=True)


class View:
    """What a summary says of one reading, in the words of one language."""

    def __init__(self, reading: Reading, labels: Labels) -> None:
        self._reading = reading
        self._labels = labels
        self._starts = [0, *(found.end() for found in _BREAK.finditer(reading.document.text))]
        self._names = {person.id: person.name for person in reading.people}
        # A dictionary keeps the roles of a person in order, each once.
        self._roles: defaultdict[str, dict[Role, None]] = defaultdict(dict)
        for event in reading.events:
            for part in event.participants:
                self._roles[part.person].update(dict.fromkeys(part.roles))

    def about(self) -> str:
        """The outlet, the number of a paper, and the day of publication."""
        document = self._reading.document
        day = document.published
        told = self._labels.phrase("published", date=self._dates(day)) if day and day.value else ""
        return " · ".join(filter(None, (document.outlet, document.number, told)))

    def rows(self) -> Iterator[Row]:
        rows = [*self._events(), *self._people(), *self._statements()]
        yield from rows or [("", self._labels.phrase("nothing"), "")]
        yield from self._left_out()
        yield from self._doubtful()
        yield from self._coverage()
        yield from self._notes()

    def _events(self) -> Iterator[Row]:
        for event in sorted(self._reading.events, key=lambda event: not event.main):
            sites = "、".join(site.name for site in event.sites)
            words = (event.name, self._parties(event), self._days(event), sites)
            place = self._place(event.evidence[0]) if event.evidence else ""
            yield self._labels.term(event.kind, "event.kind"), self._join("stop", *words), place

    def _parties(self, event: Event) -> str:
        sides = [party.name for party in (event.guest, event.host) if party]
        places = "、".join(place.name for place in event.places)
        return self._join("comma", " → ".join(sides), places)

    def _days(self, event: Event) -> str:
        """「2025-06-26」, 「on a day within 2025-06-26 to 2025-06-27」; a part of an undated visit, only that."""
        days = [date for date in (event.start, event.end) if date and date.value]
        if not days:
            return self._labels.term("within", "event.extent") if event.extent == "within" and event.within else ""
        dates = self._dates(*days)
        several = days[0].value != days[-1].value
        return self._labels.phrase("within", dates=dates) if several and event.extent == "within" else dates

    def _dates(self, *dates: PartialDate) -> str:
        """「2025-06-26 to 2025-06-27」, 「06-26, year open」, 「2025-06-26, inferred」."""
        values = [str(date.value).removeprefix("--") for date in dates]
        start, end = values[0], values[-1]
        told = start if start == end else self._labels.phrase("range", start=start, end=end)
        if str(dates[0].value).startswith("--"):
            return self._labels.phrase("year_open", date=told)
        return self._labels.phrase("inferred", date=told) if dates[0].basis == "inferred" else told

    def _people(self) -> Iterator[Row]:
        for side in SIDES:
            label = self._labels.term(side, "person.side")
            people = [person for person in self._reading.people if person.side == side]
            plain = [person for person in people if self._is_plain(person)]
            for person in people:
                if not self._is_plain(person):
                    yield (
                        label,
                        self._person(person),
                        self._place(person.posts[0].span if person.posts else person.mentions[0]),
                    )
            if plain:
                names = "、".join(person.name for person in plain[:NAMED]) + "…" * (len(plain) > NAMED)
                yield label, f"{self._labels.phrase('others')} {names}", self._place(plain[0].mentions[0])

    def _is_plain(self, person: Person) -> bool:
        return not person.posts and self._roles[person.id].keys() <= {"attendee"}

    def _person(self, person: Person) -> str:
        posts = "、".join(post.title for post in person.posts)
        roles = [self._labels.term(role, "participant.role") for role in self._roles[person.id]]
        return self._join("stop", f"{person.name} {posts}".strip(), self._join("comma", *roles))

    def _statements(self) -> Iterator[Row]:
        for act in ACTIONABLE:
            for statement in self._reading.statements:
                if statement.act == act:
                    speaker = self._names.get(statement.speaker or "", self._labels.phrase("meeting"))
                    words = self._join("colon", speaker, self._clipped(statement.quote))
                    told = self._join("stop", words, *self._charges(statement))
                    yield self._labels.act(act), told, self._place(statement.span)

    def _charges(self, statement: Statement) -> Iterator[str]:
        """The units that a paper charges with a task, and its deadline."""
        lead = dict.fromkeys(item.lead for item in statement.items if item.lead)
        helping = dict.fromkeys(unit for item in statement.items for unit in item.cooperating)
        for code, units in (("lead", lead), ("cooperating", helping)):
            if units:
                yield f"{self._labels.term(code)} {'、'.join(units)}"
        days = [item.due for item in statement.items if item.due and item.due.value and lead]
        if days:
            yield f"{self._labels.term('due')} {self._dates(days[0])}"

    def _left_out(self) -> Iterator[Row]:
        """How many records there are of the kinds that a summary does not show."""
        reading = self._reading
        numbers = {
            "figures": len(reading.figures),
            "projects": len(reading.projects),
            "pairings": len(reading.pairings),
            "organisations": len(reading.organisations),
            "other_statements": sum(statement.act not in ACTIONABLE for statement in reading.statements),
            "only_mentioned": sum(person.side == "none" for person in reading.people),
        }
        told = [self._labels.phrase(name, count=number) for name, number in numbers.items() if number]
        if told:
            words = self._join("stop", self._join("comma", *told), self._labels.phrase("all_records"))
            yield self._labels.phrase("also_read"), words, ""

    def _doubtful(self) -> Iterator[Row]:
        """The records whose rules seldom proved right, each with its best rule."""
        made = self._reading.made if isinstance(self._reading, DetailedReading) else msgspec.UNSET
        if isinstance(made, msgspec.UnsetType):
            return
        words = dict(_words(self._reading))
        for each in made:
            if each.doubtful and each.record in words and "." not in each.what:
                quote, span = words[each.record]
                rules = (f"{proof.rule} {proof.right}/{proof.found}" for proof in each.rules)
                told = f"{self._labels.term(each.what)} {self._clipped(quote)}"
                yield self._labels.phrase("doubtful"), self._join("stop", told, *rules), self._place(span)

    def _coverage(self) -> Iterator[Row]:
        """The share of each kind of stretch, and the sentences in which nothing was read."""
        coverage = self._reading.coverage if isinstance(self._reading, DetailedReading) else msgspec.UNSET
        if isinstance(coverage, msgspec.UnsetType):
            return
        counts = counted(self._reading.document.text, coverage)
        whole = sum(counts.values())
        shares = (f"{self._labels.term(kind, 'coverage.kind')} {count / whole:.0%}" for kind, count in counts.items())
        yield self._labels.term("coverage"), self._join("comma", *shares), ""
        for note in self._reading.notes:
            if note.code == "R501":
                yield self._labels.term("unread", "coverage.kind"), self._clipped(note.quote), self._place(note.span)

    def _clipped(self, quote: str) -> str:
        words = " ".join(quote.split())
        return words if len(words) <= CLIPPED else f"{words[:CLIPPED]}…"

    def _notes(self) -> Iterator[Row]:
        language = self._labels.language
        counts = Counter(note_message(note.code, note.message, language) for note in self._reading.notes)
        told = [
            self._labels.phrase("times", message=message, count=count) if count > 1 else message
            for message, count in counts.items()
        ]
        if told:
            yield self._labels.phrase("notes"), self._join("stop", *told), ""

    def _join(self, sign: str, *words: str | None) -> str:
        return self._labels.phrase(sign).join(filter(None, words))

    def _place(self, span: Span) -> str:
        """The line of a span, counted from 1; in a long line its character too."""
        line = bisect_right(self._starts, span[0])
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._reading.document.text)
        if end - start > LONG_LINE:
            return self._labels.phrase("place", line=line, character=span[0] - start + 1)
        return self._labels.phrase("line", line=line)


def _words(reading: Reading) -> Iterator[tuple[str, tuple[str, Span]]]:
    """Id → the words of a record, and where they stand."""
    for person in reading.people:
        yield person.id, (person.name, person.mentions[0])
        yield from ((post.id, (post.quote, post.span)) for post in person.posts)
    for event in reading.events:
        yield from ((site.id, (site.quote, site.span)) for site in event.sites)
    for statement in reading.statements:
        yield statement.id, (statement.quote, statement.span)
    for project in reading.projects:
        yield project.id, (project.quote, project.span)
    for figure in reading.figures:
        yield figure.id, (figure.quote, figure.span)
    for pairing in reading.pairings:
        yield pairing.id, (pairing.quote, pairing.span)
