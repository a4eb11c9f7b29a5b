"""Dates as each language writes them, as far as they are known."""

from typing import Final, NamedTuple

from duikou_web.site.words.labels import page_language, phrase

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Parts(NamedTuple):
    """Year, month and day; what is not known or not told is empty."""

    year: str
    month: str = ""
    day: str = ""


def format_date(value: str | None) -> str:
    """A date as far as it is known.

    `2025-06-26` → 2025年6月26日, 26 June 2025; `2025-06` → 2025年6月, June 2025; `--06-26` → 6月26日（年份待定）
    """
    parts = _split(value) if value else None
    return _with_open_year(parts, _write(parts)) if parts else ""


def format_period(start: str | None, end: str | None) -> str:
    """A period, what both ends share told once: 2025年6月26日至27日, 26–27 June 2025."""
    if not start or not end or start == end:
        return format_date(start or end)
    first, last = _split(start), _split(end)
    shared = 0 if first.year != last.year else 1 if first.month != last.month else 2
    if page_language() == "zh":
        return _with_open_year(first, f"{_write(first)}至{_write(_told_from(last, shared))}")
    dash = "–" if shared == 2 else " – "  # noqa: PLR2004 - year and month
    return _with_open_year(first, f"{_write(_told_from(first, shared))}{dash}{_write(last)}")


def _told_from(parts: Parts, shared: int) -> Parts:
    return Parts(*("" for _ in range(shared)), *parts[shared:])


def _split(value: str) -> Parts:
    """`2025-06` → 2025, 06; `--06-26` → no year, 06, 26."""
    return Parts(*value.replace("--", "-", 1).split("-"))


def _write(parts: Parts) -> str:
    year, month, day = parts
    if page_language() == "zh":
        return f"{year and year + '年'}{month and f'{int(month)}月'}{day and f'{int(day)}日'}"
    return " ".join(filter(None, (day and str(int(day)), month and MONTHS[int(month) - 1], year)))


def _with_open_year(parts: Parts, words: str) -> str:
    return words if parts.year else phrase("year_open", date=words)
