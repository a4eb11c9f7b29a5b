"""Names drawn by chance, with the shares of life: a few surnames and units make most names."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

WORLD: dict[str, Any] = tomllib.loads(Path(__file__).with_name("invented_world.toml").read_text(encoding="utf-8"))
NAMES = WORLD["names"]
SURNAMES, GIVEN, SINGLE = ("".join(str(NAMES[part]).split()) for part in ("surnames", "given", "single"))
UNITS, UYGHUR = (str(NAMES[part]).split() for part in ("units", "uyghur"))
ONE_UNIT = 0.1  # Tibetan names of one unit
ONE_CHARACTER = 0.28  # Han names with a given name of one character
SPELT_OTHERWISE = 0.8  # units that have another spelling and take it


def invented_name(province: str, chance: Random) -> str:
    """A name as it may be borne in a province."""
    if chance.random() < NAMES["tibetan_share"].get(province, 0):
        return "".join(_drawn(UNITS, chance) for _ in range(1 if chance.random() < ONE_UNIT else 2))
    if chance.random() < NAMES["uyghur_share"].get(province, 0):
        return f"{chance.choice(UYGHUR)}·{chance.choice(UYGHUR)}"
    surname = _drawn(SURNAMES, chance)
    if chance.random() < ONE_CHARACTER:
        return surname + chance.choice(SINGLE)
    return surname + chance.choice(GIVEN) + chance.choice(GIVEN)


def _drawn(choices: Sequence[str], chance: Random) -> str:
    """One of the choices, the first ones more often."""
    return chance.choices(choices, [1 / (rank + 6) for rank in range(len(choices))])[0]


def other_spelling(name: str, chance: Random) -> str:
    """Another spelling of a Tibetan name, where it has one; else the name."""
    for unit, other in NAMES["other_spellings"].items():
        if unit in name and chance.random() < SPELT_OTHERWISE:
            return name.replace(unit, other)
    return name
