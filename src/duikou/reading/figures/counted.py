"""What a figure counts, and the time it belongs to."""

import re
from bisect import bisect_right
from typing import Final

from duikou.grammar import Page
from duikou.model.text import Span

_NOUN: Final = r"(?:[WwDdOoTtJjQqMmCcEeGgUuLlXh]|“[^”\n]{1,12}”){1,20}"
# A verb before the nouns belongs to them behind the figure (64个|就业岗位), not before it (带来|岗位).
_NOUNS_BEHIND = re.compile(rf"(?:Bb+)?{_NOUN}")
_NOUNS_BEFORE = re.compile(rf"{_NOUN}\Z")
_LEAD_IN = re.compile(r"(?:占比?|总?[计共]|约|近|超过?|逾|达到?|为|已|均|仅|有|了|就|突破)+\Z")
_BOUNDS: Final = ("以上", "以下", "以内", "左右")
_SENTENCE_END = re.compile(r"[。！？\n]")
_WIDTH: Final = 24


def counted_words(page: Page, start: int, end: int) -> Span | None:
    """The noun phrase behind a figure, else the one before it.

    开发64个就业岗位 → 就业岗位; 到位帮扶资金约16亿元 → 帮扶资金
    """
    shape = page.shapes["words"]
    if page.view.startswith(_BOUNDS, end):
        end += len(_BOUNDS[0])
    behind = _NOUNS_BEHIND.match(shape, end)
    if behind:
        return behind.span()
    edge = start
    lead_in = _LEAD_IN.search(page.view, max(0, start - 6), start)
    if lead_in:
        edge = lead_in.start()
    before = _NOUNS_BEFORE.search(shape, max(0, edge - _WIDTH), edge)
    return before.span() if before else None


class Periods:
    """The periods that a page names (2020年以来, “十三五”期间), found once."""

    def __init__(self, page: Page, spans: list[Span]) -> None:
        self._view = page.view
        self._spans = sorted(spans)
        self._starts = [start for start, _end in self._spans]

    def before(self, place: int) -> Span | None:
        """The last period before `place` in the same sentence."""
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return None
        span = self._spans[index]
        if span[1] > place or _SENTENCE_END.search(self._view, span[1], place):
            return None
        return span
