"""The gate before the rules: one pass over a text says which rules can match in it at all, and in which lines.

Two rules in three need words that a report does not hold. Running them to see that costs more than anything else in
reading, so what each needs (`needs.py`) is looked up for all rules together, in one automaton.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import Final, NamedTuple

import ahocorasick_rs

from duikou.grammar.needs import Strings, required
from duikou.model.text import Span

_EVERYWHERE: Final = re.compile(r"^[\x00-\x7f，。、；：！？“”（）《》\s]$|\n")
"""Signs that every text holds, so that a need for one of them keeps no rule out, and the ends of lines."""

_END_OF_LINE: Final = re.compile("\n")


class Held(NamedTuple):
    """What a text lacks: the bits of the needs that nothing in it meets; the same of each line, with start and end."""

    missing: int
    lines: list[tuple[int, int, int]]

    def lines_with(self, bits: int) -> list[Span]:
        """The lines that meet some needs, each with the sign that ends it."""
        return [(start, end + 1) for start, end, missing in self.lines if not bits & missing]


class Gate:
    """The needs of all rules. A need is a bit; a set of needs, and what a text holds, are numbers of such bits."""

    def __init__(self, needs: Iterable[Strings]) -> None:
        self._bit = {need: 1 << number for number, need in enumerate(dict.fromkeys(needs))}
        self._every = (1 << len(self._bit)) - 1
        bits: dict[str, int] = defaultdict(int)
        for need, bit in self._bit.items():
            for string in need:
                bits[string] |= bit
        self._bits = list(bits.values())
        self._find = ahocorasick_rs.AhoCorasick(list(bits)).find_matches_as_indexes

    def bits(self, needs: Iterable[Strings]) -> int:
        """The bits of some needs; one that the gate does not know asks for nothing."""
        return sum({self._bit.get(need, 0) for need in needs})

    def held(self, view: str) -> Held:
        """The needs that a text, and each line of it, does not meet."""
        bits = self._bits
        ends = [found.start() for found in _END_OF_LINE.finditer(view)]
        ends.append(len(view))
        lines = [0] * len(ends)
        number = 0
        for string, _start, end in self._find(view, overlapping=True):  # ordered by end, and none holds a line's end
            while end > ends[number]:
                number += 1
            lines[number] |= bits[string]
        starts = [0, *(end + 1 for end in ends[:-1])]
        every = self._every
        missing = [every & ~held for held in lines]
        return Held(reduce(and_, missing), list(zip(starts, ends, missing, strict=True)))


def needs_of(pattern: re.Pattern[str]) -> list[Strings]:
    """The needs of a pattern that tell texts apart."""
    return [need for need in required(pattern) if not any(_EVERYWHERE.search(string) for string in need)]
