"""Load one document with its reading."""

from enum import StrEnum
from hashlib import sha256

from duikou_web.ledger.actions.count_differences import count_for
from duikou_web.ledger.actions.share import is_in_share, share
from duikou_web.ledger.actions.stand_by import stand_by
from duikou_web.ledger.intake import store_reading
from duikou_web.ledger.journal import LOCAL, one_writer, write_revision
from duikou_web.ledger.models import Document, Reading
from duikou_web.ledger.receiving import Received, add_source, stricter


class Outcome(StrEnum):
    ADDED = "added"
    READ_AGAIN = "read again"
    SEEN_AGAIN = "seen again"
    UNCHANGED = "unchanged"


def load_document(received: Received, *, actor: str = LOCAL) -> Outcome:
    """Store a document, bring it up to a new reading, or note that it was seen again.

    The same bytes with the same reading change nothing; then there is no revision either.

    Raises:
        DuikouError: the document is refused, and nothing of it is stored; see `store_reading`.
    """
    digest = sha256(received.line).hexdigest()
    with one_writer():
        before = standing_reading(sha256(received.content).hexdigest())
        if before and before.sha256 == digest:
            return see_again(before.document, received.source, received.handling, actor=actor)
        document, done = store_reading(received)
        write_revision(
            "load_document",
            "document",
            document.sha256,
            before=before and {"reader": before.reader, "reading": before.sha256},
            after={"reader": document.reader, "reading": digest, "source": received.source, **done},
            actor=actor,
        )
        if before is None and is_in_share(document.sha256, share()):
            Document.objects.filter(pk=document.pk).update(read_twice=True)
            document.read_twice = True
        stand_by(document)
        if before:
            count_for(document)
        return Outcome.READ_AGAIN if before else Outcome.ADDED


def see_again(document: Document, source: str, handling: str, *, actor: str = LOCAL) -> Outcome:
    """Note that a document was handed over once more: under another path, or to be handled more strictly."""
    before = {"handling": document.handling}
    after = {"handling": stricter(document.handling, handling), "source": source}
    with one_writer():
        is_new_source = add_source(document, source)
        if not is_new_source and after["handling"] == before["handling"]:
            return Outcome.UNCHANGED
        Document.objects.filter(pk=document.pk).update(handling=after["handling"])
        write_revision("load_document", "document", document.sha256, before=before, after=after, actor=actor)
        return Outcome.SEEN_AGAIN


def standing_reading(sha256: str) -> Reading | None:
    """The reading whose records stand for a document, without its line."""
    readings = Reading.objects.filter(document__sha256=sha256).select_related("document").defer("packed")
    return next((reading for reading in readings if reading.reader == reading.document.reader), None)
