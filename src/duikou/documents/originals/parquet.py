"""Parquet: the rows of a column of texts."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import BinaryIO

from duikou.documents.originals.members import Part
from duikou.documents.originals.original import MEGABYTE, Limits
from duikou.documents.originals.rows import choose_column, document_of
from duikou.documents.originals.unfolding import unfold_guarded
from duikou.errors import InputError

BATCH = 50
"""Rows that are unpacked together: in a damaged file each may have the most that a document may have, and more."""


def unfold_parquet(file: BinaryIO, source: str, limits: Limits, column: str | None) -> Iterator[Part | InputError]:
    """The texts of a Parquet file; its parser is a library of C++.

    Raises:
        InputError: D127 stopped, D129 pyarrow is not installed.
    """
    # An extra: without it the other formats are read all the same.
    if find_spec("pyarrow") is None:
        raise InputError("D129", source, "pyarrow")
    return unfold_guarded("parquet", file, source, limits, column)


def read_parquet(file: BinaryIO, source: str, limits: Limits, column: str | None) -> Iterator[Part | InputError]:
    """The texts of a Parquet file, read in batches. Run guarded.

    Raises:
        InputError: D121 more than the limits, D123 broken, D128 no column of texts.
    """
    arrow, tables = import_module("pyarrow"), import_module("pyarrow.parquet")
    try:
        table = tables.ParquetFile(file)
        chosen = choose_column(table.schema_arrow.names, column, source)
        number = unpacked = 0
        for batch in table.iter_batches(batch_size=BATCH, columns=[chosen], use_threads=False):
            unpacked += batch.nbytes
            if unpacked > limits.unfolded:
                raise InputError("D121", source, f"more than {limits.unfolded / MEGABYTE:,.0f} MB of texts")
            for value in batch.column(0):
                number += 1
                yield document_of(value.as_py(), f"{source}!row {number}", limits)
    except MemoryError:
        raise
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise InputError("D123", source, str(error)) from error
