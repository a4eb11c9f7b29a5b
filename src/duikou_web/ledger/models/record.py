"""What every record has: what the reader said, what holds, its words, and who decided."""

import json
from typing import Any, ClassVar

from django.db import models

from duikou_web.ledger.models.document import Document


class PlainJSON(json.JSONEncoder):
    """Chinese as itself: legible in the file, and half the size of escapes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False, "separators": (",", ":")})


class Status(models.TextChoices):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"
    """By a person: no reader said it."""


class Record(models.Model):
    """A record of one document.

    `extracted` is what the reader said and is never edited; `current` is what holds. Both have the fields of the
    reading's JSON, without the records inside (a person's posts are rows of their own). Columns of the kinds repeat
    what pages filter and sort by; `COLUMNS` says where in `current` each comes from.

    References between records do not cascade (`DO_NOTHING`): a decided record keeps what it stands on. The database
    checks them when the transaction ends.
    """

    COLUMNS: ClassVar[dict[str, str]] = {}
    """Column → its place in the record: `{"host": "host.name"}`."""

    id = models.CharField(max_length=16, primary_key=True)
    """The id of the reading; see `intake` for what happens to it when a reader changes."""
    document = models.ForeignKey(Document, models.CASCADE, related_name="+", db_index=False)
    start = models.PositiveIntegerField()
    """Where its first words begin: the order of records in a report."""
    evidence = models.JSONField(encoder=PlainJSON)
    """`[{"span": [start, end], "quote": "…"}, …]`, at least one."""
    extracted = models.JSONField(encoder=PlainJSON)
    current = models.JSONField(encoder=PlainJSON)
    reader = models.CharField(max_length=32)
    status = models.CharField(max_length=9, default=Status.PROPOSED)
    found = models.BooleanField(default=True)
    """False when a later reader did not find it again; it stays because somebody decided it."""
    decided_by = models.CharField(max_length=150, null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=["document", "start"], name="%(class)s_document"),
        )
