"""Open a ledger: see that it is one, that this version can read it, and bring it up to date."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from duikou.errors import LedgerError
from duikou_web import databases
from duikou_web.ledger.faults import is_busy, ledger_name, numbered_faults
from duikou_web.ledger.listing import list_if_never

_MARK: Final = "ledger_document"
_TRIES: Final = 5
"""Two programs may make one ledger at the same time: the second finds the tables there and looks again."""

_MAKERS: Final = 0x6475696B6F76

_PAUSE: Final = 0.2
"""Seconds before a connection that was refused is tried again."""


def open_ledger(*, make: bool) -> None:
    """Make the ledger ready for use; `make` it when it is not there.

    Raises:
        LedgerError: D502 it is not there, D503 it is something else, D504 it is newer than this program, D505 to D508
            it cannot be opened.
    """
    if connection.vendor == "sqlite":
        _check_file(Path(str(connection.settings_dict["NAME"])), make=make)
    with numbered_faults():
        tables = _tables()
        if tables and not _is_ours(tables):
            raise LedgerError("D503", ledger_name(), f"it holds {min(tables)}")
        if not tables and not make:
            raise LedgerError("D502", ledger_name())
        with _one_maker():
            _bring_up_to_date()
            list_if_never()


@contextmanager
def _one_maker() -> Iterator[None]:
    """Of programs that make one ledger at once, each waits for the one before; SQLite's file does that by itself."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MAKERS])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_MAKERS])


def _tables() -> set[str]:
    """The tables of the ledger. SQLite refuses one of two programs that turn a new ledger to WAL, without waiting."""
    last = time.monotonic() + databases.BUSY_SECONDS
    while True:
        try:
            return set(connection.introspection.table_names())
        except DatabaseError as error:
            connection.close()
            if time.monotonic() > last or not is_busy(error):
                raise
            time.sleep(_PAUSE)


def _check_file(path: Path, *, make: bool) -> None:
    """Look at the file without touching it: opening it for use would already change one that is not ours."""
    if path.is_dir():
        raise LedgerError("D503", str(path), "it is a folder")
    if path.exists() and path.stat().st_size:
        _check_tables(path)
    elif not make:
        raise LedgerError("D502", str(path))
    elif not path.parent.is_dir():
        raise LedgerError("D505", str(path), "there is no such folder")


def _check_tables(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise LedgerError("D503", str(path), str(error)) from error
        return  # it is busy or broken: opening it will say so
    if tables and not _is_ours(tables):
        raise LedgerError("D503", str(path), f"it holds {min(tables)}")


def _is_ours(tables: set[str]) -> bool:
    """A ledger, or one that was being made when the program was stopped."""
    return _MARK in tables or tables <= {"django_migrations", "sqlite_sequence"}


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
