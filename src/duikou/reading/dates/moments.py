"""From words to moments: which year, month and day an expression names, as far as its own words say."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal, NamedTuple

from duikou.lexicon import Row, load_table
from duikou.model.text import Span
from duikou.reading.dates.calendar import Window, exists, number, year_number
from duikou.reading.dates.expressions import Expression

Kind = Literal["day", "range", "month", "year", "relative", "open"]

_NEAR: Final = 12
_SAME_YEAR: Final = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
YEARS_AWAY: Final = {"今年": 0, "本年": 0, "去年": -1, "明年": 1, "前年": -2, "后年": 2}


class Moment(NamedTuple):
    """What is known of one end: `year` None where it is not printed, `away` for 今年 (0), 去年 (-1) of the report."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    away: int | None = None


@dataclass(slots=True, eq=False)
class Draft:
    """A mention being read. It shares the year of `base` where it hangs on another (26日 after 6月26日).

    `words` are the spans it rests on. `told` is false where the year was not printed but came from the publication.
    `bounds` are the days between which an open date lies.
    """

    rule: str
    span: Span
    kind: Kind
    first: Moment
    last: Moment
    base: "Draft | None" = None
    words: list[Span] = field(default_factory=list)
    told: bool = True
    bounds: Window | None = None

    @property
    def is_day(self) -> bool:
        """Whether it names days, not months or years."""
        return self.first.day is not None

    @property
    def roots(self) -> list[Span]:
        """The words that others hanging on it rest on: its own, or those of the one it hangs on itself."""
        return self.words[1:] if self.base is not None else self.words

    @property
    def printed(self) -> bool:
        """Whether the words themselves give the year."""
        return self.first.year is not None and self.told and self.base is None


def plain(expression: Expression, before: list[Draft]) -> Draft | None:
    """The draft of an expression that gives its own month or year; None where it gives no real day.

    `before` are the drafts so far: 同年 is the year the last of them prints.
    """
    build = _BUILDERS.get(expression.rule.gives)
    if build is None:
        return None
    kind, first, last = build(expression.groups)
    if not all(end.month is None or exists(end.month, end.day) for end in (first, last)):
        return None
    word = expression.groups.get("word", "")
    if word in _SAME_YEAR:
        year = next((draft.first.year for draft in reversed(before[-_NEAR:]) if draft.printed), None)
        if year is None:
            return unknown(expression)
        year += _SAME_YEAR[word]
        first, last = first._replace(year=year), last._replace(year=last.year or year)
    return Draft(expression.rule.id, expression.span, kind, first, last, words=[expression.span])


def unknown(expression: Expression, bounds: Window | None = None) -> Draft:
    """An expression whose day cannot be known."""
    nothing, span = Moment(), expression.span
    return Draft(expression.rule.id, span, "open", nothing, nothing, words=[span], bounds=bounds)


Groups = dict[str, str]
Ends = tuple[Kind, Moment, Moment]


def _moment(groups: Groups, mark: str = "") -> Moment:
    year, month, day = (groups.get(name + mark) for name in ("year", "month", "day"))
    return Moment(
        year_number(year) if year else None,
        number(month) if month else None,
        number(day) if day else None,
        groups.get("part" + mark, ""),
        None if mark else YEARS_AWAY.get(groups.get("word", "")),
    )


def _days(groups: Groups) -> Ends:
    first, last = _moment(groups), _moment(groups, "2")
    if "day2" not in groups:
        return "day", first, first
    return "range", *_follow(first, last._replace(month=last.month or first.month))


def _follow(first: Moment, last: Moment) -> tuple[Moment, Moment]:
    """Both ends; a year printed once counts for both, or for the one beside it across the turn of the year."""
    turn = 1 if (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0) else 0
    if last.year is not None:
        known = first.year is not None or first.away is not None
        return first if known else first._replace(year=last.year - turn), last
    year = None if first.year is None else first.year + turn
    return first, last._replace(year=year, away=None if first.away is None else first.away + turn)


def _day(groups: Groups) -> Ends:
    first = _moment(groups)
    return "day", first, first


def _bare_day(groups: Groups) -> Ends:
    first = Moment(day=number(groups.get("day") or groups["day_of_part"]))
    return "day", first, first


def _months(groups: Groups) -> Ends:
    first, last = _moment(groups), _moment(groups, "2")
    return "range", *_follow(first, last)


def _month(groups: Groups) -> Ends:
    first = _moment(groups)
    return "month", first, first


def _half(groups: Groups) -> Ends:
    quarter, half = groups.get("quarter"), groups.get("half")
    begin, length = (number(quarter) * 3 - 2, 3) if quarter else (1 if half == "上" else 7, 6)
    first = _moment(groups)
    return "range", first._replace(month=begin), first._replace(month=begin + length - 1)


def _years(groups: Groups) -> Ends:
    return "range", _moment(groups), _moment(groups, "2")


def _year(groups: Groups) -> Ends:
    first = _moment(groups)
    return "year", first, first


def _plan(groups: Groups) -> Ends:
    row = plans()[groups.get("plan") or groups["bare_plan"]]
    return "range", Moment(int(row.since)), Moment(int(row.until))


@cache
def plans() -> dict[str, Row]:
    """The five-year plans by name: 十四五 from 2021 to 2025."""
    return {row.form: row for row in load_table("plan_years") if row.kind == "plan"}


_BUILDERS: Final[dict[str, Callable[[Groups], Ends]]] = {
    "dateline": _day,
    "days": _days,
    "day": _day,
    "bare_day": _bare_day,
    "months": _months,
    "month": _month,
    "half": _half,
    "years": _years,
    "year": _year,
    "plan": _plan,
}
