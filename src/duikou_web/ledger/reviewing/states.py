"""What a decision changes of a row, as the history keeps it."""

import json
from datetime import datetime
from hashlib import sha256

from duikou_web.ledger.drafts import JSON, columns_of
from duikou_web.ledger.models import Record, Status

REVIEWED: tuple[str, ...] = (
    "person", "post", "organisation", "event", "participant", "place", "site", "statement", "item", "project", "figure",
    "pairing",
)  # fmt: skip
"""The kinds that people are asked about. Bylines and notes are shown, not asked about."""


def state_of(row: Record) -> JSON:
    return {"status": str(row.status), "current": row.current, "evidence": row.evidence}


def token_of(row: Record) -> str:
    """What a page shows of a row, in sixteen digits: a decision says on which state it was taken."""
    return sha256(json.dumps(state_of(row), ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def take_state(row: Record, state: JSON, actor: str, at: datetime) -> None:
    """Give a row a state; nothing is saved."""
    row.status, row.current, row.evidence = state["status"], state["current"], state["evidence"]
    row.start = min(words["span"][0] for words in row.evidence)
    decided = row.status != Status.PROPOSED
    row.decided_by, row.decided_at = (actor, at) if decided else (None, None)
    for column, value in columns_of(type(row), row.current).items():
        setattr(row, column, value)
