"""What the pages offer for looking around: the calendar, the years and pairs to choose from, whose words are whose."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from duikou.lexicon.divisions import full_name
from duikou.model.records import ACTIONABLE
from duikou_web.ledger.models import Document, Event, Listing, Participant, Person, Place, Statement
from duikou_web.ledger.selectors.reports import in_year
from duikou_web.ledger.selectors.standing import standing

Share = Literal["none", "some", "all"]

YEAR_DIGITS = 4
MONTH_DIGITS = 7


class MonthCount(NamedTuple):
    """Main events that began in a month: `2025-06`, `2025` where the month is open, `--06` where the year is."""

    month: str
    events: int


class Pair(NamedTuple):
    """Two divisions that met, whoever was the guest: `value` is what a list is narrowed to."""

    value: str
    names: str


class Outline(NamedTuple):
    """A main event in one line; `items` counts the actionable statements of its report."""

    event: Event
    places: list[str]
    parts: int
    items: int


def calendar() -> list[MonthCount]:
    """Main events by the month in which they began, as far as it is known, the earliest first."""
    months = standing(Event).filter(main=True, starts__isnull=False).values(month=Substr("starts", 1, MONTH_DIGITS))
    rows = months.annotate(count=Count("*")).values_list("month", "count")
    found: dict[str, int] = defaultdict(int)
    for month, count in rows:
        found[month[:4] if month.startswith("--") else month] += count
    return [MonthCount(month, found[month]) for month in sorted(found)]


def count_without_date() -> int:
    """Main events of which neither year nor month is known."""
    return standing(Event).filter(main=True, starts__isnull=True).count()


def began_in(time: str) -> Q:
    """Events that began in a year or month; an open year counts as that of the report, never as a year of its own."""
    if time.startswith("--"):
        return Q(starts__startswith=time)
    known = Q(starts__range=in_year(time))
    return known | (Q(starts__isnull=True) | Q(starts__startswith="--")) & Q(document__dated__range=in_year(time))


def event_years() -> list[str]:
    """Years to choose events by, the latest first."""
    started = standing(Event).values_list(Substr("starts", 1, YEAR_DIGITS), flat=True).distinct()
    return _years({*started, *report_years()})


def report_years() -> list[str]:
    """Years to choose reports by, the latest first."""
    return _years(set(Document.objects.values_list(Substr("dated", 1, YEAR_DIGITS), flat=True).distinct()))


def _years(found: set[str | None]) -> list[str]:
    return sorted((year for year in found if year and year.isdigit()), reverse=True)


def pairs() -> list[Pair]:
    """The pairs of the ledger's main events, those that met most often first."""
    columns = ("guest_division", "host_division", "guest", "host")
    rows = standing(Event).filter(main=True).values_list(*columns).annotate(count=Count("*"))
    met: dict[str, int] = defaultdict(int)
    names: dict[str, str] = {}
    for guest_division, host_division, guest, host, count in rows:
        if guest_division and host_division and guest_division != host_division:  # asked here: one index is read
            (first, first_name), (last, last_name) = sorted(((guest_division, guest), (host_division, host)))
            met[f"{first}-{last}"] += count
            names.setdefault(f"{first}-{last}", f"{first_name}—{last_name}")
    return [Pair(value, names[value]) for value in sorted(met, key=lambda value: (-met[value], value))]


def of_pair(value: str) -> Q:
    """Events of a pair, whichever of the two was the guest."""
    first, _, last = value.partition("-")
    return Q(guest_division=first, host_division=last) | Q(guest_division=last, host_division=first)


def reports_of_pair(found: QuerySet[Document], value: str) -> QuerySet[Document]:
    """Of some reports those that tell of a pair."""
    return found.filter(Exists(standing(Event).filter(of_pair(value), document=OuterRef("pk"))))


def main_events(documents: Iterable[Document]) -> dict[int, Event]:
    """Document → its main event."""
    return {event.document_id: event for event in standing(Event).filter(main=True, document__in=list(documents))}


def outlines(events: Iterable[Event]) -> list[Outline]:
    """Events with where they were, how many took part and how much was promised and asked, in three queries."""
    shown = list(events)
    documents = [event.document_id for event in shown]
    places: dict[str, list[str]] = defaultdict(list)
    for event, name in standing(Place).filter(event__in=shown).order_by("start").values_list("event", "name"):
        if name not in places[event]:
            places[event].append(name)
    parts = _counted(standing(Participant).filter(event__in=shown, person__has_page=True), "event")
    items = _counted(standing(Statement).filter(document__in=documents, act__in=ACTIONABLE), "document")
    return [Outline(one, places[one.pk], parts.get(one.pk, 0), items.get(one.document_id, 0)) for one in shown]


def _counted(rows: QuerySet[Any], by: str) -> dict[Any, int]:
    return dict(rows.order_by().values_list(by).annotate(count=Count("pk")).values_list(by, "count"))


class Title(NamedTuple):
    """A post as printed; `region` is the name of the division where that was added to it."""

    printed: str
    region: str


def titles_of(person: Listing) -> list[Title]:
    """The posts of a person in a list, as the latest report with any prints them."""
    return [Title(printed, full_name(division) if division else "") for printed, division in person.titles]


def said_by(cluster: str, number: int) -> list[Statement]:
    """What one person promised, asked, proposed or directed, the latest report first."""
    people = list(Person.objects.filter(cluster=cluster, has_page=True).values_list("pk", flat=True))
    found = standing(Statement).filter(speaker__in=people, act__in=ACTIONABLE)
    latest = found.select_related("document").order_by(F("document__dated").desc(nulls_last=True), "-document", "start")
    return list(latest[:number])


def sample_share() -> Share:
    """Whether none, some or all of the ledger's reports are invented samples."""
    if not Document.objects.filter(is_sample=True).exists():
        return "none"
    return "some" if Document.objects.filter(is_sample=False).exists() else "all"
