"""What a stored document shows for linking: its sightings, its tellings, and what has to be linked again for them."""

from collections.abc import Iterable, Iterator
from typing import Final, Generic, NamedTuple, TypeVar

from duikou.linking.events.blocking import keys_of
from duikou.linking.packing import pack
from duikou.linking.seeing import see
from duikou.linking.seen import SeenEvent, SeenPerson
from duikou_web.ledger.clusters import address_of, salt
from duikou_web.ledger.drafts import JSON
from duikou_web.ledger.held import held_reading
from duikou_web.ledger.models import (
    Chair,
    Document,
    Person,
    Sighting,
    Telling,
    TellingKey,
    Unlinked,
)
from duikou_web.ledger.naming import Shown, store_names
from duikou_web.ledger.rows import Rows

OPEN: Final = "yearless"
"""A key of a telling without a year; `dated` is one that such a telling may fit."""


class Marks(NamedTuple):
    """What has to be linked again: blocks of people, tellings, and blocks of names."""

    blocks: set[str]
    tellings: set[str]
    names: set[str]


class Held(NamedTuple):
    """A report as it holds: the `document` of its reading, and its rows."""

    document: Document
    said: JSON
    rows: Rows


def store_sightings(reports: Iterable[Held]) -> Marks:
    """Store what reports show as their rows hold, and mark what is other than it was."""
    shown = [_shown(held) for held in reports]
    people = [Own(each.document.pk, one) for each in shown for one in each.seen.people]
    events = [Own(each.document.pk, one) for each in shown for one in each.seen.events]
    documents = [each.document.pk for each in shown]
    marks = Marks(_store_people(documents, people), _store_events(documents, events), store_names(shown))
    for kind, keys in zip(("person", "event", "thing"), marks, strict=True):
        mark_unlinked(kind, keys)
    return marks


def _shown(held: Held) -> Shown:
    reading = held_reading(held.said, held.rows)
    return Shown(held.document, reading, see(reading))


Seen = TypeVar("Seen", SeenPerson, SeenEvent)


class Own(NamedTuple, Generic[Seen]):
    """What is seen, with its report."""

    document: int
    seen: Seen


def _store_people(documents: list[int], people: Iterable[Own[SeenPerson]]) -> set[str]:
    """Returns the blocks in which something is new, other or gone."""
    before = {row.pk: row for row in Sighting.objects.filter(document__in=documents)}
    after = {own.seen.id: (own, pack(own.seen)) for own in people}
    same = {key for key, row in before.items() if key in after and bytes(row.packed) == after[key][1]}
    linked = {key for key, row in before.items() if row.linked} | _with_address(documents)
    Sighting.objects.filter(pk__in=before.keys() - same).delete()
    new = {key: own for key, (own, _) in after.items() if key not in same}
    Sighting.objects.bulk_create(
        Sighting(
            person_id=key, document_id=own.document, block=own.seen.block, packed=after[key][1], linked=key in linked
        )
        for key, own in new.items()
    )  # fmt: skip
    Chair.objects.bulk_create(chair for own in new.values() for chair in _chairs(own.seen))
    return {before[key].block for key in before.keys() - same} | {own.seen.block for own in new.values()}


def _store_events(documents: list[int], events: Iterable[Own[SeenEvent]]) -> set[str]:
    """Returns the tellings that are new or other, and those that were told together with one that is gone."""
    before = {row.pk: row for row in Telling.objects.filter(document__in=documents)}
    after = {own.seen.id: (own, pack(own.seen)) for own in events}
    same = {key for key, row in before.items() if key in after and bytes(row.packed) == after[key][1]}
    gone = before.keys() - after.keys()
    beside = Telling.objects.filter(episode__in={before[key].episode for key in gone}).exclude(pk__in=gone)
    marks = set(beside.values_list("pk", flat=True)) | (after.keys() - same)
    Telling.objects.filter(pk__in=before.keys() - same).delete()
    new = {key: own for key, (own, _) in after.items() if key not in same}
    Telling.objects.bulk_create(
        Telling(
            event_id=key, document_id=own.document, episode=before[key].episode if key in before else key,
            packed=after[key][1], main=own.seen.main,
        )
        for key, own in new.items()
    )  # fmt: skip
    TellingKey.objects.bulk_create(
        TellingKey(telling_id=key, key=name) for key, own in new.items() for name in names_of(own.seen)
    )
    return marks


def _with_address(documents: list[int]) -> set[str]:
    """The people of some reports who took over an address that may stand elsewhere."""
    secret = salt()
    addresses = Person.objects.filter(document__in=documents).values_list("pk", "cluster")
    return {pk for pk, cluster in addresses if cluster != address_of(secret, pk)}


def mark_unlinked(kind: str, keys: Iterable[str]) -> None:
    """Have blocks of people or tellings linked again."""
    Unlinked.objects.bulk_create([Unlinked(kind=kind, key=key) for key in sorted(set(keys))], ignore_conflicts=True)


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
