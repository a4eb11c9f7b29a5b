"""The index kept with the texts: in the transaction that changes a text, and anew where it was made otherwise."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from duikou_web.ledger.journal import one_writer
from duikou_web.ledger.models import Document
from duikou_web.ledger.receiving import standing_document
from duikou_web.ledger.searching.index import make_anew, put_in, take_out
from duikou_web.ledger.searching.passages import VERSION, find_passages, kept_spans

AT_ONCE: Final = 200
"""Documents that one transaction adds, where an index is made anew."""

Blocks = Iterable[dict[str, Any]]


def index_text(document: Document, text: str, blocks: Blocks) -> None:
    """Add a document, if it is not in the index."""
    if document.indexed == VERSION:
        return
    put_in(document.pk, find_passages(text, blocks))
    _note(document, VERSION)


def forget_text(document: Document, text: str, blocks: Blocks) -> None:
    """Take a document out as it stands, before its text or what was set aside of it changes into these.

    Where neither does, as mostly when a report is read again, it stays.
    """
    if document.indexed != VERSION:
        return
    was_text, was_blocks = _standing(document)
    if (was_text, kept_spans(was_blocks)) != (text, kept_spans(blocks)):
        take_out(document.pk, find_passages(was_text, was_blocks))
        _note(document, 0)


def waiting() -> int:
    """How many documents cannot be searched yet: those that an older version of this program stored."""
    return Document.objects.exclude(indexed=VERSION).count()


def complete_index(tell: Callable[[int], None] = lambda _: None) -> None:
    """Add what waits; `tell` is told after each part how many are left."""
    with one_writer():
        if Document.objects.exclude(indexed__in=(0, VERSION)).exists():
            make_anew()
            Document.objects.update(indexed=0)
    while left := waiting():
        tell(left)
        with one_writer():
            for document in Document.objects.exclude(indexed=VERSION).order_by("pk")[:AT_ONCE]:
                index_text(document, *_standing(document))


def _standing(document: Document) -> tuple[str, Blocks]:
    said = standing_document(document)
    return said["text"], said["blocks"]


def _note(document: Document, version: int) -> None:
    document.indexed = version
    Document.objects.filter(pk=document.pk).update(indexed=version)
