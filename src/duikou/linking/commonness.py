"""How common a name is: with 王伟 a namesake is likely, with 亓柏舟 hardly."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple

from duikou.linking.folding import CACHED, units_of

Commonness = Literal["rare", "ordinary", "common", "very_common"]

HAN_LENGTH: Final = 3  # a surname and a given name of two characters


class _Names(NamedTuple):
    first: frozenset[str]
    surnames: frozenset[str]
    one: frozenset[str]
    two: frozenset[str]
    units: frozenset[str]


@cache
def _names() -> _Names:
    data = tomllib.loads((files(__package__) / "commonness.toml").read_text(encoding="utf-8"))
    first = frozenset(data["surnames"]["first"])
    return _Names(
        first,
        first | frozenset("".join(data["surnames"]["more"].split())),
        frozenset(data["given"]["one"]),
        frozenset(data["given"]["two"].split()),
        frozenset(data["tibetan"]["units"].split()),
    )


@lru_cache(maxsize=CACHED)
def commonness(name: str) -> Commonness:
    """The grade of a folded name.

    >>> commonness("王伟"), commonness("王建国"), commonness("王柏舟"), commonness("亓柏舟")
    ('very_common', 'common', 'ordinary', 'rare')
    >>> commonness("达娃"), commonness("扎西次仁"), commonness("曲扎尼玛"), commonness("艾力·依明")
    ('very_common', 'common', 'ordinary', 'ordinary')
    """
    units = units_of(name)
    if units:
        return _of_units(units)
    if "·" in name:
        return "ordinary"
    surname, given, names = name[:1], name[1:], _names()
    if surname not in names.surnames:
        return "rare" if len(name) >= HAN_LENGTH else "ordinary"
    if given in names.one:
        return "very_common" if surname in names.first else "common"
    if len(name) < HAN_LENGTH or given in names.two:
        return "common"
    return "ordinary"


def _of_units(units: tuple[str, ...]) -> Commonness:
    """Tibetan names have no surname: one unit has many bearers, two common ones still many."""
    if len(units) == 1:
        return "very_common"
    return "common" if all(unit in _names().units for unit in units) else "ordinary"
