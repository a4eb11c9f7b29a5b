"""What linking says of one person: posts as seen, why the reports are one person's, and what to look at (请核)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from duikou.linking.conflicts import one_day_two_places, one_post_two_people
from duikou.linking.packing import unpack_event, unpack_person
from duikou.linking.people.inferring import infer_posts
from duikou.linking.people.tenures import tenures
from duikou.linking.seen import SeenPerson
from duikou.model.linking import Cluster, Conflict, Reason, Seen
from duikou_web.ledger.models import Chair, Judgement, Person, Post, Sighting, Telling
from duikou_web.ledger.selectors.standing import standing
from duikou_web.ledger.sightings import chair_of

TIES = 12
"""So many judgements are shown that hold a person together, the least sure first."""


class Shown(NamedTuple):
    """One sighting on a page: the row with its report, the printed posts."""

    row: Person
    posts: list[str]


@dataclass(frozen=True)
class TenureSeen:
    """A post, first and last day seen, and the reports that show it."""

    title: str
    first: str | None
    last: str | None
    shown: list[Shown]
    undated: int


@dataclass(frozen=True)
class PostTaken:
    """The post of a name printed bare, from another report: inferred, with its source."""

    title: str
    at: Shown
    source: Shown
    days_apart: int


@dataclass(frozen=True)
class Flag:
    """What should be looked at. `others` are the other people of it, `reports` where it is printed."""

    kind: str
    words: tuple[str, ...]
    others: list[Person]
    reports: list[Shown]


@dataclass(frozen=True)
class Compared:
    """A judgement with what it compares, in words."""

    row: Judgement
    left: Shown
    right: Shown
    reasons: list[Reason]


@dataclass(frozen=True)
class LinkedPerson:
    """Everything that linking says of a person."""

    tenures: list[TenureSeen]
    inferred: list[PostTaken]
    flags: list[Flag]
    ties: list[Compared]
    open: list[Compared]
    decisions: list[Compared]


def linked_person(cluster: str) -> LinkedPerson:
    """What linking says of a person with a page."""
    rows = {row.pk: row for row in people_shown(cluster)}
    seen = _seen(rows)
    whole = Cluster(kind="person", id=cluster, name="", members=tuple(sorted(seen)))
    shown = showing(rows)
    return LinkedPerson(
        tenures=_tenures(whole, seen, shown),
        inferred=_inferred(whole, seen, shown),
        flags=[*_one_chair(cluster, seen), *_one_day(cluster, seen, rows, shown)],
        ties=compared(_ties(rows)),
        open=compared(_open(rows)),
        decisions=compared(decisions_on(rows)),
    )


class TogetherSeen(NamedTuple):
    """Records as those of one person: their posts as seen, and the days on which that person was in two places."""

    tenures: list[TenureSeen]
    flags: list[Flag]


def seen_together(rows: dict[str, Person]) -> TogetherSeen:
    """What some records say if they are one person's, whether they are or not."""
    seen = _seen(rows)
    whole = Cluster(kind="person", id="", name="", members=tuple(sorted(seen)))
    shown = showing(rows)
    return TogetherSeen(_tenures(whole, seen, shown), _one_day("", seen, rows, shown))


def posts_inferred(people: Iterable[Person], dated: str | None) -> dict[str, list[PostTaken]]:
    """Person's record → the posts that another report of the time gives to a name printed bare in a report of a day."""
    found: dict[str, list[PostTaken]] = {}
    bare = {row.pk: row.cluster for row in people}
    for cluster in dict.fromkeys(bare.values()):
        rows = {row.pk: row for row in people_shown(cluster).filter(_about(dated))}
        if len(rows) > 1:
            seen = _seen(rows)
            whole = Cluster(kind="person", id=cluster, name="", members=tuple(sorted(seen)))
            for post in _inferred(whole, seen, showing(rows)):
                if post.at.row.pk in bare:
                    found.setdefault(post.at.row.pk, []).append(post)
    return found


def _about(dated: str | None) -> Q:
    """Reports from the year before a day to the year after it, and those without a date: a report of the time of
    another (`THAT_TIME`) is one of them.
    """
    if dated is None:
        return Q()
    year = int(dated[:4])
    return Q(document__dated=None) | Q(document__dated__range=(str(year - 1), f"{year + 1}-99"))


def _inferred(whole: Cluster, seen: dict[str, SeenPerson], shown: dict[str, Shown]) -> list[PostTaken]:
    return [
        PostTaken(post.title, shown[post.person], shown[post.source.person], post.days_apart)
        for post in infer_posts([whole], seen).posts
    ]


def people_shown(cluster: str) -> QuerySet[Person]:
    """The sightings of a person that pages show."""
    return standing(Person).filter(cluster=cluster, has_page=True).select_related("document")


def showing(rows: dict[str, Person]) -> dict[str, Shown]:
    """Sightings with their printed posts."""
    shown = {pk: Shown(row, []) for pk, row in rows.items()}
    for person, title in standing(Post).filter(person__in=list(rows)).order_by("start").values_list("person", "title"):
        shown[person].posts.append(title)
    return shown


def _seen(rows: Iterable[str]) -> dict[str, SeenPerson]:
    packed = Sighting.objects.filter(pk__in=list(rows)).values_list("pk", "packed")
    return {pk: unpack_person(body) for pk, body in packed}


def _tenures(whole: Cluster, seen: dict[str, SeenPerson], shown: dict[str, Shown]) -> list[TenureSeen]:
    """The latest first."""
    chairs = {post.id: _chair(post.office.key, post.title) for person in seen.values() for post in person.posts}
    found = [
        TenureSeen(
            each.title, each.first.day if each.first else None,
            (each.last.until or each.last.day) if each.last else None, _once(shown, each.sightings), each.undated,
        )
        for each in tenures([whole], seen, chairs)
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.last or "", each.first or "", each.title), reverse=True)


def _chair(key: tuple[str | None, str, str], title: str) -> str:
    """A post without a division is told by its words."""
    return chair_of(key) if key[0] else f"{chair_of(key)}:{title}"


def _once(shown: dict[str, Shown], sightings: Iterable[Seen]) -> list[Shown]:
    return [shown[person] for person in dict.fromkeys(seen.person for seen in sightings)]


# -- what to look at --


def _one_chair(cluster: str, seen: dict[str, SeenPerson]) -> list[Flag]:
    """Two holders of one post at one time."""
    keys = Chair.objects.filter(sighting__in=list(seen)).values("key")
    ids = Chair.objects.filter(key__in=keys, sighting__person__has_page=True).values("sighting")
    rows = {row.pk: row for row in standing(Person).filter(pk__in=ids).select_related("document")}
    people = _seen(rows)
    posts = {post.id: chair_of(post.office.key) for each in people.values() for post in each.posts}
    found = one_post_two_people({pk: row.cluster for pk, row in rows.items()}, posts, people.values())
    conflicts = [each for each in found if cluster in each.subjects]
    owners = {post.id: person.id for person in people.values() for post in person.posts}
    shown = showing({owners[post]: rows[owners[post]] for each in conflicts for post in each.evidence})
    return [_flag(each, cluster, rows, shown, [owners[post] for post in each.evidence]) for each in conflicts]


def _one_day(cluster: str, seen: dict[str, SeenPerson], rows: dict[str, Person], shown: dict[str, Shown]) -> list[Flag]:
    """One person in two places on one day."""
    told = Telling.objects.filter(event__participants__person__in=list(seen)).distinct()
    packed = {row.pk: row for row in told}
    events = [unpack_event(row.packed) for row in packed.values()]
    episodes = {pk: row.episode for pk, row in packed.items()}
    found = one_day_two_places(dict.fromkeys(seen, cluster), episodes, events, seen)
    return [_flag(each, cluster, rows, shown, each.evidence[2:]) for each in found]


def _flag(
    conflict: Conflict, cluster: str, rows: dict[str, Person], shown: dict[str, Shown], members: Iterable[str]
) -> Flag:
    others = {row.cluster: row for row in rows.values() if row.cluster in conflict.subjects and row.cluster != cluster}
    reports = [shown[pk] for pk in dict.fromkeys(members) if pk in shown]
    return Flag(conflict.kind, conflict.words, list(others.values()), reports)


# -- judgements --


def _ties(rows: Iterable[str]) -> list[Judgement]:
    """The judgements that hold sightings together; of each sighting the surest, and of these the least sure first."""
    members = list(rows)
    same = Judgement.objects.filter(kind="person", verdict="same", holds=True, left__in=members, right__in=members)
    best: dict[str, Judgement] = {}
    for row in same.order_by(F("score").asc(nulls_last=True), "pk"):
        best[row.left] = best[row.right] = row
    ties = {row.pk: row for row in best.values() if row.by == "machine"}
    return sorted(ties.values(), key=lambda row: (row.score or 0, row.pk))[:TIES]


def _open(rows: Iterable[str]) -> list[Judgement]:
    """What the machine asks about a person."""
    members = list(rows)
    return asked_of("person", members, TIES)


def asked_of(kind: str, members: list[str], number: int) -> list[Judgement]:
    """What the machine asks of some records, the likeliest first.

    Kind and verdict are looked at here: told of them, the database reads all questions of the ledger instead.
    """
    sides = Q(left__in=members) | Q(right__in=members)
    said = set(Judgement.objects.filter(sides, by="person", holds=True).values_list("left", "right"))
    columns = ("kind", "verdict", "left", "right", "score", "pk")
    rows = Judgement.objects.filter(sides, by="machine", holds=True).values_list(*columns)
    asked = sorted(
        (-(score or 0), pk)
        for of, verdict, left, right, score, pk in rows
        if (of, verdict) == (kind, "unsure") and (left, right) not in said
    )
    found = Judgement.objects.in_bulk([pk for _, pk in asked[:number]])
    return [found[pk] for _, pk in asked[:number]]


def decisions_on(rows: Iterable[str]) -> list[Judgement]:
    """What people said of sightings, the latest first; what was taken back is left out."""
    members = list(rows)
    said = Judgement.objects.filter(Q(left__in=members) | Q(right__in=members), by="person", holds=True)
    return list(said.order_by("-pk"))


def questions(kind: str) -> QuerySet[Judgement]:
    """What the machine could not decide and nobody said, the likeliest first."""
    said = Judgement.objects.filter(kind=kind, by="person", holds=True)
    asked = Judgement.objects.filter(kind=kind, verdict="unsure", by="machine", holds=True)
    pairs = said.filter(left=OuterRef("left"), right=OuterRef("right"))
    return asked.exclude(Exists(pairs)).order_by("-score", "pk")


def compared(judgements: Iterable[Judgement]) -> list[Compared]:
    """Judgements over people with both sightings, as far as both may be shown."""
    judgements = list(judgements)
    ids = {side for row in judgements for side in (row.left, row.right)}
    rows = {row.pk: row for row in standing(Person).filter(pk__in=ids, has_page=True).select_related("document")}
    shown = showing(rows)
    return [
        Compared(row, shown[row.left], shown[row.right], msgspec.convert(row.reasons, list[Reason]))
        for row in judgements
        if row.left in shown and row.right in shown
    ]
