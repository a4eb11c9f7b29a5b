"""A parser in a process of its own: if it crashes, hangs or eats the memory, one document is refused, and no more."""

import contextlib
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

import msgspec

from duikou.documents.originals.original import Limits, Original
from duikou.errors import InputError

GUARDED: Final = {
    "pdf": "duikou.documents.originals.pdf:read_pdf",
    "xls": "duikou.documents.originals.xls:read_xls",
}
"""Formats whose parsers run guarded."""

_MOST_SAID: Final = 300


class Task(msgspec.Struct, frozen=True):
    """What the process is to do."""

    format: str
    source: str
    limits: Limits
    data: bytes


class Refusal(msgspec.Struct, frozen=True, tag=True):
    number: str
    detail: str


class Done(msgspec.Struct, frozen=True, tag=True):
    original: Original


def convert_guarded(name: str, data: bytes, source: str, limits: Limits) -> Original:
    """Convert a document in a process with limits of time and memory.

    Raises:
        InputError: what the parser found, or D127, it was stopped or crashed.
    """
    task = msgspec.msgpack.encode(Task(name, source, limits, data))
    command = [sys.executable, "-c", "from duikou.documents.originals.guard import main; main()"]
    try:
        done = subprocess.run(command, input=task, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise InputError("D127", source, f"more than {limits.seconds:g} seconds") from error
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise InputError("D127", source, last[:_MOST_SAID] or f"the parser ended with {done.returncode}")
    answer = msgspec.msgpack.decode(done.stdout, type=Done | Refusal)
    if isinstance(answer, Refusal):
        raise InputError(answer.number, source, answer.detail)
    return answer.original


def convert_pdf(data: bytes, source: str, limits: Limits) -> Original:
    """The text of a PDF file, read in a process of its own."""
    return convert_guarded("pdf", data, source, limits)


def main() -> None:
    """The process: a task on standard input, its answer on standard output."""
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    limit_memory(task.limits.memory)
    module, _, function = GUARDED[task.format].partition(":")
    convert: Callable[[bytes, str, Limits], Original] = getattr(import_module(module), function)
    answer: Any
    try:
        answer = Done(convert(task.data, task.source, task.limits))
    except InputError as error:
        answer = Refusal(error.number, error.detail)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))


def limit_memory(most: int) -> None:
    """Let this process take so much memory at most, where the system can hold it to that."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
