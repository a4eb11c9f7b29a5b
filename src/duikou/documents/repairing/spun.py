"""Copies in which a machine exchanged words for others of like meaning: 建设 → 扶植, 表示 → 透露表现.

Such a copy is no reliable source: what it says was said by nobody. It is told by the words that officials never use
and that stand where their own words are missing.
"""

from functools import cache
from typing import Final

import ahocorasick_rs

from duikou.grammar import Page
from duikou.lexicon import load_table
from duikou.model.notes import note
from duikou.model.records import Note

SIGNS: Final = ((2, 0.3), (3, 0.2), (5, 0.1))
"""So many different exchanged words a spun copy has at least, and this share of the words that could be exchanged: few
words must be a large share, many may be a smaller one. Reports have at most two with 0.2, and three with 0.08."""

QUOTED: Final = 40


def spun_note(page: Page) -> tuple[Note, ...]:
    """A note that a text was spun, or none."""
    exchanged, own, doubled = _counts(page.view)
    share = sum(exchanged.values()) / max(1, sum(exchanged.values()) + own)
    if not doubled and not any(len(exchanged) >= forms and share >= least for forms, least in SIGNS):
        return ()
    start = len(page.text) - len(page.text.lstrip())
    span = (start, min(len(page.text), start + QUOTED))
    return (note("R111", span, page.text[slice(*span)]),)


def _counts(view: str) -> tuple[dict[str, int], int, bool]:
    """How often each exchanged word stands in a text, how often the words that it stands for, together, and whether one
    is two words at once (透露表现): nobody writes that.
    """
    find, forms = _finder()
    exchanged: dict[str, int] = {}
    own = 0
    doubled = False
    for number, _, _ in find.find_matches_as_indexes(view):
        form, kind = forms[number]
        doubled = doubled or kind == "doubled"
        if kind:
            exchanged[form] = exchanged.get(form, 0) + 1
        else:
            own += 1
    return exchanged, own, doubled


@cache
def _finder() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, str]]]:
    rows = load_table("spun_words")
    forms = [(row.form, row.kind) for row in rows] + [(canon, "") for canon in dict.fromkeys(row.canon for row in rows)]
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick([form for form, _ in forms], matchkind=kind), forms
