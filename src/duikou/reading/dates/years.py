"""The year of each date: stated, from the publication, inferred from the text's own evidence, or open within bounds.

No evidence decides alone. Each gives the days the report can tell of; the day of a date must lie in all of them. Where
one year is left it is taken, where several are left the date stays open with its bounds.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates.binding import Drafts
from duikou.reading.dates.calendar import ALWAYS, Window, day_of, parse, shift
from duikou.reading.dates.evidence import Evidence
from duikou.reading.dates.moments import Draft, Moment
from duikou.reading.dates.tense import ahead, announced, retold, sentence_of, yearly
from duikou.reading.dates.weighing import Weighing, Year, candidates

_LAG: Final = 183  # days by which a date may lie before the report that names it
_SOON: Final = 62  # days that 将 reaches ahead without a word more
_EARLY: Final = 3  # days by which a report may announce without saying so
_STAY: Final = 31  # days around the first date that the same report may tell of
_YEARS_SINCE: Final = re.compile("(?:[0-9]{2}|[二三四五六七八九]?十[一二三四五六七八九]?)[多余]?年来")
_TURN: Final = (12, 20)  # from here on a report without its own date may be from the next year


@dataclass
class Years:
    """Gives every draft its year. Evidence is looked for only when a date needs it."""

    context: Context
    drafts: Drafts
    contradictions: list[Span] = field(default_factory=list)
    _known: dict[int, Year] = field(default_factory=dict)

    def of(self, draft: Draft) -> Year:
        """The year of a draft's first end."""
        key = id(draft)
        if key not in self._known:
            self._known[key] = Year(None, "open")  # so that no two drafts wait for each other
            self._known[key] = self._year(draft)
        return self._known[key]

    def _year(self, draft: Draft) -> Year:
        first = draft.first
        if draft.base is not None:
            return _of_base(draft, self.of(draft.base))
        if first.year is not None:
            if draft is self.drafts.published:
                return Year(first.year, "published", f"published {self._published}", tuple(draft.words))
            return Year(first.year, "stated")
        if first.away is not None:
            report = self._report_year
            return report._replace(year=report.year + first.away) if report.year is not None else report
        if first.month is None:
            return Year(None, "open", window=draft.bounds or ALWAYS)
        return self._elsewhere(draft) or self._carried(draft) or self._solve(draft)

    @property
    def _published(self) -> str:
        return (self.context.published and self.context.published.value) or ""

    @cached_property
    def _weighing(self) -> Weighing:
        return Weighing(self.context, self.drafts)

    @property
    def used(self) -> tuple[Evidence, ...]:
        """The evidence that decided a year or a bound."""
        return tuple(self._weighing.used.values())

    @cached_property
    def _lead(self) -> Draft | None:
        """The first date, where it can be the report's own: at the head, not announced, not of another time."""
        lead = self.drafts.dateline or self.drafts.lead
        if lead is None or lead is self.drafts.dateline or self._weighing.areas.lead is None:
            return lead if lead is self.drafts.dateline else None
        view, span = self.context.page.view, lead.span
        other = retold(view, span) or ahead(view, span) or _YEARS_SINCE.search(view)
        return None if lead.printed and (other or not self._weighing.areas.opening(span[0])) else lead

    def _is_lead(self, draft: Draft) -> bool:
        """Whether the draft is the day of the report's own event, or repeats it."""
        if draft is self.drafts.dateline or draft is self.drafts.published:
            return True
        return self._lead is not None and draft.first[1:3] == self._lead.first[1:3]

    @cached_property
    def _printed(self) -> dict[tuple[int, int], dict[int, Draft]]:
        """The days that the text prints with their year, by month and day, then by year; other times left out."""
        days: dict[tuple[int, int], dict[int, Draft]] = {}
        drafts = [self.drafts.dateline] if self.drafts.dateline else []
        printed = [draft for draft in drafts + self.drafts.drafts if draft.printed and draft.is_day]
        for draft in printed:
            if draft.first.year and not retold(self.context.page.view, draft.span):
                days.setdefault(_month_day(draft.first), {}).setdefault(draft.first.year, draft)
        return days

    def _elsewhere(self, draft: Draft) -> Year | None:
        """The year that the text prints with the same day in another place, such as a dateline or a caption."""
        same = self._printed.get(_month_day(draft.first), {})
        if len(same) != 1:
            return None
        year, other = next(iter(same.items()))
        if self._by_publication(draft) not in (None, year):
            return None
        if not self._weighing.allows(draft, year, self._is_lead(draft)):
            return None
        return Year(year, "stated", evidence=(other.span,))

    @cached_property
    def _before_each(self) -> dict[int, Draft]:
        """For each draft the last one before it that prints a year and a month."""
        before: dict[int, Draft] = {}
        last: Draft | None = None
        for draft in self.drafts.drafts:
            if last is not None:
                before[id(draft)] = last
            if draft.printed and draft.first.month:
                last = draft
        return before

    def _carried(self, draft: Draft) -> Year | None:
        """The year printed before it in the same sentence: 2022年6月17日受伤，8月3日出院."""
        view, told = self.context.page.view, self._before_each.get(id(draft))
        if told is None or told.last.year is None or told.span[0] < sentence_of(view, draft.span[0])[0]:
            return None
        if _month_day(draft.first) < _month_day(told.last) or retold(view, told.span):
            return None
        year, by_page = told.last.year, self._by_publication(draft)
        if by_page is not None and by_page != year:
            years = sorted((year, by_page))
            return Year(None, "open", window=Window(date(years[0], 1, 1), date(years[1], 12, 31)))
        return Year(year, "inferred", "the year printed before it in the sentence", (told.span,))

    def _solve(self, draft: Draft) -> Year:
        if yearly(self.context.page.view, draft.span):
            return Year(None, "open")
        lead = self._is_lead(draft)
        year = self._by_publication(draft)
        late = self._publication is not None and self._weighing.speaks_of_later(self._publication)
        if year is not None and not late and self._weighing.allows(draft, year, lead):
            return self._as_published(year)
        if year is not None:
            self.contradictions.append(draft.span)
            return self._weighing.infer(draft, lead, sure=True)
        found = (None if lead else self._near_lead(draft)) or self._weighing.infer(draft, lead)
        if self._publication is None:
            return found
        if found.year is None:
            return found._replace(window=found.window.meet(Window(date.min, self._publication.last)))
        if lead:
            self.contradictions.append(draft.span)
        return found

    def _as_published(self, year: int) -> Year:
        words = tuple(self.drafts.published.words) if self.drafts.published else ()
        return Year(year, "published", f"published {self._published}", words)

    @cached_property
    def _publication(self) -> Window | None:
        """The days on which the report may have been published."""
        return parse(self._published) if self._published else None

    def _by_publication(self, draft: Draft) -> int | None:
        """The one year in which the date lies near the publication: the last one before it, unless it is announced."""
        return self._near(draft, self._publication, _EARLY) if self._publication else None

    def _near(self, draft: Draft, report: Window, forth: int) -> int | None:
        """The year that puts the date before the report and not far from it, or behind it where the text says so.

        Of a stretch of months (1—9月) the last counts, else the first.
        """
        view = self.context.page.view
        if announced(view, draft.span):
            return _one(candidates(draft.first, Window(shift(report.first, -_EARLY), shift(report.last, _LAG))))
        ends = [draft.first] if draft.is_day or draft.kind != "range" else [draft.last, draft.first]
        for end in ends:
            year = self._before(draft, end, report, forth)
            if year is not None:
                return year - (1 if end is draft.last and draft.first[1:3] > draft.last[1:3] else 0)
        if ahead(view, draft.span):
            return _one(candidates(draft.first, Window(report.first, shift(report.last, _SOON))))
        return None

    def _before(self, draft: Draft, end: Moment, report: Window, forth: int) -> int | None:
        """The last year in which it is over: this year's without more ado, last year's where that is not long ago."""
        recent = _one(candidates(end, Window(shift(report.first, -_LAG), shift(report.last, forth))))
        if recent is not None or self._is_lead(draft):
            return recent
        first = date(report.first.year, 1, 1)
        return _one(candidates(end, Window(first, report.last))) if report.first.year == report.last.year else None

    def _near_lead(self, draft: Draft) -> Year | None:
        """The year that lies near the first date of the report, where that one's is known."""
        lead = self._lead
        found = self.of(lead) if lead and lead is not draft else Year(None, "open")
        day = found.year and lead and day_of(found.year, lead.first.month or 0, lead.first.day or 0)
        year = self._near(draft, Window(day, day), _STAY) if day else None
        if lead is None or year is None or not self._weighing.allows(draft, year, lead=False):
            return None
        return _borrowed(found, year, found.why or "near the date printed at the head", lead.span)

    @cached_property
    def _report_year(self) -> Year:
        """The year that 今年 means."""
        lead = self._lead
        found = self.of(lead) if lead else Year(None, "open")
        page = self._publication
        if page and page.first.year == page.last.year and found.year in (None, page.first.year):
            return self._as_published(page.first.year)
        if lead is None or found.year is None or _month_day(lead.first) >= _TURN:
            return self._weighing.report_year()
        return _borrowed(found, found.year, found.why or "the year printed at the head", lead.span)


def _one(years: list[int]) -> int | None:
    return years[0] if len(years) == 1 else None


def _borrowed(found: Year, year: int, why: str, span: Span) -> Year:
    """A year taken over from another date."""
    return Year(year, "inferred" if found.basis == "stated" else found.basis, why, (*found.evidence, span))


def _month_day(moment: Moment) -> tuple[int, int]:
    return moment.month or 0, moment.day or 0


def _of_base(draft: Draft, base: Year) -> Year:
    """The year of the day it hangs on, or the one beside it across the turn of the year."""
    if draft.first.year is not None:
        return base._replace(year=draft.first.year)
    month, other = draft.first.month, draft.base.first.month if draft.base else None
    turn = {(1, 12): 1, (12, 1): -1}.get((month or 0, other or 0), 0)
    return base._replace(year=base.year + turn) if base.year is not None else base
