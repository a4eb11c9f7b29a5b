"""One form for every way of printing a name: characters, interpuncts, padding, spellings of Tibetan names."""

import re
from functools import cache, lru_cache

from duikou.grammar.view import reading_view
from duikou.lexicon import load_table

CACHED = 1 << 16
UNIT = 2  # characters of a unit of a Tibetan name
_NOTHING = re.compile(r"[\s　]+|（[^（）]*）$")


@lru_cache(maxsize=CACHED)
def fold(name: str) -> str:
    """The name in simplified characters, with one interpunct, without blanks and a bracket behind it.

    >>> fold("宋　砚"), fold("陳國強"), fold("艾力•依明"), fold("白玛央金（女，藏族）")
    ('宋砚', '陈国强', '艾力·依明', '白玛央金')
    """
    return _NOTHING.sub("", reading_view(name))


@cache
def _units() -> dict[str, str]:
    return {row.form: row.canon for row in load_table("tibetan_units")}


@lru_cache(maxsize=CACHED)
def units_of(name: str) -> tuple[str, ...]:
    """The units of a folded Tibetan name in their usual spelling; empty for a name that is not wholly made of them.

    A unit of two characters must be among them: single tails alone (旺, 加) are Han names too.

    >>> units_of("丹增东珠"), units_of("次仁拉"), units_of("王国强")
    (('旦增', '顿珠'), ('次仁', '拉'), ())
    """
    units = []
    place = 0
    while place < len(name):
        form = next((name[place : place + size] for size in (UNIT, 1) if name[place : place + size] in _units()), "")
        if not form:
            return ()
        units.append(_units()[form])
        place += len(form)
    return tuple(units) if any(len(unit) == UNIT for unit in units) else ()


@lru_cache(maxsize=CACHED)
def block_of(name: str) -> str:
    """What two names must share to be compared at all: the folded name, Tibetan units in their usual spelling.

    >>> block_of("丹增东珠") == block_of("旦增顿珠"), block_of("宋　砚")
    (True, '宋砚')
    """
    folded = fold(name)
    return "".join(units_of(folded)) or folded
