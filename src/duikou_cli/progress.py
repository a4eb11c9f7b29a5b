"""How far a long run is, on stderr."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from duikou.documents.originals.original import PictureAhead
from duikou_cli.printing import labels_asked, printable

AFTER = 1.0
"""Seconds before the first sign of progress."""

EVERY = 0.1
"""Seconds between two signs."""


class Progress:
    """A line that counts, where a person sees it: on a terminal, and only if it takes over a second."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._started = time.monotonic()
        self._next = self._started + AFTER
        self._shown = False

    def count(self, done: int) -> None:
        """Show that so many are done."""
        now = time.monotonic()
        if now >= self._next and sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{told(done, self._total, now - self._started)}")
            sys.stderr.flush()
            self._next = now + EVERY
            self._shown = True

    def tell_picture(self, source: str, page: PictureAhead) -> None:
        """Show which page is read as a picture; it takes seconds, so each is shown."""
        if sys.stderr.isatty():
            words = labels_asked().phrase("picture", source=source, page=page.page, of=page.of)
            sys.stderr.write(f"\r\x1b[K{printable(words)}")
            sys.stderr.flush()
            self._shown = True

    def clear(self) -> None:
        """Wipe the line before something else is written."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


@contextmanager
def telling() -> Iterator[Callable[[int, int], None]]:
    """A function that shows how many of how many are done, until the block ends."""
    shown: list[Progress] = []

    def tell(done: int, total: int) -> None:
        if not shown:
            shown.append(Progress(total))
        shown[0].count(done)

    try:
        yield tell
    finally:
        for progress in shown:
            progress.clear()


def told(done: int, total: int, seconds: float) -> str:
    """How far it is, how fast it goes, and how long it will take.

    >>> told(300, 1000, 5.0)
    '300 of 1000, 60 a second, 0:12 left'
    """
    rate = done / seconds
    left = round((total - done) / rate) if done else 0
    return f"{done} of {total}, {rate:.0f} a second, {left // 60}:{left % 60:02} left"
