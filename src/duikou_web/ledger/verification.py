"""`duikou verify LEDGER`: do facts stand on their words, are rows what the reader said, is the history whole?"""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, Final, NamedTuple

import msgspec

from duikou.errors import LedgerError
from duikou_web.ledger.actions.link_copies import misgrouped
from duikou_web.ledger.actions.link_records import misplaced
from duikou_web.ledger.actions.link_things import misplaced_names
from duikou_web.ledger.carrying import carry, row_ids, stand
from duikou_web.ledger.drafts import JSON, columns_of, kind_of, read_drafts
from duikou_web.ledger.intake import is_kept
from duikou_web.ledger.journal import broken_links
from duikou_web.ledger.listing import mislisted
from duikou_web.ledger.models import (
    RECORDS,
    Document,
    Original,
    Participant,
    Person,
    Post,
    Reading,
    Record,
    Revision,
    Status,
)
from duikou_web.ledger.people import settle_people
from duikou_web.ledger.receiving import unpack
from duikou_web.ledger.reviewing.states import state_of
from duikou_web.ledger.reviewing.tasks import COUNTED, task_counts
from duikou_web.ledger.rows import build_rows
from duikou_web.ledger.sketching import has_its_sketch

AT_ONCE: Final = 100
"""Documents whose rows are fetched together."""

_DECISION: Final = ("id", "document", "status", "found", "decided_by", "decided_at")
_SETTLED: Final = ("division", "cluster", "has_page")
"""What is settled from all records, and no reader's word: it is checked by itself."""


class Fault(NamedTuple):
    """What does not hold: the document or the history, the record, and why."""

    where: str
    record: str
    why: str


def verify_ledger() -> Iterator[Fault]:
    """Everything that does not hold, document by document, then the history."""
    documents = Document.objects.order_by("pk")
    last = 0
    while chunk := list(documents.filter(pk__gt=last)[:AT_ONCE]):
        last = chunk[-1].pk
        yield from _check_chunk(chunk)
    for person in misplaced():
        yield Fault("people", f"person {person}", "with whom it is one is not what the judgements say")
    for person in mislisted():
        yield Fault("people", f"person {person}", "its row in the list is not what its records say: duikou renew")
    for name in misplaced_names():
        yield Fault("things", f"name {name}", "what is one with it is not what the judgements say")
    for document in misgrouped():
        yield Fault("copies", f"report {document}", "of what it is a copy is not what its words say: duikou renew")
    for why in broken_links():
        yield Fault("history", "", why)


def _check_chunk(documents: list[Document]) -> Iterator[Fault]:
    originals = {original.document_id: original for original in Original.objects.filter(document__in=documents)}
    readings = {(one.document_id, one.reader): one for one in Reading.objects.filter(document__in=documents)}
    loaded = _loaded_readings(documents)
    rows: dict[int, list[Record]] = defaultdict(list)
    for model in RECORDS:
        for row in model._default_manager.filter(document__in=documents):
            rows[row.document_id].append(row)
    decided = _last_states([row.pk for some in rows.values() for row in some])
    counts = task_counts([document.pk for document in documents])
    for document in documents:
        name = f"sha256:{document.sha256[:16]}"
        if tuple(getattr(document, column) for column in COUNTED) != counts.get(document.pk, (0, 0, 0, 0)):
            yield Fault(name, "", "how many of its tasks are open is not what its tasks say")
        original, reading = originals.get(document.pk), readings.get((document.pk, document.reader))
        if original is None or reading is None:
            yield Fault(name, "", "its text or its reading is missing")
            continue
        yield from (Fault(name, "", why) for why in _check_document(document, original, reading, loaded))
        for row in rows[document.pk]:
            yield from (Fault(name, _name(row), why) for why in _check_words(row, original.text))
            yield from (Fault(name, _name(row), why) for why in _check_decision(row, decided))
        yield from (Fault(name, *what) for what in _check_rows(document, reading, rows[document.pk]))


def _loaded_readings(documents: list[Document]) -> dict[str, str]:
    """Document → hash of the reading that the history says stands for it."""
    loads = Revision.objects.filter(
        target="document", target_id__in=[document.sha256 for document in documents], after__has_key="reading"
    )
    return dict(loads.order_by("pk").values_list("target_id", "after__reading"))


def _last_states(ids: list[str]) -> dict[tuple[str, str], JSON]:
    """Kind and id → the state that the last decision left it in."""
    found = Revision.objects.filter(action__in=("decide", "undo"), target_id__in=ids).order_by("pk")
    return {(kind, key): after or {} for kind, key, after in found.values_list("target", "target_id", "after")}


def _check_decision(row: Record, decided: dict[tuple[str, str], JSON]) -> Iterator[str]:
    """A row is decided as the history says, and what the history decided stands."""
    last = decided.get((kind_of(type(row)), row.pk), {"status": Status.PROPOSED})
    if row.status != last["status"]:
        yield "it is not decided as the history says"
    elif row.status != Status.PROPOSED and any(last[name] != value for name, value in state_of(row).items()):
        yield "it was changed after it was decided"


def _check_document(document: Document, original: Original, reading: Reading, loaded: dict[str, str]) -> Iterator[str]:
    if sha256(bytes(original.content)).hexdigest() != document.sha256:
        yield "its bytes are not those that were loaded"
    if sha256(original.text.encode()).hexdigest() != document.text_sha256:
        yield "its text is not the one that was read"
    try:
        line = unpack(reading)
    except zlib.error:
        line = b""
    if not sha256(line).hexdigest() == reading.sha256 == loaded.get(document.sha256):
        yield "its reading is not the one that was loaded"


def _check_words(row: Record, text: str) -> Iterator[str]:
    """The row's evidence against the text, by nothing but counting."""
    if not row.evidence:
        yield "it has no words"
    quotes = [*row.evidence, *(said for said in (row.extracted, row.current) if "quote" in said)]
    for words in quotes:
        start, end = words["span"]
        if not 0 <= start < end <= len(text) or text[start:end] != words["quote"]:
            yield f"D201 at {start} the text reads {text[start:end][:20]!r}, not {words['quote'][:20]!r}"
    yield from _check_dates(row, text)


def _check_dates(row: Record, text: str) -> Iterator[str]:
    """A date that no reader said stands on words of the text, or on somebody's testimony."""
    for name in ("start", "end"):
        date = row.current.get(name)
        if not isinstance(date, dict) or date == row.extracted.get(name):
            continue
        if not date["evidence"] and not all((date.get("testimony") or {}).get(part) for part in ("who", "at", "why")):
            yield f"D518 {name} rests on nothing"
        if any(not 0 <= start < end <= len(text) for start, end in date["evidence"]):
            yield f"D201 {name} rests on words that are no place in the text"


def _check_rows(document: Document, reading: Reading, rows: list[Record]) -> Iterator[tuple[str, str]]:
    """The rows against the reading: nothing missing, nothing added, nothing changed but by a decision."""
    try:
        said: JSON = msgspec.json.decode(unpack(reading))
        drafts = read_drafts(said)
    except (zlib.error, msgspec.DecodeError, LedgerError):
        return  # told of already: the reading is not the one that was loaded
    if not has_its_sketch(document, said["document"]):
        yield "", "its copies are looked for by other words than it has: duikou renew"
    standing = stand(rows)
    carried = carry(standing, drafts)
    undecided = [draft for draft in drafts if not is_kept(carried, draft)]
    for model, built in build_rows(document, said, undecided, row_ids(carried, standing)).items():
        for row in built:
            there = standing.rows.get((model, row.pk))
            for why in ["it is missing"] if there is None else _differences(there, row):
                yield _name(row), why
    for row in carried.gone:
        yield _name(row), "the reading does not have it, and nobody decided it"
    for row in rows:
        if row.status != Status.PROPOSED and _columns(row) != columns_of(type(row), row.current):
            yield _name(row), "its columns are not those of its record"
    yield from _check_people(rows)


def _differences(there: Record, said: Record) -> Iterator[str]:
    for field in type(said)._meta.concrete_fields:
        if field.name not in (*_DECISION, *_settled(said)) and _value(there, field) != _value(said, field):
            yield f"{field.name} is not what the reader said"


def _check_people(rows: Iterable[Record]) -> Iterator[tuple[str, str]]:
    people = [row for row in rows if isinstance(row, Person)]
    before = [(person.division, person.has_page) for person in people]
    for person in people:
        person.has_page = False
    settle_people(
        people, [row for row in rows if isinstance(row, Post)], [row for row in rows if isinstance(row, Participant)]
    )
    for person, (division, has_page) in zip(people, before, strict=True):
        if division != person.division or (has_page != person.has_page and not (has_page and _is_known(person))):
            yield _name(person), "whether it has a page is not what its record says"


def _is_known(person: Person) -> bool:
    """Whether other reports show a bare name with an office: then it has a page with them."""
    alike = Person.objects.filter(cluster=person.cluster, office_holder=True)
    return not person.office_holder and alike.exclude(pk=person.pk).exists()


def _settled(row: Record) -> tuple[str, ...]:
    return _SETTLED if isinstance(row, Person) else ()


def _value(row: Record, field: Any) -> Any:
    return getattr(row, field.attname)


def _columns(row: Record) -> JSON:
    return {column: getattr(row, column) for column in row.COLUMNS}


def _name(row: Record) -> str:
    return f"{kind_of(type(row))} {row.pk}"
