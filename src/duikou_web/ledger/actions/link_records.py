"""Link what was loaded or judged: only the blocks that it touches, each in one transaction."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from django.db.models import Q, QuerySet

from duikou.linking.packing import unpack_person
from duikou.linking.people.linking import link_people
from duikou_web.ledger.actions.link_copies import link_copies
from duikou_web.ledger.actions.link_tellings import link_tellings
from duikou_web.ledger.actions.link_things import link_names
from duikou_web.ledger.clusters import address, lead_on, note_members
from duikou_web.ledger.intake import renew_sightings
from duikou_web.ledger.journal import one_writer
from duikou_web.ledger.judgements import store_judgements, widen
from duikou_web.ledger.listing import list_people
from duikou_web.ledger.models import (
    Document,
    Participant,
    Person,
    Sighting,
    Status,
    Unlinked,
)
from duikou_web.ledger.rows import write_columns
from duikou_web.ledger.sightings import Marks
from duikou_web.ledger.sketching import COPY

AT_ONCE: Final = 100  # blocks or tellings in one transaction

Pair = tuple[str, str]


def link_records() -> int:
    """Link everything that waits for it; returns how many blocks, tellings and documents there were.

    Stopped at any moment it goes on where it was: what was linked is no longer marked, and the rest still is.
    """
    first = _each("document", 1, _see) + _each(COPY, AT_ONCE, link_copies)
    return first + sum(_each(kind, AT_ONCE, link) for kind, link in LINKS.items())


def link_marked(marks: Marks) -> None:
    """Link at once what a decision touched, inside its transaction."""
    for (kind, link), keys in zip(LINKS.items(), marks, strict=True):
        if keys:
            Unlinked.objects.filter(kind=kind, key__in=keys).delete()
            link(keys)


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
    renew_sightings(list(Document.objects.filter(pk__in=documents)))


def link_blocks(blocks: set[str]) -> None:
    """Link people by names, inside `one_writer`. Where people joined two names, both are linked together."""
    with _no_collection():
        _link_blocks(blocks)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Thousands of tuples live at once here and none is garbage: looking for it took a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _link_blocks(blocks: set[str]) -> None:
    given = widen(Sighting, blocks, "person")
    rows = list(compared_in(blocks).values_list("pk", "packed", "linked"))
    linked = link_people([unpack_person(packed) for _, packed, _ in rows], given)
    store_judgements("person", linked.judgements, Q(left__in=[pk for pk, *_ in rows]))
    _write_clusters(linked.clustered.clusters, {pk for pk, _, was_linked in rows if was_linked})
    Sighting.objects.filter(pk__in=[pk for pk, _, was_linked in rows if not was_linked]).update(linked=True)


def compared_in(blocks: set[str]) -> QuerySet[Sighting]:
    """The sightings of some names; who was rejected has none."""
    return Sighting.objects.filter(block__in=blocks)


def misplaced() -> Iterator[str]:
    """People whose cluster is not what the judgements say; who waits to be linked is passed over."""
    waiting = Unlinked.objects.filter(kind="person").values("key")
    names = list(
        Sighting.objects.exclude(block__in=waiting).order_by("block").values_list("block", flat=True).distinct()
    )
    seen: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(names), AT_ONCE):
        blocks = set(names[start : start + AT_ONCE])
        given = widen(Sighting, blocks, "person")
        sightings = compared_in(blocks)
        linked = link_people([unpack_person(row.packed) for row in sightings], given)
        there = dict(sightings.values_list("pk", "person__cluster"))
        for members in linked.clustered.clusters:
            for member in members:
                if there[member] != there[members[0]] or seen.setdefault(there[member], members) != members:
                    yield member


def _write_clusters(clusters: Sequence[tuple[str, ...]], known: set[str]) -> None:
    """Write address and page of those in whom they changed. Rows are read as columns: names can be of thousands."""
    members = [member for each in clusters for member in each]
    columns = ("pk", "cluster", "has_page", "office_holder", "status", "document")
    people = {row[0]: row[1:] for row in Person.objects.filter(pk__in=members).values_list(*columns)}
    addressed = address(clusters, {pk: row[0] for pk, row in people.items()}, known, _is_taken)
    active = set(_active(people))
    changed = []
    for each in clusters:
        is_known = any(people[member][2] for member in each)
        for member in each:
            cluster, had_page, _, status, _ = people[member]
            has_page = is_known and status != Status.REJECTED and member in active
            if (cluster, had_page) != (addressed.of[each], has_page):
                changed.append((addressed.of[each], has_page, member))
    write_columns(Person, ("cluster", "has_page"), changed)
    list_people(side for new, _, member in changed for side in (new, people[member][0]))
    note_members(
        "person",
        (
            (member, people[member][-1], addressed.of[each])
            for each in clusters
            for member in each
            if member not in known or people[member][0] != addressed.of[each]
        ),
    )
    lead_on(addressed.moved)


def _is_taken(key: str, members: tuple[str, ...]) -> bool:
    return Person.objects.filter(cluster=key).exclude(pk__in=members).exists()


def _active(people: Iterable[str]) -> Iterable[str]:
    """Of some people those with a role in an event."""
    parts = Participant.objects.filter(person__in=list(people)).exclude(status=Status.REJECTED).exclude(roles="")
    return parts.values_list("person", flat=True)


LINKS: Final[dict[str, Callable[[set[str]], None]]] = {
    "person": link_blocks, "event": link_tellings, "thing": link_names,
}  # fmt: skip
"""How what is marked is linked, in the order of `Marks`."""
