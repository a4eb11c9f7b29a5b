"""`duikou explain` can tell of everything that was judged: each such field of each record has its step."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest

from duikou.model import records
from duikou.model.dates import PartialDate
from duikou.model.records import Party, Reading
from duikou.model.text import Span
from duikou.model.trace import Trace
from duikou.pipeline import read, read_with_traces
from duikou.reading.context import told

GOLD = sorted((Path(__file__).parent / "gold").glob("*.txt"))

VERBATIM = {"id", "name", "title", "span", "quote", "mentions", "evidence", "order", "person", "at", "main"}
"""Fields that hold words as printed, where they stand, or what follows from the order of the records."""

WHOLE = {"source", "media_type", "encoding", "text_by", "deck", "language", "text", "text_sha256", "repaired"}
"""Fields of a document that are judged by the whole of it: no words to point to. Its deck is told as blocks."""

INSIDE = {"bylines", "blocks", "posts", "places", "sites", "participants", "items"}
"""Fields that hold records, which are looked at by themselves."""

REFERENCES = {"event.within", "statement.event", "statement.speaker"}
"""Fields whose value is the id of a record; the step tells which record that is in words."""


class Judged(msgspec.Struct, frozen=True):
    """One field that a reader decided, and where its record stands."""

    field: str
    value: str
    spans: frozenset[Span]


def judged_fields(record: msgspec.Struct, place: tuple[Span, ...] = ()) -> Iterator[Judged]:
    """Every judged field of a record and of the records inside it; what is missing was not judged."""
    kind = type(record).__name__.lower()
    spans = places_of(record) or place
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if is_inside(value):
            for part in value:
                yield from judged_fields(part, spans)
        elif name not in VERBATIM and not (kind == "document" and name in WHOLE) and value not in (None, ()):
            where = value.evidence if kind == "document" and isinstance(value, PartialDate) else spans
            yield Judged(f"{kind}.{name}", told(value), frozenset(where))


def is_inside(value: object) -> bool:
    """Whether a value is a list of records; a party is a value."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], msgspec.Struct)


def places_of(record: msgspec.Struct) -> tuple[Span, ...]:
    """Where a record stands: its span, its mentions, or the first words that tell of an event."""
    if hasattr(record, "span"):
        return (record.span,)
    return getattr(record, "mentions", None) or getattr(record, "evidence", ())[:1]


def judged_of(reading: Reading) -> Iterator[Judged]:
    for name in reading.__struct_fields__:
        value = getattr(reading, name)
        if name == "document":
            yield from judged_fields(value)
        elif name != "notes" and is_inside(value):
            for record in value:
                yield from judged_fields(record)


def missing(judged: Iterator[Judged], traces: tuple[Trace, ...]) -> list[Judged]:
    """The judged fields without a step that settled them there and tells the same value."""
    settled: dict[str, list[Trace]] = {}
    for trace in traces:
        for field in trace.settles:
            settled.setdefault(field, []).append(trace)
    return [one for one in judged if not any(settles(trace, one) for trace in settled.get(one.field, ()))]


def settles(trace: Trace, judged: Judged) -> bool:
    here = not judged.spans or trace.span in judged.spans
    says, colon, value = trace.what.partition(": ")
    same = judged.field in REFERENCES or not colon or says != judged.field or value == judged.value
    return here and same


@cache
def reading_and_steps(path: Path) -> tuple[Reading, tuple[Trace, ...]]:
    """A gold report as it is read, with its steps in the characters of the text as it came."""
    traced = read_with_traces(path.read_bytes(), source=path.name)
    if traced.mended is None:
        return traced.reading, traced.traces
    origin = traced.mended.origin
    kept = (msgspec.structs.replace(trace, span=origin(trace.span)) for trace in traced.traces)
    return traced.reading, (*kept, *traced.removed)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_judged_field_of_every_record_has_a_step(path: Path) -> None:
    reading, traces = reading_and_steps(path)
    assert missing(judged_of(reading), traces) == []


def test_the_gold_readings_judge_every_field_of_the_contract_and_each_lost_step_is_missed() -> None:
    judged: set[str] = set()
    for reading, traces in map(reading_and_steps, GOLD):
        for field in {one.field for one in judged_of(reading)}:
            rest = tuple(trace for trace in traces if field not in trace.settles)
            assert missing(judged_of(reading), rest) != [], field
            judged.add(field)
    assert judged == set(fields_of_the_contract())


def test_a_step_that_tells_another_value_does_not_count() -> None:
    judged = Judged("person.side", "host", frozenset({(0, 2)}))
    right = Trace("sides.region", "person.side: host", (0, 2), (), ("person.side",))
    wrong = Trace("sides.region", "person.side: guest", (0, 2), (), ("person.side",))
    elsewhere = Trace("sides.region", "person.side: host", (5, 7), (), ("person.side",))
    assert missing(iter([judged]), (wrong, right)) == []
    assert missing(iter([judged]), (wrong, elsewhere)) == [judged]


def test_reading_without_explaining_gives_the_same() -> None:
    for path in GOLD[:5]:
        data = path.read_bytes()
        assert read(data, source=path.name) == read_with_traces(data, source=path.name).reading


def fields_of_the_contract() -> Iterator[str]:
    """Every field of every kind of record that is no printed word and no list of records; a party is a value."""
    kinds = [kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]
    for kind in kinds:
        if kind not in (Reading, Party, PartialDate, records.Note, records.Repaired):
            aside = VERBATIM | INSIDE | (WHOLE if kind is records.Document else set())
            for field in msgspec.structs.fields(kind):
                if field.name not in aside:
                    yield f"{kind.__name__.lower()}.{field.name}"
