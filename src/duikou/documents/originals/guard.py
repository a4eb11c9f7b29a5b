"""Parsers in a process of their own: if one crashes, hangs or eats the memory, one document is refused, and no more.

The process is kept for the documents that come next: its start takes longer than most of them.
"""

import atexit
import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Lock
from typing import IO, Any, BinaryIO, Final

import msgspec

from duikou.documents.originals.original import MEGABYTE, Leaves, Limits, Original, PictureAhead
from duikou.documents.originals.watch import Watch
from duikou.errors import InputError

GUARDED: Final = {
    "docx": "word:convert_docx",
    "html": "html.page:convert_html",
    "mail": "mail:convert_mail",
    "ofd": "ofd:convert_ofd",
    "pdf": "pdf:read_pdf",
    "pdf leaves": "leaves:draw_pdf",
    "xls": "xls:read_xls",
    "xlsx": "sheet:convert_xlsx",
}
"""Formats whose parsers run guarded: all that are written in C, and all that read XML."""

MOST_TAKEN: Final = 100 * MEGABYTE
"""After so many bytes the process makes room for a new one: what its parsers have kept of them is given back."""

# Without -P the process would take its modules from the folder that it is started in, where the files to read lie.
PYTHON: Final = (sys.executable, "-P", "-c")
LENGTH: Final = 8
_TO_END: Final = 5
"""Seconds that a process which answers no more has to end by itself, so that we learn how."""

_PACKAGE: Final = "duikou.documents.originals"
_Found = Original | Leaves | Iterator[PictureAhead | Original]
_PROGRAM: Final = "from duikou.documents.originals.guard import main; main()"


class Task(msgspec.Struct, frozen=True):
    """What the process is to do."""

    format: str
    source: str
    limits: Limits
    data: bytes
    more: tuple[int, ...] = ()
    """What else the function takes: the number of the page to draw."""


class Refusal(msgspec.Struct, frozen=True, tag=True):
    number: str
    where: str
    detail: str


class Done(msgspec.Struct, frozen=True, tag=True):
    original: Original


Tell = Callable[[str, PictureAhead], None]
"""Is told the source, and the page."""


def _say_nothing(source: str, page: PictureAhead) -> None:
    pass


class Worker:
    """One process, and who started it."""

    def __init__(self, memory: int) -> None:
        # Threads of OCR wait for each other longer than they work where the machine has other work.
        surroundings = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        command = [*PYTHON, _PROGRAM, str(memory)]
        self.process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=surroundings)
        self._watch = Watch(self.process)
        self._owner, self._memory, self._taken = os.getpid(), memory, 0

    def serves(self, memory: int) -> bool:
        """Whether it can take one more document.

        A copy of this program has a process of its own: two that ask one would get each other's answers.
        """
        usable = self._taken <= MOST_TAKEN and not self._watch.was_late
        return usable and (self._owner, self._memory) == (os.getpid(), memory)

    def convert(self, task: Task, tell: Tell) -> Done | Leaves | Refusal:
        """The answer of the process, or that it gives none. Each picture of a page has its own time."""
        self._taken += len(task.data)
        # Where the process is gone there is nobody to write to.
        with self._watch.over(task.limits.seconds), contextlib.suppress(OSError):
            for answer in self._exchange(msgspec.msgpack.encode(task)):
                if not isinstance(answer, PictureAhead):
                    return answer
                self._watch.extend(task.limits.page_seconds + task.limits.seconds)
                tell(task.source, answer)
        late = f"more than {task.limits.seconds:g} seconds"
        return Refusal("D127", task.source, late if self._watch.was_late else self._how_it_ended())

    def end(self) -> None:
        """End the process, if it is ours."""
        self._watch.end()
        if self._owner == os.getpid():
            self.process.kill()
            with contextlib.suppress(OSError), self.process:
                pass

    def _how_it_ended(self) -> str:
        with contextlib.suppress(TimeoutExpired):
            return f"the parser crashed ({self.process.wait(_TO_END)})"
        return "the parser fell silent"

    def _exchange(self, data: bytes) -> Iterator[PictureAhead | Done | Leaves | Refusal]:
        if self.process.stdin is None or self.process.stdout is None:
            return
        write_piece(self.process.stdin, data)
        while answer := read_piece(self.process.stdout):
            yield msgspec.msgpack.decode(answer, type=PictureAhead | Done | Leaves | Refusal)


class Guard:
    """Keeps a process: started when the first document comes, and again after one that it did not outlive."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._tell: Tell = _say_nothing
        self.worker: Worker | None = None

    def ask(self, task: Task) -> Done | Leaves:
        """Have a document converted or drawn within its limits of time and memory.

        Raises:
            InputError: what the parser found, or D127, it was stopped or crashed.
        """
        with self._lock:
            if self.worker is None or not self.worker.serves(task.limits.memory):
                self._end()
                self.worker = Worker(task.limits.memory)
            found = self.worker.convert(task, self._tell)
            # What a parser was refused for its memory has left little of it.
            if isinstance(found, Refusal) and found.number == "D127":
                self._end()
        if isinstance(found, Refusal):
            raise InputError(found.number, found.where, found.detail)
        return found

    @contextlib.contextmanager
    def telling(self, tell: Tell) -> Iterator[None]:
        """Tell meanwhile which page is read as a picture."""
        before, self._tell = self._tell, tell
        try:
            yield
        finally:
            self._tell = before

    def end(self) -> None:
        """End the process; the next document starts another."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self.worker is not None:
            self.worker.end()
        self.worker = None


_GUARD: Final = Guard()
atexit.register(_GUARD.end)


def convert_guarded(name: str, data: bytes, source: str, limits: Limits) -> Original:
    """Convert a document in a process with limits of time and memory.

    Raises:
        InputError: what the parser found, or D127, it was stopped or crashed.
    """
    found = _GUARD.ask(Task(name, source, limits, data))
    assert isinstance(found, Done)
    return found.original


def draw_guarded(data: bytes, source: str, number: int = 0) -> Leaves:
    """The pages of a PDF file, and the picture of one, drawn in a process with limits of time and memory.

    Raises:
        InputError: D122 encrypted, D123 broken, D127 it was stopped or crashed.
    """
    found = _GUARD.ask(Task("pdf leaves", source, Limits(), data, (number,)))
    assert isinstance(found, Leaves)
    return found


def telling_pictures(tell: Tell) -> contextlib.AbstractContextManager[None]:
    """Have told, while it goes on, which page of which document is read as a picture: each takes seconds."""
    return _GUARD.telling(tell)


def end_guard() -> None:
    """End the process, so that the next document finds the programs that are there now."""
    _GUARD.end()


def read_piece(stream: IO[bytes]) -> bytes:
    """What the other side has written together; nothing where it came to its end before."""
    length = stream.read(LENGTH)
    size = int.from_bytes(length, "big")
    data = stream.read(size) if len(length) == LENGTH else b""
    return data if len(data) == size else b""


def write_piece(stream: IO[bytes], data: bytes) -> None:
    stream.write(len(data).to_bytes(LENGTH, "big") + data)
    stream.flush()


def main() -> None:
    """The process: tasks on standard input, an answer to each on standard output."""
    limit_memory(int(sys.argv[1]))
    answers = own_output()
    while data := read_piece(sys.stdin.buffer):
        task = msgspec.msgpack.decode(data, type=Task)
        for answer in _answers(task):
            write_piece(answers, msgspec.msgpack.encode(answer))


def _answers(task: Task) -> Iterator[PictureAhead | Done | Leaves | Refusal]:
    """The answer, and before it the pages that are read as pictures."""
    module, _, function = GUARDED[task.format].partition(":")
    try:
        convert: Callable[..., _Found] = getattr(import_module(f"{_PACKAGE}.{module}"), function)
        found = convert(task.data, task.source, task.limits, *task.more)
        for each in (found,) if isinstance(found, Original | Leaves) else found:
            yield Done(each) if isinstance(each, Original) else each
    except InputError as error:
        yield Refusal(error.number, error.where, error.detail)
    except ModuleNotFoundError as error:
        yield Refusal("D123", task.source, f"{type(error).__name__}: {error}")
    except (MemoryError, ImportError):
        # A library of C that finds no room is an error of import.
        yield Refusal("D127", task.source, f"more than {task.limits.memory / MEGABYTE:,.0f} MB of memory")
    except Exception as error:
        # A file made to do harm finds what no parser foresaw; the others of its batch are read all the same.
        yield Refusal("D123", task.source, f"{type(error).__name__}: {error}")


def own_output() -> BinaryIO:
    """Standard output for the answers alone: what a parser prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def limit_memory(most: int) -> None:
    """Let this process take so much memory at most, where the system can hold it to that."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        resource: Any = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
