"""Every character of a report in one of five kinds: record, credit, formula, residue, unread."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from duikou.grammar import Page, find, load_rules
from duikou.model.dates import PartialDate
from duikou.model.details import Coverage, CoverageKind
from duikou.model.notes import note
from duikou.model.records import Block, BlockKind, Event, Note, Person, Reading
from duikou.model.text import Span
from duikou.reading.context import PROPER
from duikou.reading.spans import SpanSet
from duikou.reading.suffixes import is_generic

NOTED: Final = 10
"""A sentence with fewer characters than this says too little to be noted as unread."""

_CREDITS: Final[tuple[BlockKind, ...]] = ("credit", "source")
_HEADINGS: Final[tuple[BlockKind, ...]] = ("title", "deck")  # kept as such in the record of the document

_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_SENTENCE = re.compile(r"[\W_]*(?P<words>[^。！？\n]+)[。！？]?[”’」』）]*")
_SIGN = re.compile(r"[\W_]+")
_UNKNOWN = re.compile("(?:h|Ww*)+")


class Found(NamedTuple):
    """The words of a text that became records: those of facts, of statements, and of bylines."""

    facts: Sequence[Span]
    statements: Sequence[Span]
    bylines: Sequence[Span]


def found_in(reading: Reading) -> Found:
    """The words that became records of a reading."""
    published = reading.document.published
    facts = [project.span for project in reading.projects]
    facts += [figure.span for figure in reading.figures]
    facts += [pairing.span for pairing in reading.pairings]
    for person in reading.people:
        facts += _of_person(person)
    for organisation in reading.organisations:
        facts += organisation.mentions
    for event in reading.events:
        facts += _of_event(event)
    facts += published.evidence if published else ()
    statements = [statement.span for statement in reading.statements]
    return Found(facts, statements, [byline.span for byline in reading.document.bylines])


def cover_text(text: str, blocks: Sequence[Block], found: Found) -> tuple[Coverage, ...]:
    """The whole text, cut where the kind changes.

    In a clause with a fact the words of the reader's tables (verbs, offices, places) and general words (工作, 情况)
    count as read with it; other words do not. A formula counts as such in a statement too: nobody could check what it
    promises. A sign or a blank that is in none is of the kind of what stands before it.
    """
    page = Page(text)
    kinds: list[CoverageKind] = ["residue"] * len(text)
    for block in blocks:
        if block.kind in _CREDITS:
            _paint(kinds, block.span, "credit")
        elif block.kind in PROPER:
            _paint(kinds, block.span, "record" if block.kind in _HEADINGS else "unread")
    proper = [block.span for block in blocks if block.kind in PROPER and block.kind not in _HEADINGS]
    _paint_all(kinds, _known(page, proper, found.facts), "record")
    _paint_all(kinds, found.statements, "record")
    _paint_all(kinds, _formulas(page, proper), "formula")
    _paint_all(kinds, found.facts, "record")
    _paint_all(kinds, found.bylines, "credit")
    return tuple(_cut(text, kinds))


def unread_sentences(text: str, coverage: Sequence[Coverage]) -> Iterator[Span]:
    """The sentences in which nothing was read."""
    unread = SpanSet(stretch.span for stretch in coverage if stretch.kind == "unread")
    for sentence in _SENTENCE.finditer(text):
        words = sentence["words"]
        if words and unread.holds((sentence.start("words"), sentence.end())):
            yield sentence.start("words"), sentence.end()


def unread_notes(text: str, coverage: Sequence[Coverage]) -> Iterator[Note]:
    """R501 for every sentence in which nothing was read."""
    for start, end in unread_sentences(text, coverage):
        if end - start >= NOTED:
            yield note("R501", (start, end), text[start:end])


def _of_person(person: Person) -> Iterator[Span]:
    yield from person.mentions
    for post in person.posts:
        yield post.span


def _of_event(event: Event) -> Iterator[Span]:
    yield from event.evidence
    yield from (place.span for place in event.places)
    yield from (site.span for site in event.sites)
    yield from (part.span for part in event.participants)
    for day in (event.start, event.end):
        if isinstance(day, PartialDate):
            yield from day.evidence


def _paint(kinds: list[CoverageKind], span: Span, kind: CoverageKind) -> None:
    start, end = span
    kinds[start:end] = [kind] * (end - start)


def _paint_all(kinds: list[CoverageKind], spans: Iterable[Span], kind: CoverageKind) -> None:
    for span in spans:
        _paint(kinds, span, kind)


def _known(page: Page, proper: Iterable[Span], facts: Iterable[Span]) -> Iterator[Span]:
    """What of the clauses with a fact the tables know."""
    touched = bytearray(len(page.view))
    for start, end in facts:
        touched[start:end] = b"\1" * (end - start)
    for block in proper:
        for clause in _CLAUSE.finditer(page.view, *block):
            if touched.find(1, *clause.span()) >= 0:
                place = clause.start()
                for unknown in _UNKNOWN.finditer(page.shapes["words"], *clause.span()):
                    if not is_generic(page.view[slice(*unknown.span())]):
                        yield place, unknown.start()
                        place = unknown.end()
                yield place, clause.end()


def _formulas(page: Page, proper: Iterable[Span]) -> Iterator[Span]:
    """The clauses with policy wording."""
    for block in proper:
        for rule in load_rules("duikou.reading.coverage"):
            for match in find(rule, page, *block):
                for clause in _CLAUSE.finditer(page.view, *block):
                    if clause.start() < match.span[1] and match.span[0] < clause.end():
                        yield clause.span()


def _cut(text: str, kinds: list[CoverageKind]) -> Iterator[Coverage]:
    for sign in _SIGN.finditer(text):
        for place in range(max(sign.start(), 1), sign.end()):
            if kinds[place] == "unread":
                kinds[place] = kinds[place - 1]
    place = 0
    for kind, run in groupby(kinds):
        end = place + sum(1 for _ in run)
        yield Coverage(kind, place, end)
        place = end
