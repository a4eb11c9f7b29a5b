"""Put the events together: the main one with its parties and period, those inside it, and who took part."""

from duikou.model.records import Event, EventKind, Place, Site
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates import DateMention, main_period
from duikou.reading.events.facts import EventFacts
from duikou.reading.events.participants import all_participants, participants_inside
from duikou.reading.events.parties import party_at
from duikou.reading.events.subevents import SubEvent, named_events
from duikou.reading.places import lies_in

# A reception or a signing has its guest in a firm more often than in a region, and then it is named.
_TWO_SIDED: tuple[EventKind, ...] = ("visit", "symposium")
_NAMED_KINDS: tuple[EventKind, ...] = ("symposium", "meeting", "ceremony", "rotation", "other")


def read_events(
    context: Context, facts: EventFacts, dates: tuple[DateMention, ...], sites: tuple[Site, ...]
) -> tuple[Event, ...]:
    """The main event first, then those inside it, each with its participants in printed order."""
    if not facts.zones:
        return ()
    period = main_period(context, dates, facts.lead)
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
        guest=facts.parties.guest,
        host=facts.parties.host,
        start=period.start if period else None,
        end=period.end if period else None,
        places=_places(context, facts),
        sites=sites,
        participants=all_participants(context, facts, id_),
        evidence=tuple(evidence),
    )
    context.trace("events.main_kind", f"event {facts.kind}", evidence[0], *evidence[1:])
    if facts.kind in _TWO_SIDED and facts.parties.guest is None:
        context.note("R402", evidence[0])
    for rule in facts.parties.rules:
        context.trace(rule, "parties of the main event", evidence[-1])
    return (main, *(_inside(context, facts, event, main, dates) for event in facts.inside))


def _inside(context: Context, facts: EventFacts, event: SubEvent, main: Event, dates: tuple[DateMention, ...]) -> Event:
    """An event inside the main one: on its own day where its sentence prints one, else within the main period."""
    context.trace("events.inside", f"event {event.kind}", event.span)
    id_ = context.id("event", f"{event.kind}:{event.span[0]}")
    own = _day_before(context, event.span, dates)
    return Event(
        id=id_,
        kind=event.kind,
        name=context.quote(event.name) if event.name else None,
        main=False,
        within=main.id,
        extent="throughout" if own else "within",
        guest=main.guest,
        host=main.host,
        start=own.start if own else main.start,
        end=own.end if own else main.end,
        places=(),
        sites=(),
        participants=participants_inside(context, facts, event, id_),
        evidence=(event.span, own.span) if own else (event.span,),
    )


def _day_before(context: Context, span: Span, dates: tuple[DateMention, ...]) -> DateMention | None:
    """The last single day printed before an event in its own sentence."""
    start = context.page.view.rfind("。", 0, span[0]) + 1
    days = [d for d in dates if start <= d.span[0] < span[0] and d.start.precision == "day" and d.start == d.end]
    return days[-1] if days else None


def _main_name(context: Context, facts: EventFacts) -> Span | None:
    if facts.kind not in _NAMED_KINDS:
        return None
    for zone in facts.zones:
        for event in named_events(context, zone.span):
            if event.kind == facts.kind and event.name is not None:
                return event.name
    return None


def _places(context: Context, facts: EventFacts) -> tuple[Place, ...]:
    """The towns and counties of the host that the report names, each once."""
    host = facts.parties.host
    places: dict[str, Place] = {}
    if host is None or host.division is None:
        return ()
    shape = context.page.shapes["people"]
    for span in context.page.spans_of("D"):
        block = context.block_at(span[0])
        if block is None or block.kind not in ("paragraph", "title") or shape[span[0]] != "D":
            continue
        party = party_at(context, span)
        if party is None or party.division is None or party.name in places:
            continue
        if party.division != host.division and lies_in(party.division, host.division):
            places[party.name] = Place(party.name, party.division, span, context.quote(span))
    return tuple(places.values())
