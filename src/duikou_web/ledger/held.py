"""A report as it holds: the reader's records with what people decided, in the form that linking sees."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, Final

import msgspec

from duikou.model.records import Reading
from duikou_web.ledger.drafts import JSON
from duikou_web.ledger.models import (
    Document,
    Event,
    Figure,
    Organisation,
    Participant,
    Person,
    Place,
    Post,
    Project,
    Record,
    Site,
    Statement,
    Status,
)
from duikou_web.ledger.rows import Rows

SEEN: Final[tuple[type[Record], ...]] = (
    Person, Post, Event, Participant, Place, Site, Statement, Figure, Organisation, Project,
)  # fmt: skip
"""The kinds that linking looks at."""


def held_reading(said: JSON, rows: Rows) -> Reading:
    """The reading of a report as its rows hold. `said` is the reading's own `document`.

    Records have the ids of their rows; what was rejected, and what stands on it, is not there.
    """
    held = {model: [row for row in rows.get(model, ()) if row.status != Status.REJECTED] for model in SEEN}
    posts, places, sites = _by(held[Post], "person"), _by(held[Place], "event"), _by(held[Site], "event")
    known = {row.pk for row in held[Person]}
    parts = _by((part for part in held[Participant] if part.person_id in known), "event")  # type: ignore[attr-defined]
    parts = {event: sorted(some, key=lambda part: int(part["order"])) for event, some in parts.items()}
    return msgspec.convert(
        {
            "reader": "",
            "document": said,
            "people": [_body(row, posts=posts.get(row.pk, [])) for row in held[Person]],
            "events": [
                _body(
                    row, within=row.within_id, places=places.get(row.pk, []), sites=sites.get(row.pk, []),  # type: ignore[attr-defined]
                    participants=parts.get(row.pk, []),
                )
                for row in held[Event]
            ],
            "statements": [
                _body(row, event=row.event_id, speaker=row.speaker_id, items=())  # type: ignore[attr-defined]
                for row in held[Statement]
            ],
            "figures": [_body(row) for row in held[Figure]],
            "organisations": [_body(row) for row in held[Organisation]],
            "projects": [_body(row) for row in held[Project]],
        },
        Reading,
    )  # fmt: skip


def stored_rows(documents: Collection[Document]) -> dict[int, Rows]:
    """Report → the rows that linking looks at, in printed order."""
    found: dict[int, Rows] = {document.pk: {model: [] for model in SEEN} for document in documents}
    for model in SEEN:
        for row in model._default_manager.filter(document__in=documents).order_by("start", "pk"):
            found[row.document_id][model].append(row)
    return found


def _body(row: Record, **inside: Any) -> JSON:
    """The record of a row, under the row's id, with the records inside it."""
    return {**row.current, **inside, "id": row.pk}


def _by(rows: Iterable[Record], parent: str) -> dict[str, list[JSON]]:
    """Bodies of rows by the row that they belong to."""
    found: dict[str, list[JSON]] = defaultdict(list)
    for row in rows:
        owner = getattr(row, f"{parent}_id")
        found[owner].append(_body(row, person=getattr(row, "person_id", None)))
    return found
