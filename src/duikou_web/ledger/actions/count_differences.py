"""How many differences between two readings wait in a report: kept beside it, so that a list need not open readings."""

from collections.abc import Iterable

from duikou_web.ledger.models import Document
from duikou_web.ledger.selectors.readings import since_before


def count_differences(documents: Iterable[int]) -> None:
    """Count anew for those of some reports that were read again."""
    for document in Document.objects.filter(pk__in=set(documents), differing__isnull=False):
        count_for(document)


def count_for(document: Document) -> None:
    """Count for a report that was just read again, inside `one_writer`."""
    document.differing = len(since_before(document)[1])
    Document.objects.filter(pk=document.pk).update(differing=document.differing)
