"""The calendar: a row a year without gaps, a dot a month, nothing drawn away silently."""

from duikou_web.ledger.selectors.browsing import MonthCount
from duikou_web.site.pages.drawing import LARGEST, YEARS, draw_calendar


def test_years_stand_without_a_gap_the_latest_first_and_the_open_one_last() -> None:
    drawn = draw_calendar([MonthCount("--06", 1), MonthCount("2023-05", 1), MonthCount("2025-06", 2)])
    assert [year.year for year in drawn.years] == ["2025", "2024", "2023", ""]
    assert [[(dot.time, dot.count) for dot in year.dots] for year in drawn.years] == [
        [("2025-06", 2)], [], [("2023-05", 1)], [("--06", 1)],
    ]  # fmt: skip


def test_the_fullest_month_has_the_largest_dot_and_stands_in_its_column() -> None:
    drawn = draw_calendar([MonthCount("2025-01", 90), MonthCount("2025-12", 10)])
    first, last = drawn.years[0].dots
    assert (first.radius, last.x - first.x) == (LARGEST, 25 * 11)
    assert last.radius < first.radius < first.x < last.x < drawn.width


def test_what_is_not_drawn_is_counted() -> None:
    drawn = draw_calendar([MonthCount(f"{year}-01", 2) for year in range(2010, 2026)], undated=3)
    assert len(drawn.years) == YEARS
    assert (drawn.earlier, drawn.undated) == (2 * (16 - YEARS), 3)


def test_a_ledger_without_dates_draws_nothing() -> None:
    assert draw_calendar([], undated=2).years == []
