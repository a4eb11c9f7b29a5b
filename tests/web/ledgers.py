"""New, empty ledgers for tests that start programs: files, or databases of the server that `DUIKOU_LEDGER` names."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from duikou_web.databases import sqlite_path

MAIN = "from duikou_cli.main import main; main()"
SERVER = os.environ.get("DUIKOU_LEDGER", "")
ON_SERVER = SERVER.startswith("postgresql://")


def duikou(*arguments: object, first: str = "", **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, in an English locale; `first` is run before it."""
    command = [sys.executable, "-c", first + MAIN, *map(str, arguments)]
    options = {"env": {**os.environ, "LC_ALL": "C.UTF-8"}, **options}
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def new_ledger(folder: Path, name: str) -> str:
    """The URL of a ledger that no program has opened."""
    if not ON_SERVER:
        return f"sqlite:///{folder / name}.db"
    database = f"{name}_{uuid4().hex}"
    _ask_server(SERVER, f"CREATE DATABASE {database}")
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{database}"))


def ask(ledger: str, query: str) -> list[tuple[Any, ...]]:
    """What the database itself says, as another program sees it; nothing where the tables are not there yet."""
    path = sqlite_path(ledger)
    if path is None:
        return _ask_server(ledger, query)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []


def _ask_server(url: str, query: str) -> list[tuple[Any, ...]]:
    import psycopg  # noqa: PLC0415 - only where there is a server

    with psycopg.connect(url, autocommit=True) as connection:
        try:
            found = connection.execute(query)
        except psycopg.errors.UndefinedTable:
            return []
        return found.fetchall() if found.description else []
