"""Name a ledger and open it. Django is loaded here and nowhere above, when a ledger command runs."""

import os
from importlib.util import find_spec
from typing import Final

import click

from duikou.errors import LedgerError
from duikou_web.databases import DEFAULT, read_ledger_url

SETTINGS: Final = "duikou_web.settings"

ledger_option = click.option(
    "--ledger",
    metavar="URL",
    envvar="DUIKOU_LEDGER",
    default=DEFAULT,
    show_default=True,
    help="The ledger: sqlite:///file.db or postgresql://user@host/database. Also DUIKOU_LEDGER.",
)


def use_ledger(url: str, *, make: bool = False) -> None:
    """Make a ledger the one that this program works on; `make` it when it is not there.

    Raises:
        LedgerError: the URL names none, or it cannot be opened; see `duikou_web.ledger.opening`.
    """
    name_ledger(url)

    from duikou_web.ledger.opening import open_ledger  # noqa: PLC0415

    open_ledger(make=make)


def name_ledger(url: str) -> None:
    """Let this program work on a ledger that it does not open yet.

    Raises:
        LedgerError: the URL names none.
    """
    database = read_ledger_url(url)
    if database["ENGINE"].endswith("postgresql") and find_spec("psycopg") is None:
        raise LedgerError("D514", "postgresql")
    os.environ.update(DUIKOU_LEDGER=url, DJANGO_SETTINGS_MODULE=SETTINGS)

    import django  # noqa: PLC0415 - slow to load, and other commands do not need it

    django.setup()


def make_searchable() -> None:
    """Add to the index what an older version of this program stored; the ledger is open.

    Raises:
        LedgerError: the ledger cannot be written.
    """
    from duikou_cli.progress import telling  # noqa: PLC0415 - needs nothing of Django, but the ledger does
    from duikou_web.ledger.faults import numbered_faults  # noqa: PLC0415 - Django
    from duikou_web.ledger.searching.keeping import complete_index, waiting  # noqa: PLC0415 - Django

    with numbered_faults():
        if total := waiting():
            with telling() as tell:
                complete_index(lambda left: tell(total - left, total))
