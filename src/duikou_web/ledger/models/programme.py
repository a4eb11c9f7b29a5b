"""Projects, figures and pairings as a report prints them. (What runs the programme on them is another package.)"""

from typing import ClassVar

from django.db import models

from duikou_web.ledger.models.record import Record


class Project(Record):
    COLUMNS: ClassVar = {"name": "name", "division": "division", "sector": "sector"}

    name = models.TextField()
    division = models.CharField(max_length=6, null=True)
    sector = models.CharField(max_length=8, null=True)


class Figure(Record):
    """A number with its unit and what it counts; the printed form is its quote."""

    COLUMNS: ClassVar = {"kind": "kind", "value": "value", "unit": "unit", "what": "what"}

    kind = models.CharField(max_length=7)
    value = models.FloatField(null=True)
    unit = models.CharField(max_length=20, null=True)
    what = models.TextField(null=True)


class Pairing(Record):
    COLUMNS: ClassVar = {
        "supporter": "supporter.name",
        "supporter_division": "supporter.division",
        "recipient": "recipient.name",
        "recipient_division": "recipient.division",
        "programme": "programme",
    }

    supporter = models.TextField()
    supporter_division = models.CharField(max_length=6, null=True)
    recipient = models.TextField()
    recipient_division = models.CharField(max_length=6, null=True)
    programme = models.CharField(max_length=40, null=True)
