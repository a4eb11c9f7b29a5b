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
_LEAD_IN = re.compile(
    r"(?:占比?|总?[计共]|约|近|上|超过?|逾|过|达到?|为|已|均|仅|有|了|就|突破|首次|一行|不少于|不低于|不超过|(?:提高|增加|增长|减少|下降|上升|扩大)[到至]|从)+\Z"
)
_BOUNDS_BEHIND = re.compile(r"(?:以上|以下|以内|左右)?的?")
_PEOPLES: Final = re.compile(r".*(?:少数民族|(?<![民家种])族)(?!自治)")
_PLACE_WORDS: Final = ("中", "内", "里", "后", "前", "以", "之")
_CLAUSE = re.compile(r"[^，。；、：！？\n0-9（）“”的]+\Z")
_ADVERBS = re.compile(r"已经?|累计|先后|目前|其中|今年|去年|每年|全年|每人|还将?|也|并|将|再|又|年均")
_LONGEST: Final = 8
_SENTENCE_END = re.compile(r"[。！？\n]")
_WIDTH: Final = 24


def counted_words(page: Page, start: int, end: int) -> Span | None:
    """The noun phrase behind a figure, else the one before it, else what was done.

    开发64个就业岗位 → 就业岗位; 到位帮扶资金约16亿元 → 帮扶资金; 远程会诊226例 → 远程会诊

    Which people somebody belongs to is not read: 2300余户门巴族群众 → 群众, 2300余户门巴族 → nothing.
    """
    words = _counted_words(page, start, end)
    return _behind_peoples(page, words) if words else None


def _behind_peoples(page: Page, words: Span) -> Span | None:
    peoples = _PEOPLES.match(page.view, *words)
    start = peoples.end() if peoples else words[0]
    return (start, words[1]) if start < words[1] else None


def _counted_words(page: Page, start: int, end: int) -> Span | None:
    bounds = _BOUNDS_BEHIND.match(page.view, end)
    behind = _NOUNS_BEHIND.match(page.shapes["words"], bounds.end() if bounds else end)
    if behind and not page.view.startswith(_PLACE_WORDS, behind.start()):
        return behind.span()
    edge = start
    lead_in = _LEAD_IN.search(page.view, max(0, start - _WIDTH // 3), start)
    if lead_in:
        edge = lead_in.start()
    before = _NOUNS_BEFORE.search(page.shapes["words"], max(0, edge - _WIDTH), edge)
    if before and before.end() - before.start() > 1:
        return before.span()
    return _done(page, edge)


def _done(page: Page, edge: int) -> Span | None:
    """The last words of the clause before `edge`, without what only says when or how often: 已完工 → 完工."""
    clause = _CLAUSE.search(page.view, max(0, edge - _WIDTH), edge)
    if clause is None:
        return None
    start = max((found.end() for found in _ADVERBS.finditer(page.view, *clause.span())), default=clause.start())
    while edge - start > _LONGEST or (start < edge and page.shapes["words"][start].islower()):
        start += 1
    return (start, edge) if edge - start > 1 else None


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
