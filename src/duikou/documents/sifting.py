"""Whether a text may be a report of the genre: a quick look for its words, before anything is read.

For heaps of pages of all kinds. What does not pass is dropped for good where somebody sifts, so that doubt passes.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import ahocorasick_rs
import opencc

from duikou.lexicon import load_table
from duikou.lexicon.divisions import abbreviations, codes_of, is_recipient, kinds_of_names

PASSES: Final = 3
"""The words found must weigh so much together, each counted once. Words of sports, shops and obituaries take away."""

SIGN: Final = 2
"""One of them must weigh so much alone: offices, meetings and signatures stand in all kinds of news."""

PAIR: Final = 3
"""What two provinces weigh of which others support one: who helps whom, even where no word of helping is printed."""

RECIPIENT: Final = 1
"""What a place weighs that others support, where it stands alone."""

ABROAD: Final = -3
"""What a foreign country weighs, where no such place is named: other guests come in delegations too."""

_LONG: Final = 3
"""A county's short name of fewer characters that is a word of the language too (平安, 天山) tells no place."""


class _Sign(NamedTuple):
    """What a form stands for: a word with its weight, a place in a province, a foreign country."""

    word: str
    weight: int = 0
    provinces: frozenset[str] = frozenset()
    receives: bool = False
    abroad: bool = False


def is_of_genre(text: str) -> bool:
    """Whether a text holds enough of the genre's words and places, in simplified or in traditional characters.

    >>> is_of_genre("甲省黨政代表團赴西藏考察對口支援工作"), is_of_genre("主队客场取胜")
    (True, False)
    """
    # Most texts are simplified: the forms in traditional characters take a third of a second to make.
    return _passes(text, _sieve()) or _passes(text, _sieve_of_both())


def _passes(text: str, sieve: "_Sieve") -> bool:
    found = {sieve.signs[number] for number in {match[0] for match in sieve.find.find_matches_as_indexes(text)}}
    weights = [sign.weight for sign in found if sign.weight]
    weights.append(_weight_of_places(found))
    return max(weights) >= SIGN and sum(weights) >= PASSES


def _weight_of_places(found: set[_Sign]) -> int:
    if not any(sign.receives for sign in found):
        return ABROAD * any(sign.abroad for sign in found)
    return PAIR if len(frozenset().union(*(sign.provinces for sign in found))) > 1 else RECIPIENT


class _Sieve:
    """The automaton, and for each of its forms what it stands for."""

    def __init__(self, forms: dict[str, _Sign]) -> None:
        self.find = ahocorasick_rs.AhoCorasick(list(forms), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        self.signs = list(forms.values())


@cache
def _signs() -> dict[str, _Sign]:
    return {sign.word: sign for make in (_countries, _pairs, _places, _words) for sign in make()}


@cache
def _sieve() -> _Sieve:
    return _Sieve(_signs())


@cache
def _sieve_of_both() -> _Sieve:
    """The same with the forms in traditional characters."""
    signs = _signs()
    forms: dict[str, _Sign] = {}
    for name in ("s2t", "s2tw", "s2hk"):
        converted = opencc.OpenCC(name).convert("\n".join(signs)).split("\n")
        forms |= dict(zip(converted, signs.values(), strict=True))
    return _Sieve({**forms, **signs})


def _words() -> Iterator[_Sign]:
    for row in load_table("genre"):
        yield _Sign(row.form, weight=int(row.canon))


def _countries() -> Iterator[_Sign]:
    for row in load_table("nation_names"):
        if row.kind == "country" and row.canon != "中国" and len(row.form) > 1:
            yield _Sign(row.form, abroad=True)


def _places() -> Iterator[_Sign]:
    """The names that tell one province, and 援 before those of them that others support."""
    everyday = {row.form for row in load_table("words")}
    for name, kinds in kinds_of_names():
        codes = codes_of(name)
        provinces = frozenset(code[:2] for code in codes)
        plain = len(name) < _LONG and kinds == {"county_short"} and name in everyday
        if len(provinces) == 1 and len(name) > 1 and not name.isascii() and not plain:
            receives = any(map(is_recipient, codes))
            yield _Sign(name, provinces=provinces, receives=receives)
            if receives:
                yield _Sign(f"援{name}", weight=PAIR, provinces=provinces, receives=True)


def _pairs() -> Iterator[_Sign]:
    """A helper and the helped in two characters: 沪滇, 闽宁."""
    short = abbreviations()
    for supporter, giver in short.items():
        for recipient, taker in short.items():
            if is_recipient(taker) and not is_recipient(giver):
                yield _Sign(supporter + recipient, weight=SIGN)
