"""An invented world in the ledger: the rows that linking and its pages need, without the texts. All is invented."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from duikou.model.records import Event as SaidEvent
from duikou.model.records import Person as SaidPerson
from duikou.model.records import Post as SaidPost
from duikou.model.records import Reading
from duikou_web.ledger.clock import now
from duikou_web.ledger.clusters import address_of, salt
from duikou_web.ledger.models import Document, Event, Participant, Person, Post
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
        Post.objects.bulk_create(_post(document, person, post) for person in reading.people for post in person.posts)
        Event.objects.bulk_create(_event(document, event) for event in reading.events)
        Participant.objects.bulk_create(
            Participant(
                id=part.id,
                event_id=event.id,
                person_id=part.person,
                roles=" ".join(part.roles),
                order=part.order,
                **_record(document, part.span[0]),
            )
            for event in reading.events
            for part in event.participants
        )
        store_sightings(document, msgspec.json.encode(reading), {})


def _document(reading: Reading) -> Document:
    said = reading.document
    published = said.published.value if said.published else None
    return Document.objects.create(
        sha256=said.id.partition(":")[2], title=said.title, outlet=said.outlet, published=published, dated=published,
        media_type="text/plain", encoding="utf-8", language="zh-Hans", text_by="text/1", text_sha256="",
        characters=len(said.text), reader=reading.reader, added_at=now(), is_sample=True,
    )  # fmt: skip


def _record(document: Document, start: int) -> dict[str, Any]:
    return {"document": document, "start": start, "evidence": [], "extracted": {}, "current": {}, "reader": "1"}


def _person(document: Document, person: SaidPerson, secret: bytes) -> Person:
    return Person(
        id=person.id, name=person.name, side=person.side, group=person.group, office_holder=person.office_holder,
        cluster=address_of(secret, person.id), has_page=False, **_record(document, 0),
    )  # fmt: skip


def _post(document: Document, person: SaidPerson, post: SaidPost) -> Post:
    return Post(
        id=post.id, person_id=person.id, title=post.title, organisation=post.organisation, division=post.division,
        **_record(document, post.span[0]),
    )  # fmt: skip


def _event(document: Document, event: SaidEvent) -> Event:
    guest, host = event.guest, event.host
    return Event(
        id=event.id, kind=event.kind, name=event.name, main=event.main, within_id=event.within, extent=event.extent,
        guest=guest.name if guest else None, guest_division=guest.division if guest else None,
        host=host.name if host else None, host_division=host.division if host else None,
        starts=event.start.value if event.start else None, ends=event.end.value if event.end else None,
        **_record(document, 0),
    )  # fmt: skip
