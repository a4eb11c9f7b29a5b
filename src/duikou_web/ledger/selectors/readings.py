"""The readings of a report, the standing one and those before it, and how two of them differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

import msgspec

from duikou_web.ledger.carrying import Standing, carry
from duikou_web.ledger.drafts import JSON, Draft, kind_of, read_drafts
from duikou_web.ledger.models import (
    RECORDS,
    Decision,
    Document,
    EarlierReading,
    Person,
    Reading,
    Record,
    Revision,
    Status,
)
from duikou_web.ledger.receiving import unpack
from duikou_web.ledger.reviewing.changes import differing
from duikou_web.ledger.reviewing.states import REVIEWED
from duikou_web.ledger.rows import build_rows, evidence_of

REFERENCES: Final = ("person", "event", "speaker", "within")
"""Fields that name another record by its id."""


class Load(NamedTuple):
    """A time at which a reader read the report anew."""

    reading: str
    reader: str
    revision: Revision


class Said(NamedTuple):
    """A record as a reading has it."""

    label: str
    words: str
    body: JSON
    evidence: list[JSON]


@dataclass(frozen=True)
class Difference:
    """A record that one of two readings has not, or has otherwise; `row` is what holds of it now."""

    kind: str
    old: Said | None
    new: Said | None
    fields: list[tuple[str, Any, Any]]
    row: Record | None

    @property
    def is_decided(self) -> bool:
        return self.row is not None and self.row.status != Status.PROPOSED

    @property
    def is_as_read(self) -> bool:
        """Whether the record says by now what the new reading says, or was merged into another."""
        if not self.is_decided or self.row is None:
            return False
        if self.new is None or "merged_into" in self.row.current:
            return self.row.status == Status.REJECTED
        same = self.row.evidence == self.new.evidence and self.row.status != Status.REJECTED
        return same and all(field in REFERENCES for field, *_ in differing(self.row.current, self.new.body))


def loads_of(document: Document) -> list[Load]:
    """When which reader read a report, the last first."""
    found = Revision.objects.filter(target="document", target_id=document.sha256, action="load_document")
    return [
        Load(one.after["reading"], one.after["reader"], one)
        for one in found.order_by("-pk")
        if one.after and "reading" in one.after
    ]


def load_on(document: Document, until: datetime) -> Load | None:
    """The last load by a time; None where the report was not there yet."""
    return next((one for one in loads_of(document) if one.revision.at <= until), None)


def decided_on(document: Document, until: datetime) -> dict[tuple[str, str], Revision]:
    """Kind and id → the last decision by a time, of the records that were decided then."""
    found = Revision.objects.filter(
        action__in=("decide", "undo"), target__in=REVIEWED, target_id__in=ids_ever(document), at__lte=until
    )
    last = {(one.target, one.target_id): one for one in found.order_by("pk")}
    return {key: one for key, one in last.items() if one.after and one.after["status"] != Status.PROPOSED}


def reading_of(document: Document, sha256: str) -> JSON | None:
    """A reading of a report by its hash; None where it was not kept."""
    return next((_opened(one) for one in _kept(document) if one.sha256 == sha256), None)


def _kept(document: Document) -> list[Reading | EarlierReading]:
    return [*Reading.objects.filter(document=document), *EarlierReading.objects.filter(document=document)]


def _opened(reading: Reading | EarlierReading) -> JSON:
    said: JSON = msgspec.json.decode(unpack(reading))
    return said


def ids_ever(document: Document) -> set[str]:
    """The ids of all records that a report has or had: of rows that are gone the history stays."""
    ids = {
        key
        for model in RECORDS
        for key in model._default_manager.filter(document=document).values_list("pk", flat=True)
    }
    return ids | {draft.id for reading in _kept(document) for draft in read_drafts(_opened(reading))}


def differences(document: Document, old: JSON, new: JSON) -> list[Difference]:
    """What is new, gone and otherwise in a later reading. Words that only moved are no difference."""
    earlier = read_drafts(old)
    before = build_rows(document, old, earlier, {})
    rows = {(model, row.pk): row for model, some in before.items() for row in some}
    people = pages_of(document)
    drafts = [draft for draft in read_drafts(new) if draft.kind in REVIEWED]
    carried = carry(Standing(rows, set(rows)), drafts)
    now = _standing_rows(document)
    shown = {draft.id for draft in earlier if may_show(draft, people)}
    found = [
        each
        for draft in drafts
        if may_show(draft, people)
        if (each := _compared(draft, rows.get((draft.model, carried.rows.get((draft.model, draft.id), ""))), new, now))
    ]
    found += [
        Difference(kind, _said(row), None, [], now.get((kind, row.pk)))
        for row in carried.missed
        if (kind := kind_of(type(row))) in REVIEWED and row.pk in shown
    ]
    return sorted(found, key=lambda each: (REVIEWED.index(each.kind), each.new is None))


def since_before(document: Document) -> tuple[list[Difference], list[Difference]]:
    """How the standing reading differs from the one before it, and which of that nobody has settled yet."""
    loads = loads_of(document)[:2]
    new, old = (reading_of(document, one.reading) for one in loads) if len(loads) > 1 else (None, None)
    found = differences(document, old, new) if old and new else []
    return found, _unsettled(found, loads[0].revision.pk) if found else []


def _unsettled(found: list[Difference], load: int) -> list[Difference]:
    """Those whose record is there, says otherwise than the new reading, and was not decided since."""
    ids = {each.row.pk for each in found if each.row is not None}
    said = Revision.objects.filter(action="decide", target_id__in=ids, pk__gt=load).values_list("pk", "target_id")
    undone = Decision.objects.filter(undone=True, first__gt=load).values_list("first", "last") if said else ()
    taken_back = [range(first, last + 1) for first, last in undone]
    settled = {record for number, record in said if not any(number in some for some in taken_back)}
    return [each for each in found if each.row is not None and not each.is_as_read and each.row.pk not in settled]


def _standing_rows(document: Document) -> dict[tuple[str, str], Record]:
    return {
        (kind_of(model), row.pk): row for model in RECORDS for row in model._default_manager.filter(document=document)
    }


def _compared(draft: Draft, old: Record | None, new: JSON, now: dict[tuple[str, str], Record]) -> Difference | None:
    words = _words(new["document"]["text"], draft.spans)
    said = Said(_label(draft.body, words), words, draft.body, evidence_of(draft.spans, new["document"]["text"]))
    if old is None:
        return Difference(draft.kind, None, said, [], now.get((draft.kind, draft.id)))
    was = _said(old)
    fields = [*differing(old.extracted, draft.body), *([("words", was.words, words)] if was.words != words else [])]
    row = now.get((draft.kind, old.pk)) or now.get((draft.kind, draft.id))
    return Difference(draft.kind, was, said, fields, row) if fields else None


def _words(text: str, spans: Iterable[list[int]]) -> str:
    return "、".join(dict.fromkeys(text[start:end] for start, end in sorted(spans)))


def _said(row: Record) -> Said:
    words = "、".join(dict.fromkeys(each["quote"] for each in row.evidence))
    return Said(_label(row.extracted, words), words, row.extracted, row.evidence)


def _label(body: JSON, words: str) -> str:
    return str(body.get("name") or body.get("title") or body.get("quote") or words)


def may_show(draft: Draft, people: dict[str, bool]) -> bool:
    """Whether a record may be listed: not people who have no page, nor what is said of them.

    `people` says of each whether there is a page; one that is no more is judged by its office.
    """
    if draft.kind == "person":
        return people.get(draft.id, bool(draft.body["office_holder"]))
    person = draft.parents.get("person")
    return person is None or people.get(person, True)


def pages_of(document: Document) -> dict[str, bool]:
    """Person → whether there is a page."""
    return dict(Person.objects.filter(document=document).values_list("pk", "has_page"))


def undecided(document: Document, said: JSON, decided: dict[tuple[str, str], JSON]) -> Iterator[Draft]:
    """The records of a reading that are none of some decided ones: by id, or by most of their words."""
    models = {kind_of(model): model for model in RECORDS}
    rows = {
        (models[kind], key): models[kind](
            id=key, document=document, evidence=state["evidence"], current=state["current"], status=state["status"]
        )
        for (kind, key), state in decided.items()
    }
    drafts = read_drafts(said)
    carried = carry(Standing(rows, set(rows)), drafts)
    return (draft for draft in drafts if (draft.model, draft.id) not in carried.rows)
