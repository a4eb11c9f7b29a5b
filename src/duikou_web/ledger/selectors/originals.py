"""The bytes of a document as they came."""

from dataclasses import dataclass

from duikou_web.ledger.models import Document
from duikou_web.ledger.models.document import Handling
from duikou_web.ledger.selectors.standing import by_key, key_of


@dataclass(frozen=True)
class OriginalFile:
    """A file as it was loaded, and what the reader found it to be."""

    content: bytes
    media_type: str
    encoding: str
    name: str
    """What it is saved under; that of an internal one says so."""


def original_of(key: str) -> OriginalFile | None:
    """The original of a report; None when no document's hash begins so."""
    document = by_key(Document.objects.select_related("original"), key)
    if document is None:
        return None
    name = f"{'internal-' if document.handling == Handling.INTERNAL else ''}{key_of(document)}"
    return OriginalFile(bytes(document.original.content), document.media_type, document.encoding, name)
