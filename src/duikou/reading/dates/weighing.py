"""Weigh the evidence of a text against a date: which years are allowed, and whether one is left."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from duikou.model.dates import Basis
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates.areas import Areas
from duikou.reading.dates.binding import Drafts
from duikou.reading.dates.bounds import bounds
from duikou.reading.dates.calendar import ALWAYS, Window, shift, window_of
from duikou.reading.dates.evidence import Evidence, year_evidence
from duikou.reading.dates.moments import Draft, Moment
from duikou.reading.dates.tense import sentence_of

_LAG: Final = 183  # days by which the report's own day may lie before the report
_FAR: Final = 366  # days by which other dates may lie before or behind it
_YEARS_END: Final = (12, 31)  # where evidence that names a year ends


class Year(NamedTuple):
    """A year with what it rests on; `window` bounds a date whose year is open."""

    year: int | None
    basis: Basis
    why: str | None = None
    evidence: tuple[Span, ...] = ()
    window: Window = ALWAYS


def candidates(moment: Moment, window: Window) -> list[int]:
    """The years in which the moment falls into a bounded window."""
    if moment.month is None or window.first == date.min or window.last == date.max:
        return []
    years = range(window.first.year, window.last.year + 1)
    return [year for year in years if fits(moment, year, window)]


def fits(moment: Moment, year: int, window: Window) -> bool:
    """Whether the moment, in that year, falls into the window."""
    days = window_of(year, *moment[1:4])
    return days is not None and days.touches(window)


@dataclass
class Weighing:
    """All evidence of one text, found when first asked for."""

    context: Context
    drafts: Drafts
    used: dict[Span, Evidence] = field(default_factory=dict)

    @cached_property
    def areas(self) -> Areas:
        """The report's head: the sentence of its first date, or of its dateline where no date stands near the top."""
        view = self.context.page.view
        firsts = [draft for draft in (self.drafts.lead, self.drafts.dateline) if draft]
        near = (Areas(self.context, sentence_of(view, draft.span[0])) for draft in firsts)
        return next((areas for areas in near if areas.lead), None) or Areas(self.context)

    @cached_property
    def evidence(self) -> list[Evidence]:
        areas = self.areas
        return [*year_evidence(self.context, areas), *bounds(self.context, self.drafts.drafts, areas)]

    @cached_property
    def _sure(self) -> list[Evidence]:
        return [found for found in self.evidence if found.sure]

    def allows(self, draft: Draft, year: int, lead: bool) -> bool:
        """Whether the sure evidence leaves this year open to the date.

        The report's own day may lie some time before the report, but not behind what the report speaks of.
        """
        window = _meet(self._sure)
        return fits(draft.first, year, Window(shift(window.first, -_LAG), window.last) if lead else _widened(window))

    def speaks_of_later(self, report: Window) -> bool:
        """Whether the text speaks of what came only after the day it bears."""
        return report.last < _meet(self._sure).first

    def infer(self, draft: Draft, lead: bool, sure: bool = False) -> Year:
        """The one year that all evidence leaves to the date, or an open year with its bounds.

        The evidence speaks of the report's own days. Other dates lie about a year before them at most, which bounds
        them and leaves their year open.
        """
        found = self._sure if sure else self.evidence
        window = _meet(found)
        if window.first > window.last:
            found = self._sure
            window = _meet(found)
        if window.first > window.last:
            return Year(None, "open")
        decisive = _decisive(found)
        self.used.update((evidence.span, evidence) for evidence in decisive)
        spans = tuple(evidence.span for evidence in decisive)
        years = candidates(draft.first, window) if lead else []
        if len(years) != 1:
            return Year(None, "open", window=window if lead else _widened(window), evidence=spans)
        return Year(years[0], "inferred", "; ".join(evidence.why for evidence in decisive), spans)

    def report_year(self) -> Year:
        """The year the report was written in, where the evidence names it."""
        named = [
            e for e in self.evidence if e.window.first > date.min and e.window.last.year - e.window.first.year <= 1
        ]
        named = [e for e in named if (e.window.last.month, e.window.last.day) == _YEARS_END]
        if len({evidence.window.last.year for evidence in named}) != 1:
            return Year(None, "open")
        self.used[named[0].span] = named[0]
        return Year(named[0].window.last.year, "inferred", named[0].why, (named[0].span,))


def _meet(evidence: Iterable[Evidence]) -> Window:
    window = ALWAYS
    for found in evidence:
        window = window.meet(found.window)
    return window


def _widened(window: Window) -> Window:
    """What evidence about the report's own days leaves to its other dates."""
    return Window(shift(window.first, -_FAR), shift(window.last, _FAR))


def _decisive(evidence: list[Evidence]) -> list[Evidence]:
    """The evidence that sets the first and the last day, in text order."""
    if not evidence:
        return []
    latest = max(evidence, key=lambda e: (e.window.first, -e.span[0]))
    earliest = min(evidence, key=lambda e: (e.window.last, e.span[0]))
    ends = [latest] if latest.window.first > date.min else []
    if earliest.window.last < date.max and earliest is not latest:
        ends.append(earliest)
    return sorted(ends, key=lambda e: e.span)
