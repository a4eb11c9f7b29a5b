"""Files of many documents whose parsers can crash: read in a process of its own, which hands them over one by one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import UnsupportedOperation
from shutil import copyfileobj
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryFile
from threading import Timer
from typing import BinaryIO, Final

import msgspec

from duikou.documents.originals.guard import limit_memory
from duikou.documents.originals.members import Part, Unfolder
from duikou.documents.originals.original import MEGABYTE, Limits
from duikou.errors import InputError

GUARDED: Final = {
    "parquet": "duikou.documents.originals.parquet:read_parquet",
    "warc": "duikou.documents.originals.warc:read_warc",
}
"""Formats that are unfolded guarded."""

_TOGETHER: Final = MEGABYTE
_MOST_TOGETHER: Final = 1_000
"""Documents are handed over by the megabyte, or by so many."""

_LENGTH: Final = 8
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


class Refusal(msgspec.Struct, frozen=True, tag=True):
    number: str
    where: str
    detail: str


class End(msgspec.Struct, frozen=True, tag=True):
    """Nothing follows."""


Answer = Document | Refusal | End


def unfold_guarded(
    name: str, file: BinaryIO, source: str, limits: Limits, column: str | None
) -> Iterator[Part | InputError]:
    """The documents in a file, from a process with limits of memory and of the time between them.

    Raises:
        InputError: D127, it was stopped or crashed.
    """
    work = msgspec.json.encode(Work(name, source, limits, column)).decode()
    command = [sys.executable, "-c", _PROGRAM, work]
    with _on_disk(file) as stored, Popen(command, stdin=stored, stdout=PIPE, stderr=DEVNULL) as process:
        try:
            yield from _parts(process, source, limits)
        finally:
            process.kill()


def _parts(process: Popen[bytes], source: str, limits: Limits) -> Iterator[Part | InputError]:
    while answers := _next_answers(process, limits.seconds):
        for answer in answers:
            if isinstance(answer, End):
                return
            if isinstance(answer, Refusal):
                yield InputError(answer.number, answer.where, answer.detail)
            else:
                yield Part(answer.data, answer.source, answer.is_row)
    code = process.wait()
    raise InputError("D127", source, f"the parser was stopped or crashed ({code})")


def _next_answers(process: Popen[bytes], seconds: float) -> list[Answer]:
    """What the process hands over next; nothing where it came to its end before."""
    stream = process.stdout
    if stream is None:
        return []
    timer = Timer(seconds, process.kill)
    timer.start()
    try:
        data = stream.read(int.from_bytes(stream.read(_LENGTH), "big"))
    finally:
        timer.cancel()
    try:
        return msgspec.msgpack.decode(data, type=list[Answer]) if data else []
    except msgspec.DecodeError:
        return []


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
    waiting: list[Answer] = []
    size = 0
    for answer in _answers(work):
        waiting.append(answer)
        size += len(answer.data) if isinstance(answer, Document) else 0
        if size >= _TOGETHER or len(waiting) >= _MOST_TOGETHER:
            _hand_over(waiting)
            waiting, size = [], 0
    _hand_over([*waiting, End()])


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


def _hand_over(answers: list[Answer]) -> None:
    data = msgspec.msgpack.encode(answers)
    sys.stdout.buffer.write(len(data).to_bytes(_LENGTH, "big") + data)
    sys.stdout.buffer.flush()
