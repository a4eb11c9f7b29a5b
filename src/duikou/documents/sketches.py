"""A short sketch of a text, by which its near copies are found among very many without reading them.

The sketch is the MinHash of its shingles, cut into bands. Texts that share bands may be near copies: the more they
share of their words, the more bands. Whether they are, their shingles say.
"""

import re
from hashlib import sha256
from math import sqrt
from typing import Final, NamedTuple

from duikou.grammar.view import reading_view

SHINGLE: Final = 5
"""So many characters in a row are compared as one."""

ALIKE: Final = 0.5
"""Near copies share at least this part of all the shingles of both."""

INSIDE: Final = 0.8
"""Or at least this part of the shingles of the shorter one, which is then an excerpt."""

SHORTEST: Final = 30
"""A text with fewer characters, signs not counted, is no near copy of anything: it is too short to tell."""

BANDS: Final = 64
IN_BAND: Final = 2
"""Hashes in a band. Two texts share a band where all of its hashes are the same."""

SEED: Final = 1
FEWEST: Final = 2
"""Bands that two near copies share at least: of unrelated reports hardly two in a hundred thousand share as many."""

DEVIATIONS: Final = 3
"""How far chance may leave two near copies below the number of bands that they should share."""

_SIGNS = re.compile(r"[\W_]+")
_BITS: Final = 63
_MIX: Final = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


class Sketch(NamedTuple):
    """The hash of a text's words, how many shingles it has, and its bands; none where it is too short to compare."""

    words: str
    size: int
    bands: tuple[int, ...]


def normalised(text: str) -> str:
    """The letters, characters and digits of a text, in simplified characters.

    >>> normalised("對口 支援，（二）")
    '对口支援二'
    """
    return _SIGNS.sub("", reading_view(text))


def shingled(words: str) -> frozenset[str]:
    """Every stretch of five characters."""
    return frozenset(words[place : place + SHINGLE] for place in range(len(words) - SHINGLE + 1))


def share_of(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shingles of both is in both."""
    return len(one & other) / len(one | other) if one and other else 0.0


def is_near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether texts with these shingles are near copies."""
    common = len(one & other)
    return common > 0 and (common >= ALIKE * len(one | other) or common >= INSIDE * min(len(one), len(other)))


def sketch(words: str) -> Sketch:
    """The sketch of a text whose words are `normalised`."""
    digest = sha256(words.encode()).hexdigest()
    if len(words) < SHORTEST:
        return Sketch(digest, 0, ())
    from rensa import RMinHash  # noqa: PLC0415 - only who looks for copies needs it

    shingles = shingled(words)
    minima = RMinHash(num_perm=BANDS * IN_BAND, seed=SEED)
    minima.update(sorted(shingles))
    hashes = minima.digest()
    bands = tuple(_band(number, *hashes[IN_BAND * number :][:IN_BAND]) for number in range(BANDS))
    return Sketch(digest, len(shingles), bands)


def _band(number: int, first: int, last: int) -> int:
    """One number for a band, so that every database can index it: bands of other places are other numbers."""
    mixed = (first * _MIX[0]) ^ (last * _MIX[1]) ^ (number * _MIX[2])
    return mixed & ((1 << _BITS) - 1)


def enough(shared: int, size: int, other: int) -> bool:
    """Whether two texts with so many shingles may be near copies, when they share so many bands.

    >>> enough(16, 1000, 1000), enough(3, 1000, 1000), enough(3, 1000, 200)
    (True, False, True)
    """
    shorter, longer = sorted((size, other))
    inside = INSIDE * shorter / (shorter + longer - INSIDE * shorter)
    wanted: float = BANDS * min(ALIKE, inside) ** IN_BAND
    return shared >= max(FEWEST, wanted - DEVIATIONS * sqrt(wanted))
