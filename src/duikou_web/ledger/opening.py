"""Open a ledger: see that it is one, that this version can read it, and bring it up to date."""

from pathlib import Path
from typing import Final

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from duikou.errors import LedgerError
from duikou_web.ledger.faults import ledger_name, numbered_faults

_MARK: Final = "ledger_document"
_TRIES: Final = 5
"""Two programs may make one ledger at the same time: the second finds the tables there and looks again."""


def open_ledger(*, make: bool) -> None:
    """Make the ledger ready for use; `make` it when it is not there.

    Raises:
        LedgerError: D502 it is not there, D503 it is something else, D504 it is newer than this program, D505 to D508
            it cannot be opened.
    """
    if connection.vendor == "sqlite":
        _check_file(Path(str(connection.settings_dict["NAME"])), make=make)
    with numbered_faults():
        tables = connection.introspection.table_names()
        if tables and _MARK not in tables and set(tables) != {"django_migrations"}:
            raise LedgerError("D503", ledger_name(), f"it holds {min(tables)}")
        if not tables and not make:
            raise LedgerError("D502", ledger_name())
        _bring_up_to_date()


def _check_file(path: Path, *, make: bool) -> None:
    if not path.exists() and not make:
        raise LedgerError("D502", str(path))
    if path.is_dir():
        raise LedgerError("D503", str(path), "it is a folder")
    if not path.parent.is_dir():
        raise LedgerError("D505", str(path), "there is no such folder")


def _bring_up_to_date() -> None:
    for tries_left in reversed(range(_TRIES)):
        executor = MigrationExecutor(connection)
        loader = executor.loader
        unknown = sorted(name for app, name in loader.applied_migrations if (app, name) not in loader.disk_migrations)
        if unknown:
            raise LedgerError("D504", ledger_name(), f"it knows {unknown[-1]}")
        targets = loader.graph.leaf_nodes()
        if not executor.migration_plan(targets):
            return
        try:
            executor.migrate(targets)
        except DatabaseError:
            if not tries_left:
                raise
