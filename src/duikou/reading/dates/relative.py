"""Days that words name from another day: 昨日, 上周五, 当天, 次日, 本月, and a day without its month."""

from typing import Final

from duikou.reading.dates.calendar import Window, day_of, exists, shift
from duikou.reading.dates.expressions import Expression
from duikou.reading.dates.moments import Draft, Kind, Moment, unknown

_AWAY: Final = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}
_WEEKS: Final = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}
_WEEKDAYS: Final = "一二三四五六日"
_LATE: Final = 25
_EARLY: Final = 5


def days_away(moment: Moment, days: int) -> Moment | None:
    """The day so many days from another; without a year None where it would depend on the leap day."""
    if moment.month is None or moment.day is None:
        return None
    start = day_of(moment.year or 2001, moment.month, moment.day)
    if start is None:
        return None
    end = shift(start, days)
    leap = moment.year is None and {start.month, end.month} >= {2, 3}
    turned = end.year - start.year
    if leap or (turned and moment.year is None):
        return None
    return Moment(None if moment.year is None else end.year, end.month, end.day, away=moment.away)


def day(expression: Expression, anchor: Draft | None) -> Draft:
    """昨天下午 is the day before that of the report."""
    days = _AWAY[expression.groups["word"][0]]
    moment = days_away(anchor.first, days) if anchor else None
    return _hung(expression, anchor, "relative", moment, moment)


def weekday(expression: Expression, anchor: Draft | None) -> Draft:
    """上周五 of a report from Tuesday 2023-08-15 is 2023-08-11; 上周 alone leaves the day open."""
    today = anchor and anchor.first
    if not (today and today.year and today.month and today.day):
        return unknown(expression)
    found = day_of(today.year, today.month, today.day)
    if found is None:
        return unknown(expression)
    monday = shift(found, 7 * _WEEKS[expression.groups["word"]] - found.weekday())
    name = expression.groups.get("weekday", "").replace("天", "日")
    if not name:
        return unknown(expression, Window(monday, shift(monday, 6)))
    first, last = (5, 6) if name == "末" else (_WEEKDAYS.index(name),) * 2
    ends = (shift(monday, first), shift(monday, last))
    moments = [Moment(end.year, end.month, end.day) for end in ends]
    return _hung(expression, anchor, "range" if name == "末" else "relative", moments[0], moments[1])


def same_day(expression: Expression, source: Draft | None) -> Draft:
    """当天 is the day named last, 次日 the one after it; of several days it is one, which is left open."""
    if source is None:
        return unknown(expression)
    moment = days_away(source.last, 1) if expression.groups["word"] in ("次日", "翌日") else source.last
    if source.first != source.last and expression.groups["word"] not in ("次日", "翌日"):
        moment = Moment()
    return _hung(expression, source, "relative", moment, moment)


def month(expression: Expression, anchor: Draft | None) -> Draft:
    """本月 is the month of the report, 上个月 the one before it."""
    if anchor is None or anchor.first.month is None:
        return unknown(expression)
    step = {"上": -1, "下": 1}.get(expression.groups["month_word"][0], 0)
    count = (anchor.first.year or 0) * 12 + anchor.first.month - 1 + step
    year = count // 12 if anchor.first.year else None
    moment = Moment(year, count % 12 + 1, part=expression.groups.get("part", ""), away=anchor.first.away)
    return _hung(expression, anchor, "month", moment, moment)


def _hung(expression: Expression, source: Draft | None, kind: Kind, first: Moment | None, last: Moment | None) -> Draft:
    if source is None or first is None or last is None:
        return unknown(expression)
    words = [expression.span, *source.roots]
    return Draft(expression.rule.id, expression.span, kind, first, last, source, words, source.told)


def with_month(draft: Draft, source: Draft, ahead: bool) -> Draft | None:
    """The draft of a bare day with the month that the other one gives it; None where that month has no such day.

    `ahead` says that the sentence speaks of days to come.
    """
    first = _day_near(draft.first, source, ahead)
    last = first._replace(day=draft.last.day) if first else None
    if first is None or last is None or not exists(last.month or 0, last.day):
        return None
    draft.first, draft.last = first, last
    draft.base = source
    draft.told = source.told
    draft.words.extend(source.roots)
    return draft


def _day_near(moment: Moment, source: Draft, ahead: bool) -> Moment | None:
    day, end = moment.day or 0, source.last
    month = source.first.month or 0
    if source.first.month != end.month:
        month = month if day >= (source.first.day or 0) else end.month or 0
    elif source.rule in ("dates.dateline", "dates.published"):
        # What is to be on the day after is told today: 于20日启程, in a report of the 19th.
        month -= 1 if day > (end.day or 0) + 1 and not ahead else 0
    elif (end.day or 0) >= _LATE and day <= _EARLY:
        month += 1
    month = (month - 1) % 12 + 1
    return moment._replace(month=month) if exists(month, day) else None
