"""Reports by their words: which hold them, and where in their text."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from duikou_web.ledger.models import Document, Original
from duikou_web.ledger.searching.folding import Stretch, find_folded, fold
from duikou_web.ledger.searching.index import holding
from duikou_web.ledger.searching.passages import LONGEST

_AROUND: Final = 30
"""Characters shown on each side of what was found."""
_SHOWN: Final = 3
"""Places shown of one report."""
MOST_TERMS: Final = 50
"""Words of one question; SQLite holds some hundreds of them, and nobody types so many."""
_TERM: Final = re.compile(r'([-－]?)["“”＂]([^"“”＂]+)["“”＂]|([-－]?)(\S+)')
"""Words in one stand in quotation marks as either keyboard makes them, the Chinese or the English one."""


class Term(NamedTuple):
    """Folded words that a report must hold, or must not."""

    words: str
    barred: bool


class Piece(NamedTuple):
    """A piece of a text as printed, and whether it is what was asked for."""

    words: str
    found: bool


def terms_of(asked: str) -> list[Term]:
    """What a question asks for: words parted by blanks, `"words in one"`, `-words` that must not be there.

    >>> terms_of('教育 "王 健" -扶贫')
    [Term(words='教育', barred=False), Term(words='王健', barred=False), Term(words='扶贫', barred=True)]
    """
    found = (Term(fold(one[2] or one[4]), bool(one[1] or one[3])) for one in _TERM.finditer(asked))
    return [term for term in dict.fromkeys(found) if term.words]


def asks_too_much(asked: str) -> bool:
    """Whether more words are asked for than one question to the database can hold."""
    return len(terms_of(asked)) > MOST_TERMS


def holding_words(found: QuerySet[Document], asked: str, *, everywhere: bool = False) -> QuerySet[Document]:
    """Of some reports those that hold every word asked for; `everywhere` also in what was set aside."""
    if asks_too_much(asked):
        return found.none()
    for term in terms_of(asked):
        documents = _documents(term.words, everywhere=everywhere)
        found = found.exclude(pk__in=documents) if term.barred else found.filter(pk__in=documents)
    return found


def _documents(words: str, *, everywhere: bool) -> RawSQL | list[int]:
    statement, asked = holding(words, everywhere=everywhere)
    documents = RawSQL(statement, asked)
    if len(words) <= LONGEST:
        return documents
    texts = Original.objects.filter(document__in=documents).values_list("document", "text")
    return [key for key, text in texts if any(words in fold(line) for line in text.split("\n"))]


def snippets(documents: Iterable[Document], asked: str) -> dict[int, list[list[Piece]]]:
    """Report → where the words asked for stand first, each with what stands around it, in pieces."""
    words = [term.words for term in terms_of(asked) if not term.barred]
    texts = Original.objects.filter(document__in=[one.pk for one in documents]).values_list("document", "text")
    return {key: _snippets(text, words)[:_SHOWN] for key, text in texts} if words else {}


def _snippets(text: str, words: list[str]) -> list[list[Piece]]:
    shown: list[list[Piece]] = []
    missing = set(words)
    for line in text.split("\n"):
        found = {word: places for word in words if (places := find_folded(line, word))}
        if missing & set(found):
            first = [places[0] for word, places in found.items() if word in missing]
            marked = sorted(place for places in found.values() for place in places)
            shown += [_pieces(line, window, marked) for window in _windows(line, first)]
            missing -= set(found)
    return shown


def _windows(line: str, places: list[Stretch]) -> list[Stretch]:
    """What is shown around some places of a line; windows that touch are one."""
    windows: list[Stretch] = []
    for start, end in sorted(places):
        first, last = max(0, start - _AROUND), min(len(line), end + _AROUND)
        if windows and first <= windows[-1].end:
            windows[-1] = Stretch(windows[-1].start, max(last, windows[-1].end))
        else:
            windows.append(Stretch(first, last))
    return windows


def _pieces(line: str, window: Stretch, marked: list[Stretch]) -> list[Piece]:
    pieces, place = [Piece("…", found=False)] if window.start else [], window.start
    for start, end in marked:
        if place <= start and end <= window.end:
            pieces += [Piece(line[place:start], found=False), Piece(line[start:end], found=True)]
            place = end
    pieces.append(Piece(line[place : window.end] + ("…" if window.end < len(line) else ""), found=False))
    return [piece for piece in pieces if piece.words]
