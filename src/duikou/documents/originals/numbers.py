"""How a spreadsheet prints a number: what stands in a cell is not what its reader sees."""

import re
from datetime import datetime, timedelta
from typing import Final

BUILT_IN: Final = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "yyyy-mm-dd", 15: "yyyy-mm-dd", 16: "mm-dd", 17: "yyyy-mm", 18: "hh:mm", 19: "hh:mm:ss", 20: "hh:mm",
    21: "hh:mm:ss", 22: "yyyy-mm-dd hh:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "mm-dd",
    31: "yyyy年m月d日", 32: "hh:mm", 33: "hh:mm:ss", 36: "yyyy年m月", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00",
    50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
"""The formats that a file names by number only, as a Chinese Excel has them."""

LAST_DAY: Final = 2_958_466
"""The first day that no spreadsheet knows: 10000-01-01."""

_QUOTED: Final = re.compile(r'"([^"]*)"|\\(.)|\[(?:[$]([^\]-]*)[^\]]*|[^\]]*)\]|[_*].')
_DATE: Final = re.compile(r"[ymdhs]", re.IGNORECASE)
_PART: Final = re.compile(r"y+|m+|d+|h+|s+|AM/PM", re.IGNORECASE)
_DIGITS: Final = re.compile(r"[#0?][#0?,]*(?:\.([0#?]*))?")


def print_number(value: float, code: str, *, since_1904: bool = False) -> str:
    """A number as its format prints it; what the format leaves open, plain.

    >>> print_number(0.356, "0.0%"), print_number(45119, "yyyy年m月d日"), print_number(12.5, '0.00"万元"')
    ('35.6%', '2023年7月12日', '12.50万元')
    """
    section = _section(value, code)
    bare = _QUOTED.sub("", section)
    if bare.strip().lower() in ("general", "", "@"):
        return plain(value)
    if _DATE.search(bare) and 0 <= value < LAST_DAY:
        return _print_date(value, section, since_1904=since_1904)
    return _print_decimal(value, section)


def plain(value: float) -> str:
    """A number without a format, to fifteen digits.

    >>> plain(3.0), plain(0.1 + 0.2)
    ('3', '0.3')
    """
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"  # noqa: PLR2004 - exact


def _section(value: float, code: str) -> str:
    """The part of a format for numbers of this sign."""
    sections = code.split(";")
    if value < 0 and len(sections) > 1 and sections[1]:
        return sections[1]
    return sections[0]


def _literal(section: str) -> str:
    """The format with its quoted words bare, and without what only aligns."""
    return _QUOTED.sub(lambda found: found[1] or found[2] or found[3] or "", section)


def _print_decimal(value: float, section: str) -> str:
    digits = _DIGITS.search(section)
    if digits is None or "E" in section.upper():
        return plain(value)
    percent = "%" in _QUOTED.sub("", section)
    places = len(digits[1] or "")
    grouping = "," if "," in digits[0] else ""
    number = f"{abs(value) * (100 if percent else 1):{grouping}.{places}f}"
    before, after = _literal(section[: digits.start()]), _literal(section[digits.end() :])
    sign = "-" if value < 0 and "-" not in before and "(" not in before else ""
    return f"{sign}{before}{number}{after}".strip()


def _print_date(value: float, section: str, *, since_1904: bool) -> str:
    epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a calendar without zones
    moment = epoch + timedelta(seconds=round(value * 86_400))
    bare = _literal(section)
    after_hour = False
    printed: list[str] = []
    place = 0
    for part in _PART.finditer(bare):
        letter = part[0][0].lower()
        # m is a minute behind an hour and a month anywhere else.
        name = "minute" if letter == "m" and after_hour else letter
        after_hour = letter == "h" or (after_hour and name == "minute")
        printed += bare[place : part.start()], _date_part(moment, name, len(part[0]))
        place = part.end()
    return "".join((*printed, bare[place:])).strip("@; ")


def _date_part(moment: datetime, name: str, width: int) -> str:
    if name == "y":
        return f"{moment.year:04}" if width > 2 else f"{moment.year % 100:02}"  # noqa: PLR2004 - yy
    if name == "a":
        return "AM" if moment.hour < 12 else "PM"  # noqa: PLR2004 - noon
    value = {"m": moment.month, "d": moment.day, "h": moment.hour, "minute": moment.minute, "s": moment.second}[name]
    return f"{value:02}" if width > 1 else str(value)
