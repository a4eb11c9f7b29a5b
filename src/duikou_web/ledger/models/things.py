"""Organisations, posts and projects over reports: which record bears which name, and which names are one thing."""

from django.db import models

from duikou_web.ledger.models.document import Document
from duikou_web.ledger.models.people import Person


class Thing(models.Model):
    """An organisation, a post or a project: its address, and what lists show of it. Linking makes it anew."""

    id = models.CharField(max_length=16, primary_key=True)
    """Its address: see `clusters`."""
    kind = models.CharField(max_length=12)
    name = models.TextField()
    """As it is printed most often."""
    division = models.CharField(max_length=6, null=True)
    reports = models.PositiveIntegerField()
    first = models.CharField(max_length=10, null=True)
    last = models.CharField(max_length=10, null=True)

    class Meta:
        indexes = (
            models.Index(fields=["kind", "-reports", "id"], name="thing_listed"),
            models.Index(fields=["division", "kind"], name="thing_division"),
        )


class Name(models.Model):
    """What linking compares of things: one row for a core with its division, however many reports print it.

    A name that tells too little without a division has a row for each report; a record that a person set apart has one
    under its own id.
    """

    id = models.CharField(max_length=16, primary_key=True)
    kind = models.CharField(max_length=12)
    block = models.CharField(max_length=16)
    """Only names of one block are compared."""
    thing = models.CharField(max_length=16)
    """Names with the same one are one thing."""
    packed = models.BinaryField()
    linked = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=["block"], name="name_block"),
            models.Index(fields=["thing"], name="name_thing"),
        )


class Naming(models.Model):
    """A record that bears a name: of an organisation, a site, a project; a post, with the days it is seen held."""

    name = models.ForeignKey(Name, models.DO_NOTHING, related_name="namings", db_index=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    model = models.CharField(max_length=12)
    record = models.CharField(max_length=16)
    printed = models.TextField()
    person = models.ForeignKey(
        Person, models.DO_NOTHING, null=True, related_name="+", db_index=False, db_constraint=False
    )
    """Whose post it is. Not checked by the database: it would look through all rows for each person that goes."""
    first = models.IntegerField(null=True)
    """Day numbers, where the report has a dated day."""
    last = models.IntegerField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["name", "document"], name="naming_name"),
            models.Index(fields=["record"], name="naming_record"),
        )
