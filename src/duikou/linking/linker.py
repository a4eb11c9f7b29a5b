"""All of linking in its order: see, judge and cluster each kind, then what the clusters show together."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from duikou.linking.clustering import Linked
from duikou.linking.conflicts import disagreeing, kept_apart, one_day_two_places, one_post_two_people
from duikou.linking.events.episodes import episode
from duikou.linking.events.linking import link_events
from duikou.linking.people.inferring import infer_posts
from duikou.linking.people.linking import link_people
from duikou.linking.people.tenures import tenures
from duikou.linking.seeing import see
from duikou.linking.seen import SeenEvent, SeenPerson, SeenThing
from duikou.linking.things import link_things
from duikou.model.linking import Cluster, Conflict, Judgement, LinkedKind, Linking
from duikou.model.records import Reading

THINGS: tuple[LinkedKind, ...] = ("organisation", "post", "place", "project")
NOT_TOLD = frozenset({"list.one", "telling.one"})
"""That two records of one report are two holds by itself and is no judgement to keep."""


class Sighted(NamedTuple):
    """All that the readings show, by id; one record twice (a document given twice) is one."""

    people: dict[str, SeenPerson]
    events: dict[str, SeenEvent]
    things: dict[LinkedKind, dict[str, SeenThing]]


class Links(NamedTuple):
    """What linking says, with what it was made from, so that it can be explained."""

    sighted: Sighted
    by_people: tuple[Judgement, ...]
    linking: Linking


def link_readings(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> Links:
    """Link the records of readings. `judgements` are those of people; they always win.

    The same readings and judgements give the same clusters, in whatever order they come.
    """
    sighted = sight(readings)
    given: dict[LinkedKind, list[Judgement]] = {}
    for judgement in judgements:
        given.setdefault(judgement.kind, []).append(judgement)
    linked: dict[LinkedKind, Linked] = {
        "person": link_people(list(sighted.people.values()), given.get("person", ())),
        "event": link_events(list(sighted.events.values()), given.get("event", ())),
    }
    for kind in THINGS:
        linked[kind] = link_things(kind, list(sighted.things[kind].values()), given.get(kind, ()))
    by_people = tuple(judgement for kind in sorted(given) for judgement in given[kind])
    return Links(sighted, by_people, _together(sighted, linked))


def sight(readings: Iterable[Reading]) -> Sighted:
    """What the readings show, in the order of ids."""
    people: dict[str, SeenPerson] = {}
    events: dict[str, SeenEvent] = {}
    things: dict[LinkedKind, dict[str, SeenThing]] = {kind: {} for kind in THINGS}
    for reading in readings:
        sightings = see(reading)
        people.update((person.id, person) for person in sightings.people)
        events.update((event.id, event) for event in sightings.events)
        for thing in sightings.things:
            things[thing.kind][thing.id] = thing
    return Sighted(
        dict(sorted(people.items())), dict(sorted(events.items())),
        {kind: dict(sorted(found.items())) for kind, found in things.items()},
    )  # fmt: skip


def _together(sighted: Sighted, linked: dict[LinkedKind, Linked]) -> Linking:
    clusters = {kind: _clusters(kind, sighted, linked[kind]) for kind in sorted(linked)}
    cluster_of = {
        kind: {member: cluster.id for cluster in found for member in cluster.members}
        for kind, found in clusters.items()
    }
    inferred = infer_posts(clusters["person"], sighted.people)
    conflicts = [
        *one_post_two_people(cluster_of["person"], cluster_of["post"], sighted.people.values()),
        *one_day_two_places(cluster_of["person"], cluster_of["event"], sighted.events.values(), sighted.people),
        *inferred.unclear,
        *_between(linked, cluster_of),
    ]
    return Linking(
        clusters=tuple(cluster for found in clusters.values() for cluster in found),
        judgements=tuple(_told(linked)),
        tenures=tenures(clusters["person"], sighted.people, cluster_of["post"]),
        inferred=inferred.posts,
        episodes=tuple(
            episode([sighted.events[member] for member in cluster.members]) for cluster in clusters["event"]
        ),
        conflicts=tuple(conflicts),
    )


def _clusters(kind: LinkedKind, sighted: Sighted, linked: Linked) -> tuple[Cluster, ...]:
    """The clusters with their names; of people, those of whom at least one report shows an office."""
    return tuple(
        Cluster(kind=kind, id=members[0], name=_name(kind, sighted, members), members=members)
        for members in linked.clustered.clusters
        if kind != "person" or any(sighted.people[member].holder for member in members)
    )


def _name(kind: LinkedKind, sighted: Sighted, members: tuple[str, ...]) -> str:
    """The form printed most often; of as many, the shorter."""
    if kind == "person":
        names = Counter(sighted.people[member].name for member in members)
    elif kind == "event":
        names = Counter(sighted.events[member].name or "" for member in members)
    else:
        names = Counter(sighted.things[kind][member].name for member in members)
    return min(names, key=lambda name: (-names[name], len(name), name))


def _told(linked: dict[LinkedKind, Linked]) -> Iterable[Judgement]:
    for kind in sorted(linked):
        for judgement in linked[kind].judgements:
            if judgement.reasons[0].key not in NOT_TOLD:
                yield judgement


def _between(linked: dict[LinkedKind, Linked], cluster_of: dict[LinkedKind, dict[str, str]]) -> Iterable[Conflict]:
    for kind in sorted(linked):
        clustered = linked[kind].clustered
        yield from disagreeing(clustered.contradictions)
        known = cluster_of[kind]
        apart = [each for each in clustered.kept_apart if each.left in known and each.right in known]
        yield from kept_apart(known, apart)
