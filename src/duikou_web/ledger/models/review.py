"""What people are asked, what they decided, and who is at it. The decisions themselves are revisions (`history`)."""

from typing import ClassVar

from django.db import models

from duikou_web.ledger.models.document import Document
from duikou_web.ledger.models.record import PlainJSON


class Task(models.Model):
    """A record that a person may be asked about. Made anew from the rows after each load; only `holder` is a person's.

    What matters comes first: `doubtful`, then `weight`.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=16)
    record = models.CharField(max_length=16)
    start = models.PositiveIntegerField()
    is_open = models.BooleanField()
    """Nobody has decided the record yet."""
    doubtful = models.BooleanField()
    rule = models.CharField(max_length=80)
    """The best proven of the rules that made it; empty where the reading does not tell."""
    weight = models.PositiveIntegerField()
    """How many records of the report stand on it."""
    likeness = models.CharField(max_length=16)
    """Records with one likeness say the same: a decision can hold for all of them."""
    holder = models.CharField(max_length=150, null=True)
    """Who has claimed it, or to whom it was passed."""

    class Meta:
        constraints: ClassVar = (models.UniqueConstraint(fields=["kind", "record"], name="task_record"),)
        indexes: ClassVar = (
            models.Index(fields=["is_open", "document"], name="task_open"),
            models.Index(fields=["likeness"], name="task_likeness"),
            models.Index(fields=["holder"], name="task_holder", condition=models.Q(holder__isnull=False)),
        )


class Answer(models.Model):
    """What one of two readers said of a record, unseen by the other: the record changes when both said the same."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=16)
    record = models.CharField(max_length=16)
    actor = models.CharField(max_length=150)
    verb = models.CharField(max_length=16)
    seen = models.CharField(max_length=16)
    """The state on which it was given."""
    state = models.JSONField(encoder=PlainJSON)
    """What the record would become by it."""
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = (models.UniqueConstraint(fields=["kind", "record", "actor"], name="answer_once"),)


class Decision(models.Model):
    """What a person did in one step, for one record or for all that are alike; undone in one step as well.

    Its revisions follow each other without a gap, from `first` to `last`.
    """

    verb = models.CharField(max_length=16)
    document = models.ForeignKey(Document, models.CASCADE, related_name="decisions")
    count = models.PositiveIntegerField()
    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    actor = models.CharField(max_length=150)
    at = models.DateTimeField()
    undone = models.BooleanField(default=False)
    likeness = models.CharField(max_length=16, default="")
    """Of a decision for all that are alike: it stands, and holds for those that are loaded later too."""
    standing = models.ForeignKey("self", models.PROTECT, null=True, related_name="later")
    """The standing decision that was applied here when a report was loaded."""

    class Meta:
        indexes: ClassVar = (
            models.Index(fields=["actor", "-id"], name="decision_actor"),
            models.Index(
                fields=["likeness"], name="decision_standing", condition=models.Q(undone=False) & ~models.Q(likeness="")
            ),
        )
