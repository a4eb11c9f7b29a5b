"""Which reports are copies of one: a sketch of the words of each, by which its near copies are found among all."""

from django.db import models

from duikou_web.ledger.models.document import Document


class Sketch(models.Model):
    """What of a report is compared with all others. A report without words of its own has none."""

    document = models.OneToOneField(Document, models.CASCADE, primary_key=True, related_name="sketch")
    words = models.CharField(max_length=64)
    """The hash of its words: signs, credits and links do not count, nor does what is set aside."""
    size = models.PositiveIntegerField()
    packed = models.BinaryField()
    """Its bands, eight bytes each."""
    group = models.BigIntegerField(null=True)
    """Reports of one group are copies of one; null before it was compared. What the number is says nothing."""

    class Meta:
        indexes = (
            models.Index(fields=["words"], name="sketch_words"),
            models.Index(fields=["group"], name="sketch_group"),
        )


class Band(models.Model):
    """A band of a sketch. Near copies share many, unrelated reports hardly one."""

    sketch = models.ForeignKey(Sketch, models.CASCADE, related_name="+", db_index=False)
    key = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=["key", "sketch"], name="band_key"),)
