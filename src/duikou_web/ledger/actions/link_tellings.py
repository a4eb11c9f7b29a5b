"""Link the events of reports: tellings that share a day, and those of copies of one text."""

from collections import defaultdict
from collections.abc import Collection, Iterator, KeysView, Mapping, Sequence
from itertools import combinations
from typing import Any, cast

from django.db.models import Q

from duikou.linking.clustering import cluster, pair_of
from duikou.linking.events.blocking import event_pairs
from duikou.linking.events.comparing import compare_events
from duikou.linking.features import judge
from duikou.linking.packing import unpack_event
from duikou.linking.seen import SeenEvent
from duikou.model import linking
from duikou_web.ledger.clusters import note_members
from duikou_web.ledger.judgements import by_people, store_judgements
from duikou_web.ledger.models import Judgement, Membership, Telling, TellingKey
from duikou_web.ledger.rows import write_columns
from duikou_web.ledger.sightings import looked_up_by


def link_tellings(touched: set[str]) -> None:
    """Link tellings, inside `one_writer`: compare them with what shares a day, then settle what they are one with.

    A cluster is a matter of its own "same" judgements and those of its neighbours: what is joined by none is left out.
    """
    new = _tellings(touched)
    keys = {key for event in new.values() for key in looked_up_by(event)}
    beside = _tellings(set(TellingKey.objects.filter(key__in=keys).values_list("telling", flat=True)) - new.keys())
    store_judgements("event", _judged(new, beside), Q(left__in=list(new)) | Q(right__in=list(new)))
    members, given = _reach(set(new))
    columns = ("pk", "document", "episode")
    rows = {pk: told for pk, *told in Telling.objects.filter(pk__in=members).order_by("pk").values_list(*columns)}
    changed = [
        (episode[0], member)
        for episode in cluster(rows, given, _said_of(rows)).clusters
        for member in episode
        if rows[member][1] != episode[0]
    ]
    write_columns(Telling, ("episode",), changed)
    told = {member: episode for episode, member in changed}
    noted = set(Membership.objects.filter(kind="event", record__in=list(new)).values_list("record", flat=True))
    note_members(
        "event", ((key, rows[key][0], told.get(key, rows[key][1])) for key in told.keys() | (new.keys() - noted))
    )


def _judged(new: dict[str, SeenEvent], beside: dict[str, SeenEvent]) -> Iterator[linking.Judgement]:
    """What the machine says of pairs that share a day, and of the main events of copies, which may have none."""
    pairs = {(left.id, right.id): (left, right) for left, right in event_pairs([*new.values(), *beside.values()], new)}
    copied = _pairs_of_copies(new.keys())
    events = new | _tellings({side for pair in copied for side in pair} - new.keys())
    pairs |= {(left, right): (events[left], events[right]) for left, right in copied}
    for key in sorted(pairs):
        yield judge("event", *key, compare_events(*pairs[key], copies=key in copied))


def _pairs_of_copies(touched: KeysView[str]) -> set[tuple[str, str]]:
    """Each main event of a copy with that of the copy that was loaded first, where one of the two was touched."""
    main = Telling.objects.filter(event__main=True).order_by("document", "pk")
    groups = set(main.filter(pk__in=touched).values_list("document__sketch__group", flat=True)) - {None}
    copies: dict[int | None, list[str]] = defaultdict(list)
    for group, telling in main.filter(document__sketch__group__in=groups).values_list("document__sketch__group", "pk"):
        copies[group].append(telling)
    pairs = {(first, other) for first, *others in copies.values() for other in others}
    return {(min(pair), max(pair)) for pair in pairs if not touched.isdisjoint(pair)}


def _said_of(rows: Mapping[str, Sequence[Any]]) -> Iterator[linking.Judgement]:
    """What the machine says of some tellings by its rows; two of one document are two, which no row says."""
    said = Judgement.objects.filter(kind="event", by="machine", holds=True, left__in=list(rows), right__in=list(rows))
    for left, right, verdict, score in said.values_list("left", "right", "verdict", "score"):
        yield linking.Judgement(
            kind="event", left=left, right=right, verdict=cast("linking.Verdict", verdict), score=score
        )
    for left, right in combinations(rows, 2):
        if rows[left][0] == rows[right][0]:
            yield linking.Judgement(kind="event", left=left, right=right, verdict="different")


def _tellings(keys: Collection[str]) -> dict[str, SeenEvent]:
    rows = Telling.objects.filter(pk__in=keys).values_list("pk", "packed")
    return {pk: unpack_event(packed) for pk, packed in rows}


def _together(members: Collection[str]) -> set[str]:
    """All that are told together with some of these now."""
    episodes = Telling.objects.filter(pk__in=members).values_list("episode", flat=True)
    return set(Telling.objects.filter(episode__in=set(episodes)).values_list("pk", flat=True))


def _reach(members: set[str]) -> tuple[set[str], list[linking.Judgement]]:
    """Some tellings with all that "same" leads to, step by step, and what people said of these."""
    while True:
        given = by_people(members, "event")
        same = Judgement.objects.filter(kind="event", verdict="same", by="machine", holds=True)
        pairs = same.filter(Q(left__in=members) | Q(right__in=members)).values_list("left", "right")
        sides = {side for pair in (*pairs, *map(pair_of, given)) for side in pair}
        reached = members | _together(members) | set(Telling.objects.filter(pk__in=sides).values_list("pk", flat=True))
        if reached == members:
            return members, given
        members = reached
