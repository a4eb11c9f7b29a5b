"""Reports: the list, and one with all its facts."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from duikou_web.ledger.models import (
    Byline,
    Document,
    Event,
    Figure,
    Note,
    Organisation,
    Pairing,
    Person,
    Place,
    Post,
    Project,
    Site,
)
from duikou_web.ledger.receiving import standing_document
from duikou_web.ledger.selectors.parts import Part, parts_by_event, posts_by_person, roles_by_person
from duikou_web.ledger.selectors.said import Said, statements_of
from duikou_web.ledger.selectors.search import holding_words
from duikou_web.ledger.selectors.standing import by_key, of_document, standing


@dataclass(frozen=True)
class ReportFilter:
    """What a list of reports is narrowed to; an empty field narrows nothing.

    `words` stand in the text (see `search.terms_of`), `everywhere` also in what was set aside of it; `division` is a
    code whose region is guest or host: 540000 also takes 540600.
    """

    words: str = ""
    everywhere: str = ""
    outlet: str = ""
    year: str = ""
    kind: str = ""
    division: str = ""


@dataclass(frozen=True)
class EventFacts:
    """An event of a report with what belongs to it."""

    row: Event
    parts: list[Part]
    places: list[Place]
    sites: list[Site]


@dataclass(frozen=True)
class PersonFacts:
    """A person of a report who has a page."""

    row: Person
    posts: list[Post]
    roles: list[str]


@dataclass(frozen=True)
class ReportView:
    """A report with everything that pages show of it. `blocks` are those of the reading: kind, span, at, why."""

    document: Document
    text: str
    blocks: list[dict[str, Any]]
    deck: list[str]
    published: dict[str, Any] | None
    sources: list[str]
    events: list[EventFacts]
    people: list[PersonFacts]
    statements: list[Said]
    organisations: list[Organisation] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    pairings: list[Pairing] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def reports(chosen: ReportFilter | None = None) -> QuerySet[Document]:
    """Reports, the latest first; those without a date last, as they were loaded."""
    chosen = chosen or ReportFilter()
    found = Document.objects.all()
    if chosen.words:
        found = holding_words(found, chosen.words, everywhere=bool(chosen.everywhere))
    if chosen.outlet:
        found = found.filter(outlet=chosen.outlet)
    if chosen.year:
        found = found.filter(dated__range=in_year(chosen.year))
    if chosen.kind or chosen.division:
        found = found.filter(Exists(_events_of(chosen).filter(document=OuterRef("pk"))))
    return found.order_by(F("dated").desc(nulls_last=True), "pk")


def _events_of(chosen: ReportFilter) -> QuerySet[Event]:
    events = standing(Event)
    if chosen.kind:
        events = events.filter(kind=chosen.kind)
    return events.filter(in_division(chosen.division)) if chosen.division else events


def in_division(code: str) -> Q:
    """Guest or host lies in a division: `540000` holds `540600`, which holds `540602`."""
    last = re.sub("(?:00)+$", lambda end: "9" * len(end[0]), code)
    return Q(guest_division__range=(code, last)) | Q(host_division__range=(code, last))


def in_year(year: str) -> tuple[str, str]:
    """The first and the last value of a year or month, whole dates and partial ones."""
    return year, f"{year}-99"


def outlets() -> list[str]:
    """The outlets of the ledger, for choosing."""
    names = Document.objects.exclude(outlet=None).order_by("outlet").values_list("outlet", flat=True).distinct()
    return [name for name in names if name]


def report_view(key: str) -> ReportView | None:
    """One report with its facts; None when no document's hash begins so."""
    document = by_key(Document.objects.select_related("original"), key)
    if document is None:
        return None
    said = standing_document(document)
    posts = posts_by_person(document)
    parts = parts_by_event(document, posts)
    facts = _event_facts(document, parts)
    return ReportView(
        document=document,
        text=document.original.text,
        blocks=said["blocks"],
        deck=said["deck"],
        published=said["published"],
        sources=[source.path for source in document.sources.order_by("pk")],
        events=facts,
        people=_person_facts(document, posts, facts),
        statements=statements_of(document),
        organisations=list(of_document(Organisation, document)),
        projects=list(of_document(Project, document)),
        figures=list(of_document(Figure, document)),
        pairings=list(of_document(Pairing, document)),
        bylines=list(of_document(Byline, document)),
        notes=list(of_document(Note, document)),
    )


def _event_facts(document: Document, parts: dict[str, list[Part]]) -> list[EventFacts]:
    places, sites = list(of_document(Place, document)), list(of_document(Site, document))
    return [
        EventFacts(
            row,
            parts.get(row.pk, []),
            [place for place in places if place.event_id == row.pk],
            [site for site in sites if site.event_id == row.pk],
        )
        for row in of_document(Event, document).order_by("-main", "start", "pk")
    ]


def _person_facts(document: Document, posts: dict[str, list[Post]], events: list[EventFacts]) -> list[PersonFacts]:
    roles = roles_by_person(part for event in events for part in event.parts)
    people = of_document(Person, document).filter(has_page=True)
    return [PersonFacts(person, posts.get(person.pk, []), roles[person.pk]) for person in people]
