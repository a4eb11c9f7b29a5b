"""Which event a statement belongs to."""

from typing import Final

import msgspec

from duikou.model.records import Event, EventKind, Statement
from duikou.reading.context import Context

_SPEECH: Final[tuple[EventKind, ...]] = ("symposium", "reception", "meeting")
"""Inner events at which something is said."""


def place_statements(
    context: Context, statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> tuple[Statement, ...]:
    """Give each statement the event it was made at.

    A statement of a speaker who has a part in just one inner event of speech (a symposium, a reception) belongs there,
    also one made in the sentence or block that tells of an inner event; the others belong to the main event.
    """
    if not events:
        return statements
    spoken = [(event, _people(event)) for event in events[1:] if event.kind in _SPEECH]
    return tuple(_placed(context, said, *_event_of(context, said, events, spoken)) for said in statements)


def _placed(context: Context, said: Statement, event: Event, rule: str) -> Statement:
    context.settle(rule, "statement.event", event.kind, said.span, *event.evidence[:1])
    return msgspec.structs.replace(said, event=event.id)


def _event_of(
    context: Context, said: Statement, events: tuple[Event, ...], spoken: list[tuple[Event, frozenset[str]]]
) -> tuple[Event, str]:
    """The event of a statement, and the rule that says so."""
    main, *inner = events
    start = context.block_start(said.span[0])
    told = [event for event in inner if start <= event.evidence[0][0] <= said.span[0]]
    if told:
        return max(told, key=lambda event: event.evidence[0][0]), "events.told_there"
    speaking = [event for event, people in spoken if said.speaker in people]
    return (speaking[0], "events.speaks_there") if len(speaking) == 1 else (main, "events.said_at_main")


def _people(event: Event) -> frozenset[str]:
    return frozenset(part.person for part in event.participants)
