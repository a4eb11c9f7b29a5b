"""`duikou backup`: every row of every table into one file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
from django.apps import apps
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from duikou_web.ledger.backup.rows import AT_ONCE, Digest, columns_of, read_lines

FORMAT: Final = "duikou/backup/1"
MANIFEST: Final = "manifest.json"
LEFT_OUT: Final = {"document": ("indexed",)}
"""What is made anew where a backup is restored: the index of the texts is no table of ours."""

_PACKING: Final = 1
"""zlib's level: originals are packed already, mostly."""

Tell = Callable[[int, int], None]


class Table(msgspec.Struct, frozen=True):
    """What a backup says of one table."""

    name: str
    columns: list[str]
    rows: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a backup says of itself: the migration its tables are of, and what each holds."""

    format: str
    migration: str
    tables: list[Table]

    @property
    def rows(self) -> int:
        """Of all tables."""
        return sum(table.rows for table in self.tables)


def write_backup(path: Path, tell: Tell = lambda *_: None) -> Manifest:
    """Write the ledger as it is now into a file that is not there, whole or not at all; others may go on writing.

    `tell` is told from time to time how many rows were written, and of how many.

    Raises:
        OSError: the file cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.touch(mode=0o600)  # it holds what is internal too
        with one_moment(), ZipFile(part, "w", ZIP_DEFLATED, compresslevel=_PACKING) as archive:
            manifest = Manifest(FORMAT, _migration(), list(_tables(archive, tell)))
            archive.writestr(MANIFEST, msgspec.json.encode(manifest))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def tables_of_ledger() -> list[type[models.Model]]:
    """The tables of a ledger, by name."""
    found = apps.get_app_config("ledger").get_models(include_auto_created=True)
    return sorted(found, key=lambda model: model._meta.db_table)


@contextmanager
def one_moment() -> Iterator[None]:
    """Whatever is read inside is of one moment, and nobody has to wait for it."""
    begin = "BEGIN" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("COMMIT")


def _migration() -> str:
    applied = MigrationRecorder(connection).applied_migrations()
    return max(name for app, name in applied if app == "ledger")


def _tables(archive: ZipFile, tell: Tell) -> Iterator[Table]:
    written, total = 0, sum(model._default_manager.count() for model in tables_of_ledger())
    for model in tables_of_ledger():
        digest, name, columns = Digest(), model._meta.model_name or "", columns_of(model)
        with archive.open(f"{name}.jsonl", "w", force_zip64=True) as file:
            for line in read_lines(model, columns, LEFT_OUT.get(name, ())):
                file.write(line)
                digest.add(line)
                if digest.rows % AT_ONCE == 0:
                    tell(written + digest.rows, total)
        written += digest.rows
        yield Table(name, columns, digest.rows, digest.sha256)
