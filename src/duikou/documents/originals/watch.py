"""A watch over a process: if it takes longer for a task than it may, it is ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import Popen
from threading import Event, Thread
from time import monotonic, sleep
from typing import Final

TICK: Final = 0.1
"""Seconds between two looks at the clock while a task goes on."""


class Budget:
    """Seconds that several tasks may take together."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds

    @contextmanager
    def spending(self) -> Iterator[None]:
        """What the task takes is taken off."""
        began = monotonic()
        try:
            yield
        finally:
            self.left -= monotonic() - began


class Watch:
    """One thread for all tasks of a process: to start one for each takes longer than most of them."""

    def __init__(self, process: Popen[bytes]) -> None:
        self._process = process
        self._until: float | None = None
        self._called = Event()
        self._is_over = False
        self.was_late = False
        self.spent = 0.0
        Thread(target=self._look, daemon=True).start()

    @contextmanager
    def over(self, seconds: float) -> Iterator[None]:
        """Watch over a task that may take so long; what it took is added to `spent`."""
        began = monotonic()
        self._until = began + seconds
        self._called.set()
        try:
            yield
        finally:
            self._until = None
            self.spent += monotonic() - began

    def extend(self, seconds: float) -> None:
        """Give the task that goes on so long from now."""
        self._until = monotonic() + seconds

    def end(self) -> None:
        self._is_over = True
        self._called.set()

    def _look(self) -> None:
        while not self._is_over:
            self._called.wait()
            self._called.clear()
            while (until := self._until) is not None:
                left = until - monotonic()
                if left <= 0:
                    self.was_late = True
                    self._process.kill()
                    return
                sleep(min(left, TICK))
