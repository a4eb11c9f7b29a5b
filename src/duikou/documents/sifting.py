"""Whether a text may be a report of the genre: a quick look for its words, before anything is read.

For heaps of pages of all kinds. What passes is still judged by `genre`; what does not is dropped for good.
"""

from functools import cache
from typing import Final

import ahocorasick_rs
import opencc

from duikou.lexicon import load_table

PASSES: Final = 3
"""The words found must weigh so much together, each counted once. Words of sports, shops and obituaries take away."""

SIGN: Final = 2
"""One of them must weigh so much alone: offices, meetings and signatures stand in all kinds of news."""


def is_of_genre(text: str) -> bool:
    """Whether a text holds enough of the genre's words, in simplified or in traditional characters.

    >>> is_of_genre("甲省黨政代表團赴西藏考察對口支援工作"), is_of_genre("主队客场取胜")
    (True, False)
    """
    find, weights, words = _sieve()
    numbers = {found[0] for found in find.find_matches_as_indexes(text)}
    found = {words[number]: weights[number] for number in numbers}.values()
    return max(found, default=0) >= SIGN and sum(found) >= PASSES


@cache
def _sieve() -> tuple[ahocorasick_rs.AhoCorasick, list[int], list[str]]:
    """The automaton, and for each of its forms what it weighs and the word that it is a form of."""
    forms: dict[str, str] = {}
    rows = {row.form: int(row.canon) for row in load_table("genre")}
    for name in ("s2t", "s2tw", "s2hk"):
        convert = opencc.OpenCC(name).convert
        forms |= {convert(word): word for word in rows}
    forms |= {word: word for word in rows}
    longest = ahocorasick_rs.MatchKind.LeftmostLongest
    return (
        ahocorasick_rs.AhoCorasick(list(forms), matchkind=longest),
        [rows[w] for w in forms.values()],
        list(forms.values()),
    )
