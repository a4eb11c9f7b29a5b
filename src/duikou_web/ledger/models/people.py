"""People in public function, the posts as printed, and organisations."""

from typing import ClassVar

from django.db import models

from duikou_web.ledger.models.record import Record


class Person(Record):
    """A name in one report. Which rows are one person is said by `cluster` alone."""

    COLUMNS: ClassVar = {"name": "name", "side": "side", "group": "group", "office_holder": "office_holder"}

    name = models.CharField(max_length=120)
    side = models.CharField(max_length=8)
    group = models.TextField(null=True)
    office_holder = models.BooleanField()
    division = models.CharField(max_length=6, null=True)
    """Of the first post that has one."""
    cluster = models.CharField(max_length=16)
    """Rows with the same cluster are shown as one person: the same name and division, never the name alone."""
    has_page = models.BooleanField()
    """An office holder with a role in an event. Others have no page and stand in no list."""

    class Meta(Record.Meta):
        indexes: ClassVar = (
            *Record.Meta.indexes,
            models.Index(fields=["cluster"], name="person_cluster"),
        )


class Post(Record):
    """A post as printed beside a name. `completed_by` names the rule that added what is not printed."""

    COLUMNS: ClassVar = {"title": "title", "organisation": "organisation", "division": "division"}

    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="posts")
    title = models.TextField()
    organisation = models.TextField(null=True)
    division = models.CharField(max_length=6, null=True)

    class Meta(Record.Meta):
        indexes: ClassVar = (*Record.Meta.indexes, models.Index(fields=["division"], name="post_division"))


class Organisation(Record):
    COLUMNS: ClassVar = {"name": "name", "kind": "kind", "division": "division"}

    name = models.TextField()
    kind = models.CharField(max_length=11)
    division = models.CharField(max_length=6, null=True)

    class Meta(Record.Meta):
        indexes: ClassVar = (*Record.Meta.indexes, models.Index(fields=["division"], name="organisation_division"))
