"""What a format knows of its text beside the words: where each stretch stands in the original, and what it is there."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from duikou.model.records import BlockKind
from duikou.model.text import Span


class Hint(msgspec.Struct, frozen=True):
    """A stretch of the text and its place in the original: a paragraph of a page, a cell, a line of a PDF.

    `kind` is what the format says it is, None where the words must say it; what is set aside tells `why`.
    """

    span: Span
    at: str
    kind: BlockKind | None = None
    why: str | None = None


class Places:
    """Where a stretch of the text stands in the original, by the hints of its format."""

    def __init__(self, hints: Sequence[Hint]) -> None:
        self._hints = hints
        self._starts = [hint.span[0] for hint in hints]

    def place(self, span: Span) -> str:
        """The place of a span, exact to the character where it is only part of a stretch.

        >>> Places([Hint((0, 9), "/html/body/p[1]")]).place((2, 4))
        '/html/body/p[1], characters 2–4'
        """
        first, last = (max(0, bisect_right(self._starts, place) - 1) for place in (span[0], span[1] - 1))
        hint = self._hints[first]
        if first != last:
            return f"{hint.at} – {self._hints[last].at}"
        if span[0] <= hint.span[0] and hint.span[1] <= span[1]:
            return hint.at
        return f"{hint.at}, characters {span[0] - hint.span[0]}–{span[1] - hint.span[0]}"
