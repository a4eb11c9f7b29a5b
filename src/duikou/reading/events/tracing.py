"""The steps by which the events came about, told once they are made: for `duikou explain`."""

from typing import NamedTuple

from duikou.model.records import Event, Party
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates import Period
from duikou.reading.events.facts import EventFacts
from duikou.reading.events.kinds import cue_row


class Ground(NamedTuple):
    """The rule that named a party, the words it did so by, and whether guest and host were exchanged."""

    rule: str
    words: Span | None
    turned: bool = False


def trace_events(context: Context, facts: EventFacts, events: tuple[Event, ...], period: Period | None) -> None:
    """Leave the steps of every event: the main one first, then those inside it."""
    main, *inner = events
    _trace_main(context, facts, main, period)
    for event in inner:
        _trace_inner(context, event, main)
    for event in events:
        for place in event.places:
            settles = ("place.division",)
            context.trace("events.place_of_host", f"place {place.name}", place.span, place.span, settles=settles)


def _trace_main(context: Context, facts: EventFacts, event: Event, period: Period | None) -> None:
    span = event.evidence[0]
    parties = facts.parties
    settles = ("event.main", "event.kind")
    context.trace("events.main_kind", f"event {event.kind}", span, *event.evidence[1:], settles=settles)
    if row := cue_row(context.quote(span)):
        context.settle(row, "event.kind", event.kind, span)
    context.settle("events.whole_period", "event.extent", event.extent, span)
    _trace_party(context, "guest", event.guest, Ground(parties.guest_rule, parties.guest_span, parties.turned), span)
    _trace_party(context, "host", event.host, Ground(parties.host_rule, parties.host_span, parties.turned), span)
    if period is not None:
        context.settle("events.days_of_lead", "event.start", event.start, span, period.span)
        context.settle("events.days_of_lead", "event.end", event.end, span, period.span)


def _trace_party(context: Context, role: str, party: Party | None, region: Ground, event: Span) -> None:
    """Leave the step of a party: a body was named by a step of its own, a region by the rules of the parties."""
    if party is None:
        return
    named = next((trace for trace in context.traces if trace.what == f"party {party.name}"), None)
    ground = region if named is None else Ground(named.rule, named.span)
    if ground.words is None:
        return
    if named is None:
        context.trace(ground.rule, f"{role} {party.name}", ground.words, ground.words)
    rule = "parties.turned" if ground.turned else ground.rule
    context.settle(rule, f"event.{role}", party, event, ground.words)


def _trace_inner(context: Context, event: Event, main: Event) -> None:
    span, days = event.evidence[0], event.evidence[1:]
    own = event.extent == "throughout"
    days_by = "events.own_day" if own else "events.days_of_main"
    context.settle(days_by, "event.extent", event.extent, span, *days)
    context.settle(days_by, "event.start", event.start, span, *days)
    context.settle(days_by, "event.end", event.end, span, *days)
    above: tuple[Span, ...] = main.evidence[:1]
    context.settle("events.parties_of_main", "event.guest", event.guest, span, *above)
    context.settle("events.parties_of_main", "event.host", event.host, span, *above)
