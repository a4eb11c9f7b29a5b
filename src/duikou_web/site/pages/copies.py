"""The copies of a report, and two of them side by side, with what each has otherwise."""

from difflib import SequenceMatcher
from typing import Final, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse

from duikou_web.ledger.models import Document
from duikou_web.ledger.selectors import key_of
from duikou_web.ledger.selectors.copies import compared, copies_of, count_copies
from duikou_web.ledger.selectors.standing import by_key
from duikou_web.site.pages.rendering import render_page, share_of

LONGEST: Final = 3_000
"""Paragraphs with more characters are set side by side without marking single words: it takes time with the square."""

_Pieces = list[tuple[str, bool]]


class Row(NamedTuple):
    """One paragraph in both reports. Pieces that only one has are marked; `number` counts the rows that differ."""

    change: str
    here: _Pieces
    there: _Pieces
    number: int


def copies(request: HttpRequest, key: str) -> HttpResponse:
    """The list: how like each copy is, and the way to where it differs."""
    document = by_key(Document.objects.select_related("original"), key)
    if document is None:
        raise Http404
    found = copies_of(document)
    more = count_copies(document) - len(found)
    shares = share_of(document, *(each.document for each in found))
    shown = {"document": document, "key": key_of(document), "found": found, "more": more}
    return render_page(request, "copies.html", samples=shares, **shown)


def copy(request: HttpRequest, key: str, other: str) -> HttpResponse:
    """Two copies, paragraph beside paragraph."""
    found = compared(key, other)
    if found is None:
        raise Http404
    rows: list[Row] = []
    for change, here, there in found.paragraphs:
        number = rows[-1].number if rows else 0
        rows.append(Row(change, *_marked(change, here, there), number + (change != "same")))
    sides = ((found.here, key_of(found.here)), (found.there, key_of(found.there)))
    samples = share_of(found.here, found.there)
    number = rows[-1].number if rows else 0
    return render_page(request, "copy.html", samples=samples, rows=rows, sides=sides, number=number, key=sides[0][1])


def _marked(change: str, here: str, there: str) -> tuple[_Pieces, _Pieces]:
    """The words of both, cut where one has something that the other has not."""
    if change != "changed" or max(len(here), len(there)) > LONGEST:
        return [(here, False)], [(there, False)]
    ours: _Pieces = []
    theirs: _Pieces = []
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    for kind, low, high, other_low, other_high in matcher.get_opcodes():
        ours.append((here[low:high], kind != "equal"))
        theirs.append((there[other_low:other_high], kind != "equal"))
    return [piece for piece in ours if piece[0]], [piece for piece in theirs if piece[0]]
