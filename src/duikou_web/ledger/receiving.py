"""A document as it is handed over: its bytes, its text, where it was seen, and the reading that came with it."""

import zlib
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import msgspec

from duikou.documents.handling import handling_of_text
from duikou.errors import LedgerError
from duikou_web.ledger.clock import now
from duikou_web.ledger.drafts import JSON
from duikou_web.ledger.models import RECORDS, Document, EarlierReading, Original, Reading, Source, Status
from duikou_web.ledger.models.document import Handling

PACKING: Final = 1
"""zlib's level: half a millisecond less than its default for a twentieth more room."""


@dataclass(frozen=True)
class Received:
    """A document with its reading, and what was said when it was handed over."""

    content: bytes
    line: bytes
    source: str
    published_given: str | None = None
    is_sample: bool = False
    handling: str = Handling.PUBLIC


def add_source(document: Document, path: str) -> bool:
    """Note under which path or URL a document was seen; False when it is known there."""
    return Source.objects.get_or_create(document=document, path=path, defaults={"seen_at": now()})[1]


def unpack(reading: Reading | EarlierReading) -> bytes:
    """The line of a stored reading."""
    return zlib.decompress(bytes(reading.packed))


def standing_line(document: Document) -> bytes:
    """The line of the reading that stands for a document."""
    return unpack(Reading.objects.get(document=document, reader=document.reader))


def standing_document(document: Document) -> JSON:
    """The `document` of the reading that stands for a document: its text and its blocks."""
    said: JSON = msgspec.json.decode(standing_line(document))["document"]
    return said


def store_document(received: Received, reading: JSON, known: Document | None) -> Document:
    """The document with its bytes, its text and its reading; `known` where it is here already."""
    said = reading["document"]
    digest = sha256(received.content).hexdigest()
    if said["id"] != f"sha256:{digest}" or said["text_sha256"] != sha256(said["text"].encode()).hexdigest():
        raise LedgerError("D509", received.source, "the reading is of another document")
    document = known or Document(sha256=digest, added_at=now(), is_sample=received.is_sample)
    if known and known.text_sha256 != said["text_sha256"] and _is_decided(known):
        raise LedgerError("D510", received.source)
    _fill(document, received, reading)
    document.save()
    if known:
        _replace_whole(document, received, reading)
    else:
        _store_whole(document, received, reading)
    return document


def _store_whole(document: Document, received: Received, reading: JSON) -> None:
    Original.objects.create(document=document, **_original(received, reading))
    Reading.objects.create(document=document, reader=reading["reader"], **_line(received))
    Source.objects.create(document=document, path=received.source, seen_at=now())


def _replace_whole(document: Document, received: Received, reading: JSON) -> None:
    """Readings of older readers stay beside the new one, and what the same one said before is put aside."""
    for old in Reading.objects.filter(document=document, reader=reading["reader"]):
        kept = {"reader": old.reader, "packed": old.packed, "read_at": old.read_at}
        EarlierReading.objects.get_or_create(document=document, sha256=old.sha256, defaults=kept)
    Original.objects.filter(document=document).update(**_original(received, reading))
    Reading.objects.update_or_create(document=document, reader=reading["reader"], defaults=_line(received))
    add_source(document, received.source)


def _original(received: Received, reading: JSON) -> JSON:
    return {"text": reading["document"]["text"], "content": received.content}


def _line(received: Received) -> JSON:
    packed = zlib.compress(received.line, PACKING)
    return {"sha256": sha256(received.line).hexdigest(), "packed": packed, "read_at": now()}


def _fill(document: Document, received: Received, reading: JSON) -> None:
    said = reading["document"]
    for column in ("title", "outlet", "media_type", "encoding", "language", "text_by", "text_sha256"):
        setattr(document, column, said[column])
    document.characters = len(said["text"])
    document.published = _known(said["published"])
    document.dated = document.published or _last_day(reading["events"])
    document.published_given = received.published_given or document.published_given
    document.reader = reading["reader"]
    marked = handling_of_text(said["text"])
    document.handling = stricter(stricter(document.handling, received.handling), marked)


def stricter(one: str, other: str) -> str:
    """Of two handlings the one that holds: what was internal once stays so."""
    return Handling.INTERNAL if Handling.INTERNAL in (one, other) else Handling.PUBLIC


def _known(date: JSON | None) -> str | None:
    """A date whose year is known: `--06-26` cannot be sorted."""
    value = date["value"] if date else None
    return str(value) if value and not value.startswith("-") else None


def _last_day(events: list[JSON]) -> str | None:
    main = next((event for event in events if event["main"]), None)
    return (_known(main["end"]) or _known(main["start"])) if main else None


def _is_decided(document: Document) -> bool:
    return any(
        model._default_manager.filter(document=document).exclude(status=Status.PROPOSED).exists() for model in RECORDS
    )
