"""Bind expressions to the ones before them: 26日 takes its month, 当天 its day, 昨日 the day of the report."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from duikou.model.records import Block
from duikou.reading.context import PROPER, Context
from duikou.reading.dates import relative
from duikou.reading.dates.calendar import Window, day_of, number
from duikou.reading.dates.expressions import Expression, expression_at, expressions
from duikou.reading.dates.moments import Draft, Moment, plain, unknown
from duikou.reading.dates.tense import announced, retold, sentence_of, yearly
from duikou.reading.spans import SpanSet

_REACH: Final = 150  # characters from the first day to the last of what goes on
_NEAR: Final = 12  # mentions before a bare day that it may hang on
_OVER: Final = re.compile("结束|结业|闭幕|落幕|闭营|结营|收官|圆满完成")
_LASTS: Final = re.compile("(?:持续|延续|展期|开放|运行|延长)[^，。；]{0,4}?[到至]")
_SENTENCE_END: Final = re.compile("[。！？\n]")
_QUOTED_AGENCY: Final = re.compile("据[^，。]{0,15}$")


@dataclass
class Drafts:
    """The drafts of one document, in text order, and what they hang on.

    `dateline` is the day the report dates itself by, `published` the day of its publication, `lead` the first mention
    of a day.
    """

    context: Context
    hidden: SpanSet
    drafts: list[Draft] = field(default_factory=list)
    dateline: Draft | None = None
    published: Draft | None = None
    lead: Draft | None = None
    _paragraph: list[Draft] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.published = published_draft(self.context)
        for block in self.context.blocks:
            self._paragraph = []
            if block.kind in PROPER:
                self._read(block)
            elif block.kind == "source":
                self._read_dateline(block)

    @property
    def anchor(self) -> Draft | None:
        """The day that 今天 means: that of the dateline, else that of the publication."""
        return self.dateline or self.published

    def _read(self, block: Block) -> None:
        done = block.span[0]
        for expression in expressions(self.context.page, *block.span):
            start = expression.span[0]
            if start < done or self.hidden.touches(expression.span):
                continue
            draft = self._draft(expression, block.span[1])
            if draft is None:
                continue
            done = draft.span[1]
            self._until(draft)
            self.drafts.append(draft)
            if self.lead is None and draft.is_day:
                self.lead = draft
            self._paragraph.append(draft)

    def _read_dateline(self, block: Block) -> None:
        """The dateline may stand in a block of its own: 新华社北京3月9日电."""
        for expression in expressions(self.context.page, *block.span):
            if expression.rule.gives == "dateline":
                self._date_by(expression)

    def _draft(self, expression: Expression, end: int) -> Draft | None:
        gives = expression.rule.gives
        if gives == "dateline":
            self._date_by(expression)
            return None
        if gives == "duration":
            self._stretch(expression)
            return None
        if gives == "open":
            today = self.published and self.published.first
            found = today and today.year and day_of(today.year, today.month or 0, today.day or 0)
            return unknown(expression, Window(date.min, found) if found else None)
        if gives in ("relative", "weekday", "same_day"):
            return self._bracketed(expression, end) or self._relative(expression)
        if "month_word" in expression.groups:
            return relative.month(expression, self.anchor or self.lead)
        draft = plain(expression, self.drafts)
        return self._with_month(draft) if draft and draft.is_day and draft.first.month is None else draft

    def _relative(self, expression: Expression) -> Draft | None:
        gives = expression.rule.gives
        if gives == "same_day":
            return relative.same_day(expression, self._last_day())
        build = relative.weekday if gives == "weekday" else relative.day
        return build(expression, self.anchor)

    def _bracketed(self, expression: Expression, end: int) -> Draft | None:
        """今天（7月31日）: the brackets say which day it is."""
        view = self.context.page.view
        start, place = expression.span
        inner = expression_at(view, place + 1, end) if view[place : place + 1] == "（" else None
        if inner is None or view[inner.span[1] : inner.span[1] + 1] != "）":
            return None
        if inner.rule.gives not in ("day", "days", "bare_day"):
            return None
        draft = self._draft(inner, end)
        if draft:
            draft.span = (start, inner.span[1] + 1)
        return draft

    def _date_by(self, expression: Expression) -> None:
        draft = plain(expression, self.drafts)
        view, place = self.context.page.view, expression.span[0]
        if draft is None or self.dateline is not None or _QUOTED_AGENCY.search(view, max(0, place - 16), place):
            return
        if draft.first.month is None:
            draft = relative.with_month(draft, self.published, self._told_ahead(draft)) if self.published else None
        self.dateline = draft

    def _with_month(self, draft: Draft) -> Draft:
        """26日下午 takes the month of the nearest day before it in the paragraph, else of the first of the report."""
        lead = self.lead
        source = self._nearest() or (lead if lead and self._is_source(lead) else None) or self.anchor
        bound = relative.with_month(draft, source, self._told_ahead(draft)) if source else None
        return bound or Draft(draft.rule, draft.span, "open", Moment(), Moment(), words=draft.words)

    def _nearest(self) -> Draft | None:
        """The last mention of the paragraph that a bare day can hang on, days before months, the report's own first."""
        lead = self.lead
        year = lead.first.year if lead else None
        near = [draft for draft in reversed(self._paragraph[-_NEAR:]) if draft.first.month]
        sources = [draft for draft in near if self._is_source(draft)]
        ranked = sorted(sources, key=lambda draft: (not draft.is_day, draft.first.year != year))
        return ranked[0] if ranked else None

    def _is_source(self, draft: Draft) -> bool:
        """Whether other days can hang on it: not on one to come, of every year, or of another time."""
        view, span = self.context.page.view, draft.span
        if draft.kind == "range" and not draft.is_day:
            return False
        if announced(view, span) or yearly(view, span) or (draft.printed and retold(view, span)):
            return False
        # In a round-up of the day a date far from that day belongs to another item.
        lead = self.lead
        return draft.printed or lead is None or not self._is_current(lead) or self._is_current(draft)

    def _is_current(self, draft: Draft) -> bool:
        """Whether the month is that of the report's own day, or next to it."""
        anchor = self.anchor
        return anchor is not None and ((anchor.first.month or 0) - (draft.first.month or 0)) % 12 in (11, 0, 1)

    def _last_day(self) -> Draft | None:
        near = (self._paragraph or self.drafts)[-_NEAR:]
        return next((draft for draft in reversed(near) if draft.is_day), None) or self.lead

    def _told_ahead(self, draft: Draft) -> bool:
        """Whether the sentence speaks of days to come."""
        start, end = sentence_of(self.context.page.view, draft.span[0])
        return "将" in self.context.page.view[start:end]

    def _stretch(self, expression: Expression) -> None:
        """8月15日…为期4天 ends on the 18th; a course that is over began that much earlier."""
        view = self.context.page.view
        draft = self._paragraph[-1] if self._paragraph else None
        start, end = sentence_of(view, expression.span[0])
        if draft is None or draft.kind != "day" or draft.span[0] < start:
            return
        days = number(expression.groups["count"]) * (7 if expression.groups["unit"] == "周" else 1) - 1
        over = _OVER.search(view, expression.span[1], end) is not None
        moved = relative.days_away(draft.first, -days if over else days)
        if moved and days > 0:
            draft.first, draft.last = (moved, draft.last) if over else (draft.first, moved)
            draft.kind = "range"
            draft.words.append(expression.span)

    def _until(self, draft: Draft) -> None:
        """自8月8日开启，将一直持续到9月: the first day gets its end, in the same sentence or the next."""
        before = next((near for near in reversed(self._paragraph[-3:]) if near.is_day), None)
        if before is None or before.kind not in ("day", "relative") or draft.kind not in ("day", "month"):
            return
        between = self.context.page.view[before.span[1] : draft.span[0]]
        near = len(between) <= _REACH and len(_SENTENCE_END.findall(between)) <= 1
        if near and before.first.month and _LASTS.search(between) and between[-1:] in ("到", "至"):
            before.last, before.kind = draft.last, "range"
            before.words.append(draft.span)


def published_draft(context: Context) -> Draft | None:
    """The day of publication as a draft that others can hang on; None where only its month or year is known."""
    published = context.published
    if published is None or published.value is None or published.precision != "day":
        return None
    year, month, day = published.value.rsplit("-", 2)
    moment = Moment(int(year) if year != "-" else None, int(month), int(day))
    return Draft("dates.published", (0, 0), "day", moment, moment, words=list(published.evidence), told=False)
