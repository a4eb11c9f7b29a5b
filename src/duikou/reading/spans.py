"""A set of spans that answers quickly whether another span touches it."""

from bisect import bisect_left
from collections.abc import Iterable

from duikou.model.text import Span


class SpanSet:
    """Spans merged where they touch or overlap.

    >>> spans = SpanSet([(10, 14), (0, 4), (3, 6)])
    >>> spans.touches((5, 8)), spans.touches((6, 10)), spans.holds((11, 14)), spans.holds((5, 8))
    (True, False, True, False)
    >>> 3 in spans, 6 in spans
    (True, False)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[Span] = []
        for start, end in sorted(spans):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [start for start, _end in merged]
        self._ends = [end for _start, end in merged]

    def __contains__(self, place: int) -> bool:
        """Whether the character at a place lies in the set."""
        return self.touches((place, place + 1))

    def touches(self, span: Span) -> bool:
        """Whether a character of the span lies in the set."""
        index = bisect_left(self._starts, span[1]) - 1
        return index >= 0 and self._ends[index] > span[0]

    def holds(self, span: Span) -> bool:
        """Whether the whole span lies in the set."""
        index = bisect_left(self._starts, span[0] + 1) - 1
        return index >= 0 and self._ends[index] >= span[1]
