"""Which places of a text belong to the report proper, to its headlines, to its lead."""

from bisect import bisect_right
from typing import Final

from duikou.model.text import Span
from duikou.reading.context import Context

_REACH: Final = 600  # characters in which the lead stands
_OPENING: Final = 160


class Areas:
    """The report proper of one document; `lead` is the sentence of its first date, once that is known."""

    def __init__(self, context: Context, lead: Span | None = None) -> None:
        blocks = list(context.proper())
        self._starts = [block.span[0] for block in blocks]
        self._blocks = blocks
        self.start = self._starts[0] if blocks else 0
        self.lead = lead if lead is not None and lead[0] - self.start <= _REACH else None

    def proper(self, place: int) -> bool:
        """Whether a place lies in the report proper."""
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._blocks[number].span[1]

    def head(self, place: int) -> bool:
        """Whether a place lies in the headlines or in the lead."""
        if self.lead is not None and self.lead[0] <= place < self.lead[1]:
            return True
        number = bisect_right(self._starts, place) - 1
        block = self._blocks[number] if number >= 0 else None
        return block is not None and block.kind in ("title", "deck") and place < block.span[1]

    def opening(self, place: int) -> bool:
        """Whether a place lies in the first words of the report."""
        return place - self.start <= _OPENING
