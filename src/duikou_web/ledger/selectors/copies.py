"""The copies of a report that the ledger holds, and where two of them differ."""

from typing import Final, NamedTuple

import msgspec
from django.db.models import Q

from duikou.documents.likeness import Copy, Difference, Likeness, copy_of, differences, group
from duikou.model.records import Block
from duikou_web.ledger.models import Document, Reading, Telling
from duikou_web.ledger.receiving import unpack
from duikou_web.ledger.selectors.standing import by_key

MOST: Final = 60
"""So many reports are compared with one, the first that were loaded."""


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


def copies_of(document: Document) -> list[CopyFound]:
    """The copies of a report, the most alike first.

    Compared are the reports that have its title or its text, or tell of its events: copies do one or the other.
    """
    episodes = Telling.objects.filter(document=document).values("episode")
    telling = Telling.objects.filter(episode__in=episodes).values("document")
    alike = Q(pk__in=telling) | Q(text_sha256=document.text_sha256)
    if document.title:
        alike |= Q(title=document.title)
    others = Document.objects.filter(alike).exclude(pk=document.pk).select_related("original").order_by("pk")[:MOST]
    documents = {str(each.pk): each for each in (document, *others)}
    copies = [_copy(each) for each in documents.values()]
    mine = next((members for members in group(copies) if members[0].source == str(document.pk)), ())
    found = [CopyFound(documents[each.source], each.likeness, each.share) for each in mine[1:]]
    return sorted(found, key=lambda each: (-each.share, each.document.pk))


def compared(key: str, other: str) -> Compared | None:
    """Two reports of the ledger side by side; None where one is not there, or both are one."""
    documents = Document.objects.select_related("original")
    here, there = by_key(documents, key), by_key(documents, other)
    if here is None or there is None or here == there:
        return None
    one, two = _copy(here).text, _copy(there).text
    return Compared(here, there, [_words(each, one, two) for each in differences(one, two)])


def _words(difference: Difference, here: str, there: str) -> tuple[str, str, str]:
    return difference.change, here[slice(*difference.here)], there[slice(*difference.there)]


def _copy(document: Document) -> Copy:
    said = msgspec.json.decode(unpack(Reading.objects.get(document=document, reader=document.reader)))["document"]
    blocks = msgspec.convert(said["blocks"], list[Block])
    return copy_of(str(document.pk), document.sha256, document.original.text, blocks)
