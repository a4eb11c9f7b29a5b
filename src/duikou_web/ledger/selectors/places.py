"""What the ledger shows of places, and of two that meet."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from duikou.lexicon.divisions import common_name, full_name
from duikou.linking.areas import former_codes, lasting
from duikou.model.records import ACTIONABLE
from duikou_web.ledger.models import (
    Event,
    Pairing,
    Place,
    Post,
    Statement,
    Telling,
    Thing,
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
    organisations: list[Thing]
    projects: list[Thing]


@dataclass(frozen=True)
class PairView:
    """Two divisions: their events by year, in which direction, what was promised and which pairings are printed."""

    key: str
    sides: list[tuple[str, str]]
    years: list[tuple[str, list[EventTold]]]
    directions: list[tuple[str, str, int]]
    pairings: list[Pairing]
    promised: list[Statement]


class PlaceCount(NamedTuple):
    """A division with the number of reports that name it as a side or a place of an event."""

    code: str
    name: str
    above: str
    reports: int


def place_view(code: str) -> PlaceView | None:
    """A division of the ledger; None where no record lies in it."""
    name = full_name(code)
    found = _events_at(code)
    number = found.count()
    if not name or (not number and not standing(Post).filter(_lies_in("division", code)).exists()):
        return None
    here = [pair for pair in pairs() if any(_holds(code, side) for side in pair.value.split("-"))]
    return PlaceView(
        code,
        name,
        _above(code),
        told_once(found[:SHOWN]),
        number,
        here[:SHOWN],
        _people(code),
        _things(code, "organisation"),
        _things(code, "project"),
    )


def _lies_in(column: str, code: str) -> Q:
    """Records of a division and of those below it, also under the codes that they had before."""
    ranges = (Q(**{f"{column}__range": (each, _last(each))}) for each in codes_at(code))
    return reduce(or_, ranges)


def codes_at(code: str) -> list[str]:
    """A division's code, and those that it had before."""
    return [code, *former_codes(code)]


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
    found = standing(Event).filter(main=True).filter(_is_side(code) | Q(Exists(places)))
    return in_time(found)


def _is_side(code: str) -> Q:
    return reduce(or_, (in_division(each) for each in codes_at(code)))


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
    posts = standing(Post).filter(division__in=codes_at(code), person__has_page=True)
    rows = posts.order_by(F("document__dated").desc(nulls_last=True), "-document", "start")
    found: dict[str, PersonHere] = {}
    for cluster, name, title in rows.values_list("person__cluster", "person__name", "title"):
        person = found.setdefault(cluster, PersonHere(cluster, name, []))
        if title not in person.titles:
            person.titles.append(title)
    return list(found.values())[:SHOWN]


def _things(code: str, kind: str) -> list[Thing]:
    """The organisations or projects of a division, those that most reports name first."""
    here = Thing.objects.filter(division__in=codes_at(code), kind=kind, reports__gt=0)
    return list(here.order_by("-reports", "pk")[:SHOWN])


def places_here(words: str = "") -> list[PlaceCount]:
    """The divisions of the ledger, by their codes: so each province stands before what lies in it."""
    columns = ((Place, "division"), (Event, "guest_division"), (Event, "host_division"))
    reports: dict[str, set[int]] = defaultdict(set)
    for model, column in columns:
        found = standing(model).filter(**{f"{column}__isnull": False})
        for code, document in found.values_list(column, "document").distinct():
            reports[lasting(code)].add(document)
    named = [(code, full_name(code)) for code in sorted(reports)]
    return [
        PlaceCount(code, name, " ".join(above for _, above in _above(code)), len(reports[code]))
        for code, name in named
        if name and words in name
    ]


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
