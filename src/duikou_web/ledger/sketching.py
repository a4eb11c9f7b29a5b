"""The sketches of stored reports: what is compared of them to find copies."""

import struct
import zlib
from collections.abc import Iterable
from contextlib import suppress

import msgspec
from django.core.exceptions import ObjectDoesNotExist

from duikou.documents.likeness import Copy, copy_of
from duikou.documents.sketches import Sketch as Sketched
from duikou.documents.sketches import normalised, sketch
from duikou.model.records import Block, Repaired
from duikou_web.ledger.drafts import JSON
from duikou_web.ledger.models import Band, Document, Sketch, Unlinked
from duikou_web.ledger.receiving import standing_document
from duikou_web.ledger.sightings import mark_unlinked

COPY = "copy"
"""What a sketch that was not compared yet is marked with."""


def store_sketch(document: Document, said: JSON) -> None:
    """Sketch the words of a report, and mark it where they are other than they were. `said` is its `document`."""
    before = Sketch.objects.filter(document=document).first()
    after = sketch_of(document, said)
    if (before and before.words) == (after and after.words):
        return
    beside = list(Sketch.objects.filter(group=before.group).exclude(pk=before.pk)) if before and before.group else []
    if before:
        remove_bands(before)
    if after:
        row, _ = Sketch.objects.update_or_create(
            document=document, defaults={"words": after.words, "size": after.size, "packed": pack_bands(after.bands)}
        )
        Band.objects.bulk_create(Band(sketch=row, key=key) for key in after.bands)
        beside.append(row)
    elif before:
        before.delete()
    mark_unlinked(COPY, (str(row.pk) for row in beside))


def remove_bands(row: Sketch) -> None:
    """By their keys, which are indexed: that of their sketches would be a second index of the largest table."""
    Band.objects.filter(key__in=bands_of(row), sketch=row)._raw_delete("default")


def sketch_of(document: Document, said: JSON) -> Sketched | None:
    """The sketch of a report by its reading; None where it has no words of its own."""
    words = normalised(_copy(document, said).text)
    return sketch(words) if words else None


def has_its_sketch(document: Document, said: JSON) -> bool:
    """Whether the sketch of a report is that of its words; one that waits to be sketched has none."""
    row = Sketch.objects.filter(document=document).first()
    if row is None and Unlinked.objects.filter(kind=COPY, key=str(document.pk)).exists():
        return True
    should = sketch_of(document, said)
    if row is None or should is None:
        return row is None and should is None
    keys = sorted(Band.objects.filter(key__in=should.bands, sketch=row).values_list("key", flat=True))
    return (row.words, row.size, bands_of(row), keys) == (*should, sorted(should.bands))


def stored_copies(documents: Iterable[int]) -> dict[int, Copy]:
    """What is compared of stored reports, by their numbers; `verify` tells of those whose reading is broken."""
    copies: dict[int, Copy] = {}
    for row in Document.objects.filter(pk__in=documents).order_by("pk"):
        with suppress(ObjectDoesNotExist, zlib.error, msgspec.MsgspecError):
            copies[row.pk] = stored_copy(row)
    return copies


def stored_copy(document: Document) -> Copy:
    """What is compared of a stored report; its source is its number."""
    return _copy(document, standing_document(document))


def _copy(document: Document, said: JSON) -> Copy:
    blocks, repaired = msgspec.convert((said["blocks"], said.get("repaired")), tuple[list[Block], Repaired | None])
    return copy_of(str(document.pk), document.sha256, said["text"], blocks, repaired)


def pack_bands(bands: Iterable[int]) -> bytes:
    keys = tuple(bands)
    return struct.pack(f"<{len(keys)}q", *keys)


def bands_of(row: Sketch) -> tuple[int, ...]:
    """The keys of a sketch; none where its text is too short for near copies."""
    packed = bytes(row.packed)
    return struct.unpack(f"<{len(packed) // 8}q", packed)
