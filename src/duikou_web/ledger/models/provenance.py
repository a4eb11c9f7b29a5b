"""Who wrote a report, and what the reader saw and did not read."""

from typing import ClassVar

from django.db import models

from duikou_web.ledger.models.record import Record


class Byline(Record):
    """Provenance: these are no people of the report."""

    COLUMNS: ClassVar = {"name": "name", "kind": "kind"}

    name = models.TextField()
    kind = models.CharField(max_length=12)


class Note(Record):
    """What was seen and not turned into a record. Their count is the to-do list."""

    COLUMNS: ClassVar = {"code": "code"}

    code = models.CharField(max_length=8)

    class Meta(Record.Meta):
        indexes: ClassVar = (*Record.Meta.indexes, models.Index(fields=["code"], name="note_code"))
