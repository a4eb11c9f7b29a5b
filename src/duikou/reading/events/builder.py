"""Put the events together: the main one with its parties and period, those inside it, and who took part."""

from dataclasses import dataclass, field

from duikou.model.records import Event, EventKind, Participant, Place, Side, Site
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates import DateMention, main_period
from duikou.reading.events.kinds import main_kind
from duikou.reading.events.parties import Parties, complete_parties, host_by_receiver, party_at, read_parties
from duikou.reading.events.roles import Part, read_roles
from duikou.reading.events.sides import Sides, neighbours
from duikou.reading.events.subevents import SubEvent, named_events, read_subevents
from duikou.reading.events.zones import Zone, read_zones
from duikou.reading.people import NamedPerson
from duikou.reading.places import lies_in

_NAMED_KINDS: tuple[EventKind, ...] = ("symposium", "meeting", "ceremony", "rotation", "other")


@dataclass
class EventFacts:
    """All that is known of a report's events while its people still lack their sides."""

    kind: EventKind
    kind_span: Span | None
    parties: Parties
    parts: dict[str, Part]
    zones: list[Zone]
    inside: list[SubEvent] = field(default_factory=list)
    sides: dict[str, Side] = field(default_factory=dict)

    def side_of(self, name: str) -> Side:
        """The side of a named person; none for a name without one."""
        return self.sides.get(name, "none")

    @property
    def lead(self) -> Span:
        """The sentences that tell of the main event first."""
        spans = [zone.span for zone in self.zones if zone.name == "lead"]
        return (spans[0][0], spans[-1][1]) if spans else (0, 0)


def read_event_facts(context: Context, people: list[NamedPerson]) -> EventFacts:
    """Kind, parties, roles and sides: what needs no dates."""
    zones = read_zones(context)
    parties = read_parties(context, zones, people)
    kind, kind_span = main_kind(context, zones, parties.went)
    parts = read_roles(context, people)
    receivers = [person for person in people if person.name in parts and "receiver" in parts[person.name].roles]
    host_by_receiver(context, parties, receivers)
    complete_parties(context, zones, parties, kind)
    facts = EventFacts(kind, kind_span, parties, parts, zones, read_subevents(context, kind))
    sides = Sides(context, parties)
    before = neighbours(context, people)
    for person in people:
        roles = tuple(parts[person.name].roles) if person.name in parts else ()
        facts.sides[person.name] = sides.decide(person, roles, before.get(person.name))
    return facts


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
    main = Event(
        id=context.id("event", f"{facts.kind}:{evidence[0][0]}"),
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
        participants=_participants(context, facts),
        evidence=tuple(evidence),
    )
    context.trace("events.main_kind", f"event {facts.kind}", evidence[0], *evidence[1:])
    for rule in facts.parties.rules:
        context.trace(rule, "parties of the main event", evidence[-1])
    return (main, *(_inside(context, event, main, dates) for event in facts.inside))


def _inside(context: Context, event: SubEvent, main: Event, dates: tuple[DateMention, ...]) -> Event:
    """An event inside the main one: on its own day where its sentence prints one, else within the main period."""
    context.trace("events.inside", f"event {event.kind}", event.span)
    own = _day_before(context, event.span, dates)
    return Event(
        id=context.id("event", f"{event.kind}:{event.span[0]}"),
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
        participants=(),
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


def _participants(context: Context, facts: EventFacts) -> tuple[Participant, ...]:
    found = []
    for name, part in facts.parts.items():
        person = context.id("person", name)
        found.append(
            Participant(
                id=context.id("participant", person),
                person=person,
                roles=tuple(part.roles),
                order=part.order,
                span=part.span,
                quote=context.quote(part.span),
            )
        )
        context.trace("roles.walk", f"participant {name}: {', '.join(part.roles)}", part.span, *part.places)
    return tuple(found)


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
