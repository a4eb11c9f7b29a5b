"""From drafts to rows, undecided: what the reader says, in the columns of the tables."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from duikou_web.ledger.drafts import JSON, Draft, columns_of, parent_model
from duikou_web.ledger.models import RECORDS, Document, Person, Record

Rows = dict[type[Record], list[Record]]
Ids = dict[tuple[type[Record], str], str]
"""Record of a reading → id of the row that it is."""


def build_rows(document: Document, reading: JSON, drafts: list[Draft], ids: Ids) -> Rows:
    """Rows of drafts, under the ids of the rows that they are."""
    rows: Rows = defaultdict(list)
    for draft in drafts:
        rows[draft.model].append(_build_row(document, reading, draft, ids))
    return {model: rows[model] for model in RECORDS if model in rows}


def _build_row(document: Document, reading: JSON, draft: Draft, ids: Ids) -> Record:
    """The row of a draft as the reader says it, undecided."""
    text = reading["document"]["text"]
    parents = {
        f"{column}_id": parent and ids.get((parent_model(column), parent), parent)
        for column, parent in draft.parents.items()
    }
    spans = sorted(draft.spans)
    row: dict[str, Any] = {
        "id": ids.get((draft.model, draft.id), draft.id),
        "document": document,
        "start": spans[0][0],
        "evidence": [{"span": [start, end], "quote": text[start:end]} for start, end in spans],
        "extracted": draft.body,
        "current": draft.body,
        "reader": reading["reader"],
        **columns_of(draft.model, draft.body),
        **parents,
    }
    if draft.model is Person:
        row |= {"has_page": False, "cluster": ""}
    return draft.model(**row)


def by_kind(rows: Iterable[Record]) -> Rows:
    """Rows sorted into their tables."""
    kinds: Rows = defaultdict(list)
    for row in rows:
        kinds[type(row)].append(row)
    return kinds
