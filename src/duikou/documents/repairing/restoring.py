"""What was read off a repaired text, put back upon the text as it came."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final, TypeVar

import msgspec

from duikou.documents.hints import Places
from duikou.documents.lines import Lines
from duikou.documents.repairing.mending import Mended
from duikou.model.notes import note
from duikou.model.records import Block, Document, Note, Reading, Repaired
from duikou.model.text import Span

SPANS: Final = ("mentions", "evidence")
"""Fields that hold spans without words."""

Record = TypeVar("Record", bound=msgspec.Struct)


def restore_reading(reading: Reading, mended: Mended) -> Reading:
    """The reading with every span in the text as it came, every quote taken from there, and a note on each kind
    of damage.

    The blocks lie apart and in order as before. What was taken out between them is residue and tells why.
    """
    blocks = restore_blocks(reading.document.blocks, mended)
    restored = restore(msgspec.structs.replace(reading, document=_without_blocks(reading.document)), mended)
    text = mended.came.text
    document = msgspec.structs.replace(
        restored.document,
        text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
        repaired=Repaired(mended.repair.text, mended.repair.stretches),
        blocks=blocks,
    )
    return msgspec.structs.replace(restored, document=document, notes=(*restored.notes, *_told(mended)))


def restore(record: Record, mended: Mended) -> Record:
    """A record with its spans in the text as it came, and its quotes from there."""
    changed: dict[str, Any] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name == "span":
            changed["span"] = mended.origin(value)
            if "quote" in record.__struct_fields__:
                changed["quote"] = mended.came.text[slice(*changed["span"])]
        elif name in SPANS:
            changed[name] = tuple(map(mended.origin, value))
        elif isinstance(value, msgspec.Struct):
            changed[name] = restore(value, mended)
        elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
            changed[name] = tuple(restore(item, mended) for item in value)
    return msgspec.structs.replace(record, **changed)


def restore_blocks(blocks: tuple[Block, ...], mended: Mended) -> tuple[Block, ...]:
    """The blocks in the text as it came, and between them what was taken out, as residue."""
    places = Places(mended.came.hints) if mended.came.hints else Lines(mended.came.text)
    found: list[Block] = []
    place = 0
    for block in blocks:
        start, end = mended.origin(block.span)
        found += _residue(place, start, mended, places)
        found.append(Block(block.kind, (start, end), places.place((start, end)), block.why))
        place = end
    return (*found, *_residue(place, len(mended.came.text), mended, places))


def _residue(start: int, end: int, mended: Mended, places: Places | Lines) -> Iterator[Block]:
    """What was taken out of a stretch that no block holds."""
    words = mended.came.text[start:end]
    if not words.strip():
        return
    first = start + len(words) - len(words.lstrip())
    span = first, start + len(words.rstrip())
    yield Block("residue", span, places.place(span), mended.why((start, end)))


def _without_blocks(document: Document) -> Document:
    return msgspec.structs.replace(document, blocks=())


def _told(mended: Mended) -> Iterator[Note]:
    """A note on the first wound of each kind."""
    first: dict[str, Span] = {}
    for wound in mended.repair.wounds:
        known = first.get(wound.kind.why)
        if known is None or wound.span < known:
            first[wound.kind.why] = wound.span
    for span in first.values():
        yield note("R112", span, mended.came.text[slice(*span)])
