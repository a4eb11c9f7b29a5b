"""Events: the list, and one with its participants in printed order."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from duikou_web.ledger.models import Document, Event, Place, Site
from duikou_web.ledger.selectors.parts import Part, parts_by_event, posts_by_person
from duikou_web.ledger.selectors.reports import in_division, in_year
from duikou_web.ledger.selectors.said import Said, statements_of
from duikou_web.ledger.selectors.standing import of_document, standing


@dataclass(frozen=True)
class EventFilter:
    """What a list of events is narrowed to. By default the main event of each report, not the parts of a visit."""

    kind: str = ""
    division: str = ""
    year: str = ""
    with_parts: bool = False


@dataclass(frozen=True)
class EventView:
    """An event with all that pages show of it. `within` is the visit that it belongs to, `contains` its parts."""

    row: Event
    document: Document
    parts: list[Part]
    places: list[Place]
    sites: list[Site]
    within: Event | None
    contains: list[Event]
    statements: list[Said]


def events(chosen: EventFilter | None = None) -> QuerySet[Event]:
    """Events with their reports, the latest first; those without a year stand where their report stands.

    Events of reports without any date come last, as they were loaded.
    """
    chosen = chosen or EventFilter()
    found = standing(Event).select_related("document")
    if not chosen.with_parts:
        found = found.filter(main=True)
    if chosen.kind:
        found = found.filter(kind=chosen.kind)
    if chosen.division:
        found = found.filter(in_division(chosen.division))
    if chosen.year:
        found = found.filter(document__dated__range=in_year(chosen.year))
    return found.order_by(F("document__dated").desc(nulls_last=True), "document", "-main", "start")


def event_view(pk: str) -> EventView | None:
    """One event; None when there is none, or it was rejected."""
    event = standing(Event).filter(pk=pk).select_related("document", "within").first()
    if event is None:
        return None
    document = event.document
    parts = parts_by_event(document, posts_by_person(document))
    return EventView(
        row=event,
        document=document,
        parts=parts.get(event.pk, []),
        places=list(of_document(Place, document).filter(event=event)),
        sites=list(of_document(Site, document).filter(event=event)),
        within=event.within,
        contains=list(of_document(Event, document).filter(within=event)),
        statements=statements_of(document, event.statements.order_by("start")),
    )
