"""The events of one reading, with what the report tells of each."""

from collections.abc import Iterator

from duikou.linking.areas import lasting
from duikou.linking.cores import core_of
from duikou.linking.days import when_of
from duikou.linking.folding import block_of, fold
from duikou.linking.seen import Fact, SeenEvent
from duikou.model.records import Event, Person, Reading, Role

_CHAIRS: tuple[Role, ...] = ("chair", "leader")


def events_of(reading: Reading) -> Iterator[SeenEvent]:
    """Every event; parties and people told of the main event only hold for what took place within it."""
    main = next((event for event in reading.events if event.main), None)
    people = {person.id: person for person in reading.people}
    for event in reading.events:
        whole = main if main is not None else event
        sides = event if event.guest or event.host else whole
        yield SeenEvent(
            id=event.id, document=reading.document.id, kind=event.kind, main=event.main, within=event.within,
            name=fold(event.name) if event.name else None, guest=sides.guest, host=sides.host,
            when=when_of(event.start, event.end),
            places=frozenset(lasting(place.division) for place in event.places if place.division),
            sites=frozenset(fold(site.name) for site in event.sites),
            people=_roles(event if event.participants else whole, people),
            attended=tuple(participant.person for participant in event.participants),
            facts=tuple(_facts(reading, event, people)),
        )  # fmt: skip


def _roles(event: Event, people: dict[str, Person]) -> dict[str, frozenset[Role]]:
    found: dict[str, frozenset[Role]] = {}
    for participant in event.participants:
        person = people.get(participant.person)
        if person is not None:
            block = block_of(person.name)
            found[block] = found.get(block, frozenset()) | frozenset(participant.roles)
    return found


def _facts(reading: Reading, event: Event, people: dict[str, Person]) -> Iterator[Fact]:
    yield from _people_facts(event, people)
    yield from _frame_facts(event)
    yield from _statement_facts(reading, event, people)
    if event.main:
        for figure in reading.figures:
            if figure.what is not None and figure.value is not None:
                key = f"{figure.what}/{figure.unit}/{figure.value}"
                yield Fact("figure", key, f"{figure.what} {figure.quote}", figure.id, figure.span)


def _frame_facts(event: Event) -> Iterator[Fact]:
    """Parties, days, places and sites. A body that is a party has too many names to be told the same or another."""
    for field, party in (("guest", event.guest), ("host", event.host)):
        if party is not None and party.name != party.organisation:
            yield Fact(field, lasting(party.division) if party.division else party.name, party.name, event.id, None)
    for field, day in (("start", event.start), ("end", event.end)):
        if day is not None and day.value is not None:
            yield Fact(field, day.value, day.value, event.id, day.evidence[0] if day.evidence else None)
    for place in event.places:
        yield Fact("place", lasting(place.division) if place.division else place.name, place.name, event.id, place.span)
    for site in event.sites:
        yield Fact("site", core_of(site.name, site.division)[0], site.name, site.id, site.span)


def _statement_facts(reading: Reading, event: Event, people: dict[str, Person]) -> Iterator[Fact]:
    for statement in reading.statements:
        if statement.event == event.id:
            speaker = people.get(statement.speaker or "")
            who = block_of(speaker.name) if speaker else ""
            yield Fact("statement", f"{who}/{statement.act}", statement.quote, statement.id, statement.span)


def _people_facts(event: Event, people: dict[str, Person]) -> Iterator[Fact]:
    for participant in event.participants:
        person = people.get(participant.person)
        if person is None:
            continue
        block = block_of(person.name)
        yield Fact("participant", block, person.name, participant.id, participant.span)
        for role in _CHAIRS:
            if role in participant.roles:
                yield Fact(role, block, person.name, participant.id, participant.span)
