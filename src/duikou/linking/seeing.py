"""One reading → its people, events and things as linking compares them."""

from functools import lru_cache
from typing import NamedTuple

from duikou.grammar.page import Page
from duikou.lexicon.divisions import codes_of
from duikou.linking.areas import lasting, province_of
from duikou.linking.days import NEVER, When, when_of
from duikou.linking.folding import CACHED, block_of, fold
from duikou.linking.offices import office_of
from duikou.linking.seeing_events import events_of
from duikou.linking.seeing_things import things_of
from duikou.linking.seen import Occasion, SeenEvent, SeenPerson, SeenPost, SeenThing
from duikou.model.records import Event, Party, Person, Reading, Role

_DIVISIONS = ("province", "prefecture", "county", "alias")


class Sightings(NamedTuple):
    """What one reading shows."""

    people: tuple[SeenPerson, ...]
    events: tuple[SeenEvent, ...]
    things: tuple[SeenThing, ...]


class _Report(NamedTuple):
    """What holds for all people of one reading."""

    document: str
    main: Event | None
    when: When
    occasion: Occasion | None
    parts: dict[str, tuple[frozenset[Role], When]]
    peers: dict[str, frozenset[str]]


def see(reading: Reading) -> Sightings:
    """The people in public function, the events and the things of one reading."""
    report = _report(reading)
    people = tuple(_person(report, person) for person in reading.people if _is_public(person, report))
    return Sightings(people, tuple(events_of(reading)), tuple(things_of(reading)))


def _is_public(person: Person, report: _Report) -> bool:
    """Office holders; and bare names with a part in the event, who may turn out to be some. Nobody else is linked."""
    return person.office_holder or (not person.posts and bool(report.parts.get(person.id)))


def _report(reading: Reading) -> _Report:
    main = next((event for event in reading.events if event.main), None)
    published = when_of(reading.document.published, None)
    when = when_of(main.start, main.end) if main is not None else NEVER
    if when.days is None and published.days is not None:
        when = published
    parts: dict[str, tuple[frozenset[Role], When]] = {}
    for event in sorted(reading.events, key=lambda event: not event.main):
        own = when_of(event.start, event.end)
        for participant in event.participants:
            roles, known = parts.get(participant.person, (frozenset(), own))
            parts[participant.person] = (roles | frozenset(participant.roles), known if known.days else own)
    return _Report(reading.document.id, main, when, _occasion(main, when), parts, _peers(reading.people))


def _occasion(main: Event | None, when: When) -> Occasion | None:
    codes = [party.division for party in (main.guest, main.host) if party and party.division] if main else []
    if len(codes) < 2 or when.days is None or not when.days.exact:  # noqa: PLR2004 - both sides
        return None
    first, second = sorted(province_of(code) for code in codes)
    return Occasion((first, second), when.days)


def _peers(people: tuple[Person, ...]) -> dict[str, frozenset[str]]:
    """Side → the folded names of the officials on it."""
    sides: dict[str, set[str]] = {}
    for person in people:
        if person.side in ("host", "guest") and (person.office_holder or not person.posts):
            sides.setdefault(person.side, set()).add(fold(person.name))
    return {side: frozenset(names) for side, names in sides.items()}


def _person(report: _Report, person: Person) -> SeenPerson:
    folded = fold(person.name)
    posts = tuple(
        SeenPost(post.id, post.title, post.organisation, post.division, office_of(post.title, post.division))
        for post in person.posts
    )
    label = _divisions_in(person.group) if person.group else ()
    roles, own = report.parts.get(person.id, (frozenset(), NEVER))
    party = _side(report.main, person)
    side = (lasting(party.division),) if party and party.division else ()
    return SeenPerson(
        id=person.id, document=report.document, name=person.name, folded=folded, block=block_of(person.name),
        side=person.side, holder=person.office_holder, posts=posts,
        areas=tuple(sorted({post.office.division for post in posts if post.office.division})),
        around=label or side, labelled=bool(label) or bool(person.group and side),
        when=own if own.days else report.when, roles=roles,
        peers=report.peers.get(person.side, frozenset()) - {folded}, occasion=report.occasion,
    )  # fmt: skip


def _side(main: Event | None, person: Person) -> Party | None:
    if main is None:
        return None
    return {"host": main.host, "guest": main.guest}.get(person.side)


@lru_cache(maxsize=CACHED)
def _divisions_in(label: str) -> tuple[str, ...]:
    """The divisions that a label of a list names: 河南省及郑州市领导 → both; 省领导 → none."""
    page = Page(label)
    pieces = page.pieces_in((0, len(label)))
    found = [codes_of(page.view[start:end]) for row, (start, end) in pieces if row.kind.startswith(_DIVISIONS)]
    return tuple(sorted({lasting(codes[0]) for codes in found if len(codes) == 1}))
