"""What a database says when it cannot, as numbered errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import DatabaseError, InterfaceError, connection

from duikou.errors import LedgerError

# SQLite's own names, by how they begin; the first that fits.
_SQLITE: Final = (
    ("SQLITE_FULL", "D506"),
    ("SQLITE_IOERR", "D505"),
    ("SQLITE_BUSY", "D507"),
    ("SQLITE_LOCKED", "D507"),
    ("SQLITE_READONLY", "D505"),
    ("SQLITE_CANTOPEN", "D505"),
    ("SQLITE_PERM", "D505"),
    ("SQLITE_NOTADB", "D503"),
    ("SQLITE_CORRUPT", "D503"),
)


@contextmanager
def numbered_faults() -> Iterator[None]:
    """Turn the database's refusals into errors with a number and a cure; what is no refusal stays what it is."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        number = _number(error)
        if number is None:
            raise
        raise LedgerError(number, ledger_name(), " ".join(str(error).split())) from error


def is_busy(error: Exception) -> bool:
    """Whether another program holds the ledger just now."""
    return _number(error) == "D507"


def ledger_name() -> str:
    """The ledger as a person would name it: without a password."""
    database = connection.settings_dict
    return str(database["NAME"]) if connection.vendor == "sqlite" else f"{database['HOST']}/{database['NAME']}"


def _number(error: Exception) -> str | None:
    if connection.vendor == "sqlite":
        name = next(filter(None, (getattr(each, "sqlite_errorname", "") for each in _causes(error))), "")
        return next((number for start, number in _SQLITE if name.startswith(start)), None)
    return "D508" if connection.connection is None else None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what it came from: while the tables are made, that of the database is the second behind."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
