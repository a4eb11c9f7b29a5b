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
_TERM: Final = re.compile(r'(-?)"([^"]+)"|(-?)(\S+)')


class Term(NamedTuple):
    """Folded words that a report must hold, or must not."""

    words: str
    barred: bool


class Snippet(NamedTuple):
    """A piece of a text in three: before what was found, that, and after it; `start` is where it stands."""

    before: str
    found: str
    after: str
    start: int


def terms_of(asked: str) -> list[Term]:
    """What a question asks for: words parted by blanks, `"words in one"`, `-words` that must not be there.

    >>> terms_of('教育 "王 健" -扶贫')
    [Term(words='教育', barred=False), Term(words='王健', barred=False), Term(words='扶贫', barred=True)]
    """
    found = [Term(fold(one[2] or one[4]), bool(one[1] or one[3])) for one in _TERM.finditer(asked)]
    return [term for term in found if term.words]


def holding_words(found: QuerySet[Document], asked: str, *, everywhere: bool = False) -> QuerySet[Document]:
    """Of some reports those that hold every word asked for; `everywhere` also in what was set aside."""
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


def snippets(documents: Iterable[Document], asked: str) -> dict[int, list[Snippet]]:
    """Report → the first places of the words asked for, each word at least once where there is room."""
    words = [term.words for term in terms_of(asked) if not term.barred]
    texts = Original.objects.filter(document__in=[one.pk for one in documents]).values_list("document", "text")
    return {key: _snippets(text, words) for key, text in texts} if words else {}


def _snippets(text: str, words: list[str]) -> list[Snippet]:
    lines = list(_lines(text))
    first: list[Snippet] = []
    for word in words:
        places = ((start, line, found) for start, line in lines for found in find_folded(line, word))
        if (place := next(places, None)) is not None:
            first.append(_cut(*place))
    return sorted(first, key=lambda snippet: snippet.start)[:_SHOWN]


def _lines(text: str) -> Iterable[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _cut(start: int, line: str, found: Stretch) -> Snippet:
    before, after = max(0, found.start - _AROUND), found.end + _AROUND
    return Snippet(
        ("…" if before else "") + line[before : found.start].lstrip(),
        line[found.start : found.end],
        line[found.end : after].rstrip() + ("…" if after < len(line) else ""),
        start + found.start,
    )
