"""The sector codes (I1 … X) that words of the field stand for, by the table `sectors`."""

from functools import cache
from typing import Final

import ahocorasick_rs

from duikou.lexicon import Row, load_table
from duikou.model.text import Span
from duikou.reading.context import Context

UNSPECIFIED: Final = "X"
"""The code of words that name the programme as a whole (援藏工作): it stands only where no other code does."""


class _Sectors:
    """The forms of the table and their codes; the longest form wins (援藏工作队 is T1, 援藏工作 is X)."""

    def __init__(self) -> None:
        rows = load_table("sectors")
        self.rows = rows
        self.codes = [row.canon for row in rows]
        self._find = ahocorasick_rs.AhoCorasick(
            [row.form for row in rows], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        ).find_matches_as_indexes

    def codes_in(self, words: str) -> list[str]:
        return [self.codes[form] for form, _start, _end in self._find(words)]

    def rows_in(self, words: str) -> list[tuple[Row, Span]]:
        return [(self.rows[form], (start, end)) for form, start, end in self._find(words)]


@cache
def _sectors() -> _Sectors:
    return _Sectors()


def sectors_of(view: str, span: Span) -> tuple[str, ...]:
    """The codes of the sector words inside a span of the reading view, each once, in the order of the words.

    >>> words = "在教育、科技上给予帮助，共同开发清洁能源产业"
    >>> sectors_of(words, (0, len(words)))
    ('C2', 'I8', 'I3', 'I')

    A row without a code (主题教育, 政治生态) holds a sector word and means something else: it gives nothing.
    """
    found = [code for code in dict.fromkeys(_sectors().codes_in(view[span[0] : span[1]])) if code]
    named = [code for code in found if code != UNSPECIFIED]
    return tuple(named or found)


def settle_sectors(context: Context, field: str, value: object, span: Span) -> None:
    """Leave the step that gave a record its sectors, and the rows of the words that it was read from."""
    words = []
    for row, (start, end) in _sectors().rows_in(context.page.view[span[0] : span[1]]):
        if row.canon:
            words.append((span[0] + start, span[0] + end))
            context.trace(row.id, f"sector {row.canon}", words[-1])
    context.settle("sectors.words", field, value, span, *words)
