"""Visits to sites inside another event: what those who met went to see, or what a visit saw on a day of its own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from duikou.grammar import Match, find, load_rules
from duikou.model.records import EventKind, Site
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates import DateMention, Period, mentions_from

_MONTH: Final = -3  # 2025-06 of 2025-06-26, --06 of --06-26
_SEES_ITSELF: tuple[EventKind, ...] = ("visit", "site_visit", "greeting_visit")


class SiteVisit(NamedTuple):
    """The semicolon groups that tell of it, its words, the rule, and its own day if one is printed."""

    told: tuple[Span, ...]
    span: Span
    rule: str
    day: DateMention | None


def read_site_visits(
    context: Context, main: EventKind, dates: Sequence[DateMention], period: Period | None, sites: Sequence[Site]
) -> list[SiteVisit]:
    """Those told in paragraphs, one for each day of its own and one for those without a day.

    「会前，与会人员参观了雪莲产业园。」 in a report of a meeting

    What a visit saw is the visit's own, unless it prints the day on which it was seen.
    """
    found: dict[str | None, SiteVisit] = {}
    days = [day for day in dates if _is_near(day, period, own=main in _SEES_ITSELF)]
    for visit in _told(context, days, sites):
        if visit.day is None and main in _SEES_ITSELF:
            continue
        key = visit.day.start.value if visit.day else None
        found[key] = _joined(found[key], visit) if key in found else visit
    return list(found.values())


def _joined(first: SiteVisit, more: SiteVisit) -> SiteVisit:
    return first._replace(told=first.told + more.told)


def _is_near(day: DateMention, period: Period | None, *, own: bool) -> bool:
    """Whether a day lies in or about the main period; `own`: and is not the period itself. Others are background."""
    if day.start.precision != "day" or day.start.value is None or period is None:
        return False
    first, last = period.start.value, period.end.value
    if first is None or last is None or (own and (day.start.value, day.end.value) == (first, last)):
        return False
    return day.start.value[:_MONTH] == first[:_MONTH] or first <= day.start.value <= last


def _told(context: Context, days: Sequence[DateMention], sites: Sequence[Site]) -> Iterator[SiteVisit]:
    for block in context.proper():
        if block.kind != "paragraph":
            continue
        for sentence in context.sentences(block.span):
            for group in context.groups(sentence):
                first, last = (bisect_left(sites, place, key=lambda site: site.span[0]) for place in group)
                here = sites[first:last]
                match = _seen_by(context, group, here[-1]) if here else None
                if match is not None:
                    span = match.spans["saw"][0], here[-1].span[1]
                    day = next(reversed(mentions_from(days, (sentence[0], span[0]))), None)
                    yield SiteVisit((group,), span, match.rule.id, day)


def _seen_by(context: Context, group: Span, last: Site) -> Match | None:
    """The first words of the group, before its last site, that say who went there."""
    for rule in load_rules("duikou.reading.events", "site_visits"):
        for match in find(rule, context.page, group[0], last.span[0]):
            return match
    return None
