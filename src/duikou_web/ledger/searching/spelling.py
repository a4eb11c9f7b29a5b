"""Names as people type them: in characters, in pinyin, or by first letters."""

import csv
import re
from functools import cache
from importlib.resources import files
from itertools import islice, product
from typing import Final

from duikou_web.ledger.searching.folding import fold

_SYLLABLE: Final = re.compile("[a-z0-9]+|\\w")
_MOST: Final = 48
"""Spellings of one name at most: those of five characters with two readings each, and a half more."""
_SURNAME: Final = 3
"""Readings taken of the first character: that of a surname is often the rarest (仇 qiu, 解 xie)."""
_GIVEN: Final = 2
"""Readings taken of the others."""


def spell(name: str) -> str:
    """A name in all forms it is found by, each behind a blank: folded, in pinyin from each syllable on, by initials.

    >>> spell("章若谷")
    ' 章若谷 zhangruogu ruogu gu zrg zhangruolu ruolu lu zrl zhangregu regu zhangrelu relu'
    """
    folded = fold(name)
    signs = _SYLLABLE.findall(folded)
    readings = [_readings().get(sign, (sign,))[: _GIVEN if place else _SURNAME] for place, sign in enumerate(signs)]
    forms = {folded: None}
    for syllables in islice(product(*readings), _MOST):
        forms |= dict.fromkeys("".join(syllables[start:]) for start in range(len(syllables)))
        forms["".join(syllable[0] for syllable in syllables)] = None
    return "".join(f" {form}" for form in forms if form)


def asked_for(words: str) -> str:
    """What must stand in a spelt name: letters at the beginning of a form, characters anywhere.

    >>> asked_for("Zhang Ruo"), asked_for("若　谷")
    (' zhangruo', '若谷')
    """
    folded = fold(words)
    return f" {folded}" if folded.isascii() and folded else folded


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    table = files("duikou_web.ledger.searching").joinpath("spellings.csv").read_text(encoding="utf-8")
    return {row["sign"]: tuple(row["readings"].split()) for row in csv.DictReader(table.splitlines())}
