"""Files of many documents whose parsers can crash: read in a process of its own, which hands them over one by one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import SEEK_END, UnsupportedOperation
from shutil import copyfileobj
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryFile
from typing import BinaryIO, Final

import msgspec

from duikou.documents.originals.guard import PYTHON, Refusal, limit_memory, own_output, read_piece, write_piece
from duikou.documents.originals.members import Part, Unfolder
from duikou.documents.originals.original import MEGABYTE, Limits
from duikou.documents.originals.watch import Watch
from duikou.errors import InputError

GUARDED: Final = {
    "parquet": "duikou.documents.originals.parquet:read_parquet",
    "warc": "duikou.documents.originals.warc:read_warc",
}
"""Formats that are unfolded guarded."""

_TOGETHER: Final = MEGABYTE
_MOST_TOGETHER: Final = 1_000
"""Documents are handed over by the megabyte, or by so many."""

SLOWEST: Final = 10 * MEGABYTE
"""Bytes of the file that a parser gets through in a second at least, beyond the time that any file has."""

HEAD: Final = 500
"""So many bytes the head of a document counts, since each costs time, however empty it is."""

_PROGRAM: Final = "from duikou.documents.originals.unfolding import main; main()"


class Work(msgspec.Struct, frozen=True):
    """What the process is to do with the file on its standard input."""

    format: str
    source: str
    limits: Limits
    column: str | None


class Document(msgspec.Struct, frozen=True, tag=True):
    data: bytes
    source: str
    is_row: bool


class End(msgspec.Struct, frozen=True, tag=True):
    """Nothing follows."""


Answer = Document | Refusal | End


def unfold_guarded(
    name: str, file: BinaryIO, source: str, limits: Limits, column: str | None
) -> Iterator[Part | InputError]:
    """The documents in a file, from a process with limits of memory, of time, and of what it hands over.

    Raises:
        InputError: D121, more than the limits; D127, it was stopped or crashed.
    """
    work = msgspec.json.encode(Work(name, source, limits, column)).decode()
    size = file.seek(0, SEEK_END)
    with _on_disk(file) as stored, Popen([*PYTHON, _PROGRAM, work], stdin=stored, stdout=PIPE, stderr=DEVNULL) as run:
        try:
            yield from Unfolding(run, source, limits, size).parts()
        finally:
            run.kill()


class Unfolding:
    """The documents of one file on their way: how long they may still be waited for, how much may still come."""

    def __init__(self, process: Popen[bytes], source: str, limits: Limits, size: int) -> None:
        self._process, self._source = process, source
        self._watch = Watch(process)
        self._seconds = limits.seconds + size / SLOWEST
        self._bytes = max(limits.text, size * limits.ratio)
        self._most = self._bytes

    def parts(self) -> Iterator[Part | InputError]:
        """The documents, in order.

        Raises:
            InputError: D121 or D127.
        """
        try:
            yield from self._parts()
        finally:
            self._watch.end()

    def _parts(self) -> Iterator[Part | InputError]:
        while answers := self._next():
            for answer in answers:
                if isinstance(answer, End):
                    return
                if isinstance(answer, Refusal):
                    yield InputError(answer.number, answer.where, answer.detail)
                else:
                    self._count(answer)
                    yield Part(answer.data, answer.source, answer.is_row)
        code = self._process.wait()
        raise InputError("D127", self._source, f"the parser was stopped or crashed ({code})")

    def _count(self, document: Document) -> None:
        self._bytes -= len(document.data) + HEAD
        if self._bytes < 0:
            raise InputError("D121", self._source, f"more than {self._most / MEGABYTE:,.0f} MB in it")

    def _next(self) -> list[Answer]:
        """What the process hands over next; nothing where it came to its end before, or to that of its time."""
        stream = self._process.stdout
        if stream is None:
            return []
        with self._watch.over(self._seconds - self._watch.spent):
            data = read_piece(stream)
        return msgspec.msgpack.decode(data, type=list[Answer]) if data else []


@contextmanager
def _on_disk(file: BinaryIO) -> Iterator[BinaryIO]:
    """The file as the system has it; what is in memory is put where no name leads to it."""
    try:
        file.fileno()
    except UnsupportedOperation:
        with TemporaryFile() as stored:
            file.seek(0)
            copyfileobj(file, stored)
            stored.flush()
            yield stored
    else:
        yield file


def main() -> None:
    """The process: a file on standard input, its documents on standard output."""
    work = msgspec.json.decode(sys.argv[1], type=Work)
    limit_memory(work.limits.memory)
    out = own_output()
    waiting: list[Answer] = []
    size = 0
    for answer in _answers(work):
        waiting.append(answer)
        size += len(answer.data) if isinstance(answer, Document) else 0
        if size >= _TOGETHER or len(waiting) >= _MOST_TOGETHER:
            write_piece(out, msgspec.msgpack.encode(waiting))
            waiting, size = [], 0
    write_piece(out, msgspec.msgpack.encode([*waiting, End()]))


def _answers(work: Work) -> Iterator[Answer]:
    module, _, function = GUARDED[work.format].partition(":")
    unfold: Unfolder = getattr(import_module(module), function)
    with open(0, "rb", closefd=False) as file:
        file.seek(0)
        try:
            for part in unfold(file, work.source, work.limits, work.column):
                if isinstance(part, InputError):
                    yield Refusal(part.number, part.where, part.detail)
                else:
                    yield Document(part.data, part.source, part.is_row)
        except InputError as error:
            yield Refusal(error.number, error.where, error.detail)
        except MemoryError:
            yield Refusal("D127", work.source, f"more than {work.limits.memory / MEGABYTE:,.0f} MB of memory")
