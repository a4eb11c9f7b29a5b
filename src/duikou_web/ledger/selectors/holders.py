"""Who is seen in the posts of an organisation, from when to when; two in one chair at a time are to be checked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Max, Min, QuerySet

from duikou.linking.offices import office_of
from duikou_web.ledger.models import Naming, Thing

POSTS: Final = 40
"""So many posts a page lists, those in most reports first."""


@dataclass(frozen=True)
class Holder:
    """A person seen in a post: first and last day, and the number of reports. No start and no end is invented."""

    cluster: str
    name: str
    first: str | None
    last: str | None
    reports: int


@dataclass(frozen=True)
class PostHeld:
    """A post with those seen in it, the latest first. `together` are names of two that are seen in it at one time."""

    key: str
    title: str
    holders: list[Holder]
    together: list[tuple[str, str]]


def posts_of(names: Iterable[str]) -> list[PostHeld]:
    """The posts of an organisation by its names."""
    records = Naming.objects.filter(name__in=list(names), model="post").values("record")
    return _held(Naming.objects.filter(record__in=records, name__kind="post"))


def holders_of(names: Iterable[str]) -> list[PostHeld]:
    """One post by its names."""
    return _held(Naming.objects.filter(name__in=list(names)))


def _held(used: QuerySet[Naming]) -> list[PostHeld]:
    """Only people with a page are shown."""
    shown = used.filter(person__has_page=True).exclude(person__status="rejected")
    columns = ("name__thing", "person__cluster")
    rows = shown.values_list(*columns).annotate(
        name=Max("person__name"), first=Min("first"), last=Max("last"), count=Count("document", distinct=True)
    )
    found: dict[str, list[Holder]] = defaultdict(list)
    for thing, cluster, name, first, last, count in rows:
        found[thing].append(Holder(cluster, name, _day(first), _day(last), count))
    things = Thing.objects.in_bulk(list(found))
    held = [_post(things[key], holders) for key, holders in found.items() if key in things]
    return sorted(held, key=lambda post: (-sum(each.reports for each in post.holders), post.title))[:POSTS]


def _post(row: Thing, holders: list[Holder]) -> PostHeld:
    holders.sort(key=lambda each: (each.last or "", each.first or "", each.name), reverse=True)
    office = office_of(row.name, row.division)
    return PostHeld(row.pk, row.name, holders, list(_together(holders)) if office.sole and office.fixed else [])


def _together(holders: Iterable[Holder]) -> Iterable[tuple[str, str]]:
    """Each with the one who was there longest before, where the two run into each other."""
    longest: Holder | None = None
    for holder in sorted((each for each in holders if each.first), key=lambda each: (each.first or "", each.name)):
        if longest is not None and (holder.first or "") <= (longest.last or ""):
            yield longest.name, holder.name
        if longest is None or (holder.last or "") > (longest.last or ""):
            longest = holder


def _day(number: int | None) -> str | None:
    return date.fromordinal(number).isoformat() if number is not None else None
