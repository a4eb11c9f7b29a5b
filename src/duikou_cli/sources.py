"""Files, folders and standard input: what the commands read."""

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from io import BytesIO, FileIO
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from duikou.documents.originals.original import Limits
from duikou.errors import InputError

STDIN: Final = "-"
MOST: Final = Limits().file

_PIECE: Final = 1_000_000
_HANDED_OVER: Final = re.compile(r"/dev/(?:stdin$|fd/)|/proc/(?:self|\d+)/fd/")
"""What names standard input, or a pipe that the shell has made for this call."""

DATA: Final = (".toml", ".yaml", ".yml", ".log")
"""Endings of files that are text and no reports. In a folder they lie beside the reports; named, they are read."""

NO_REPORTS: Final = ("D102", "D128", "D131", "D132")
"""What a file of a folder may be without a word: in no known format, a table without a column of texts, or sifted out;
and a row without a text."""


def is_handed_over(source: str) -> bool:
    """Whether a document, or what it stands in, came through a pipe and is kept nowhere.

    >>> is_handed_over("-"), is_handed_over("-!row 3"), is_handed_over("报告.txt")
    (True, True, False)
    """
    path = source.partition("!")[0]
    return path == STDIN or _HANDED_OVER.match(path) is not None


class Source(NamedTuple):
    """One document to read: its path as given, or `-`. In a folder, what is no report is passed over."""

    path: str
    in_folder: bool = False

    @property
    def name(self) -> str:
        """The path in characters: a byte of a file name that stands for none is written out, `a\\xff.txt`.

        >>> Source("报告.txt").name
        '报告.txt'
        """
        return os.fsencode(self.path).decode("utf-8", "backslashreplace")

    def open(self) -> BinaryIO:
        """The document as a file that can seek; of a pipe, as much as one document may have, and a byte more.

        Raises:
            InputError: D104; D130, a folder; D102, data in a folder, or what lies there and is no file.
        """
        if self.in_folder and self.name.lower().endswith(DATA):
            raise InputError("D102", self.name, "data, not a report")
        if self.in_folder and self._is_no_file():
            raise InputError("D102", self.name, "no file")
        try:
            if self.path == STDIN:
                return BytesIO(standard_input().read(MOST + 1))
            file = open_file(self.path)
            if file.seekable():
                return file
            with file:
                return BytesIO(file.read(MOST + 1))
        except IsADirectoryError as error:
            raise InputError("D130", self.name, "it is a folder: name one of its files") from error
        except OSError as error:
            raise InputError("D104", self.name, error.strerror or str(error)) from error

    def _is_no_file(self) -> bool:
        """Whether this is a pipe, a device, or a link that leads to no file."""
        try:
            return not Path(self.path).is_file()
        except OSError:
            return False  # what the system does not let us look at is an error, not something else

    def load(self) -> bytes:
        """The bytes of one document.

        Raises:
            InputError: D104, D130.
        """
        with self.open() as file:
            try:
                return file.read(MOST + 1)
            except OSError as error:
                raise InputError("D104", self.name, error.strerror or str(error)) from error

    def passes_over(self, error: InputError) -> bool:
        """Whether an error is only that a file of a folder, an archive or a mail holds no reports."""
        return error.number in NO_REPORTS and (self.in_folder or error.where != self.name)


class Passed:
    """What was passed over in one source."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._first: InputError | None = None
        self._is_read = False
        self._number = 0

    def takes(self, found: object) -> bool:
        """Whether this is only passed over."""
        if not isinstance(found, InputError) or not self._source.passes_over(found):
            self._is_read = True
            return False
        self._first = self._first or found
        self._number += 1
        return True

    @property
    def alone(self) -> InputError | None:
        """Why there is nothing to read in a file that was named: what was found first in it."""
        return None if self._is_read or self._source.in_folder else self._first

    @property
    def number(self) -> int:
        """How much was passed over without a word."""
        return self._number - (self.alone is not None)


def standard_input() -> BinaryIO:
    """The bytes of standard input.

    Raises:
        InputError: D104, the program was started without one.
    """
    if sys.stdin is None:
        raise InputError("D104", STDIN, "standard input is closed")
    return sys.stdin.buffer


def open_file(path: str) -> BinaryIO:
    """A file that ends and does not keep us waiting, or what the shell hands over as one.

    Raises:
        OSError: it cannot be opened; it is a device, or a pipe that has a name.
    """
    mode = Path(path).stat().st_mode
    if not stat.S_ISREG(mode):
        if not stat.S_ISDIR(mode) and not _HANDED_OVER.match(path):
            raise OSError(errno.EINVAL, "a device or a pipe, not a file")
        return Path(path).open("rb")
    # The system writes some files as they are read, and may have nothing to write yet: those have no size.
    if Path(path).stat().st_size or not hasattr(os, "O_NONBLOCK"):
        return Path(path).open("rb")
    with FileIO(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
        return BytesIO(b"".join(_pieces(file, MOST + 1)))


def _pieces(file: FileIO, most: int) -> Iterator[bytes]:
    while most > 0:
        piece: bytes | None = file.read(min(most, _PIECE))
        if piece is None:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        if not piece:
            return
        most -= len(piece)
        yield piece


def find_sources(path: str, refuse: Callable[[InputError], None]) -> list[Source]:
    """The documents of one argument: a file, or all that lies in a folder and its folders, sorted by path.

    Links to folders are not followed; they, too, are found, so that they are counted as passed over. Names that begin
    with a dot are left out. `refuse` is told what is not there: D105, a folder without a file; D104, a folder that
    cannot be listed. What lies beside that folder is found all the same.
    """
    if path == STDIN or not _is_folder(path):
        return [Source(path)]
    unlisted: list[OSError] = []
    found = sorted(_walk(path, unlisted.append))
    for error in unlisted:
        refuse(InputError("D104", Source(str(error.filename)).name, error.strerror or ""))
    if not found and not unlisted:
        refuse(InputError("D105", Source(path).name))
    return [Source(name, in_folder=True) for name in found]


def _walk(folder: str, miss: Callable[[OSError], None]) -> Iterator[str]:
    for place, folders, files in os.walk(folder, onerror=miss):
        folders[:] = [name for name in folders if not name.startswith(".")]
        linked = [name for name in folders if Path(place, name).is_symlink()]
        yield from (str(Path(place, name)) for name in (*files, *linked) if not name.startswith("."))


def _is_folder(path: str) -> bool:
    """Whether a path is a folder; one that the system does not let us look at, or is too long, is none."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False
