"""Put the events together: the main one with its parties and period, those inside it, and who took part."""

from duikou.model.records import Event, EventKind, Site
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates import DateMention, Period, main_period
from duikou.reading.events.facts import EventFacts
from duikou.reading.events.inner import inner_events
from duikou.reading.events.participants import all_participants
from duikou.reading.events.subevents import named_events
from duikou.reading.events.surroundings import main_places
from duikou.reading.events.tracing import trace_events

# A reception or a signing has its guest in a firm more often than in a region, and then it is named.
_TWO_SIDED: tuple[EventKind, ...] = ("visit", "symposium")
_NAMED_KINDS: tuple[EventKind, ...] = ("symposium", "meeting", "ceremony", "rotation", "other")


def read_events(
    context: Context, facts: EventFacts, dates: tuple[DateMention, ...], sites: tuple[Site, ...]
) -> tuple[Event, ...]:
    """The main event first, then those inside it, each with its participants in printed order."""
    if not facts.zones:
        return ()
    period = main_period(context, _told(dates, facts), facts.lead) or _signed(context, facts)
    evidence = [facts.kind_span or facts.zones[-1].span]
    evidence += [span for span in (facts.parties.guest_span, facts.parties.host_span) if span is not None]
    name = _main_name(context, facts)
    id_ = context.id("event", f"{facts.kind}:{evidence[0][0]}")
    main = Event(
        id=id_,
        kind=facts.kind,
        name=context.quote(name) if name else None,
        main=True,
        within=None,
        extent="throughout",
        guest=facts.named.guest,
        host=facts.named.host,
        start=period.start if period else None,
        end=period.end if period else None,
        places=main_places(context, facts.parties.host),
        sites=sites,
        participants=all_participants(context, facts, id_),
        evidence=tuple(dict.fromkeys(evidence)),
    )
    if facts.kind in _TWO_SIDED and facts.named.guest is None:
        context.note("R402", evidence[0])
    events = (main, *inner_events(context, facts, main, dates, period))
    if context.explains:
        trace_events(context, facts, events, period)
    return events


def _told(dates: tuple[DateMention, ...], facts: EventFacts) -> tuple[DateMention, ...]:
    """The days that may be those of the main event: of a paper only that of its own line."""
    day = facts.paper.day
    return tuple(one for one in dates if day[0] <= one.span[0] < day[1]) if day is not None else dates


def _signed(context: Context, facts: EventFacts) -> Period | None:
    """The day of a paper's own line where it is the day of the document as well: under an agreement, behind 时间：."""
    day, published = facts.paper.day, context.published
    if (
        day is None
        or published is None
        or not any(start < day[1] and day[0] < end for start, end in published.evidence)
    ):
        return None
    return Period(published, published, day)


def _main_name(context: Context, facts: EventFacts) -> Span | None:
    if facts.kind not in _NAMED_KINDS:
        return None
    for zone in facts.zones:
        for event in named_events(context, zone.span):
            if event.kind == facts.kind and event.name is not None:
                return event.name
    return None
