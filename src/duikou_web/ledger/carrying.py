"""Reading again: which row a record of the new reading is.

A decision is carried to the same id, else to the same kind with at least half of the words in common, else the row
stays and is marked "not found again". Rows that nobody decided, and on which no decided row stands, follow the reader.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Q

from duikou_web.ledger.drafts import Draft, kind_of, parent_model
from duikou_web.ledger.models import (
    RECORDS,
    Answer,
    Document,
    Event,
    Judgement,
    Organisation,
    Person,
    Post,
    Project,
    Record,
    Site,
    Status,
)

COMMON: Final = 0.5
"""The share of the longer one's words that two records must have in common to be one."""

Key = tuple[type[Record], str]

JUDGED: Final = (Person, Event, Organisation, Site, Post, Project)
"""Kinds of which people say which are one."""


@dataclass
class Standing:
    """The rows of a document before it is read again."""

    rows: dict[Key, Record] = field(default_factory=dict)
    held: set[Key] = field(default_factory=set)
    """Decided, judged the same as or different from another by a person, or a parent of such rows."""


@dataclass
class Carried:
    """What the new reading means for the rows."""

    rows: dict[Key, str] = field(default_factory=dict)
    """Record of the new reading → id of the row that it is."""
    kept: set[Key] = field(default_factory=set)
    """Decided rows that the reader found again: nothing is written into them."""
    missed: list[Record] = field(default_factory=list)
    """Held rows that it did not find again."""
    gone: list[Record] = field(default_factory=list)
    """Undecided rows that it no longer says."""


def read_standing(document: Document) -> Standing:
    """All rows of a document, and those of them that must stay."""
    return stand([row for model in RECORDS for row in model._default_manager.filter(document=document)])


def stand(rows: Iterable[Record]) -> Standing:
    """The rows of one document, and those of them that must stay."""
    standing = Standing({(type(row), row.pk): row for row in rows})
    judged = _judged(standing.rows) | _answered(standing.rows)
    waiting = [key for key, row in standing.rows.items() if row.status != Status.PROPOSED or key in judged]
    while waiting:
        key = waiting.pop()
        if key not in standing.held:
            standing.held.add(key)
            waiting.extend(parents_of(standing.rows[key]))
    return standing


def _judged(keys: Collection[Key]) -> set[Key]:
    """The records of which a person said with what they are one, or not: that outlives a better reader, too."""
    ids = {key for model, key in keys if model in JUDGED}
    said = Judgement.objects.filter(Q(left__in=ids) | Q(right__in=ids), by="person", holds=True)
    sides = {side for pair in said.values_list("left", "right") for side in pair}
    return {(model, key) for model, key in keys if model in JUDGED and key in sides}


def _answered(rows: Mapping[Key, Record]) -> set[Key]:
    """The records of which one of two readers said something."""
    models = {kind_of(model): model for model in RECORDS}
    documents = {row.document_id for row in rows.values()}
    said = Answer.objects.filter(document__in=documents).values_list("kind", "record")
    return {(models[kind], record) for kind, record in said} & rows.keys()


def parents_of(row: Record) -> Iterator[Key]:
    """The rows that a row refers to."""
    for column in PARENT_COLUMNS[type(row)]:
        parent = getattr(row, f"{column}_id")
        if parent is not None:
            yield parent_model(column), parent


PARENT_COLUMNS: Final = {
    model: tuple(
        field.name
        for field in model._meta.concrete_fields
        if field.related_model is not None and field.related_model is not Document
    )
    for model in RECORDS
}
"""The references of each kind to other records of its document."""


def carry(standing: Standing, drafts: list[Draft]) -> Carried:
    """Settle which row each record is, by id first and then by common words."""
    carried = Carried()
    taken: set[Key] = set()
    homeless = []
    for draft in drafts:
        key = (draft.model, draft.id)
        if key in standing.rows:
            _take(carried, standing, taken, key, key)
        else:
            homeless.append(draft)
    free = [standing.rows[key] for key in standing.held - taken]
    for draft, row in _matches(homeless, free):
        _take(carried, standing, taken, (draft.model, draft.id), (type(row), row.pk))
    for key in standing.rows.keys() - taken:
        (carried.missed if key in standing.held else carried.gone).append(standing.rows[key])
    return carried


def _take(carried: Carried, standing: Standing, taken: set[Key], new: Key, old: Key) -> None:
    carried.rows[new] = old[1]
    taken.add(old)
    if standing.rows[old].status != Status.PROPOSED:
        carried.kept.add(old)


def row_ids(carried: Carried, standing: Standing) -> dict[Key, str]:
    """Record of the new reading → id of the row that it is; one that a person merged is the row it went into."""
    return {
        (model, said): standing.rows[model, row].current.get("merged_into", row)
        for (model, said), row in carried.rows.items()
    }


def _matches(drafts: Iterable[Draft], rows: list[Record]) -> Iterator[tuple[Draft, Record]]:
    """Pairs of one kind with enough in common, the closest first; each record and each row once."""
    pairs = [
        (share, draft, row)
        for draft in drafts
        for row in rows
        if type(row) is draft.model
        and (share := common(draft.spans, [words["span"] for words in row.evidence])) >= COMMON
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].id, pair[2].pk))
    used: set[Key] = set()
    for _, draft, row in pairs:
        sides = {(draft.model, f"new {draft.id}"), (draft.model, row.pk)}
        if not sides & used:
            used |= sides
            yield draft, row


def heirs(rows: Mapping[type[Record], Iterable[Record]], gone: Iterable[Record]) -> Iterator[tuple[Record, Record]]:
    """For rows that a better reader no longer says: the row of their kind that has most of their words now."""
    for row in gone:
        shares = [(_shared(row, other), other.pk, other) for other in rows.get(type(row), ())]
        share, _, heir = max(shares, default=(0.0, "", row))
        if share >= COMMON:
            yield row, heir


def _shared(one: Record, other: Record) -> float:
    return common([words["span"] for words in one.evidence], [words["span"] for words in other.evidence])


def common(one: list[list[int]], other: list[list[int]]) -> float:
    """How much of the longer one's words both have.

    >>> common([[0, 4]], [[2, 6]])
    0.5
    """
    here = {place for start, end in one for place in range(start, end)}
    there = {place for start, end in other for place in range(start, end)}
    return len(here & there) / max(len(here), len(there), 1)
