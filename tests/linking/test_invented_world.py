"""The measures: people and events of an invented world whose truth is known, and the reader's own readings of it."""

from random import Random

import pytest
from bcubed import bcubed
from invented_careers import World, invent

import duikou
from duikou.linking.linker import Links, link_readings
from duikou.model.linking import Judgement, LinkedKind, Linking
from duikou.model.text import record_id

REPORTS = 90


@pytest.fixture(scope="module")
def world() -> World:
    return invent(REPORTS)


@pytest.fixture(scope="module")
def links(world: World) -> Links:
    return link_readings(world.readings)


def members(linking: Linking, kind: LinkedKind) -> list[tuple[str, ...]]:
    return [cluster.members for cluster in linking.clusters if cluster.kind == kind]


def test_the_world_holds_what_makes_linking_hard(world: World) -> None:
    assert len(world.readings) == REPORTS and len(world.people) >= 200
    numbers = set(world.people.values())
    names = {official.number: official.name for official in world.officials}
    assert len({names[number] for number in numbers}) < len(numbers), "namesakes"
    spellings: dict[int, set[str]] = {}
    bare = 0
    for reading in world.readings:
        for person in reading.people:
            bare += not person.posts
            if person.id in world.people:
                spellings.setdefault(world.people[person.id], set()).add(person.name)
    assert bare > 50 and any(len(found) > 1 for found in spellings.values())
    moved = [official for official in world.officials if len({held.division[:2] for held in official.holdings}) > 1]
    assert any(official.number in numbers for official in moved)
    assert len(set(world.events.values())) < len(world.events), "events told twice"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_people_are_told_apart(seed: int) -> None:
    world = invent(REPORTS, seed)
    linking = link_readings(world.readings).linking
    people = bcubed(members(linking, "person"), world.people)
    events = bcubed(members(linking, "event"), world.events)
    assert people.f1 >= 0.95 and people.precision >= 0.99, people
    assert events.f1 >= 0.90, events


def test_a_larger_world_with_more_namesakes() -> None:
    """Names repeat as the world grows: 1,500 officials over 14 years."""
    world = invent(1500, 4)
    linking = link_readings(world.readings).linking
    people = bcubed(members(linking, "person"), world.people)
    assert people.f1 >= 0.95 and people.precision >= 0.985, people
    assert bcubed(members(linking, "event"), world.events).f1 >= 0.97


def test_name_alone_would_be_wrong(world: World) -> None:
    """What the measure says of the naive rule, so that it is known to be able to fail."""
    by_name: dict[str, list[str]] = {}
    for reading in invent(1500, 4).readings:
        for person in reading.people:
            by_name.setdefault(person.name, []).append(person.id)
    assert bcubed(by_name.values(), invent(1500, 4).people).precision < 0.97


def test_the_same_readings_in_any_order_give_the_same(world: World, links: Links) -> None:
    for seed in (1, 2):
        shuffled = Random(seed).sample(world.readings, len(world.readings))
        assert link_readings(shuffled).linking == links.linking


def test_judgements_of_people_win_over_the_machine(world: World, links: Links) -> None:
    """Each third pair that the machine joined is kept apart by hand, each third that it left is joined."""
    pairs = [each for each in links.linking.judgements if each.kind == "person"][::3]
    turned = {"same": "different", "unsure": "same", "different": "same"}
    rows = [
        Judgement(
            kind="person", left=each.left, right=each.right, verdict=turned[each.verdict], by="person", who="steward",  # type: ignore[arg-type]
            when="2026-07-01",
        )
        for each in pairs
    ]  # fmt: skip
    linking = link_readings(world.readings, rows).linking
    cluster_of = {member: number for number, found in enumerate(members(linking, "person")) for member in found}
    told = {frozenset(each.subjects) for each in linking.conflicts if each.kind == "judgements_disagree"}
    assert rows
    for row in rows:
        one = cluster_of.get(row.left, row.left) == cluster_of.get(row.right, row.right)
        assert one == (row.verdict == "same") or (row.verdict == "same" and frozenset((row.left, row.right)) in told)


def test_what_is_inferred_is_mostly_right(world: World, links: Links) -> None:
    officials = {official.number: official for official in world.officials}
    right = [
        any(holding.division == inferred.division for holding in officials[world.people[inferred.person]].holdings)
        for inferred in links.linking.inferred
        if inferred.division and inferred.person in world.people
    ]
    assert len(right) > 10 and sum(right) >= 0.95 * len(right)


def test_the_readers_own_readings_of_these_reports_are_linked_as_well() -> None:
    """From text to people: what the reader finds of the names, linked."""
    world = invent(40)
    readings, truth = [], {}
    for invented in world.readings:
        reading = duikou.read(invented.document.text.encode(), source=invented.document.id)
        numbers = {person.name: world.people[person.id] for person in invented.people if person.id in world.people}
        found = {record_id(reading.document.id, "person", name): number for name, number in numbers.items()}
        held = {person.id for person in reading.people if person.office_holder}
        truth.update({key: number for key, number in found.items() if key in held})
        readings.append(reading)
    assert len(truth) > 100
    score = bcubed(members(link_readings(readings).linking, "person"), truth)
    assert score.precision >= 0.97 and score.f1 >= 0.93, score
