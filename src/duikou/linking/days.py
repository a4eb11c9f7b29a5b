"""Days of a report as an interval: known to the day, to the month, bounded, or without a year."""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from duikou.linking.folding import CACHED
from duikou.model.dates import PartialDate

_FULL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?")
DECEMBER = 12


class Days(NamedTuple):
    """From `first` to `last` (day numbers), both within it. `exact`: both ends are printed to the day."""

    first: int
    last: int
    exact: bool

    def gap(self, other: "Days") -> int:
        """Days between two intervals, 0 where they share one.

        >>> Days(10, 12, True).gap(Days(15, 15, True)), Days(10, 12, True).gap(Days(12, 20, True))
        (3, 0)
        """
        return max(0, other.first - self.last, self.first - other.last)


class When(NamedTuple):
    """When something took place: an interval, or at least month and day of a year that is not known."""

    days: Days | None
    """None where it is bounded on one side only, or not at all; then `bounds` says what is known."""
    bounds: Days
    yearless: str | None
    """`06-26`, where only the year is missing."""
    first: str | None
    """The printed or inferred day it began on, as a reading gives it."""
    last: str | None


EVER = Days(date.min.toordinal(), date.max.toordinal(), False)
NEVER = When(None, EVER, None, None, None)


@lru_cache(maxsize=CACHED)
def days_of(value: str) -> Days | None:
    """The interval that a partial date covers.

    >>> date.fromordinal(days_of("2024-02").last).isoformat(), days_of("--06-26")
    ('2024-02-29', None)
    """
    found = _FULL.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None:
        return None
    try:
        if month is not None and day is not None:
            number = date(year, month, day).toordinal()
            return Days(number, number, True)
        end = month or DECEMBER
        last = date(year, end, calendar.monthrange(year, end)[1]).toordinal()
        return Days(date(year, month or 1, 1).toordinal(), last, False)
    except ValueError:  # the 31st of June: the reading notes it, here it bounds nothing
        return None


def when_of(start: PartialDate | None, end: PartialDate | None) -> When:
    """When an event took place, by its start and end.

    >>> when_of(PartialDate("2024-06-26", "day"), PartialDate("2024-06-28", "day")).last
    '2024-06-28'
    >>> when_of(PartialDate("--06-26", "day"), None).yearless
    '06-26'
    """
    if start is None:
        return NEVER
    first, last = _days(start), _days(end or start)
    found = _YEARLESS.fullmatch(start.value) if start.value else None
    if first is None:
        yearless = f"{found[1]}-{found[2]}" if found and found[2] else None
        return When(None, _bounds(start), yearless, None, None)
    whole = Days(first.first, max(first.last, last.last), first.exact and last.exact) if last else first
    if found or start.value is None:
        return When(whole, whole, None, None, None)
    return When(whole, whole, None, start.value, end.value if end is not None else start.value)


def _days(moment: PartialDate) -> Days | None:
    """The interval of one date; an open one is an interval where both bounds are known."""
    whole = days_of(moment.value) if moment.value is not None else None
    if whole is not None or moment.not_before is None or moment.not_after is None:
        return whole
    return _bounds(moment)


def _bounds(moment: PartialDate) -> Days:
    low = days_of(moment.not_before) if moment.not_before else None
    high = days_of(moment.not_after) if moment.not_after else None
    first, last = low.first if low else EVER.first, high.last if high else EVER.last
    return Days(first, last, False) if first <= last else EVER
