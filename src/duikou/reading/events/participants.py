"""Who took part in an event, in printed order."""

import re
from collections.abc import Sequence

from duikou.model.records import EventKind, Participant
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.facts import EventFacts
from duikou.reading.events.roles import Part
from duikou.reading.events.subevents import SubEvent
from duikou.reading.spans import SpanSet

# Sentences that speak of an inner event without telling it again.
_ABOUT: dict[EventKind, re.Pattern[str]] = {
    "symposium": re.compile(r"座谈会|联席会|对接会|交流会|会上"),
    "signing": re.compile(r"签约|签署|签订"),
    "reception": re.compile(r"会见"),
    "greeting_visit": re.compile(r"看望|慰问"),
    "ceremony": re.compile(r"仪式"),
}
_GOES_ON = re.compile(r"会议|讲话|发言|汇报|介绍|主持")  # sentences behind the one that tells of a symposium


def all_participants(context: Context, facts: EventFacts, id_: str) -> tuple[Participant, ...]:
    """Everybody who has a part, as a participant of the main event `id_`."""
    return tuple(
        _participant(context, id_, name, part, order) for order, (name, part) in enumerate(facts.parts.items(), 1)
    )


def _participant(context: Context, event: str, name: str, part: Part, order: int) -> Participant:
    person = context.id("person", name)
    span = part.span
    verbs = (verb for _role, _name, verb in part.places)
    told = f"participant {name}: {', '.join(part.roles)}"
    context.trace("roles.walk", told, span, *verbs, settles=("participant.roles",))
    return Participant(
        id=context.id("participant", event + person),
        person=person,
        roles=tuple(part.roles),
        order=order,
        span=span,
        quote=context.quote(span),
    )


def participants_in(context: Context, facts: EventFacts, told: Sequence[Span], id_: str) -> tuple[Participant, ...]:
    """Those whose part in an inner event is told in the stretches that speak of it."""
    sentences = SpanSet(told)
    found: list[tuple[str, Part]] = []
    for name, part in facts.parts.items():
        here = [place for place in part.places if place[1][0] in sentences]
        if here:
            roles = list(dict.fromkeys(role for role, _name, _verb in here))
            found.append((name, Part(roles, span=here[0][1], places=here)))
    # Whoever has a part outside it, too, may be printed later here than the others.
    found.sort(key=lambda entry: entry[1].span)
    return tuple(_participant(context, id_, name, part, order) for order, (name, part) in enumerate(found, 1))


def sentences_about(context: Context, event: SubEvent) -> list[Span]:
    """The sentences that tell of an inner event, and those that go on about it."""
    words = _ABOUT.get(event.kind)
    spans = []
    for block in context.proper():
        told = False
        for sentence in context.sentences(block.span):
            here = sentence[0] <= event.span[0] < sentence[1]
            goes_on = told and event.kind == "symposium" and _GOES_ON.search(context.page.view, *sentence)
            told = told or here
            if here or goes_on or (words and words.search(context.page.view, *sentence)):
                spans.append(sentence)
    return spans
