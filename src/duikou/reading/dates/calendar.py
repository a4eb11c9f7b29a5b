"""Numerals, days and stretches of days: what 二十六, 二〇二三 and 8月底 stand for."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final, NamedTuple

_DIGITS: Final = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **dict.fromkeys("〇○O", 0),
    "两": 2,
}
_ISO: Final = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MONTH_PARTS: Final = {
    "上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "中": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31),
}  # fmt: skip
_YEAR_PARTS: Final = {"初": (1, 3), "中": (5, 8), "底": (12, 12), "末": (12, 12)}


class Window(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def meet(self, other: "Window") -> "Window":
        """The days in both; `first` is after `last` where there are none."""
        return Window(max(self.first, other.first), min(self.last, other.last))

    def touches(self, other: "Window") -> bool:
        return self.first <= other.last and other.first <= self.last


ALWAYS: Final = Window(date.min, date.max)


def number(text: str) -> int:
    """An Arabic or Chinese numeral below a thousand.

    >>> number("26"), number("二十六"), number("十"), number("一百")
    (26, 26, 10, 100)
    """
    if text.isdecimal():
        return int(text)
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = _DIGITS.get(ones, 0) + (_DIGITS.get(tens, 1) * 10 if ten else 0)
    return value + (_DIGITS.get(hundreds, 1) * 100 if "百" in text else 0)


def year_number(text: str) -> int:
    """A year of four figures, or of two in this century.

    >>> year_number("2023"), year_number("二〇二三"), year_number("21")
    (2023, 2023, 2021)
    """
    year = int(text) if text.isdecimal() else int("".join(str(_DIGITS[char]) for char in text))
    return year if len(text) > len("21") else 2000 + year


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (2月29日)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def exists(month: int, day: int | None) -> bool:
    """Whether some year has this day."""
    return day_of(2000, month, 1 if day is None else day) is not None


def window_of(year: int, month: int | None, day: int | None, part: str = "") -> Window | None:
    """The days a printed date can mean; None where there are none.

    >>> window_of(2023, 8, None, "底")
    Window(first=datetime.date(2023, 8, 21), last=datetime.date(2023, 8, 31))
    """
    if not date.min.year <= year <= date.max.year:
        return None
    if month is None:
        first, last = _YEAR_PARTS.get(part, (1, 12))
        return Window(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
    if day is None:
        length = monthrange(year, month)[1]
        first, last = _MONTH_PARTS.get(part, (1, length))
        return Window(date(year, month, first), date(year, month, min(last, length)))
    found = day_of(year, month, day)
    return Window(found, found) if found else None


def parse(value: str) -> Window | None:
    """The days that an ISO date stands for, of any precision; None where it is none.

    >>> parse("2020-08")
    Window(first=datetime.date(2020, 8, 1), last=datetime.date(2020, 8, 31))
    """
    found = _ISO.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year or (month is not None and not exists(month, None)):
        return None
    return window_of(year, month, day)


def shift(day: date, days: int) -> date:
    """The day so many days later; the first or last there is where the calendar ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min
