"""What holds: the rows that pages may show."""

from typing import TypeVar

from django.db.models import QuerySet

from duikou_web.ledger.models import Document, Record, Status

Kind = TypeVar("Kind", bound=Record)


def standing(model: type[Kind]) -> QuerySet[Kind]:
    """All rows of a kind but the rejected ones. Pages show what holds, so what was extracted is not fetched."""
    return model._default_manager.exclude(status=Status.REJECTED).defer("extracted")


def of_document(model: type[Kind], document: Document) -> QuerySet[Kind]:
    """The rows of a report in printed order."""
    return standing(model).filter(document=document).order_by("start", "pk")


def by_key(documents: QuerySet[Document], key: str) -> Document | None:
    """The document whose hash begins with `key`: the sixteen digits in its address, or more."""
    return documents.filter(sha256__gte=key, sha256__lt=key + "g").first() if len(key) >= KEY_DIGITS else None


KEY_DIGITS = 16


def key_of(document: Document) -> str:
    """The part of its hash that stands in its address."""
    return document.sha256[:KEY_DIGITS]
