"""Files, folders and standard input: what the commands read."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from duikou.errors import InputError

STDIN = "-"

DATA: Final = (".json", ".jsonl", ".csv", ".tsv", ".toml", ".yaml", ".yml", ".log")
"""Endings of files that are text and no reports. In a folder they lie beside the reports; named, they are read."""


class Source(NamedTuple):
    """One document to read: its path as given, or `-`. In a folder, what is no report is passed over."""

    name: str
    in_folder: bool = False

    def load(self, limit: int) -> bytes:
        """Its bytes; of a document longer than `limit`, one byte more than that.

        Raises:
            InputError: D104; D102, a file of data in a folder.
        """
        if self.in_folder and self.name.lower().endswith(DATA):
            raise InputError("D102", self.name, "data, not a report")
        try:
            if self.name == STDIN:
                return sys.stdin.buffer.read(limit + 1)
            with Path(self.name).open("rb") as file:
                return file.read(limit + 1)
        except OSError as error:
            raise InputError("D104", self.name, error.strerror or str(error)) from error


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
