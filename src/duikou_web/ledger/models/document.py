"""A report as it was received, and what each version of the reader said of it."""

from django.db import models


class Handling(models.TextChoices):
    PUBLIC = "public"
    INTERNAL = "internal"


class Document(models.Model):
    """One document: what lists show of it. Bytes and text stand in `Original`, so that lists stay light."""

    sha256 = models.CharField(max_length=64, unique=True)
    """The id of its reading without `sha256:`; pages address it by the first sixteen digits."""
    title = models.TextField(null=True)
    outlet = models.TextField(null=True)
    published = models.CharField(max_length=10, null=True)
    """As far as it is known: `2025-06-26`, `2025-06`, `2025`."""
    published_given = models.CharField(max_length=10, null=True)
    """The date of publication that came with the load, as an argument; it holds for later readings too."""
    dated = models.CharField(max_length=10, null=True)
    """What lists are sorted by: the publication, else the last day of the main event, where the year is known."""
    media_type = models.CharField(max_length=100)
    encoding = models.CharField(max_length=40)
    language = models.CharField(max_length=20)
    text_by = models.CharField(max_length=80)
    text_sha256 = models.CharField(max_length=64)
    characters = models.PositiveIntegerField()
    handling = models.CharField(max_length=8, default=Handling.PUBLIC)
    is_sample = models.BooleanField(default=False)
    reader = models.CharField(max_length=32)
    """The version of the reader whose records stand here."""
    added_at = models.DateTimeField()
    completed_by = models.CharField(max_length=150, null=True)
    """Who said that nothing is left to review."""
    completed_at = models.DateTimeField(null=True)
    read_twice = models.BooleanField(default=False)
    """Two people read it, neither seeing what the other says: chosen by its hash, see `actions.share`."""
    differing = models.PositiveIntegerField(null=True)
    """How many differences to the reading before wait for somebody to settle them; null where it was read once."""
    indexed = models.PositiveSmallIntegerField(default=0)
    """With which version of the index its text can be searched; see `searching`."""
    open_tasks = models.PositiveIntegerField(default=0)
    """How many of its tasks are open; what the queue shows and is ordered by, made from the tasks with every change."""
    doubtful_tasks = models.PositiveIntegerField(default=0)
    """Of the open ones."""
    open_weight = models.PositiveIntegerField(default=0)
    """What rests on the open ones, together."""
    closed_tasks = models.PositiveIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True)
    """When its outlet took it back, or somebody found it false: its facts stay, marked."""
    withdrawn_why = models.TextField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["dated", "id"], name="document_dated"),
            models.Index(fields=["outlet", "dated"], name="document_outlet"),
            models.Index(fields=["-added_at", "-id"], name="document_added"),
            models.Index(
                fields=["-doubtful_tasks", "-open_weight", "id"],
                name="document_waiting",
                condition=models.Q(open_tasks__gt=0),
            ),
            models.Index(fields=["-differing", "id"], name="document_differing", condition=models.Q(differing__gt=0)),
            models.Index(fields=["indexed"], name="document_indexed"),
        )


class Source(models.Model):
    """A path or URL under which a document was seen."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="sources", db_index=False)
    path = models.TextField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "path"], name="source_once"),)


class Original(models.Model):
    """The bytes of a document, and its text: the one that every span counts."""

    document = models.OneToOneField(Document, models.CASCADE, primary_key=True, related_name="original")
    text = models.TextField()
    content = models.BinaryField()


class Reading(models.Model):
    """One line of `duikou read --json`, whole. Readings of older versions stay, so that a change can be traced."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="readings", db_index=False)
    reader = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64)
    """Of the line."""
    packed = models.BinaryField()
    """The line, packed with zlib."""
    read_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "reader"], name="reading_once"),)


class EarlierReading(models.Model):
    """What a version of the reader said before it read again with other rules: a past day is shown by it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="earlier_readings", db_index=False)
    reader = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64)
    packed = models.BinaryField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "sha256"], name="earlier_reading_once"),)
