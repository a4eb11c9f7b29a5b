"""The calendar of the home page as a drawing: a row a year, a column a month, a dot for the events of a month."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Final

from duikou_web.ledger.selectors.browsing import MonthCount

MONTHS: Final = 12
YEARS: Final = 10
"""So many years are drawn, the latest."""

LEFT: Final = 50
TOP: Final = 22
COLUMN: Final = 25
ROW: Final = 27
SMALLEST: Final = 4.5
LARGEST: Final = 11.5
FEW: Final = 6
"""With fewer events in every month no dot has the largest size."""


@dataclass(frozen=True)
class Dot:
    """The events of one month. `time` is what the list of events is narrowed to."""

    x: float
    y: float
    radius: float
    time: str
    count: int


@dataclass(frozen=True)
class Year:
    """A row; `year` is empty where it is open. `whole` counts the events whose month is not known."""

    year: str
    y: float
    dots: list[Dot]
    whole: int


@dataclass(frozen=True)
class Calendar:
    width: int
    height: int
    months: list[tuple[int, float]]
    years: list[Year]
    earlier: int
    undated: int


def draw_calendar(counts: Iterable[MonthCount], undated: int = 0) -> Calendar:
    """Place the dots of the latest years; what is not drawn is counted in `earlier`."""
    rows = _rows(counts)
    drawn = _drawn(rows)
    most = max((count for year in drawn for month, count in rows[year].items() if month), default=0)
    years = [_year(year, TOP + ROW * (place + 0.5), rows[year], max(most, FEW)) for place, year in enumerate(drawn)]
    return Calendar(
        width=LEFT + COLUMN * MONTHS,
        height=TOP + ROW * len(drawn),
        months=[(month, _column(month)) for month in range(1, MONTHS + 1)],
        years=years,
        earlier=sum(sum(months.values()) for year, months in rows.items() if year not in drawn),
        undated=undated,
    )


def _rows(counts: Iterable[MonthCount]) -> dict[str, dict[int, int]]:
    """Year, empty where it is open → month, 0 where it is open → events."""
    rows: dict[str, dict[int, int]] = defaultdict(dict)
    for time, count in counts:
        year, _, month = time.replace("--", "-", 1).partition("-")
        rows[year][int(month or 0)] = count
    return rows


def _drawn(rows: dict[str, dict[int, int]]) -> list[str]:
    """The latest years without a gap, then the row of those whose year is open."""
    known = sorted(int(year) for year in rows if year)
    unbroken = [str(year) for year in range(known[-1], known[0] - 1, -1)] if known else []
    return unbroken[:YEARS] + [year for year in rows if not year]


def _year(year: str, y: float, months: dict[int, int], most: int) -> Year:
    return Year(year, y, list(_dots(year, y, months, most)), months.get(0, 0))


def _dots(year: str, y: float, months: dict[int, int], most: int) -> Iterator[Dot]:
    """The area of a dot grows with its number."""
    for month, count in sorted(months.items()):
        if month:
            radius = SMALLEST + (LARGEST - SMALLEST) * sqrt(count / most)
            yield Dot(_column(month), y, round(radius, 1), f"{year or '-'}-{month:02}", count)


def _column(month: int) -> float:
    return LEFT + COLUMN * (month - 0.5)
