"""A body that a copy holds twice: the second one is taken out."""

import re
from collections.abc import Iterator
from typing import Final

from duikou.documents.repairing.edits import Edit

SHORTEST: Final = 100
"""A body has at least so many characters; a lead that a caption says again has fewer."""

SHARE: Final = 0.35
"""The second body is at least this share of the whole text."""

_PROBES: Final = (0, 20, 40, 60, 90, 120, 180, 240)
_PROBE = re.compile(r"\S{12}")
_BLANKS = re.compile(r"\s+")


def second_bodies(text: str) -> Iterator[Edit]:
    """The second of two bodies; blanks and line breaks between their words do not tell them apart."""
    for first in _PROBES:
        probe = _PROBE.search(text, first, first + 200)
        if probe is None:
            return
        second = text.find(probe[0], probe.end())
        if second >= 0 and (end := _end_of_second(text, probe.start(), second)):
            yield Edit(second, end)
            return


def _end_of_second(text: str, first: int, second: int) -> int:
    """Where the second body ends if two begin at these places; 0 where they do not say the same."""
    one, other = (_BLANKS.sub("", part) for part in (text[first:second], text[second:]))
    length = _in_common(one, other)
    if length < max(SHORTEST, SHARE * (len(one) + len(other))):
        return 0
    visible = re.finditer(r"\S", text[second:])
    return second + next(found.end() for number, found in enumerate(visible, 1) if number == length)


def _in_common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    differ = (place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(differ, min(len(one), len(other)))
