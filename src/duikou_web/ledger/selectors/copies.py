"""The copies of a report that the ledger holds, and where two of them differ."""

from typing import Final, NamedTuple

from django.db.models import QuerySet

from duikou.documents.likeness import Difference, Likeness, differences, likeness_of
from duikou_web.ledger.models import Document, Sketch
from duikou_web.ledger.selectors.standing import by_key
from duikou_web.ledger.sketching import stored_copies, stored_copy

MOST: Final = 60
"""So many copies of a report are shown, those that were loaded first."""


class CopyFound(NamedTuple):
    """A report that is a copy of another; `share` tells how much of their words both have."""

    document: Document
    likeness: Likeness
    share: float


class Compared(NamedTuple):
    """Two copies paragraph by paragraph: the change, the words here, the words there."""

    here: Document
    there: Document
    paragraphs: list[tuple[str, str, str]]


def copies_of(document: Document, most: int = MOST) -> list[CopyFound]:
    """The reports of one group with a report, the most alike first; at most the first `most` that were loaded."""
    beside = list(_beside(document).values_list("pk", flat=True)[:most])
    if not beside:
        return []
    copies = stored_copies(beside)
    mine = stored_copy(document)
    documents = {row.pk: row for row in Document.objects.filter(pk__in=copies)}
    found = [CopyFound(documents[pk], *likeness_of(mine, copy)) for pk, copy in copies.items()]
    return sorted(found, key=lambda each: (-each.share, each.document.pk))


def count_copies(document: Document) -> int:
    """How many other reports are copies of the same one."""
    return _beside(document).count()


def _beside(document: Document) -> QuerySet[Document]:
    group = Sketch.objects.filter(document=document).exclude(group=None).values("group")
    return Document.objects.filter(sketch__group__in=group).exclude(pk=document.pk).order_by("pk")


def compared(key: str, other: str) -> Compared | None:
    """Two reports of the ledger side by side; None where one is not there, or both are one."""
    documents = Document.objects.select_related("original")
    here, there = by_key(documents, key), by_key(documents, other)
    if here is None or there is None or here == there:
        return None
    one, two = stored_copy(here).text, stored_copy(there).text
    return Compared(here, there, [_words(each, one, two) for each in differences(one, two)])


def _words(difference: Difference, here: str, there: str) -> tuple[str, str, str]:
    return difference.change, here[slice(*difference.here)], there[slice(*difference.there)]
