"""An invented world in the ledger: the rows that linking needs, or whole reports with texts and tasks."""

import sys
import zlib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import cast

import msgspec

from duikou.model.records import Reading
from duikou.model.text import record_id
from duikou_web.ledger.clock import now
from duikou_web.ledger.drafts import JSON, read_drafts
from duikou_web.ledger.journal import write_revision
from duikou_web.ledger.listing import list_people
from duikou_web.ledger.models import Document, Original, Participant, Person, Post, Source, Task
from duikou_web.ledger.models import Reading as Stored
from duikou_web.ledger.people import settle_people
from duikou_web.ledger.receiving import PACKING
from duikou_web.ledger.reviewing.tasks import build_tasks, count_tasks
from duikou_web.ledger.rows import Rows, build_rows, write_rows
from duikou_web.ledger.sightings import Held, store_sightings

sys.path.insert(0, str(Path(__file__).parents[1] / "linking"))

from invented_careers import World, invent

__all__ = ["World", "invent", "store", "store_whole"]


def store(readings: Iterable[Reading]) -> None:
    """Documents and records of readings, and what linking sees of them; nothing is linked."""
    for reading in readings:
        said: JSON = msgspec.json.decode(msgspec.json.encode(reading))
        _store_records(_document(reading, said), said)


def store_whole(readings: Iterable[Reading]) -> None:
    """The same with text, reading, history and tasks, a promise of the chair and an organisation in each report: what
    `load_document` stores, without its look-ups one by one.
    """
    for reading in readings:
        said: JSON = msgspec.json.decode(msgspec.json.encode(reading))
        _add_words(said)
        document = _document(reading, said)
        line = msgspec.json.encode(said)
        text, digest, source = said["document"]["text"], sha256(line).hexdigest(), reading.document.source
        Original.objects.create(document=document, text=text, content=source.encode())
        Stored.objects.create(
            document=document, reader=document.reader, sha256=digest, packed=zlib.compress(line, PACKING), read_at=now()
        )
        Source.objects.create(document=document, path=source, seen_at=now())
        rows = _store_records(document, said)
        found = {(model, row.pk): row for model, some in rows.items() for row in some}
        Task.objects.bulk_create(build_tasks(document, found, None))
        count_tasks([document.pk])
        after = {"reader": document.reader, "reading": digest, "source": source}
        write_revision("load_document", "document", document.sha256, before=None, after=after)


def _store_records(document: Document, said: JSON) -> Rows:
    rows = build_rows(document, said, read_drafts(said), {})
    people = cast("list[Person]", rows.get(Person, []))
    settle_people(people, cast("list[Post]", rows.get(Post, [])), cast("list[Participant]", rows[Participant]))
    write_rows(rows)
    list_people(person.cluster for person in people)
    store_sightings([Held(document, said["document"], rows)])
    return rows


def _add_words(said: JSON) -> None:
    """Let the hospital stand in the text, and the last one named promise something."""
    document, event = said["document"], said["events"][0]
    name = f"{event['host']['name']}人民医院"
    start = len(document["text"])
    document["text"] += f"{name}参加。{said['people'][-1]['name']}表示，将选派{start}名医生。\n"
    spans = {"site": [start, start + len(name)], "statement": [document["text"].index("将选派", start), -2]}
    spans["statement"][1] += len(document["text"])
    for each in said["events"]:
        for site in each["sites"]:
            site.update(span=spans["site"], quote=name)
    key = record_id(document["id"], "organisation", name)
    division = event["host"]["division"]
    said["organisations"] = [
        {"id": key, "name": name, "kind": "hospital", "division": division, "mentions": [spans["site"]]}
    ]
    said["statements"] = [
        {
            "id": record_id(document["id"], "statement", "1"), "event": event["id"],
            "speaker": said["people"][-1]["id"], "on_behalf_of": [], "addressee": None, "act": "commitment",
            "span": spans["statement"], "quote": document["text"][slice(*spans["statement"])], "items": [],
        }
    ]  # fmt: skip
    document["text_sha256"] = sha256(document["text"].encode()).hexdigest()


def _document(reading: Reading, said: JSON) -> Document:
    published = reading.document.published.value if reading.document.published else None
    text = said["document"]["text"]
    return Document.objects.create(
        sha256=reading.document.id.partition(":")[2], title=text.split("\n")[0], outlet=None, published=published,
        dated=published, media_type="text/plain", encoding="utf-8", language="zh-Hans", text_by="text/1",
        text_sha256=said["document"]["text_sha256"], characters=len(text), reader=reading.reader, added_at=now(),
        is_sample=True,
    )  # fmt: skip
