"""What every builder is handed: the page, its blocks, and where to leave notes and traces."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from duikou.grammar import Page
from duikou.model.dates import PartialDate
from duikou.model.notes import note
from duikou.model.records import Block, Byline, Note, Party
from duikou.model.text import Span, record_id
from duikou.model.trace import Trace
from duikou.reading.spans import SpanSet

PROPER: Final = ("title", "deck", "paragraph", "caption", "table")
"""Kinds of block that belong to the report proper; the others are provenance or set aside."""

_SENTENCE = re.compile(r"[^。！？\n]*[。！？]?[”’』」）]*")
_GROUP = re.compile(r"[^；]*；?")


@dataclass
class Context:
    """One document being read; where nobody asks for the traces (`explains` is false), none are kept."""

    document: str
    page: Page
    blocks: tuple[Block, ...]
    published: PartialDate | None = None
    outlet: str | None = None
    stamps: tuple[Span, ...] = ()  # the words that say when it was published, and are no day of an event
    notes: list[Note] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    explains: bool = True
    parties_at: dict[Span, Party | None] = field(default_factory=dict)  # what region words name; many readers ask

    def __post_init__(self) -> None:
        self._starts = [block.span[0] for block in self.blocks]
        self._sentences: dict[Span, tuple[Span, ...]] = {}
        self.bylines = ()

    @property
    def bylines(self) -> tuple[Byline, ...]:
        """Who wrote, photographed and edited; what they signed is no part of the report proper."""
        return self._bylines

    @bylines.setter
    def bylines(self, bylines: tuple[Byline, ...]) -> None:
        self._bylines = bylines
        self._signed = SpanSet(byline.span for byline in bylines)

    def id(self, kind: str, key: str) -> str:
        """The id of a record of this document."""
        return record_id(self.document, kind, key)

    def quote(self, span: Span) -> str:
        return self.page.text[span[0] : span[1]]

    def proper(self) -> Iterator[Block]:
        """The blocks of the report proper, in order."""
        return (block for block in self.blocks if block.kind in PROPER)

    def block_at(self, place: int) -> Block | None:
        """The block that holds the character at `place`."""
        number = bisect_right(self._starts, place) - 1
        block = self.blocks[number] if number >= 0 else None
        return block if block is not None and place < block.span[1] else None

    def block_start(self, place: int) -> int:
        """Where the block of the character at `place` begins."""
        block = self.block_at(place)
        return block.span[0] if block is not None else place

    def is_proper(self, place: int) -> bool:
        """Whether the character at `place` belongs to the report proper: its body, and no byline in it."""
        block = self.block_at(place)
        if block is None or block.kind not in PROPER:
            return False
        return place not in self._signed

    def sentences(self, span: Span) -> tuple[Span, ...]:
        """The sentences inside a span: up to 。！？ and the closing quotes after it. Kept: many walk them."""
        if span not in self._sentences:
            self._sentences[span] = tuple(_cut(_SENTENCE, self.page.view, span))
        return self._sentences[span]

    def groups(self, sentence: Span) -> Iterator[Span]:
        """The semicolon groups of a sentence."""
        return _cut(_GROUP, self.page.view, sentence)

    def trace(self, rule: str, what: str, span: Span, *inputs: Span, settles: tuple[str, ...] = ()) -> None:
        """Leave a step for `explain`; `settles` are the fields that it decided."""
        if self.explains:
            self.traces.append(Trace(rule, what, span, inputs, settles))

    def settle(self, rule: str, field: str, value: object, span: Span, *inputs: Span) -> None:
        """Leave the step that gave one field of the record at `span` its value; a missing value has none."""
        if self.explains and value is not None and value != ():
            self.traces.append(Trace(rule, f"{field}: {told(value)}", span, inputs, (field,)))

    def note(self, code: str, span: Span) -> None:
        self.notes.append(note(code, span, self.quote(span)))


def told(value: object) -> str:
    """A value of a field, as a trace tells it.

    >>> told(("C2", "I8")), told(Party("辽宁", "210000")), told(True), told(PartialDate("2025", "year"))
    ('C2, I8', '辽宁', 'true', '2025')
    """
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Party):
        return value.name
    return (value.value or "open") if isinstance(value, PartialDate) else str(value)


def _cut(pattern: re.Pattern[str], view: str, span: Span) -> Iterator[Span]:
    start, end = span
    while start < end:
        found = pattern.match(view, start, end)
        stop = found.end() if found and found.end() > start else start + 1
        first = start
        while first < stop and view[first].isspace():
            first += 1
        if first < stop:
            yield first, stop
        start = stop
