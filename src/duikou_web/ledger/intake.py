"""From a reading to rows: the only place that stores what a reader said.

    reading ── secrecy, evidence ──▶ drafts ── carrying ──▶ rows

Everything here happens inside the caller's transaction: a document is there whole, or not at all.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from hashlib import sha256
from typing import Any, Final, cast

import msgspec

from duikou.documents.handling import refuse_secret
from duikou_web.ledger.carrying import Carried, Standing, carry, heirs, read_standing, row_ids
from duikou_web.ledger.clusters import lead_on
from duikou_web.ledger.drafts import JSON, Draft, read_drafts
from duikou_web.ledger.evidence import check_evidence
from duikou_web.ledger.held import stored_rows
from duikou_web.ledger.listing import list_people
from duikou_web.ledger.models import Document, Event, Participant, Person, Post, Reading, Record, Status
from duikou_web.ledger.people import settle_people
from duikou_web.ledger.receiving import Received, store_document, unpack
from duikou_web.ledger.reviewing.tasks import grades_in, renew_tasks
from duikou_web.ledger.rows import Rows, build_rows, by_kind, write_columns, write_rows
from duikou_web.ledger.searching.keeping import forget_text, index_text
from duikou_web.ledger.sightings import Held, Marks, store_sightings
from duikou_web.ledger.sketching import store_sketch


def store_reading(received: Received) -> tuple[Document, JSON]:
    """Store a document with all its records, or bring what is there up to a new reading.

    Returns the document and what was done, for the history: counts by kind, rows kept, missed and gone.

    Raises:
        InputError: D111, the text bears a secrecy marking.
        EvidenceError: D201, a record's words are not where it says.
        LedgerError: D509 the reading does not hold together, D510 its text would change under decided facts.
    """
    reading: JSON = msgspec.json.decode(received.line)
    text, blocks = reading["document"]["text"], reading["document"]["blocks"]
    for words in (text, (reading["document"].get("repaired") or {}).get("text", "")):
        refuse_secret(words, received.source)
    drafts = read_drafts(reading)
    check_evidence(text, reading, drafts)
    known = Document.objects.filter(sha256=sha256(received.content).hexdigest()).first()
    if known:
        forget_text(known, text, blocks)
    document = store_document(received, reading, known)
    index_text(document, text, blocks)
    if known is None:
        done = _insert(document, reading, drafts)
    else:
        standing = read_standing(document)
        done = _renew(document, reading, drafts, standing, carry(standing, drafts))
    store_sketch(document, reading["document"])
    renew_tasks([document], grades_in(reading))
    return document, done


def _insert(document: Document, reading: JSON, drafts: list[Draft]) -> JSON:
    """The rows of a document that was not there."""
    rows = build_rows(document, reading, drafts, {})
    _settle(rows)
    write_rows(rows)
    list_people(row.cluster for row in cast("list[Person]", rows.get(Person, [])))
    store_sightings([Held(document, reading["document"], rows)])
    return {"records": _count(drafts)}


def _renew(document: Document, reading: JSON, drafts: list[Draft], standing: Standing, carried: Carried) -> JSON:
    """Bring the rows of a document up to a new reading; decided rows are not touched but for `found`."""
    undecided = [draft for draft in drafts if not is_kept(carried, draft)]
    rows = build_rows(document, reading, undecided, row_ids(carried, standing))
    for model, gone in by_kind(carried.gone).items():
        model._default_manager.filter(pk__in=[row.pk for row in gone])._raw_delete("default")
    _mark((row for row in carried.missed if row.status != Status.ADDED), found=False)
    _mark((standing.rows[key] for key in carried.kept), found=True)
    _keep_addresses(rows, standing, carried)
    write_rows(rows)
    people = settle_stored([document])
    before = (row.cluster for row in standing.rows.values() if isinstance(row, Person))
    list_people((*before, *(person.cluster for person in people)))
    store_sightings([Held(document, reading["document"], stored_rows([document])[document.pk])])
    return {
        "records": _count(drafts),
        "kept": len(carried.kept),
        "missed": len(carried.missed),
        "gone": len(carried.gone),
    }


def _keep_addresses(rows: Rows, standing: Standing, carried: Carried) -> None:
    """Who or what is read again keeps its address: under the same id, or with at least half of the words in common."""
    for row in cast("list[Person]", rows.get(Person, [])):
        old = standing.rows.get((Person, row.pk))
        row.cluster = cast("Person", old).cluster if old is not None else ""
    for gone, heir in heirs(rows, carried.gone):
        if isinstance(gone, Person) and isinstance(heir, Person):
            heir.cluster = heir.cluster or gone.cluster
        elif isinstance(gone, Event):
            lead_on({gone.pk: heir.pk})


def is_kept(carried: Carried, draft: Draft) -> bool:
    """Whether a draft is a row that somebody decided."""
    row = carried.rows.get((draft.model, draft.id))
    return row is not None and (draft.model, row) in carried.kept


def _mark(rows: Iterable[Record], *, found: bool) -> None:
    for model, some in by_kind(row for row in rows if row.found != found).items():
        model._default_manager.filter(pk__in=[row.pk for row in some]).update(found=found)


def _settle(rows: Rows) -> None:
    settle_people(
        cast("list[Person]", rows.get(Person, [])),
        cast("list[Post]", rows.get(Post, [])),
        cast("list[Participant]", rows.get(Participant, [])),
    )


def renew_stored(document: Document) -> None:
    """Bring the rows of a document up to the reading that stands for it: what was decided is so no longer."""
    reading = _standing_readings([document])[document.pk]
    drafts = read_drafts(reading)
    standing = read_standing(document)
    _renew(document, reading, drafts, standing, carry(standing, drafts))


def renew_sightings(documents: Collection[Document]) -> Marks:
    """Let linking see reports as they hold after a decision; returns what has to be linked again for it."""
    readings, rows = _standing_readings(documents), stored_rows(documents)
    return store_sightings(
        Held(document, readings[document.pk]["document"], rows[document.pk]) for document in documents
    )


def _standing_readings(documents: Collection[Document]) -> dict[int, JSON]:
    readers = {document.pk: document.reader for document in documents}
    found = Reading.objects.filter(document__in=documents)
    return {
        one.document_id: msgspec.json.decode(unpack(one)) for one in found if one.reader == readers[one.document_id]
    }


def settle_stored(documents: Collection[Document]) -> list[Person]:
    """Settle who of some reports has a page, and write where that changed; the people are to be listed anew."""
    people = list(Person.objects.filter(document__in=documents))
    before = [_settled(person) for person in people]
    settle_people(
        people, Post.objects.filter(document__in=documents), Participant.objects.filter(document__in=documents)
    )
    changed = [person for person, was in zip(people, before, strict=True) if _settled(person) != was]
    write_columns(Person, _SETTLED, [(*_settled(person), person.pk) for person in changed])
    return people


_SETTLED: Final = ("division", "cluster", "has_page")


def _settled(person: Person) -> tuple[Any, ...]:
    return tuple(getattr(person, column) for column in _SETTLED)


def _count(drafts: list[Draft]) -> dict[str, int]:
    return dict(Counter(draft.kind for draft in drafts))
