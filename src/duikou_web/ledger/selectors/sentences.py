"""What reports say of a thing: the sentence in which each names it, and what else stands in that sentence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import F, QuerySet

from duikou.linking.stages import StageWord, stage_words
from duikou_web.ledger.drafts import kind_of
from duikou_web.ledger.models import (
    RECORDS,
    Document,
    Event,
    Figure,
    Naming,
    Original,
    Person,
    Record,
    Site,
    Statement,
)
from duikou_web.ledger.selectors.standing import Kind, standing

SHOWN: Final = 60
"""So many reports a page shows, the latest first."""
_MODELS: Final = {kind_of(model): model for model in RECORDS}
_ORDER: Final = ("project", "site", "organisation", "post")
_ENDS: Final = "。！？；\n"
MASK: Final = "█"
"""Stands for each character of the name of somebody without an office, wherever a sentence leaves its report."""


@dataclass(frozen=True)
class Sentence:
    """One report's sentence: before the name, the name, after it; with what else stands there. Who holds no office is
    named in the report alone.
    """

    document: Document
    row: Record
    event: Event | None
    words: tuple[str, str, str]
    stages: list[StageWord]
    figures: list[Figure]
    statements: list[Statement]

    @property
    def whole(self) -> str:
        return "".join(self.words)


def latest_namings(names: Iterable[str], number: int = SHOWN) -> list[Naming]:
    """One naming for each of the latest reports that use some names."""
    used = Naming.objects.filter(name__in=list(names)).select_related("document")
    found: dict[int, Naming] = {}
    for naming in _in_time(used)[: number * 4]:
        other = found.get(naming.document_id)
        if other is None or _ORDER.index(naming.model) < _ORDER.index(other.model):
            found[naming.document_id] = naming
    return list(found.values())[:number]


def _in_time(used: QuerySet[Naming]) -> QuerySet[Naming]:
    return used.order_by(F("document__dated").desc(nulls_last=True), "-document", "pk")


def sentences_of(namings: Sequence[Naming]) -> list[Sentence]:
    """The sentences of some namings, in their order; what was rejected has none."""
    documents = {naming.document_id: naming.document for naming in namings}
    texts = dict(Original.objects.filter(document__in=documents).values_list("document", "text"))
    rows = _rows(namings)
    around = _Around(documents)
    found = []
    for naming in namings:
        row = rows.get((naming.model, naming.record))
        if row is not None:
            found.append(around.said(naming.document, row, texts.get(naming.document_id, "")))
    return found


def _rows(namings: Iterable[Naming]) -> dict[tuple[str, str], Record]:
    ids: dict[str, list[str]] = defaultdict(list)
    for naming in namings:
        ids[naming.model].append(naming.record)
    return {(model, row.pk): row for model, some in ids.items() for row in standing(_MODELS[model]).filter(pk__in=some)}


class _Around:
    """What some reports print beside a thing."""

    def __init__(self, documents: Iterable[int]) -> None:
        documents = list(documents)
        self._figures = _by_document(standing(Figure).filter(document__in=documents).order_by("start"))
        self._statements = _by_document(standing(Statement).filter(document__in=documents).order_by("start"))
        self._events = _by_document(standing(Event).filter(document__in=documents).order_by("-main", "start"))
        self._people = _by_document(Person.objects.filter(document__in=documents).order_by("start"))

    def said(self, document: Document, row: Record, text: str) -> Sentence:
        start, end = row.evidence[0]["span"]
        first, last = sentence_at(text, start, end)
        statements = [each for each in self._statements[document.pk] if _holds(each, start, end)]
        return Sentence(
            document=document, row=row, event=self._event(row, statements),
            words=(self._masked(document, text[first:start].lstrip()), text[start:end],
                   self._masked(document, text[end:last])),
            stages=stage_words(text[first:last]),
            figures=[each for each in self._figures[document.pk] if first <= each.start < last],
            statements=statements,
        )  # fmt: skip

    def _masked(self, document: Document, words: str) -> str:
        people = self._people[document.pk]
        named = {each.name for each in people if each.office_holder}
        for name in sorted({each.name for each in people} - named, key=len, reverse=True):
            words = words.replace(name, MASK * len(name)) if len(name) > 1 else words
        return words

    def _event(self, row: Record, statements: Iterable[Statement]) -> Event | None:
        """The event of a site or of what is said there, else the main event of the report."""
        own = {row.event_id} if isinstance(row, Site) else {each.event_id for each in statements}
        events = self._events[row.document_id]
        return next((each for each in events if each.pk in own), events[0] if events and events[0].main else None)


def _by_document(rows: Iterable[Kind]) -> dict[int, list[Kind]]:
    found: dict[int, list[Kind]] = defaultdict(list)
    for row in rows:
        found[row.document_id].append(row)
    return found


def _holds(row: Record, start: int, end: int) -> bool:
    return any(words["span"][0] <= start and end <= words["span"][1] for words in row.evidence)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around some words begins and ends.

    >>> text = "甲省来访。青禾剧场开工。"
    >>> text[slice(*sentence_at(text, 5, 9))]
    '青禾剧场开工。'
    """
    first = max(text.rfind(sign, 0, start) for sign in _ENDS) + 1
    found = [place for sign in _ENDS if (place := text.find(sign, end)) >= 0]
    last = min(found, default=len(text))
    return first, last + (last < len(text) and text[last] != "\n")
