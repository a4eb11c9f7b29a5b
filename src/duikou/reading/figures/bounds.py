"""What the words around a number say of its bounds: 超, 余, 近, 以上, 3至5."""

import re
from typing import Final, NamedTuple

from duikou.reading.figures.numerals import number_value

_MORE_BEFORE = re.compile(r"(?:超过?|逾|突破|不少于|不低于|高于|至少|上)\Z")
_LESS_BEFORE = re.compile(r"(?:近|不足|不超过|不高于|低于|至多)\Z")
_FIRST_OF_RANGE = re.compile(
    r"(?P<number>[0-9][0-9,.]*[百千]?[万亿]?)(?P<unit>[^0-9，。；、\s]{0,3})(?:至|到|—{1,2}|[-~])\Z"
)
_MULTIPLIER = re.compile(r"[百千]?[万亿]+")
_LOOK_BACK: Final = 18


class Bounds(NamedTuple):
    """The value a figure is booked with, what is known of its bounds, and where its words begin."""

    value: float | int
    low: float | int | None
    high: float | int | None
    start: int


def bounds_of(view: str, start: int, number: str, unit_start: int, unit_end: int) -> Bounds | None:
    """The bounds of the number that stands at `start`; None where it has no value.

    超7万人 → low 70000; 近9万吨 → high 90000; 2至3个 → value and low 2, high 3; 约16亿元 → neither.
    """
    value = number_value(number)
    if value is None:
        return None
    first = _first_of_range(view, start, number, view[unit_start:unit_end])
    if first is not None and first[0] < value:
        return Bounds(first[0], first[0], value, first[1])
    before = max(0, start - _LOOK_BACK)
    if (
        "余" in number
        or "多" in number
        or view.startswith("以上", unit_end)
        or _MORE_BEFORE.search(view, before, start)
    ):
        return Bounds(value, value, None, start)
    if view.startswith(("以下", "以内"), unit_end) or _LESS_BEFORE.search(view, before, start):
        return Bounds(value, None, value, start)
    return Bounds(value, None, None, start)


def _first_of_range(view: str, start: int, number: str, unit: str) -> tuple[float | int, int] | None:
    """The lower number of 3至5万个 or 3000元至5000元 and its place; it shares the multiplier of the upper one."""
    found = _FIRST_OF_RANGE.search(view, max(0, start - _LOOK_BACK), start)
    if found is None or found["unit"] not in ("", unit):
        return None
    words = found["number"]
    multiplier = _MULTIPLIER.search(number)
    if multiplier and not _MULTIPLIER.search(words):
        words += multiplier[0]
    value = number_value(words)
    return None if value is None else (value, found.start())
