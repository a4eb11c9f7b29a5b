"""Parquet: the rows of a column of texts."""

from collections.abc import Iterator
from importlib import import_module
from typing import BinaryIO

from duikou.documents.originals.members import Part
from duikou.documents.originals.original import Limits
from duikou.documents.originals.rows import choose_column, document_of
from duikou.errors import InputError

BATCH = 1_000


def unfold_parquet(file: BinaryIO, source: str, limits: Limits, column: str | None) -> Iterator[Part | InputError]:
    """The texts of a Parquet file, read in batches.

    Raises:
        InputError: D123 broken, D128 no column of texts, D129 pyarrow is not installed.
    """
    try:
        # An extra: without it the other formats are read all the same.
        arrow, tables = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise InputError("D129", source, "pyarrow") from error
    try:
        table = tables.ParquetFile(file)
        chosen = choose_column(table.schema_arrow.names, column, source)
        number = 0
        for batch in table.iter_batches(batch_size=BATCH, columns=[chosen]):
            for value in batch.column(0):
                number += 1
                yield document_of(value.as_py(), f"{source}!row {number}", limits)
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise InputError("D123", source, str(error)) from error
