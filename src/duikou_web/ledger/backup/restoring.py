"""`duikou restore`: a backup into an empty ledger, checked row by row, all or nothing."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

import msgspec
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

from duikou.errors import LedgerError
from duikou_web.ledger.backup.rows import Digest, read_lines, write_rows
from duikou_web.ledger.backup.writing import FORMAT, LEFT_OUT, MANIFEST, Manifest, Table, Tell
from duikou_web.ledger.faults import ledger_name

_MOST: Final = 1_000_000
"""Bytes of a manifest."""
_LONGEST: Final = 1 << 30
"""Bytes of one row: no original is that large."""
_DAMAGES: Final = (
    BadZipFile, zlib.error, EOFError, LookupError, ValueError, msgspec.MsgspecError, IntegrityError, DataError,
    ValidationError,
)  # fmt: skip
"""What comes of a file that is no longer as it was written."""


def restore_backup(path: Path, tell: Tell = lambda *_: None) -> Manifest:
    """Fill the ledger that is in use, which must be new, and bring it up to this version.

    Raises:
        LedgerError: D504 a newer version wrote the backup, D520 it is none, D521 it is damaged, D522 the ledger holds
            something already. Nothing is in the ledger then.
    """
    with _opened(path) as archive:
        manifest = read_manifest(archive, path)
        executor = MigrationExecutor(connection)
        _prepare(executor, manifest, path)
        state = executor.loader.project_state([("ledger", manifest.migration)]).apps
        try:
            with transaction.atomic():
                _restore_all(archive, manifest, state, tell)
        except _DAMAGES as error:
            raise LedgerError("D521", str(path), " ".join(str(error).split())) from error
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    return manifest


def _opened(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except BadZipFile as error:
        raise LedgerError("D520", str(path), str(error)) from error


def read_manifest(archive: ZipFile, path: Path) -> Manifest:
    """What a backup says of itself.

    Raises:
        LedgerError: D520 it is no backup.
    """
    try:
        info = archive.getinfo(MANIFEST)
        if info.file_size > _MOST:
            raise LedgerError("D520", str(path), "its manifest is too long")
        manifest = msgspec.json.decode(archive.read(info), type=Manifest)
    except (KeyError, msgspec.MsgspecError) as error:
        raise LedgerError("D520", str(path)) from error
    if manifest.format != FORMAT:
        raise LedgerError("D520", str(path), manifest.format)
    return manifest


def _prepare(executor: MigrationExecutor, manifest: Manifest, path: Path) -> None:
    """Make the tables as they were when the backup was written."""
    if ("ledger", manifest.migration) not in executor.loader.disk_migrations:
        raise LedgerError("D504", str(path), f"it knows {manifest.migration}")
    if _holds_rows():
        raise LedgerError("D522", ledger_name())
    applied = [name for app, name in executor.loader.applied_migrations if app == "ledger"]
    if applied and max(applied) > manifest.migration:
        raise LedgerError(
            "D522", ledger_name(), f"it has tables of {max(applied)}, the backup is of {manifest.migration}"
        )
    executor.migrate([("ledger", manifest.migration)])


def _holds_rows() -> bool:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table != "django_migrations" and not table.startswith(("sqlite_", "ledger_passage")):
                cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
                if cursor.fetchone():
                    return True
    return False


def _restore_all(archive: ZipFile, manifest: Manifest, state: StateApps, tell: Tell) -> None:
    models = {model._meta.model_name or "": model for model in state.get_models() if model._meta.app_label == "ledger"}
    if sorted(models) != sorted(table.name for table in manifest.tables):
        raise ValueError("it has not the tables of its version")
    done = 0
    for table in manifest.tables:
        _restore(archive, table, models[table.name])
        tell(done := done + table.rows, manifest.rows)
    _restart_keys(models.values())


def _restore(archive: ZipFile, table: Table, model: Any) -> None:
    """Write the rows of one table, and read them once more."""
    written = write_rows(model, _lines(archive, table.name), table.columns)
    read = Digest()
    for line in read_lines(model, table.columns, LEFT_OUT.get(table.name, ())):
        read.add(line)
    told = (table.rows, table.sha256)
    if (written.rows, written.sha256) != told or (read.rows, read.sha256) != told:
        raise ValueError(f"{table.name}: {read.rows} rows are not the {table.rows} that were written")


def _lines(archive: ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(f"{name}.jsonl") as file:
        while line := file.readline(_LONGEST):
            yield line


def _restart_keys(models: Any) -> None:
    """Let the next row have a key of its own; SQLite sees to it."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
