"""The straight line from bytes to a reading. This module alone knows the order of the stages."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from typing import BinaryIO, Final, NamedTuple, TypedDict

import msgspec

from duikou.documents.blocks import divide
from duikou.documents.decoding import MAX_SIZE
from duikou.documents.front import Front, read_front
from duikou.documents.genre import judge, language
from duikou.documents.handling import refuse_secret
from duikou.documents.likeness import Copy, copy_of
from duikou.documents.originals.html.rates import FillRates
from duikou.documents.originals.members import find_members
from duikou.documents.originals.named import named_day, named_outlet
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits, Original
from duikou.documents.repairing import Mended, mend
from duikou.documents.repairing.restoring import restore_reading
from duikou.documents.repairing.spun import spun_note
from duikou.documents.sifting import is_of_genre
from duikou.errors import DuikouError, InputError
from duikou.grammar import Page
from duikou.linking.linker import link_readings
from duikou.model.details import DetailedReading
from duikou.model.linking import Judgement, Linking
from duikou.model.records import (
    Document,
    Event,
    Figure,
    Organisation,
    Pairing,
    Person,
    Project,
    Reading,
    Statement,
)
from duikou.model.text import Span, document_id
from duikou.model.trace import Trace
from duikou.reading.bylines import read_bylines
from duikou.reading.context import Context
from duikou.reading.coverage import cover_text, found_in, unread_notes
from duikou.reading.dates import publication_date, read_dates
from duikou.reading.events import place_statements, read_event_facts, read_events
from duikou.reading.figures import read_figures
from duikou.reading.grading import Maker, grade, makers
from duikou.reading.organisations import read_organisations
from duikou.reading.pairings import read_pairings
from duikou.reading.papers import project_cells, read_number, read_papers
from duikou.reading.people import person_records, read_people
from duikou.reading.projects import read_projects
from duikou.reading.sites import read_sites
from duikou.reading.statements import read_statements

READER: Final = version("duikou")
PLACED: Final = ("post", "statement", "figure", "event")
"""Kinds of record whose key ends with the place where their words begin."""


class Traced(NamedTuple):
    """A reading, and what it came from: page and traces are of the repaired text where there is one."""

    reading: Reading
    page: Page
    traces: tuple[Trace, ...]
    mended: Mended | None = None

    @property
    def removed(self) -> tuple[Trace, ...]:
        """The steps that took words out of a damaged text, where they stand in the text as it came."""
        if self.mended is None:
            return ()
        kept = {self.mended.origin(trace.span) for trace in self.traces}
        gone = (block.span for block in self.reading.document.blocks if block.span not in kept)
        settles = ("block.kind", "block.why")
        return tuple(Trace("documents.taken_out", "block residue", span, settles=settles) for span in gone)


@dataclass
class MendedContext(Context):
    """One document being read, whose ids count the characters of the text as it came."""

    mended: Mended | None = None

    def id(self, kind: str, key: str) -> str:
        if self.mended and kind in PLACED:
            before, colon, place = key.rpartition(":")
            key = f"{before}{colon}{self.mended.origin((int(place), int(place) + 1))[0]}"
        return super().id(kind, key)


class Records(TypedDict, total=False):
    """What the stages found."""

    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    projects: tuple[Project, ...]
    figures: tuple[Figure, ...]
    pairings: tuple[Pairing, ...]


class Asked(NamedTuple):
    """How a document is to be read.

    `published` is a date for a report that states none. With `rules` the reading tells which rules made each record and
    how far they proved right. With `sift` a text that is not of the genre is not read. `rates` counts what pages have
    of their layouts.
    """

    published: str | None = None
    max_size: int = MAX_SIZE
    rules: bool = False
    sift: bool = False
    rates: FillRates | None = None


def read(
    data: bytes, *, source: str, published: str | None = None, max_size: int = MAX_SIZE, rules: bool = False
) -> Reading:
    """Read one document.

    `source` is its path or address as given; `published` a date for a report that states none. With `rules` the
    reading tells which rules made each record and how far they proved right.

    >>> read("甲市代表团赴乙县考察".encode(), source="a.txt").document.title
    '甲市代表团赴乙县考察'

    Raises:
        InputError: the bytes are in no known format, broken, nothing, too many, or several documents; or D111, the
            text bears a secrecy marking; or D112, the reader failed.
        UsageError: D401, `published` is no date.
    """
    return read_as_asked(data, source, Asked(published, max_size, rules))


def read_as_asked(data: bytes, source: str, asked: Asked) -> Reading:
    """Read one document.

    Raises:
        InputError, UsageError: those of `read`; or D132, the text is not of the genre.
    """
    with _refusing(source):
        traced = _read(data, source, asked, explains=asked.rules)
        if not asked.rules:
            return traced.reading
        return DetailedReading(**msgspec.structs.asdict(traced.reading), made=grade(_makers(traced)))


def read_all(
    data: bytes | BinaryIO,
    *,
    source: str,
    published: str | None = None,
    max_size: int = MAX_SIZE,
    column: str | None = None,
    rules: bool = False,
    sift: bool = False,
    rates: FillRates | None = None,
) -> Iterator[Reading | InputError]:
    """Read every document in a file, one by one: those of an archive, a mail, a web archive, the rows of a table.

    What cannot be read, or with `sift` is not of the genre, comes as its error, in its place. `column` names the column
    of a table that holds the texts; `rates` counts what pages have of their layouts.

    >>> rows = '{"text": "甲省代表团"}\\n{"text": ""}'.encode()
    >>> [type(found).__name__ for found in read_all(rows, source="a.jsonl")]
    ['Reading', 'InputError']
    """
    file = BytesIO(data) if isinstance(data, bytes) else data
    asked = Asked(published, max_size, rules, sift, rates)
    for member in find_members(file, source, Limits(text=max_size), column):
        if isinstance(member, InputError):
            yield member
            continue
        try:
            yield read_as_asked(member.data, member.source, asked)
        except InputError as error:
            yield error


def read_with_traces(data: bytes, *, source: str, published: str | None = None, max_size: int = MAX_SIZE) -> Traced:
    """Read one document and keep how every record came about."""
    return _read(data, source, Asked(published, max_size), explains=True)


def _read(data: bytes, source: str, asked: Asked, *, explains: bool) -> Traced:
    came, mended, original = _open(data, source, asked.max_size)
    if asked.rates is not None:
        asked.rates.count(came.layout)
    if asked.sift and not is_of_genre(original.text):
        raise InputError("D132", source)
    page = Page(original.text)
    division = divide(page, original.hints)
    front = read_front(page, division.blocks)
    spoken = language(page)
    outlet = front.outlet or named_outlet(original)
    context = MendedContext(document_id(data), page, division.blocks, outlet=outlet, mended=mended, explains=explains)
    context.published = publication_date(context, asked.published) or named_day(original)
    spun = spun_note(page)
    records = Records() if spoken == "other" or spun else read_records(context, front.home)
    reading = Reading(
        reader=READER,
        document=_document(context, source, original, front, spoken),
        notes=(*judge(page, division.blocks, spoken), *spun, *context.notes),
        **records,
    )
    if mended:
        reading = restore_reading(reading, mended)
    notes = sorted((*came.notes, *reading.notes), key=lambda note: (note.span, note.code))
    reading = msgspec.structs.replace(reading, notes=tuple(notes))
    return Traced(reading, page, (*division.traces, *front.traces, *context.traces), mended)


def _open(data: bytes, source: str, max_size: int) -> tuple[Original, Mended | None, Original]:
    """The text as it came, how it was mended if it was damaged, and the text to read."""
    came = convert(data, source, Limits(text=max_size))
    refuse_secret(came.text, source)
    mended = mend(came)
    if mended:
        refuse_secret(mended.original.text, source)
    return came, mended, mended.original if mended else came


def read_records(context: Context, home: str | None) -> Records:
    """The stages, in their order: each sees the page and what the stages before it found.

    `home` is the division that the outlet calls its own.
    """
    context.bylines = read_bylines(context)
    people = read_people(context)
    organisations = read_organisations(context)
    pairings = read_pairings(context, organisations)
    facts = read_event_facts(context, people, home, organisations, pairings)
    parties = {"guest": facts.parties.guest, "host": facts.parties.host}
    dates = read_dates(context)
    events = read_events(context, facts, dates, read_sites(context))
    said = read_statements(context, people, facts.parties, facts.side_of, dates)
    statements = read_papers(context, dates, said)
    return Records(
        people=person_records(context, people, facts.sides, parties, home),
        organisations=organisations,
        events=events,
        statements=place_statements(context, statements, events),
        projects=read_projects(context, project_cells(context)),
        figures=read_figures(context),
        pairings=pairings,
    )


def read_copy(data: bytes, *, source: str, max_size: int = MAX_SIZE) -> Copy:
    """What of a document is compared with others, to find copies of one report: nothing is read of it.

    >>> read_copy("7月2日，代表团抵达。责任编辑：某某某".encode(), source="a.txt").text
    '7月2日，代表团抵达。'

    Raises:
        InputError: the bytes are in no known format, broken, nothing, too many, or several documents.
    """
    _, _, original = _open(data, source, max_size)
    page = Page(original.text)
    return copy_of(source, document_id(data), original.text, divide(page, original.hints).blocks)


def cover(reading: Reading) -> DetailedReading:
    """The reading with what became of every character of its text, and a note for each sentence that gave nothing.

    >>> text = "甲市代表团赴乙县考察。\\n6月2日，甲市代表团抵达乙县。大家对这里的天气十分好奇。"
    >>> [(note.code, note.quote) for note in cover(read(text.encode(), source="a.txt")).notes][-1]
    ('R501', '大家对这里的天气十分好奇。')
    """
    text = reading.document.text
    coverage = cover_text(text, reading.document.blocks, found_in(reading))
    notes = sorted((*reading.notes, *unread_notes(text, coverage)), key=lambda note: (note.span, note.code))
    return DetailedReading(**{**msgspec.structs.asdict(reading), "notes": tuple(notes), "coverage": coverage})


def read_makers(
    data: bytes, *, source: str, published: str | None = None, max_size: int = MAX_SIZE
) -> tuple[Reading, tuple[Maker, ...]]:
    """Read one document, and say which rules made each record."""
    traced = read_with_traces(data, source=source, published=published, max_size=max_size)
    return traced.reading, _makers(traced)


def _makers(traced: Traced) -> tuple[Maker, ...]:
    place = traced.mended.place if traced.mended else _same
    return tuple(makers(traced.reading, traced.traces, place))


def _same(span: Span) -> Span:
    return span


def to_json(reading: Reading) -> str:
    """The reading as one line of JSON: what `duikou read --json` prints.

    >>> to_json(read("甲市代表团赴乙县考察".encode(), source="a.txt"))[:52]
    '{"schema":"duikou/reading/1","reader":"0.1.0","docum'

    Raises:
        InputError: D112, a number or a character of it cannot be written.
    """
    with _refusing(reading.document.source):
        return msgspec.json.encode(reading).decode()


def link(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> Linking:
    """Link the records of many readings: people, organisations, posts, places, projects, and events told twice.

    `judgements` are those of people; they always win. The order of either does not matter.

    >>> link([read("甲市代表团赴乙县考察".encode(), source="a.txt")]).episodes[0].kind
    'visit'
    """
    return link_readings(readings, judgements).linking


@contextmanager
def _refusing(source: str) -> Iterator[None]:
    """What the reader cannot digest is refused by number, so that the others of a batch go on."""
    try:
        yield
    except DuikouError:
        raise
    except Exception as error:
        raise InputError("D112", source, f"{type(error).__name__}: {error}") from error


def _document(context: Context, source: str, original: Original, front: Front, spoken: str) -> Document:
    return Document(
        id=context.document,
        source=source,
        media_type=original.media_type,
        encoding=original.encoding,
        text_by=original.text_by,
        title=front.title,
        deck=front.deck,
        outlet=context.outlet,
        number=read_number(context),
        language=spoken,
        published=context.published,
        bylines=context.bylines,
        text=original.text,
        text_sha256=sha256(original.text.encode()).hexdigest(),
        repaired=None,
        blocks=context.blocks,
    )
