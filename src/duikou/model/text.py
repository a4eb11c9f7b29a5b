"""Spans and ids: the two things every record has."""

from hashlib import sha256

Span = tuple[int, int]
"""`[start, end)` in Unicode code points of `document.text`."""


def document_id(data: bytes) -> str:
    """The id of a document: the hash of its bytes.

    >>> document_id(b"")[:19]
    'sha256:e3b0c44298fc'
    """
    return "sha256:" + sha256(data).hexdigest()


def record_id(document: str, kind: str, key: str) -> str:
    """The id of a record: 16 hex digits, the same for the same reader and the same bytes.

    `key` is the name for people, organisations, projects and sites; the span start for posts, statements and
    figures; kind and first evidence start for events; the joined ids for participants and pairings.
    """
    return sha256(f"{document}\x1f{kind}\x1f{key}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
