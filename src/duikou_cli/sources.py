"""Files, folders and standard input: what the commands read."""

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from duikou.documents.originals.original import Limits
from duikou.errors import InputError

STDIN: Final = "-"
MOST: Final = Limits().file

DATA: Final = (".toml", ".yaml", ".yml", ".log")
"""Endings of files that are text and no reports. In a folder they lie beside the reports; named, they are read."""

NO_REPORTS: Final = ("D102", "D128")
"""What a file of a folder may be without a word: in no known format, or a table without a column of texts."""


class Source(NamedTuple):
    """One document to read: its path as given, or `-`. In a folder, what is no report is passed over."""

    name: str
    in_folder: bool = False

    def open(self) -> BinaryIO:
        """The document as a file that can seek; of a pipe, as much as one document may have, and a byte more.

        Raises:
            InputError: D104; D102, a file of data in a folder.
        """
        if self.in_folder and self.name.lower().endswith(DATA):
            raise InputError("D102", self.name, "data, not a report")
        try:
            if self.name == STDIN:
                return BytesIO(sys.stdin.buffer.read(MOST + 1))
            file = Path(self.name).open("rb")  # noqa: SIM115 - the caller closes it
            if file.seekable():
                return file
            with file:
                return BytesIO(file.read(MOST + 1))
        except OSError as error:
            raise InputError("D104", self.name, error.strerror or str(error)) from error

    def load(self) -> bytes:
        """The bytes of one document.

        Raises:
            InputError: D104.
        """
        with self.open() as file:
            return file.read(MOST + 1)

    def passes_over(self, error: InputError) -> bool:
        """Whether an error is only that a file of a folder, an archive or a mail holds no reports."""
        return error.number in NO_REPORTS and (self.in_folder or error.where != self.name)


def find_sources(path: str) -> list[Source]:
    """The documents of one argument: a file, or all files of a folder and its folders, sorted by path.

    Names that begin with a dot are left out.

    Raises:
        InputError: D105, a folder without a file; D104, a folder that cannot be listed.
    """
    if path == STDIN or not Path(path).is_dir():
        return [Source(path)]
    found = sorted(_walk(path))
    if not found:
        raise InputError("D105", path)
    return [Source(name, in_folder=True) for name in found]


def _walk(folder: str) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise InputError("D104", str(error.filename), error.strerror or "") from error

    for place, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(place, name)
            if not name.startswith(".") and path.is_file():
                yield str(path)
