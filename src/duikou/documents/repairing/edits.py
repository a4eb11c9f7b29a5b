"""Edits of a text, and the stretches that they leave as they stand: the map between a text and its repair."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from duikou.model.text import Span

Stretch = tuple[int, int, int]
"""`(start, text_start, length)`: so many characters stand in the repaired text as they stand in the text."""


class Edit(NamedTuple):
    """Words put in the place of a span; none take the span out."""

    start: int
    end: int
    words: str = ""


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, list[Stretch]]:
    """The text after edits that are in order and apart, and the stretches they leave.

    >>> apply("對(duì)口", [Edit(1, 6)])
    ('對口', [(0, 0, 1), (1, 6, 1)])
    """
    pieces: list[str] = []
    stretches: list[Stretch] = []
    length = place = 0
    for start, end, words in [*edits, Edit(len(text), len(text))]:
        if start > place:
            stretches.append((length, place, start - place))
            pieces.append(text[place:start])
            length += start - place
        pieces.append(words)
        length += len(words)
        place = end
    return "".join(pieces), stretches


def chain(later: Sequence[Stretch], earlier: Sequence[Stretch]) -> list[Stretch]:
    """The stretches of two repairs, one upon the other, as those of one."""
    found: list[Stretch] = []
    number = 0
    for start, middle, length in later:
        while number < len(earlier) and earlier[number][0] + earlier[number][2] <= middle:
            number += 1
        at = number
        while at < len(earlier) and earlier[at][0] < middle + length:
            first, text_start, size = earlier[at]
            low, high = max(first, middle), min(first + size, middle + length)
            found.append((start + low - middle, text_start + low - first, high - low))
            at += 1
    return found


class Carrier:
    """Carries spans from one side of the stretches to the other.

    A character that the other side has not stands for all that it has there instead: of 表示 for && each carries to &&.
    """

    def __init__(self, stretches: Iterable[Stretch], ends: tuple[int, int]) -> None:
        # An empty stretch at either end, so that every place lies in a stretch or between two.
        self._stretches = [(0, 0, 0), *stretches, (*ends, 0)]
        self._starts = [stretch[0] for stretch in self._stretches]

    def start(self, place: int) -> int:
        """Where a span begins on the other side whose first character stands at `place`."""
        start, other, length = self._stretches[bisect_right(self._starts, place) - 1]
        return other + min(place - start, length)

    def end(self, place: int) -> int:
        """Where a span ends on the other side whose last character stands before `place`."""
        if place <= 0:
            return 0
        number = bisect_right(self._starts, place - 1) - 1
        start, other, length = self._stretches[number]
        if place - start <= length:
            return other + place - start
        return self._stretches[number + 1][1]

    def span(self, span: Span) -> Span:
        return self.start(span[0]), self.end(span[1])
