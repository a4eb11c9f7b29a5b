"""Put together the events inside the main one, each with what its own words say."""

from collections.abc import Sequence
from typing import NamedTuple

from duikou.model.records import Event, EventKind
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates import DateMention, Period, mentions_from
from duikou.reading.events.facts import EventFacts
from duikou.reading.events.participants import participants_in, sentences_about
from duikou.reading.events.site_visits import SiteVisit, read_site_visits
from duikou.reading.events.subevents import SubEvent
from duikou.reading.events.surroundings import own_words, places_in, sites_in


class Inner(NamedTuple):
    """An inner event while it is put together: `told` are the stretches with its people, `words` those with its sites.

    `rule` saw it; `day` is the one its own sentence prints.
    """

    kind: EventKind
    span: Span
    name: Span | None
    rule: str
    day: DateMention | None
    told: Sequence[Span]
    words: Sequence[Span]


def inner_events(
    context: Context, facts: EventFacts, main: Event, dates: tuple[DateMention, ...], period: Period | None
) -> tuple[Event, ...]:
    """The events inside the main one, in text order."""
    found = [_of_subevent(context, event, dates) for event in facts.inside]
    found += [_of_site_visit(visit) for visit in read_site_visits(context, main.kind, dates, period, main.sites)]
    return tuple(_event(context, facts, event, main) for event in sorted(found, key=lambda event: event.span))


def _of_subevent(context: Context, event: SubEvent, dates: tuple[DateMention, ...]) -> Inner:
    day, words = _day_before(context, event.span, dates), [own_words(context, event.span)]
    return Inner(event.kind, event.span, event.name, "events.inside", day, sentences_about(context, event), words)


def _of_site_visit(visit: SiteVisit) -> Inner:
    return Inner("site_visit", visit.span, None, visit.rule, visit.day, visit.told, visit.told)


def _event(context: Context, facts: EventFacts, inner: Inner, main: Event) -> Event:
    """On its own day where its sentence prints one, else within the main period."""
    own, sites = inner.day, sites_in(main.sites, inner.words)
    settles = ("event.main", "event.kind", "event.within")
    context.trace(inner.rule, f"event {inner.kind}", inner.span, *(site.span for site in sites), settles=settles)
    id_ = context.id("event", f"{inner.kind}:{inner.span[0]}")
    return Event(
        id=id_,
        kind=inner.kind,
        name=context.quote(inner.name) if inner.name else None,
        main=False,
        within=main.id,
        extent="throughout" if own else "within",
        guest=main.guest,
        host=main.host,
        start=own.start if own else main.start,
        end=own.end if own else main.end,
        places=places_in(context, inner.words, main.host, sites, inner.name),
        sites=sites,
        participants=participants_in(context, facts, inner.told, id_),
        evidence=(inner.span, own.span) if own else (inner.span,),
    )


def _day_before(context: Context, span: Span, dates: tuple[DateMention, ...]) -> DateMention | None:
    """The last single day printed before an event in its own sentence."""
    start = context.page.view.rfind("。", 0, span[0]) + 1
    days = (d for d in reversed(mentions_from(dates, (start, span[0]))) if d.start.precision == "day")
    return next((d for d in days if d.start == d.end), None)
