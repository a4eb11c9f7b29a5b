"""A ledger is named by a URL."""

from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from duikou.errors import LedgerError

DEFAULT: Final = "sqlite:///duikou.db"
BUSY_SECONDS: Final = 30
"""How long one writer waits for another before it gives up."""

_PRAGMAS: Final = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
_NEEDS_HOST: Final = ("postgresql", "postgres")


def is_ledger_url(name: str) -> bool:
    """Whether a word names a ledger and not a file.

    >>> is_ledger_url("sqlite:///duikou.db"), is_ledger_url("reports/001.txt")
    (True, False)
    """
    return name.startswith("sqlite:///") or name.startswith(tuple(f"{scheme}://" for scheme in _NEEDS_HOST))


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite ledger: `sqlite:///duikou.db` beside us, `sqlite:////srv/duikou.db` absolute."""
    path = url.removeprefix("sqlite:///")
    return Path(unquote(path)) if path and path != url else None


def read_ledger_url(url: str) -> dict[str, Any]:
    """Django's settings for the database of a ledger.

    Raises:
        LedgerError: the URL names no database that a ledger can live in.
    """
    path = sqlite_path(url)
    if path is not None:
        return _sqlite(path)
    parts = urlsplit(url)
    if parts.scheme in _NEEDS_HOST and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise LedgerError("D501", _without_password(url))


def _sqlite(path: Path) -> dict[str, Any]:
    """WAL: readers never wait. Immediate: a transaction takes the lock when it begins, so two loads queue up."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"timeout": BUSY_SECONDS, "transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS},
    }


def _without_password(url: str) -> str:
    head, at, tail = url.rpartition("@")
    return f"{head.partition('://')[0]}://…@{tail}" if at else url
