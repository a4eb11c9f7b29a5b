"""Texts in passages, and passages in the tokens that both databases index.

A token is two characters that stand together; the last of a line is also one by itself. Words are searched as a row of
such tokens, so nothing has to know where Chinese words begin. A character is spelt in four letters and digits, because
neither database then has an opinion about it.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

from duikou.documents.blocks import SET_ASIDE
from duikou.model.text import Span
from duikou_web.ledger.searching.folding import fold

VERSION: Final = 1
"""Of how tokens are made: an index with another one is made anew."""

LENGTH: Final = 250
"""Characters of a passage: PostgreSQL keeps no more than 256 places of one token."""

LONGEST: Final = 60
"""Characters that can be searched in one piece: so many are in the passage before as well."""

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


class Passage(NamedTuple):
    """Some lines, or a part of a long one, in tokens."""

    aside: bool
    tokens: str


class _Spelling(dict[str, str]):
    def __missing__(self, sign: str) -> str:
        code, spelt = ord(sign), ""
        for _ in range(4):
            code, digit = divmod(code, len(_DIGITS))
            spelt = _DIGITS[digit] + spelt
        self[sign] = spelt
        return spelt


_SPELLING: Final = _Spelling()


def find_passages(text: str, blocks: Iterable[dict[str, Any]]) -> Iterator[Passage]:
    """The passages of a text: those of the report, and those that were set aside."""
    held: list[str] = []
    size, aside = 0, False
    for line, is_aside in _lines(text, blocks):
        if held and (is_aside != aside or size + len(line) > LENGTH):
            yield _passage(aside, held)
            held, size = [], 0
        aside = is_aside
        for part in _windows(line):
            if len(part) == LENGTH:
                yield _passage(aside, [part])
            else:
                held.append(part)
                size += len(part)
    if held:
        yield _passage(aside, held)


def kept_spans(blocks: Iterable[dict[str, Any]]) -> list[Span]:
    """Where a text was not set aside, from the left."""
    spans = (block["span"] for block in blocks if block["kind"] not in SET_ASIDE)
    return sorted((start, end) for start, end in spans)


def words_in_tokens(words: str) -> list[list[str]]:
    """Folded words as rows of tokens: all of them stand in a text that holds the words.

    One character is the beginning of every token that begins with it.
    """
    pieces = [words[start : start + LONGEST] for start in range(0, max(1, len(words) - 1), LONGEST - 1)]
    return [[a + b for a, b in pairwise(map(_SPELLING.__getitem__, piece))] or [_SPELLING[piece]] for piece in pieces]


def _lines(text: str, blocks: Iterable[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """Folded lines, and whether everything in one was set aside."""
    kept = kept_spans(blocks)
    place = number = 0
    for line in text.split("\n"):
        end = place + len(line)
        while number < len(kept) and kept[number][1] <= place:
            number += 1
        if folded := fold(line):
            yield folded, number == len(kept) or kept[number][0] >= end
        place = end + 1


def _windows(line: str) -> Iterator[str]:
    step = LENGTH - LONGEST
    yield line[:LENGTH]
    for start in range(step, len(line) - LONGEST, step):
        yield line[start : start + LENGTH]


def _passage(aside: bool, lines: list[str]) -> Passage:
    return Passage(aside, " ".join(token for line in lines for token in _tokens(line)))


def _tokens(line: str) -> Iterator[str]:
    spelt = [_SPELLING[sign] for sign in line]
    yield from (a + b for a, b in pairwise(spelt))
    yield spelt[-1]
