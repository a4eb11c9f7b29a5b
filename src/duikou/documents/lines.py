"""Where a stretch stands in a plain text, told by line."""

import re
from bisect import bisect_right

from duikou.model.text import Span

_BREAK = re.compile(r"\r\n?|\n")
_SEEN = re.compile(r"\S")


class Lines:
    """The lines of a text, counted from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def number(self, place: int) -> int:
        """The number of the line that holds the character at `place`.

        >>> Lines("一\\n二").number(2)
        2
        """
        return bisect_right(self._starts, place)

    def place(self, span: Span) -> str:
        """Where a span stands: `line 3`, `line 3, characters 0–25`, `lines 3–5`. Characters count from 0.

        >>> Lines("对口支援\\n").place((0, 2))
        'line 1, characters 0–2'
        """
        first, last = self.number(span[0]), self.number(span[1] - 1)
        if first != last:
            return f"lines {first}–{last}"
        start = self._starts[first - 1]
        end = self._starts[first] if first < len(self._starts) else len(self._text)
        if _SEEN.search(self._text, start, span[0]) or _SEEN.search(self._text, span[1], end):
            return f"line {first}, characters {span[0] - start}–{span[1] - start}"
        return f"line {first}"
