"""Every change of the ledger, append only: what changed, and the chain that shows that nothing was taken out."""

from django.db import models

from duikou_web.ledger.models.record import PlainJSON


class Revision(models.Model):
    """One change: `before` and `after` of what it touched. Null stands for "was not there"."""

    action = models.CharField(max_length=40)
    """The module of `actions` that made it: `load_document`."""
    target = models.CharField(max_length=24)
    """The kind of what was changed, in lower case: `document`, `person`."""
    target_id = models.CharField(max_length=64)
    before = models.JSONField(encoder=PlainJSON, null=True)
    after = models.JSONField(encoder=PlainJSON, null=True)
    why = models.TextField(null=True)
    actor = models.CharField(max_length=150)
    """`local` in local mode: whoever opens the ledger."""
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["target", "target_id"], name="revision_target"),)


class AuditEntry(models.Model):
    """One link of the chain: the hash over the entry before and the whole revision.

    `previous` is unique, so that the chain cannot fork.
    """

    revision = models.OneToOneField(Revision, models.PROTECT, primary_key=True, related_name="entry")
    previous = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)


class ChainHead(models.Model):
    """The end of the chain, one row: with it, entries that were cut off at the end are missed."""

    sha256 = models.CharField(max_length=64)
    """Of the last entry."""
    count = models.PositiveBigIntegerField()
