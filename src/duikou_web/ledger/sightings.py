"""What a stored document shows for linking: its sightings, its tellings, and what has to be linked again for them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from duikou.linking.events.blocking import keys_of
from duikou.linking.packing import pack
from duikou.linking.seeing import see
from duikou.linking.seen import SeenEvent, SeenPerson
from duikou.model.records import Reading
from duikou_web.ledger.clusters import address_of, salt
from duikou_web.ledger.models import (
    Chair,
    Document,
    Event,
    Person,
    Record,
    Sighting,
    Telling,
    TellingKey,
    Unlinked,
)

OPEN: Final = "yearless"
"""A key of a telling without a year; `dated` is one that such a telling may fit."""

Ids = Mapping[tuple[type[Record], str], str]


def store_sightings(document: Document, line: bytes, ids: Ids, kept: Iterable[str] = ()) -> None:
    """Store what a reading shows in place of what an older one showed; `kept` are rows it did not find again.

    `ids` leads from records of the reading to the rows that they are.
    """
    linked = set(Sighting.objects.filter(document=document, linked=True).values_list("pk", flat=True))
    linked |= _with_address(document)
    forget_sightings(document, kept)
    sightings = see(msgspec.json.decode(line, type=Reading))
    people = {
        key: _renamed(person, key) for person in sightings.people if (key := ids.get((Person, person.id), person.id))
    }
    events = {
        key: _told_by(event, key, ids) for event in sightings.events if (key := ids.get((Event, event.id), event.id))
    }
    Sighting.objects.bulk_create(
        Sighting(person_id=key, document=document, block=seen.block, packed=pack(seen), linked=key in linked)
        for key, seen in people.items()
    )
    Chair.objects.bulk_create(chair for seen in people.values() for chair in _chairs(seen))
    Telling.objects.bulk_create(
        Telling(event_id=key, document=document, episode=key, packed=pack(seen)) for key, seen in events.items()
    )
    TellingKey.objects.bulk_create(
        TellingKey(telling_id=key, key=name) for key, seen in events.items() for name in names_of(seen)
    )
    mark_unlinked("person", {seen.block for seen in people.values()})
    mark_unlinked("event", events)


def _with_address(document: Document) -> set[str]:
    """The people of a document who took over an address that may stand elsewhere."""
    secret = salt()
    addresses = Person.objects.filter(document=document).values_list("pk", "cluster")
    return {pk for pk, cluster in addresses if cluster != address_of(secret, pk)}


def forget_sightings(document: Document, kept: Iterable[str] = ()) -> None:
    """Take out what a document showed, and have those who were linked with it linked again."""
    kept = set(kept)
    people = Sighting.objects.filter(document=document).exclude(pk__in=kept)
    tellings = Telling.objects.filter(document=document).exclude(pk__in=kept)
    mark_unlinked("person", people.values_list("block", flat=True))
    beside = Telling.objects.filter(episode__in=tellings.values("episode")).exclude(pk__in=tellings.values("pk"))
    mark_unlinked("event", beside.values_list("pk", flat=True))
    people.delete()
    tellings.delete()


def mark_unlinked(kind: str, keys: Iterable[str]) -> None:
    """Have blocks of people or tellings linked again."""
    Unlinked.objects.bulk_create([Unlinked(kind=kind, key=key) for key in sorted(set(keys))], ignore_conflicts=True)


def _renamed(person: SeenPerson, key: str) -> SeenPerson:
    return person if person.id == key else person._replace(id=key)


def _told_by(event: SeenEvent, key: str, ids: Ids) -> SeenEvent:
    attended = tuple(ids.get((Person, person), person) for person in event.attended)
    return event._replace(id=key, attended=attended)


def _chairs(seen: SeenPerson) -> Iterator[Chair]:
    """The chairs that a sighting shows somebody in, each once."""
    days = seen.when.days
    offices = {chair_of(post.office.key) for post in seen.posts if post.office.sole and post.office.fixed}
    if days is not None:
        yield from (Chair(sighting_id=seen.id, key=key, first=days.first, last=days.last) for key in sorted(offices))


def chair_of(key: tuple[str | None, str, str]) -> str:
    """The name of a chair: `540600/government/head`."""
    return "/".join(part or "" for part in key)


def names_of(event: SeenEvent) -> Iterator[str]:
    """The keys of an event as they are stored."""
    for kind, place, day in dict.fromkeys(keys_of(event)):
        stands = "dated" if kind == OPEN and event.when.yearless is None else kind
        yield f"{stands}:{place}:{day}"


def looked_up_by(event: SeenEvent) -> Iterator[str]:
    """The stored keys under which other tellings of an event may stand."""
    for name in names_of(event):
        kind, _, rest = name.partition(":")
        if kind == "dated":
            yield f"{OPEN}:{rest}"
        elif kind == OPEN:
            yield from (name, f"dated:{rest}")
        else:
            yield name
