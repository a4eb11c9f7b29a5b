"""One row a person, so that lists and counts do not add up all records. What changes people calls `list_people`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any, Final, NamedTuple

from django.db.models import Max

from duikou_web.ledger.journal import one_writer
from duikou_web.ledger.models import Listing, Participant, Person, Post, Status
from duikou_web.ledger.searching.spelling import spell

AT_ONCE: Final = 500  # people of whom the records are fetched together


class Shown(NamedTuple):
    """A record of a person that pages show."""

    person: str
    name: str
    group: str | None
    document: int
    dated: str
    start: int


def list_people(clusters: Iterable[str]) -> None:
    """Make the rows of some people anew, inside the transaction that changed their records."""
    asked = sorted(set(clusters))
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start : start + AT_ONCE]
        made = listings(some)
        Listing.objects.filter(pk__in=set(some) - made.keys()).delete()
        Listing.objects.bulk_create(
            made.values(), update_conflicts=True, unique_fields=["cluster"], update_fields=_FIELDS
        )


_FIELDS: Final = [field.name for field in Listing._meta.concrete_fields if not field.primary_key]


def listings(clusters: list[str]) -> dict[str, Listing]:
    """The rows of some people as their records say; nothing is saved. Who has no page has none."""
    shown = _shown(clusters)
    titles, latest = _titles(shown), _latest_events(list(shown))
    return {
        cluster: _listing(cluster, rows, titles.get(cluster, []), latest.get(cluster, ""))
        for cluster, rows in shown.items()
    }


def _listing(cluster: str, rows: list[Shown], titles: list[list[str | None]], latest: str) -> Listing:
    days = [row.dated for row in rows if row.dated] or [""]
    return Listing(
        cluster=cluster, name=rows[0].name, spelt=spell(rows[0].name), titles=titles,
        group=next((row.group for row in rows if row.group), ""),
        reports=len({row.document for row in rows}), first=min(days), last=max(days), latest=latest,
        place=rows[0].start,
    )  # fmt: skip


def _shown(clusters: list[str]) -> dict[str, list[Shown]]:
    """Person → the records that pages show, those of the latest report first and in printed order."""
    columns = ("cluster", "has_page", "status", "pk", "name", "group", "document", "document__dated", "start")
    found: dict[str, list[Shown]] = defaultdict(list)
    for cluster, has_page, status, pk, name, group, document, dated, start in Person.objects.filter(
        cluster__in=clusters
    ).values_list(*columns):
        if has_page and status != Status.REJECTED:
            found[cluster].append(Shown(pk, name, group, document, dated or "", start))
    for rows in found.values():
        rows.sort(key=itemgetter(5))
        rows.sort(key=itemgetter(4, 3), reverse=True)
    return found


def _titles(shown: dict[str, list[Shown]]) -> dict[str, list[list[str | None]]]:
    """Person → the posts of the latest report that prints any, each once."""
    posts = Post.objects.exclude(status=Status.REJECTED)
    printing = set(posts.filter(person__cluster__in=list(shown)).values_list("person", flat=True))
    people: dict[str, str] = {}
    for cluster, rows in shown.items():
        last = next((row.document for row in rows if row.person in printing), None)
        people |= {row.person: cluster for row in rows if row.document == last}
    found: dict[str, list[list[str | None]]] = defaultdict(list)
    columns = ("person", "title", "division", "current__completed_by")
    for person, title, division, completed in (
        posts.filter(person__in=list(people)).order_by("start", "pk").values_list(*columns)
    ):
        told = [title, division if completed else None]
        if told not in found[people[person]]:
            found[people[person]].append(told)
    return found


def _latest_events(clusters: list[str]) -> dict[str, str]:
    """Person → the day on which the latest event of known year began."""
    parts = Participant.objects.filter(person__cluster__in=clusters, person__has_page=True, event__starts__gte="0")
    for standing in ("status", "event__status", "person__status"):
        parts = parts.exclude(**{standing: Status.REJECTED})
    return dict(parts.values_list("person__cluster").annotate(day=Max("event__starts")))


def mislisted() -> Iterator[str]:
    """People whose row in the list is not what their records say."""
    for some in _all_clusters():
        made = {cluster: _values(row) for cluster, row in listings(some).items()}
        there = {row.pk: _values(row) for row in Listing.objects.filter(pk__in=some)}
        yield from (cluster for cluster in some if made.get(cluster) != there.get(cluster))


def list_all() -> int:
    """Make all rows anew; returns how many there are."""
    with one_writer():
        for some in _all_clusters():
            list_people(some)
        return Listing.objects.count()


def list_if_never() -> None:
    """Make the rows of a ledger that had none when it was last opened: an older version wrote it."""
    if not Listing.objects.exists() and Person.objects.filter(has_page=True).exists():
        list_all()


def _all_clusters() -> Iterator[list[str]]:
    """The addresses of people, those of rows that nobody has any more too, some at once."""
    last = ""
    people, rows = Person.objects.order_by("cluster").distinct(), Listing.objects.order_by("pk")
    while True:
        some = {
            *people.filter(cluster__gt=last).values_list("cluster", flat=True)[:AT_ONCE],
            *rows.filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE],
        }
        if not some:
            return
        yield (chunk := sorted(some)[:AT_ONCE])
        last = chunk[-1]


def _values(row: Listing) -> list[Any]:
    return [getattr(row, name) for name in _FIELDS]
