"""How far a long run is, on stderr."""

import sys
import time

AFTER = 1.0
"""Seconds before the first sign of progress."""

EVERY = 0.1
"""Seconds between two signs."""


class Progress:
    """A line that counts, where a person sees it: on a terminal, and only if it takes over a second."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._next = time.monotonic() + AFTER
        self._shown = False

    def count(self, done: int) -> None:
        """Show that so many are done."""
        now = time.monotonic()
        if now >= self._next and sys.stderr.isatty():
            sys.stderr.write(f"\r{done} of {self._total} read")
            sys.stderr.flush()
            self._next = now + EVERY
            self._shown = True

    def clear(self) -> None:
        """Wipe the line before something else is written."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False
