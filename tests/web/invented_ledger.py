"""An invented world in the ledger: the rows that linking and its pages need, without the texts. All is invented."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import msgspec

from duikou.model.records import Reading
from duikou_web.ledger.clock import now
from duikou_web.ledger.drafts import JSON, read_drafts
from duikou_web.ledger.models import Document, Participant, Person, Post
from duikou_web.ledger.people import settle_people
from duikou_web.ledger.rows import build_rows, write_rows
from duikou_web.ledger.sightings import store_sightings

sys.path.insert(0, str(Path(__file__).parents[1] / "linking"))

from invented_careers import World, invent

__all__ = ["World", "invent", "store"]


def store(readings: Iterable[Reading]) -> None:
    """Documents and records of readings, and what linking sees of them; nothing is linked."""
    for reading in readings:
        said: JSON = msgspec.json.decode(msgspec.json.encode(reading))
        document = _document(reading)
        rows = build_rows(document, said, read_drafts(said), {})
        people = cast("list[Person]", rows.get(Person, []))
        settle_people(people, cast("list[Post]", rows.get(Post, [])), cast("list[Participant]", rows[Participant]))
        write_rows(rows)
        store_sightings(document, said["document"], rows)


def _document(reading: Reading) -> Document:
    said = reading.document
    published = said.published.value if said.published else None
    return Document.objects.create(
        sha256=said.id.partition(":")[2], title=said.title, outlet=said.outlet, published=published, dated=published,
        media_type="text/plain", encoding="utf-8", language="zh-Hans", text_by="text/1", text_sha256="",
        characters=len(said.text), reader=reading.reader, added_at=now(), is_sample=True,
    )  # fmt: skip
