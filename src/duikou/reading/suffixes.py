"""Words that end a name (医院, 产业园, 项目), by the suffix tables, and words that alone name nothing."""

import re
from functools import cache
from typing import Final, NamedTuple

import ahocorasick_rs

from duikou.lexicon import Row, load_table
from duikou.model.text import Span

_LONGEST: Final = 8  # characters of a general word
_BRACKET: Final = re.compile(r"（[^（）\n]*）")
_TABLES: Final = ("organisation_suffixes", "site_suffixes", "project_suffixes")


class Suffix(NamedTuple):
    """A suffix in the text, with its row (whose kind says what it ends)."""

    start: int
    end: int
    row: Row


class _Suffixes:
    """The forms of the suffix tables; the longest form wins (人民医院, not 医院)."""

    def __init__(self) -> None:
        rows: dict[str, Row] = {}
        for table in _TABLES:
            for row in load_table(table):
                rows.setdefault(row.form, row)
        self._rows = list(rows.values())
        self._find = ahocorasick_rs.AhoCorasick(
            list(rows), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        ).find_matches_as_indexes

    def find(self, words: str, offset: int) -> list[Suffix]:
        return [Suffix(start + offset, end + offset, self._rows[form]) for form, start, end in self._find(words)]


@cache
def _suffixes() -> _Suffixes:
    return _Suffixes()


def suffixes_in(view: str, span: Span) -> list[Suffix]:
    """The suffixes inside a span, in order.

    >>> [s.row.form for s in suffixes_in("安康县人民医院门诊楼改造项目", (0, 14))]
    ['人民医院', '门诊楼', '改造项目']
    """
    return _suffixes().find(view[span[0] : span[1]], span[0])


def suffixes_outside_brackets(view: str, span: Span) -> list[Suffix]:
    """The suffixes of the words outside brackets, where a name ends; in them stand remarks.

    >>> [s.row.form for s in suffixes_outside_brackets("青稞村（由甲镇河畔村结对）", (0, 13))]
    ['村']
    """
    found = suffixes_in(view, span)
    if "（" not in view[span[0] : span[1]]:
        return found
    brackets = [bracket.span() for bracket in _BRACKET.finditer(view, *span)]
    return [suffix for suffix in found if not any(start < suffix.start < end for start, end in brackets)]


@cache
def _words(*canons: str) -> frozenset[str]:
    return frozenset(row.form for row in load_table("generic_words") if not canons or row.canon in canons)


def is_generic(name: str) -> bool:
    """Whether a name is made of general words alone.

    >>> is_generic("重点企业"), is_generic("现代农业产业园"), is_generic("雪莲产业园")
    (True, True, False)
    """
    return _made_of(name, _words())


def is_vague(name: str) -> bool:
    """Whether the words do not even say what kind of thing is meant.

    >>> is_vague("重点援藏项目"), is_vague("供水工程")
    (True, False)
    """
    return _made_of(name, _words("vague", "indefinite"))


def is_indefinite(name: str) -> bool:
    """Whether a name begins with a word that leaves open which one is meant.

    >>> is_indefinite("部分学校"), is_indefinite("雪莲产业园")
    (True, False)
    """
    return name.startswith(_indefinite())


@cache
def _indefinite() -> tuple[str, ...]:
    return tuple(_words("indefinite"))


def _made_of(name: str, words: frozenset[str]) -> bool:
    """Whether a name is a row of words."""
    ends_of_words, furthest = {0}, 0
    for start in range(len(name)):
        if start > furthest:
            return False
        if start in ends_of_words:
            ends = range(start + 1, min(len(name), start + _LONGEST) + 1)
            found = [end for end in ends if name[start:end] in words]
            ends_of_words.update(found)
            furthest = max((furthest, *found))
    return len(name) in ends_of_words
