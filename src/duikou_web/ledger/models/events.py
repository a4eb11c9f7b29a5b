"""What took place, who took part, and where."""

from typing import ClassVar

from django.db import models

from duikou_web.ledger.models.people import Person
from duikou_web.ledger.models.record import Record


class Event(Record):
    COLUMNS: ClassVar = {
        "kind": "kind",
        "name": "name",
        "main": "main",
        "extent": "extent",
        "guest": "guest.name",
        "guest_division": "guest.division",
        "host": "host.name",
        "host_division": "host.division",
        "starts": "start.value",
        "ends": "end.value",
    }

    kind = models.CharField(max_length=14)
    name = models.TextField(null=True)
    main = models.BooleanField()
    within = models.ForeignKey("self", models.DO_NOTHING, null=True, related_name="parts")
    extent = models.CharField(max_length=10)
    guest = models.TextField(null=True)
    guest_division = models.CharField(max_length=6, null=True)
    host = models.TextField(null=True)
    host_division = models.CharField(max_length=6, null=True)
    starts = models.CharField(max_length=10, null=True)
    """As far as it is known, `--06-26` where the year is not: such an event is sorted by its report."""
    ends = models.CharField(max_length=10, null=True)

    class Meta(Record.Meta):
        indexes: ClassVar = (
            *Record.Meta.indexes,
            models.Index(fields=["starts", "main", "status"], name="event_starts"),
            models.Index(
                fields=["guest_division", "host_division", "guest", "host", "main", "status"], name="event_pairs"
            ),
            models.Index(fields=["kind", "starts"], name="event_kind"),
            models.Index(fields=["guest_division", "starts"], name="event_guest"),
            models.Index(fields=["host_division", "starts"], name="event_host"),
        )


class Participant(Record):
    """A person's part in an event, in printed order. `roles` are joined by blanks: `chair speaker`."""

    COLUMNS: ClassVar = {"roles": "roles", "order": "order"}

    event = models.ForeignKey(Event, models.DO_NOTHING, related_name="participants")
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="parts")
    roles = models.CharField(max_length=90)
    order = models.PositiveIntegerField()


class Place(Record):
    COLUMNS: ClassVar = {"name": "name", "division": "division"}

    event = models.ForeignKey(Event, models.DO_NOTHING, related_name="places")
    name = models.TextField()
    division = models.CharField(max_length=6, null=True)

    class Meta(Record.Meta):
        indexes: ClassVar = (*Record.Meta.indexes, models.Index(fields=["division"], name="place_division"))


class Site(Record):
    """A named place or organisation that was visited."""

    COLUMNS: ClassVar = {"name": "name", "division": "division"}

    event = models.ForeignKey(Event, models.DO_NOTHING, related_name="sites")
    name = models.TextField()
    division = models.CharField(max_length=6, null=True)

    class Meta(Record.Meta):
        indexes: ClassVar = (*Record.Meta.indexes, models.Index(fields=["division"], name="site_division"))
