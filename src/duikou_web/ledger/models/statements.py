"""What was said, by whom, and the single things promised or asked."""

from typing import ClassVar

from django.db import models

from duikou_web.ledger.models.events import Event
from duikou_web.ledger.models.people import Person
from duikou_web.ledger.models.record import Record


class Statement(Record):
    """Always attributed: `speaker` is null where the meeting or a paper speaks."""

    COLUMNS: ClassVar = {"act": "act", "addressee": "addressee"}

    event = models.ForeignKey(Event, models.DO_NOTHING, null=True, related_name="statements")
    speaker = models.ForeignKey(Person, models.DO_NOTHING, null=True, related_name="statements")
    act = models.CharField(max_length=14)
    addressee = models.TextField(null=True)

    class Meta(Record.Meta):
        indexes: ClassVar = (*Record.Meta.indexes, models.Index(fields=["act"], name="statement_act"))


class Item(Record):
    """One thing promised, asked or called for. `sectors` are joined by blanks."""

    COLUMNS: ClassVar = {"specificity": "specificity", "sectors": "sectors", "due": "due.value"}

    statement = models.ForeignKey(Statement, models.DO_NOTHING, related_name="items")
    specificity = models.CharField(max_length=10)
    sectors = models.TextField()
    due = models.CharField(max_length=10, null=True)
