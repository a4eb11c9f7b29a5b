"""`duikou verify`: are the quotes of a file of readings where they say they are?"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from duikou.errors import CURES, InputError
from duikou.verifying import Checker, Failure
from duikou_cli.ledger import use_ledger
from duikou_cli.printing import printable
from duikou_cli.sources import STDIN, Source, standard_input
from duikou_web.databases import is_ledger_url


@click.command()
@click.argument("path", metavar="PATH")
@click.option(
    "--documents",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the documents, found by their hash. Only there they are looked for; a missing one is a failure.",
)
def command(path: str, documents: Path | None) -> None:
    """Check a file of readings, or a ledger, against the documents.

    PATH is a JSON Lines file as `duikou read --json` makes it, or - for standard input. Every span, quote and name of
    every record is looked up in the text by code that shares nothing with the reader. Where a document is found, by the
    path in its reading or, with --documents, in DIR, its bytes must be those that were read, and a plain text is
    compared too. What fails is listed, and the exit status is 1. What is inferred from words is not checked.

    PATH may also be the URL of a ledger (sqlite:///duikou.db): then every stored fact is checked against the text it
    was read from, every row against its reading, and the history against its chain.
    """
    if is_ledger_url(path):
        verify_ledger(path)
        return
    checker = Checker(documents)
    failed = 0
    for failure in checker.check(_lines(path)):
        failed += 1
        print_failure(failure, path)
    told = checker.checked
    seen = f"{told['readings']} readings, {told['quotes']} quotes, {told['names']} names checked"
    if failed:
        click.echo(f"{seen}: {failed} failed", err=True)
        sys.exit(1)
    click.echo(f"{seen}: every one stands where its record says")
    click.echo(f"{told['documents']} texts compared with the documents they were read from")
    click.echo("not checked: what is inferred from the words (dates, divisions, sides, roles, acts, sectors)")


def verify_ledger(url: str) -> None:
    """Check a whole ledger and list what does not hold; a broken one ends the program with status 1."""
    use_ledger(url)

    from duikou_web.ledger.verification import verify_ledger as faults  # noqa: PLC0415 - Django

    failed = 0
    for fault in faults():
        failed += 1
        click.echo(": ".join(part for part in fault if part))
    if failed:
        click.echo(f"{failed} failed", err=True)
        sys.exit(1)
    click.echo("every fact stands on its words, and the history is whole")


def print_failure(failure: Failure, path: str) -> None:
    """「D201 line 3, statements 1a2b…: words are not where the record says (at 12 stands '…'): "…"」."""
    what, cure = CURES[failure.number]
    if failure.number == "D204":
        click.echo(printable(f"D204 {Source(path).name}: {what} ({failure.why}). Cure: {cure}."))
        return
    quote = f': "{failure.quote}"' if failure.quote else ""
    click.echo(printable(f"{failure.number} line {failure.line}, {failure.record}: {what} ({failure.why}){quote}"))


def _lines(path: str) -> Iterator[str]:
    """The lines of the file, one at a time.

    Raises:
        InputError: D104, D102.
    """
    try:
        if path == STDIN:
            yield from (line.decode() for line in standard_input())
        else:
            with Path(path).open(encoding="utf-8") as file:
                yield from file
    except OSError as error:
        raise InputError("D104", path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise InputError("D102", path, "readings are UTF-8") from error
