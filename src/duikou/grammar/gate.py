"""The gate before the rules: one pass over a shape says which rules can match in it at all.

Two rules in three need words that a report does not hold. Running them to see that costs more than anything else in
reading, so what each needs (`needs.py`) is looked up for all rules together, in one automaton a layer.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import ahocorasick_rs

from duikou.grammar.needs import Strings, required

_EVERYWHERE: Final = re.compile(r"[\x00-\x7f，。、；：！？“”（）《》\s]")
"""Signs that every text holds: in the text, a need for one of them keeps no rule out."""


class Gate:
    """The needs of the rules of one layer. A need is a bit; a set of needs, and what a text holds, a number of bits."""

    def __init__(self, needs: Iterable[Strings]) -> None:
        self._bit = {need: 1 << number for number, need in enumerate(dict.fromkeys(needs))}
        bits: dict[str, int] = defaultdict(int)
        for need, bit in self._bit.items():
            for string in need:
                bits[string] |= bit
        self._bits = list(bits.values())
        self._find = ahocorasick_rs.AhoCorasick(list(bits)).find_matches_as_indexes

    def bits(self, needs: Iterable[Strings]) -> int:
        """The bits of some needs; one that the gate does not know asks for nothing."""
        return sum({self._bit.get(need, 0) for need in needs})

    def held(self, shape: str) -> int:
        """The bits of the needs that a shape meets."""
        held = 0
        for string in {found[0] for found in self._find(shape, overlapping=True)}:
            held |= self._bits[string]
        return held


def needs_of(pattern: re.Pattern[str], layer: str) -> list[Strings]:
    """The needs of a pattern that tell texts apart."""
    needs = required(pattern)
    if layer != "text":
        return list(needs)
    return [need for need in needs if not any(_EVERYWHERE.fullmatch(string) for string in need)]
