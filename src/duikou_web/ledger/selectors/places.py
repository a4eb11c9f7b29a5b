"""What the ledger shows of a place, of two that meet, and of an organisation."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from duikou.lexicon.divisions import common_name, full_name
from duikou.linking.cores import core_of
from duikou.model.records import ACTIONABLE
from duikou_web.ledger.models import (
    Event,
    Organisation,
    Pairing,
    Place,
    Post,
    Site,
    Statement,
    Telling,
)
from duikou_web.ledger.selectors.browsing import Pair, of_pair, pairs
from duikou_web.ledger.selectors.reports import in_division
from duikou_web.ledger.selectors.standing import standing

SHOWN = 60
"""So many events, people and organisations a page lists."""


@dataclass(frozen=True)
class EventTold:
    """One event with the number of its reports."""

    event: Event
    reports: int


class PersonHere(NamedTuple):
    """Somebody seen in a post of a place."""

    cluster: str
    name: str
    titles: list[str]


@dataclass(frozen=True)
class PlaceView:
    """A division: what lies around it, its events, pairs, people and organisations."""

    code: str
    name: str
    above: list[tuple[str, str]]
    events: list[EventTold]
    number: int
    pairs: list[Pair]
    people: list[PersonHere]
    organisations: list[tuple[str, str]]


@dataclass(frozen=True)
class PairView:
    """Two divisions: their events by year, in which direction, what was promised and which pairings are printed."""

    key: str
    sides: list[tuple[str, str]]
    years: list[tuple[str, list[EventTold]]]
    directions: list[tuple[str, str, int]]
    pairings: list[Pairing]
    promised: list[Statement]


@dataclass(frozen=True)
class OrganisationView:
    """An organisation with its printed names, the events that visited it and the reports that name it."""

    name: str
    division: str | None
    place: str
    names: list[str]
    visits: list[EventTold]
    mentions: list[Organisation]


def place_view(code: str) -> PlaceView | None:
    """A division of the ledger; None where no record lies in it."""
    name = full_name(code)
    found = _events_at(code)
    number = found.count()
    if not name or (not number and not standing(Post).filter(_lies_in("division", code)).exists()):
        return None
    here = [pair for pair in pairs() if any(_holds(code, side) for side in pair.value.split("-"))]
    return PlaceView(
        code, name, _above(code), told_once(found[:SHOWN]), number, here[:SHOWN], _people(code), _organisations(code)
    )


def _lies_in(column: str, code: str) -> Q:
    """Records of a division and of those below it."""
    return Q(**{f"{column}__range": (code, _last(code))})


def _last(code: str) -> str:
    bare = code.removesuffix("00").removesuffix("00") if code.endswith("00") else code
    return bare + "9" * (len(code) - len(bare))


def _holds(code: str, other: str) -> bool:
    return code <= other <= _last(code)


def _above(code: str) -> list[tuple[str, str]]:
    """The divisions that one lies in, the widest first."""
    codes = dict.fromkeys((code[:2] + "0000", code[:4] + "00"))
    return [(above, full_name(above)) for above in codes if above != code and full_name(above)]


def _events_at(code: str) -> QuerySet[Event]:
    """Main events with a side or a place in a division, the latest first."""
    places = standing(Place).filter(_lies_in("division", code), event=OuterRef("pk"))
    found = standing(Event).filter(main=True).filter(in_division(code) | Q(Exists(places)))
    return in_time(found)


def in_time(events: QuerySet[Event]) -> QuerySet[Event]:
    """Events with their reports, the latest first."""
    ordered = events.select_related("document", "telling")
    return ordered.order_by(F("document__dated").desc(nulls_last=True), "document", "start")


def told_once(events: Iterable[Event]) -> list[EventTold]:
    """Events that several reports tell once, with the number of their reports; the first of a list stands for them."""
    events = list(events)
    names = {event.pk: event.telling.episode if hasattr(event, "telling") else event.pk for event in events}
    counts: dict[str, set[int]] = defaultdict(set)
    for episode, document in Telling.objects.filter(episode__in=set(names.values())).values_list("episode", "document"):
        counts[episode].add(document)
    first = {episode: event for event, episode in zip(reversed(events), reversed(names.values()), strict=True)}
    return [
        EventTold(event, max(1, len(counts[names[event.pk]]))) for event in events if first[names[event.pk]] is event
    ]


def _people(code: str) -> list[PersonHere]:
    """Office holders with a page whose printed post is of the division itself, in the order of the latest report."""
    posts = standing(Post).filter(division=code, person__has_page=True)
    rows = posts.order_by(F("document__dated").desc(nulls_last=True), "-document", "start")
    found: dict[str, PersonHere] = {}
    for cluster, name, title in rows.values_list("person__cluster", "person__name", "title"):
        person = found.setdefault(cluster, PersonHere(cluster, name, []))
        if title not in person.titles:
            person.titles.append(title)
    return list(found.values())[:SHOWN]


def _organisations(code: str) -> list[tuple[str, str]]:
    """Record → name of the organisations and sites of a division, each once."""
    organisations = standing(Organisation).filter(division=code).values_list("pk", "name")
    sites = standing(Site).filter(division=code).values_list("pk", "name")
    found: dict[str, tuple[str, str]] = {}
    for pk, name in (*organisations.order_by("name", "pk"), *sites.order_by("name", "pk")):
        found.setdefault(core_of(name, code)[0], (pk, name))
    return sorted(found.values(), key=lambda each: each[1])[:SHOWN]


# -- two that meet --


def pair_key(one: str | None, other: str | None) -> str:
    """`210000-540000` for two divisions, in the order of their codes; empty where they are not two."""
    return "-".join(sorted((one, other))) if one and other and one != other else ""


def pair_view(key: str) -> PairView | None:
    """Two divisions that met; None where the ledger shows no event of theirs."""
    sides = key.split("-")
    events = list(in_time(standing(Event).filter(of_pair(key), main=True)))
    if not events or key != pair_key(*sides):
        return None
    told = told_once(events)
    years: dict[str, list[EventTold]] = defaultdict(list)
    directions: dict[tuple[str, str], int] = defaultdict(int)
    for one in told:
        years[_year(one.event)].append(one)
        directions[one.event.guest or "", one.event.host or ""] += 1
    first, last = sides
    pairings = standing(Pairing).select_related("document").filter(
        Q(supporter_division=first, recipient_division=last) | Q(supporter_division=last, recipient_division=first)
    )  # fmt: skip
    promised = standing(Statement).filter(document__in={event.document_id for event in events}, act__in=ACTIONABLE)
    return PairView(
        key, [(code, common_name(code)) for code in sides], sorted(years.items(), reverse=True),
        sorted(((*sides, number) for sides, number in directions.items()), key=lambda each: (-each[2], each)),
        list(pairings.order_by("document__dated", "pk")[:SHOWN]),
        list(promised.select_related("document").order_by(F("document__dated").desc(nulls_last=True), "start")[:SHOWN]),
    )  # fmt: skip


def _year(event: Event) -> str:
    """The year an event began in as far as it is known, else that of its report."""
    known = event.starts if event.starts and not event.starts.startswith("--") else event.document.dated
    return (known or "")[:4]


# -- organisations --


def organisation_view(pk: str) -> OrganisationView | None:
    """The organisation of a record, with all records of the same name and division."""
    row = standing(Organisation).filter(pk=pk).first() or standing(Site).filter(pk=pk).first()
    if row is None:
        return None
    core, reach, _ = core_of(row.name, row.division)
    own = reach != "general"
    alike = {"name__contains": core[-1], "division": row.division}
    organisations = [
        each for each in standing(Organisation).filter(**alike).select_related("document").order_by("-document", "pk")
        if _is_one(each.name, row.division, core) and (own or row.division or each.pk == pk)
    ]  # fmt: skip
    sites = [
        each for each in standing(Site).filter(**alike)
        if _is_one(each.name, row.division, core) and (own or row.division or each.pk == pk)
    ]  # fmt: skip
    names = {row.name, *(each.name for each in organisations), *(each.name for each in sites)}
    events = in_time(standing(Event).filter(pk__in={site.event_id for site in sites}))
    return OrganisationView(
        row.name, row.division, common_name(row.division) if row.division else "", sorted(names), told_once(events),
        organisations[:SHOWN],
    )  # fmt: skip


def _is_one(name: str, division: str | None, core: str) -> bool:
    """The same name without its division. A general name (人民医院) without a division stands for itself alone."""
    return core_of(name, division)[0] == core
