"""`duikou read`: documents in, readings out."""

import sys
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper
from typing import Any, Final

import click

from duikou.documents.decoding import MAX_SIZE
from duikou.documents.originals.guard import telling_pictures
from duikou.documents.originals.html.rates import FillRates
from duikou.errors import InputError
from duikou.model.records import Reading
from duikou.pipeline import cover, read_all, to_json
from duikou.reading.dates import given_date
from duikou_cli.alarms import tell_alarms
from duikou_cli.printing import labels_asked, language_option, need_output, print_error
from duikou_cli.progress import Progress
from duikou_cli.sources import Passed, Source, find_sources

MEGABYTE: Final = 1_000_000

MOST: Final = 1_000
"""More megabytes than this are no text that a reader gets through."""

Show = Callable[[Reading], None]


class Megabytes(click.FloatRange):
    """A size that can be read: `nan` and `inf` are floats too."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        size: float = super().convert(value, param, ctx)
        if not size <= MOST:
            self.fail(f"{value} is more than {MOST} or no number.", param, ctx)
        return size


@click.command()
@click.argument("paths", metavar="FILE…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the records, one JSON object a line.")
@click.option("--coverage", is_flag=True, help="Tell what became of every character, and what was not read.")
@click.option(
    "--rules",
    is_flag=True,
    help="Tell which rules made each record and how they proved; the summary shows the doubtful ones.",
)
@click.option("--published", metavar="DATE", help="Date of publication (YYYY-MM-DD) for reports that state none.")
@click.option(
    "--max-size",
    metavar="MB",
    type=Megabytes(min=0, min_open=True),
    default=MAX_SIZE / MEGABYTE,
    show_default=True,
    help="Most text to read from one document.",
)
@click.option("--sift", is_flag=True, help="Pass over, and count, texts that are not of the genre.")
@click.option("--column", metavar="NAME", help="Column of a table that holds the texts; else text, content or 正文.")
@language_option("the summary")
def command(paths: tuple[str, ...], as_json: bool, coverage: bool, max_size: float, **how: Any) -> None:
    """Read reports into records.

    FILE is a text, a saved page, a Word, Excel or PDF file, a mail, an archive of these (zip, WARC), a table with a
    column of texts (JSON Lines, CSV, Parquet), a folder, or - for standard input. The format is found by content. In a
    folder all files are read, sorted by path; names that begin with a dot are left out, and files in no known format
    or with data (.toml, .log, …), pipes, and links that lead to no file are passed over and counted, and so are the
    rows of a table that hold no text.

    What cannot be read is reported on standard error, the others are read, and the exit status is 1.
    """
    need_output()
    if how["published"]:
        given_date(how["published"])
    show: Show = print_json if as_json else _summary()
    run = Run((lambda reading: show(cover(reading))) if coverage else show, max_size=int(max_size * MEGABYTE), **how)
    run.read(paths)
    sys.exit(run.status)


def print_json(reading: Reading) -> None:
    """One line, in UTF-8 whatever the locale says, out at once."""
    sys.stdout.buffer.write(to_json(reading).encode() + b"\n")
    sys.stdout.buffer.flush()


def _summary() -> Show:
    from duikou_cli.summary import Summary  # noqa: PLC0415 - rich is slow to load, and --json does not need it

    if isinstance(sys.stdout, TextIOWrapper):
        # A locale that lacks some characters costs their shape, not the summary.
        sys.stdout.reconfigure(errors="replace")
    return Summary(labels_asked().language).show


class Run:
    """One call of the command: what it shows, and what went wrong on the way."""

    def __init__(self, show: Show, **how: Any) -> None:
        self._show = show
        self._rates = FillRates()
        self._how = {**how, "rates": self._rates}
        self._passed_over = 0
        self.status = 0

    def read(self, paths: Iterable[str]) -> None:
        """Read every document of every path."""
        sources = [source for path in paths for source in find_sources(path, self._refuse)]
        progress = Progress(len(sources))
        with telling_pictures(progress.tell_picture):
            for done, source in enumerate(sources):
                progress.count(done)
                self._read_source(source, progress)
        progress.clear()
        if self._passed_over:
            click.echo(labels_asked().phrase("passed_over_count", count=self._passed_over), err=True)
        tell_alarms(self._rates)

    def _read_source(self, source: Source, progress: Progress) -> None:
        passed_over = Passed(source)
        for found in self._read(source):
            progress.clear()
            if not passed_over.takes(found):
                self._tell(found)
        if passed_over.alone:
            self._tell(passed_over.alone)
        self._passed_over += passed_over.number

    def _tell(self, found: Reading | InputError) -> None:
        try:
            if isinstance(found, InputError):
                raise found
            self._show(found)
        except InputError as error:
            self._refuse(error)

    def _read(self, source: Source) -> Iterator[Reading | InputError]:
        """Read what is in a source; what the system refuses is an error in its place."""
        try:
            with source.open() as file:
                yield from read_all(file, source=source.name, **self._how)
        except InputError as error:
            yield error
        except OSError as error:
            yield InputError("D104", source.name, error.strerror or str(error))

    def _refuse(self, error: InputError) -> None:
        print_error(error)
        self.status = 1
