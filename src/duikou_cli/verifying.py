"""`duikou verify`: are the quotes of a file of readings where they say they are?"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from duikou.errors import InputError
from duikou.verifying import Checker, Failure
from duikou.verifying.documents import Folder, Sources
from duikou.verifying.parsing import MAX_LINE
from duikou_cli.labels import Labels, cure_of
from duikou_cli.ledger import use_ledger
from duikou_cli.printing import labels_asked, language_option, need_output, printable
from duikou_cli.reading import MEGABYTE, Megabytes
from duikou_cli.sources import STDIN, Source, is_handed_over, open_file, standard_input
from duikou_web.databases import is_ledger_url

UNCOMPARED: Final = ("D202", "D206")
"""A document that could not be compared: what its reading says of itself may hold all the same."""

_THINGS: Final = ("reading", "quote", "name")


@click.command()
@click.argument("path", metavar="PATH")
@click.option(
    "--documents",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the documents, found by their hash, in archives and tables too; only there they are looked for.",
)
@click.option("--column", metavar="NAME", help="Column of a table that holds the texts; else text, content or 正文.")
@click.option("--missing-ok", is_flag=True, help="Count documents that cannot be compared; they are no failure.")
@click.option(
    "--max-line",
    metavar="MB",
    type=Megabytes(min=0, min_open=True),
    default=MAX_LINE / MEGABYTE,
    show_default=True,
    help="Longest line to check.",
)
@language_option("what is told")
def command(path: str, *, documents: Path | None, column: str | None, missing_ok: bool, max_line: float) -> None:
    """Check a file of readings, or a ledger, against the documents.

    PATH is a JSON Lines file as `duikou read --json` makes it, or - for standard input. The form of every record is
    checked, every span, quote and name is looked up in the text, every id and reference, by code that shares nothing
    with the reader. The document of each reading, at the path in it or with --documents in DIR, must be the one that
    was read and have this text; what was read from standard input is kept nowhere, and without --documents it is
    counted as not compared. What fails is listed, and the exit status is 1. What is inferred from words is not
    checked.

    PATH may also be the URL of a ledger (sqlite:///duikou.db): then every stored fact is checked against the text it
    was read from, every row against its reading, and the history against its chain.
    """
    labels = labels_asked()
    need_output()
    if is_ledger_url(path):
        verify_ledger(path, labels)
        return
    checker = Checker(Folder(documents, column) if documents else Sources(column), int(max_line * MEGABYTE))
    failed = list_failures(checker, path, labels, missing_ok=missing_ok, kept=documents is not None)
    sum_up(checker.checked, failed, labels)


def list_failures(checker: Checker, path: str, labels: Labels, *, missing_ok: bool, kept: bool) -> Counter[str]:
    """Print what does not hold; how often each number did.

    Unless documents are `kept` in a folder of their own, what was read from standard input cannot be looked up.
    """
    failed: Counter[str] = Counter()
    for failure in _failures(checker, path):
        if failure.number == "D202" and is_handed_over(failure.quote) and not kept:
            checker.checked["not_kept"] += 1
            continue
        if failure.number in UNCOMPARED and missing_ok:
            checker.checked["uncompared"] += 1
            continue
        failed[failure.number] += 1
        print_failure(failure, path, labels)
    return failed


def sum_up(told: Counter[str], failed: Counter[str], labels: Labels) -> None:
    """What was checked and what was not; cures, and status 1, where something failed."""
    counts = {f"{thing}s": labels.phrase(f"count_{thing}", count=told[f"{thing}s"]) for thing in _THINGS}
    checked = labels.phrase("checked", **counts)
    if failed:
        for number in sorted(failed):
            click.echo(labels.phrase("cure", number=number, cure=cure_of(number, labels.language)[1]), err=True)
        click.echo(labels.phrase("checked_failed", checked=checked, count=failed.total()), err=True)
        sys.exit(1)
    click.echo(labels.phrase("checked_whole", checked=checked))
    click.echo(labels.phrase("compared", count=told["documents"]))
    for left in ("converted", "uncompared", "not_kept"):
        if told[left]:
            click.echo(labels.phrase(left, count=told[left]))
    click.echo(labels.phrase("not_checked"))


def verify_ledger(url: str, labels: Labels) -> None:
    """Check a whole ledger and list what does not hold; a broken one ends the program with status 1."""
    use_ledger(url)

    from duikou_web.ledger.verification import verify_ledger as faults  # noqa: PLC0415 - Django

    failed = 0
    for fault in faults():
        failed += 1
        click.echo(": ".join(part for part in fault if part))
    if failed:
        click.echo(labels.phrase("ledger_failed", count=failed), err=True)
        sys.exit(1)
    click.echo(labels.phrase("ledger_whole"))


def print_failure(failure: Failure, path: str, labels: Labels) -> None:
    """「D201 line 3, statements 1a2b…: words are not where the record says (at 12 stands '…'): "…"」."""
    what, cure = cure_of(failure.number, labels.language)
    words = {"number": failure.number, "what": what}
    if failure.number == "D204":
        detail = labels.phrase("detail", detail=failure.why)
        told = labels.phrase("error", where=Source(path).name, detail=detail, cure=cure, **words)
    else:
        quote = labels.phrase("fault_quote", quote=failure.quote) if failure.quote else ""
        told = labels.phrase("fault", line=failure.line, record=failure.record, why=failure.why, quote=quote, **words)
    click.echo(printable(told))


def _failures(checker: Checker, path: str) -> Iterator[Failure]:
    """What does not hold in a file.

    Raises:
        InputError: D104; or D204, the path is a folder.
    """
    try:
        if path == STDIN:
            yield from checker.check_file(standard_input())
        else:
            with open_file(path) as file:
                yield from checker.check_file(file)
    except IsADirectoryError as error:
        raise InputError("D204", path, "a folder, no file") from error
    except OSError as error:
        raise InputError("D104", path, error.strerror or str(error)) from error
