"""An invented world in the ledger: the rows that linking and its pages need, without the texts. All is invented."""

import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from duikou.model.records import Event as SaidEvent
from duikou.model.records import Person as SaidPerson
from duikou.model.records import Reading
from duikou_web.ledger.clock import now
from duikou_web.ledger.clusters import address_of, salt
from duikou_web.ledger.models import Document, Event, Person
from duikou_web.ledger.sightings import store_sightings

sys.path.insert(0, str(Path(__file__).parents[1] / "linking"))

from invented_careers import World, invent

__all__ = ["World", "invent", "store"]


def store(readings: Iterable[Reading]) -> None:
    """Documents, people and events of readings, and what linking sees of them; nothing is linked."""
    secret = salt()
    for reading in readings:
        document = _document(reading)
        Person.objects.bulk_create(_person(document, person, secret) for person in reading.people)
        Event.objects.bulk_create(_event(document, event) for event in reading.events)
        store_sightings(document, msgspec.json.encode(reading), {})


def _document(reading: Reading) -> Document:
    said = reading.document
    published = said.published.value if said.published else None
    return Document.objects.create(
        sha256=said.id.partition(":")[2], title=said.title, outlet=said.outlet, published=published, dated=published,
        media_type="text/plain", encoding="utf-8", language="zh-Hans", text_by="text/1", text_sha256="",
        characters=len(said.text), reader=reading.reader, added_at=now(), is_sample=True,
    )  # fmt: skip


def _person(document: Document, person: SaidPerson, secret: bytes) -> Person:
    return Person(
        id=person.id, document=document, start=0, evidence=[], extracted={}, current={}, reader="1", name=person.name,
        side=person.side, group=person.group, office_holder=person.office_holder,
        cluster=address_of(secret, person.id), has_page=False,
    )  # fmt: skip


def _event(document: Document, event: SaidEvent) -> Event:
    return Event(
        id=event.id, document=document, start=0, evidence=[], extracted={}, current={}, reader="1", kind=event.kind,
        name=event.name, main=event.main, within_id=event.within, extent=event.extent,
    )  # fmt: skip
