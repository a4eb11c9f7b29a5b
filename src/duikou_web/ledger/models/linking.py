"""Who is one person, what is told twice: what is compared, what was judged of it, and the addresses it had."""

from django.db import models

from duikou_web.ledger.models.document import Document
from duikou_web.ledger.models.events import Event
from duikou_web.ledger.models.history import Revision
from duikou_web.ledger.models.people import Person
from duikou_web.ledger.models.record import PlainJSON


class Sighting(models.Model):
    """A person in public function as one report shows them: what linking compares, packed.

    Only sightings of one block (one name, folded) are compared. Who holds no office and has no part in an event has no
    sighting and is never linked.
    """

    person = models.OneToOneField(Person, models.DO_NOTHING, primary_key=True, related_name="sighting")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    block = models.CharField(max_length=120)
    packed = models.BinaryField()
    linked = models.BooleanField(default=False)
    """Whether it was compared with the others already; before that nobody can know its address."""

    class Meta:
        indexes = (models.Index(fields=["block"], name="sighting_block"),)


class Chair(models.Model):
    """A sighting in a post that one person holds at a time; `key` names the chair, the days are day numbers."""

    sighting = models.ForeignKey(Sighting, models.CASCADE, related_name="chairs")
    key = models.CharField(max_length=200)
    first = models.IntegerField()
    last = models.IntegerField()

    class Meta:
        indexes = (models.Index(fields=["key", "first"], name="chair_key"),)


class Telling(models.Model):
    """An event as one report tells it. Tellings with one `episode` tell of one event."""

    event = models.OneToOneField(Event, models.DO_NOTHING, primary_key=True, related_name="telling")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    episode = models.CharField(max_length=16)
    packed = models.BinaryField()
    main = models.BooleanField(default=False)
    """Whether it is the main event of its report: events are counted by the episodes of these."""

    class Meta:
        indexes = (
            models.Index(fields=["episode"], name="telling_episode"),
            models.Index(fields=["episode"], name="telling_main", condition=models.Q(main=True)),
        )


class TellingKey(models.Model):
    """What two tellings must share to be compared: a day with a region or a principal."""

    telling = models.ForeignKey(Telling, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=140)

    class Meta:
        indexes = (models.Index(fields=["key"], name="telling_key"),)


class Unlinked(models.Model):
    """What has to be linked again: a block of people or names, a telling, or a whole document never compared."""

    kind = models.CharField(max_length=8)
    key = models.CharField(max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "key"], name="unlinked_once"),)


class Judgement(models.Model):
    """Whether two records are one. Rows are added, never changed but for `holds`, and never deleted.

    `holds` is false for a row of the machine that a newer comparison replaced, and for a row of a person that was
    taken back; both stay to be read.
    """

    kind = models.CharField(max_length=12)
    left = models.CharField(max_length=16)
    right = models.CharField(max_length=16)
    verdict = models.CharField(max_length=9)
    by = models.CharField(max_length=7)
    score = models.IntegerField(null=True)
    reasons = models.JSONField(encoder=PlainJSON)
    who = models.CharField(max_length=150, null=True)
    at = models.DateTimeField()
    holds = models.BooleanField(default=True)
    decision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="judgements")
    """The revision of a person's decision; one decision may judge several pairs."""

    class Meta:
        indexes = (
            models.Index(fields=["left"], name="judgement_left"),
            models.Index(fields=["right"], name="judgement_right"),
            models.Index(
                fields=["kind", "score"], name="judgement_asked", condition=models.Q(verdict="unsure", holds=True)
            ),
            models.Index(fields=["id"], name="judgement_said", condition=models.Q(by="person", holds=True)),
            models.Index(fields=["decision"], name="judgement_decision", condition=models.Q(by="person")),
            models.Index(fields=["left"], name="judgement_said_left", condition=models.Q(by="person", holds=True)),
            models.Index(fields=["right"], name="judgement_said_right", condition=models.Q(by="person", holds=True)),
        )


class Listing(models.Model):
    """A person as lists show them: one row for each cluster that has a page, made from its records and never edited.

    Days that are not known are empty words, so that every database sorts them last.
    """

    cluster = models.CharField(max_length=16, primary_key=True)
    name = models.CharField(max_length=120)
    """As the latest report prints it."""
    spelt = models.TextField(default="")
    """What the name is found by; see `searching.spelling`."""
    titles = models.JSONField(encoder=PlainJSON)
    """The posts of the latest report with any, in printed order: `[["副省长", "210000"], …]`, the division where it was
    added to the printed words, else null.
    """
    group = models.TextField(default="")
    """The label that the latest report with one lists the person under."""
    reports = models.PositiveIntegerField()
    first = models.CharField(max_length=10, default="")
    last = models.CharField(max_length=10, default="")
    latest = models.CharField(max_length=10, default="")
    """The day on which the latest event began whose year is known."""
    place = models.PositiveIntegerField()
    """Where the latest report first prints the name: the order of people of one event."""

    class Meta:
        indexes = (models.Index(fields=["-latest", "-last", "place", "cluster"], name="listing_order"),)


class Membership(models.Model):
    """Which address a record has had since when: rows are added and never changed, so that a past day can be shown.

    `record` is a sighting or a telling, and may be gone by now.
    """

    kind = models.CharField(max_length=8)
    record = models.CharField(max_length=16)
    document = models.ForeignKey(Document, models.CASCADE, related_name="+", db_index=False)
    cluster = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["cluster"], name="membership_cluster"),
            models.Index(fields=["record"], name="membership_record"),
        )


class Moved(models.Model):
    """The address of a person, an event or a thing that is none's any more, and where it leads. One in use is found
    first.
    """

    old = models.CharField(max_length=16, primary_key=True)
    new = models.CharField(max_length=16)


class Salt(models.Model):
    """What addresses of people are made with: another in each ledger, so that nobody can reckon them from names."""

    value = models.CharField(max_length=64)
