"""Link what was loaded or judged: only the blocks that it touches, each in one transaction.

The rows of the machine's judgements are their own history: they are added to, and none is taken away.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Final, cast

import msgspec
from django.db.models import Q, QuerySet

from duikou.linking.clustering import pair_of
from duikou.linking.events.linking import link_events
from duikou.linking.linker import NOT_TOLD
from duikou.linking.packing import unpack_event, unpack_person
from duikou.linking.people.linking import link_people
from duikou.linking.seen import SeenEvent
from duikou.model import linking
from duikou_web.ledger.clock import now
from duikou_web.ledger.clusters import address
from duikou_web.ledger.journal import one_writer
from duikou_web.ledger.models import (
    Document,
    Judgement,
    Moved,
    Participant,
    Person,
    Reading,
    Sighting,
    Status,
    Telling,
    TellingKey,
    Unlinked,
)
from duikou_web.ledger.receiving import unpack
from duikou_web.ledger.rows import write_columns
from duikou_web.ledger.sightings import looked_up_by, store_sightings

AT_ONCE: Final = 100  # blocks or tellings in one transaction

Pair = tuple[str, str]


def link_records() -> int:
    """Link everything that waits for it; returns how many blocks, tellings and documents there were.

    Stopped at any moment it goes on where it was: what was linked is no longer marked, and the rest still is.
    """
    return _each("document", 1, _see) + _each("person", AT_ONCE, link_blocks) + _each("event", AT_ONCE, link_tellings)


def _each(kind: str, at_once: int, link: Callable[[set[str]], None]) -> int:
    done = 0
    while True:
        with one_writer():
            waiting = list(Unlinked.objects.filter(kind=kind).order_by("pk")[:at_once])
            if not waiting:
                return done
            link({each.key for each in waiting})
            Unlinked.objects.filter(pk__in=[each.pk for each in waiting]).delete()
            done += len(waiting)


def _see(documents: set[str]) -> None:
    """Draw out what documents show that were stored before there was linking."""
    for document in Document.objects.filter(pk__in=documents):
        reading = Reading.objects.get(document=document, reader=document.reader)
        store_sightings(document, unpack(reading), {})


# -- people --


def link_blocks(blocks: set[str]) -> None:
    """Link people by names, inside `one_writer`. Where people joined two names, both are linked together."""
    given = _widen(blocks)
    sightings = compared_in(blocks)
    packed = sightings.values_list("packed", flat=True)
    linked = link_people([unpack_person(body) for body in packed], given)
    _store_judgements("person", linked.judgements, Q(left__in=sightings.values("pk")))
    known = set(sightings.filter(linked=True).values_list("pk", flat=True))
    _write_clusters(linked.clustered.clusters, known)
    sightings.filter(linked=False).update(linked=True)


def compared_in(blocks: set[str]) -> QuerySet[Sighting]:
    """The sightings of some names; who was rejected is compared with nobody."""
    return Sighting.objects.filter(block__in=blocks).exclude(person__status=Status.REJECTED)


def misplaced() -> Iterator[str]:
    """People whose cluster is not what the judgements say; who waits to be linked is passed over."""
    waiting = Unlinked.objects.filter(kind="person").values("key")
    names = list(
        Sighting.objects.exclude(block__in=waiting).order_by("block").values_list("block", flat=True).distinct()
    )
    seen: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(names), AT_ONCE):
        blocks = set(names[start : start + AT_ONCE])
        given = _widen(blocks)
        sightings = compared_in(blocks)
        linked = link_people([unpack_person(row.packed) for row in sightings], given)
        there = dict(sightings.values_list("pk", "person__cluster"))
        for members in linked.clustered.clusters:
            for member in members:
                if there[member] != there[members[0]] or seen.setdefault(there[member], members) != members:
                    yield member


def _widen(blocks: set[str]) -> list[linking.Judgement]:
    """Take in the blocks that judgements of people reach, and give these judgements."""
    while True:
        members = Sighting.objects.filter(block__in=blocks).values("pk")
        given = by_people("person", members)
        sides = {side for judgement in given for side in pair_of(judgement)}
        reached = set(Sighting.objects.filter(pk__in=sides).values_list("block", flat=True))
        if reached <= blocks:
            return given
        blocks |= reached


def _write_clusters(clusters: Sequence[tuple[str, ...]], known: set[str]) -> None:
    """Write address and page of those in whom they changed. Rows are read as columns: names can be of thousands."""
    members = [member for each in clusters for member in each]
    columns = ("pk", "cluster", "has_page", "office_holder", "status")
    people = {row[0]: row[1:] for row in Person.objects.filter(pk__in=members).values_list(*columns)}
    addressed = address(clusters, {pk: row[0] for pk, row in people.items()}, known)
    active = set(_active(people))
    changed = []
    for each in clusters:
        is_known = any(people[member][2] for member in each)
        for member in each:
            cluster, had_page, _, status = people[member]
            has_page = is_known and status != Status.REJECTED and member in active
            if (cluster, had_page) != (addressed.of[each], has_page):
                changed.append((addressed.of[each], has_page, member))
    write_columns(Person, ("cluster", "has_page"), changed)
    moved = [Moved(old=old, new=new) for old, new in addressed.moved.items()]
    Moved.objects.bulk_create(moved, update_conflicts=True, unique_fields=["old"], update_fields=["new"])


def _active(people: Iterable[str]) -> Iterable[str]:
    """Of some people those with a role in an event."""
    parts = Participant.objects.filter(person__in=list(people)).exclude(status=Status.REJECTED).exclude(roles="")
    return parts.values_list("person", flat=True)


# -- events --


def link_tellings(touched: set[str]) -> None:
    """Link tellings, inside `one_writer`, with all that may tell of the same event and all that did so far."""
    new = {row.pk: unpack_event(row.packed) for row in Telling.objects.filter(pk__in=touched)}
    members, given = _reach(new)
    rows = {row.pk: row for row in Telling.objects.filter(pk__in=members)}
    linked = link_events([unpack_event(row.packed) for row in rows.values()], given)
    pairs = [judgement for judgement in linked.judgements if new.keys() & set(pair_of(judgement))]
    _store_judgements("event", pairs, Q(left__in=list(new)) | Q(right__in=list(new)))
    changed = [
        (cluster[0], member)
        for cluster in linked.clustered.clusters
        for member in cluster
        if rows[member].episode != cluster[0]
    ]
    write_columns(Telling, ("episode",), changed)


def _reach(new: dict[str, SeenEvent]) -> tuple[set[str], list[linking.Judgement]]:
    keys = {key for event in new.values() for key in looked_up_by(event)}
    members = set(TellingKey.objects.filter(key__in=keys).values_list("telling", flat=True)) | new.keys()
    while True:
        episodes = Telling.objects.filter(pk__in=members).values("episode")
        given = by_people("event", members)
        reached = set(Telling.objects.filter(episode__in=episodes).values_list("pk", flat=True))
        sides = {side for judgement in given for side in pair_of(judgement)}
        reached |= set(Telling.objects.filter(pk__in=sides).values_list("pk", flat=True))
        if reached <= members:
            return members, given
        members |= reached


# -- judgements --


def by_people(kind: linking.LinkedKind, members: Collection[str] | QuerySet[Any, Any]) -> list[linking.Judgement]:
    """What people said of some records, as far as it was not taken back."""
    said = Judgement.objects.filter(Q(left__in=members) | Q(right__in=members), kind=kind, by="person", holds=True)
    return [
        linking.Judgement(
            kind=kind, left=row.left, right=row.right, verdict=cast("linking.Verdict", row.verdict), by="person",
            who=row.who, when=f"{row.at.isoformat()}#{row.pk:012}",
        )
        for row in said.order_by("pk")
    ]  # fmt: skip


def _store_judgements(kind: str, judgements: Iterable[linking.Judgement], of: Q) -> None:
    """Add what the machine says now and did not say before; what it no longer says holds no more.

    It says something new where the verdict or the sum is another.
    """
    standing = Judgement.objects.filter(of, kind=kind, by="machine", holds=True)
    rows = standing.values_list("left", "right", "pk", "verdict", "score")
    before = {(left, right): (pk, verdict, score) for left, right, pk, verdict, score in rows}
    at, added, stale = now(), [], []
    for judgement in judgements:
        if judgement.reasons[0].key in NOT_TOLD:
            continue
        left, right = pair_of(judgement)
        old = before.pop((left, right), None)
        if old is not None and old[1:] == (judgement.verdict, judgement.score):
            continue
        if old is not None:
            stale.append(old[0])
        reasons = list(msgspec.to_builtins(judgement.reasons))
        added.append(
            Judgement(kind=kind, left=left, right=right, verdict=judgement.verdict, by="machine",
                      score=judgement.score, reasons=reasons, at=at)
        )  # fmt: skip
    stale += [pk for pk, *_ in before.values()]
    write_columns(Judgement, ("holds",), [(False, pk) for pk in stale])
    Judgement.objects.bulk_create(added)
