"""`duikou load`: reports into a ledger."""

import sys
import time
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import click

from duikou.documents.decoding import MAX_SIZE
from duikou.documents.originals.guard import telling_pictures
from duikou.documents.originals.html.rates import FillRates
from duikou.documents.originals.members import Member, find_members
from duikou.documents.originals.original import Limits
from duikou.errors import DuikouError, InputError
from duikou.reading.dates import given_date
from duikou_cli.alarms import tell_alarms
from duikou_cli.labels import Labels
from duikou_cli.ledger import ledger_option, make_searchable, use_ledger
from duikou_cli.printing import labels_asked, language_option, print_error
from duikou_cli.progress import Progress
from duikou_cli.sources import Passed, Source, find_sources

if TYPE_CHECKING:
    from duikou_web.ledger.loading import Loading

HOPELESS: Final = ("D505", "D506", "D507", "D508")
"""The ledger itself cannot be written: the next document would fail as well."""

READ: Final = ("added", "read again", "seen again", "unchanged")
"""What becomes of a document that is in the ledger afterwards."""

OUTCOMES: Final = (*READ, "refused", "passed over")


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@ledger_option
@click.option("--published", metavar="DATE", help="Date of publication (YYYY-MM-DD) for reports that state none.")
@click.option("--sample", "is_sample", is_flag=True, help="Mark as demonstration data; every page will say so.")
@click.option("--internal", is_flag=True, help="Mark as internal: in no export, in nothing open to others.")
@click.option("--again", is_flag=True, help="Read also what this version has read before.")
@click.option("--sift", is_flag=True, help="Pass over, and count, texts that are not of the genre.")
@click.option("--column", metavar="NAME", help="Column of a table that holds the texts; else text, content or 正文.")
@language_option("the summary")
def command(paths: tuple[str, ...], ledger: str, column: str | None, **how: Any) -> None:
    """Read reports and keep them in a ledger.

    PATH is what `duikou read` takes: a file in any of its formats, an archive, a table, a folder, or - for standard
    input. In a folder, files in no known format or with data, pipes, and links that lead to no file are passed over and
    counted, and so are the rows of a table that hold no text. Each document is stored whole or not at all; what is
    there already stays as it is, so a load that was stopped is run again and goes on where it was.

    What cannot be loaded is reported on standard error, the others are loaded, and the exit status is 1.
    """
    if how["published"]:
        given_date(how["published"])
    use_ledger(ledger, make=True)

    from duikou_web.ledger.loading import Loading  # noqa: PLC0415 - Django

    run = Run(Loading(**how), column)
    run.load(paths)
    run.link()
    labels = labels_asked()
    run.summarise(labels)
    show_counts(labels)
    tell_alarms(run.rates)
    sys.exit(1 if run.outcomes["refused"] or not run.linked else 0)


class Run:
    """One call of the command: what became of each document."""

    def __init__(self, loading: "Loading", column: str | None = None) -> None:
        self._loading = loading
        self._column = column
        self._started = time.monotonic()
        self.outcomes: Counter[str] = Counter()
        self.linked = True

    @property
    def rates(self) -> FillRates:
        """What the pages that were loaded had of their layouts."""
        return self._loading.rates

    def load(self, paths: Iterable[str]) -> None:
        """Load every document of every path, until the ledger itself cannot be written."""
        sources = [source for path in paths for source in find_sources(path, self._refuse)]
        progress = Progress(len(sources))
        try:
            with telling_pictures(progress.tell_picture):
                for done, source in enumerate(sources):
                    progress.count(done)
                    if not self._load(source, progress):
                        break
        finally:
            progress.clear()

    def link(self) -> None:
        """Link the people and events of what was loaded; what cannot be linked now is linked by the next load."""
        try:
            make_searchable()
            self._loading.link()
        except DuikouError as error:
            print_error(error)
            self.linked = False

    def summarise(self, labels: Labels) -> None:
        """What became of the documents, in a table."""
        seconds = time.monotonic() - self._started
        number = sum(self.outcomes[outcome] for outcome in READ)
        click.echo(labels.phrase("loaded", count=number, seconds=f"{seconds:.1f}", rate=f"{number / seconds:.0f}"))
        for outcome in OUTCOMES:
            if self.outcomes[outcome] or outcome == OUTCOMES[0]:
                click.echo(f"{self.outcomes[outcome]:>8}  {labels.phrase(outcome.replace(' ', '_'))}")

    def _load(self, source: Source, progress: Progress) -> bool:
        """Load the documents of one source; False when the ledger itself cannot be written."""
        passed = Passed(source)
        try:
            with source.open() as file:
                for member in find_members(file, source.name, Limits(text=MAX_SIZE), self._column):
                    progress.clear()
                    if isinstance(member, InputError):
                        self._take(member, passed)
                    elif not self._load_member(member, passed):
                        return False
        except InputError as error:
            progress.clear()
            self._take(error, passed)
        except OSError as error:
            progress.clear()
            self._take(InputError("D104", source.name, error.strerror or str(error)), passed)
        if passed.alone:
            self._refuse(passed.alone)
        self.outcomes["passed over"] += passed.number
        return True

    def _load_member(self, member: Member, passed: Passed) -> bool:
        try:
            outcome = self._loading.load(member.data, member.source, member.handling)
        except InputError as error:
            self._take(error, passed)
            return True
        except DuikouError as error:
            self._refuse(error)
            return error.number not in HOPELESS
        passed.takes(member)
        self.outcomes[outcome] += 1
        return True

    def _take(self, error: InputError, passed: Passed) -> None:
        """Pass over what is in no known format, refuse what else cannot be read."""
        if not passed.takes(error):
            self._refuse(error)

    def _refuse(self, error: DuikouError) -> None:
        print_error(error)
        self.outcomes["refused"] += 1


def show_counts(labels: Labels) -> None:
    """What the ledger holds now, each number with what it counts."""
    from duikou_web.ledger.selectors import counts  # noqa: PLC0415 - Django

    click.echo(labels.phrase("in_the_ledger"))
    for count in counts():
        definition = count.zh if labels.language == "zh" else count.en
        label = labels.phrase(f"count_{count.code}", count=count.value)
        click.echo(f"{count.value:>8}  {label}{labels.phrase('colon')}{definition}")
