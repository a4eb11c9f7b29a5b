"""From drafts to rows, undecided: what the reader says, in the columns of the tables."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

import msgspec
from django.db import connection
from django.db.models import Field, JSONField, Model

from duikou_web.ledger.drafts import JSON, Draft, columns_of, parent_model
from duikou_web.ledger.models import RECORDS, Document, Record, Status

Rows = dict[type[Record], list[Record]]
Ids = dict[tuple[type[Record], str], str]
"""Record of a reading → id of the row that it is."""

UNDECIDED: Final = {"status": Status.PROPOSED.value, "found": True, "decided_by": None, "decided_at": None}
UNSETTLED: Final = {"division": None, "cluster": "", "has_page": False}
"""What `settle_people` fills in."""


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
    evidence = evidence_of(draft.spans, text)
    row: dict[str, Any] = {
        "id": ids.get((draft.model, draft.id), draft.id),
        "document_id": document.pk,
        "start": evidence[0]["span"][0],
        "evidence": evidence,
        "extracted": draft.body,
        "current": draft.body,
        "reader": reading["reader"],
        **UNDECIDED,
        **UNSETTLED,
        **columns_of(draft.model, draft.body),
        **parents,
    }
    # By place and not by name: Django makes a row of all its columns in half the time.
    names = _attributes(draft.model)
    return draft.model.from_db(None, names, [row[name] for name in names])


def evidence_of(spans: list[list[int]], text: str) -> list[JSON]:
    """The words of a record, each once, in the order of the text."""
    places = sorted({(start, end) for start, end in spans})
    return [{"span": [start, end], "quote": text[start:end]} for start, end in places]


@cache
def _attributes(model: type[Record]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def by_kind(rows: Iterable[Record]) -> Rows:
    """Rows sorted into their tables."""
    kinds: Rows = defaultdict(list)
    for row in rows:
        kinds[type(row)].append(row)
    return kinds


def write_rows(rows: Rows) -> None:
    """Insert rows, or replace those that have their ids.

    Straight SQL, one statement a kind: half of a load's time went into what Django's `bulk_create` does to each value,
    and these rows hold only numbers, words and JSON.
    """
    with connection.cursor() as cursor:
        for model, some in rows.items():
            fields = model._meta.concrete_fields
            cursor.executemany(_upsert(model), [[_stored(row, field) for field in fields] for row in some])


def write_columns(model: type[Model], columns: tuple[str, ...], values: Iterable[tuple[Any, ...]]) -> None:
    """Set some columns of rows, the key last in each: one statement, since `bulk_update` takes ten times as long."""
    quote = connection.ops.quote_name
    key = model._meta.pk
    assert key is not None and key.column is not None
    sets = ", ".join(f"{quote(column)} = %s" for column in columns)
    statement = f"UPDATE {quote(model._meta.db_table)} SET {sets} WHERE {quote(key.column)} = %s"
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(values))


@cache
def _upsert(model: type[Record]) -> str:
    quote = connection.ops.quote_name
    columns = [quote(str(field.column)) for field in model._meta.concrete_fields]
    key = quote("id")
    return (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))}) "
        f"ON CONFLICT ({key}) DO UPDATE SET {', '.join(f'{name} = EXCLUDED.{name}' for name in columns if name != key)}"
    )


def _stored(row: Record, field: "Field[Any, Any]") -> Any:
    value = getattr(row, field.attname)
    return msgspec.json.encode(value).decode() if isinstance(field, JSONField) else value
