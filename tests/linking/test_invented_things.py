"""The measures: names of organisations, projects and posts in an invented world whose truth is known."""

import sys
from pathlib import Path

import pytest
from bcubed import bcubed
from invented_careers import invent
from invented_things import ThingWorld, with_things

from duikou.model.linking import LinkedKind

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from linking_things import Measured, grounds, measure_things

RECALL = {"organisation": 0.8, "project": 0.45, "post": 0.85}
PROVEN, ENOUGH = 0.99, 200


@pytest.fixture(scope="module")
def world() -> ThingWorld:
    return with_things(invent(1500, 3), 3)


@pytest.fixture(scope="module")
def measured(world: ThingWorld) -> dict[LinkedKind, Measured]:
    return measure_things(world)


def test_the_world_holds_what_makes_names_hard(world: ThingWorld) -> None:
    """One name in two regions, one thing under two names."""
    names: dict[str, set[str]] = {}
    things: dict[str, set[str]] = {}
    for reading in world.readings:
        for event in reading.events:
            for site in event.sites:
                key = world.truth["organisation"][site.id]
                names.setdefault(site.name, set()).add(key)
                things.setdefault(key, set()).add(site.name)
    assert sum(len(keys) > 1 for keys in names.values()) > 20
    assert sum(len(forms) > 1 for forms in things.values()) > 100
    phases = {key.rpartition("/")[2] for key in world.truth["project"].values()}
    assert phases == {"", "一", "二"}


def test_the_machine_decides_only_where_it_is_right(world: ThingWorld, measured: dict[LinkedKind, Measured]) -> None:
    for kind, found in measured.items():
        score = found.score
        assert score.precision >= PROVEN and score.recall >= RECALL[kind], (kind, score)
        for ground, (number, right) in grounds(found.linked, world.truth[kind]).items():
            if number >= ENOUGH:
                assert right >= PROVEN * number, (kind, ground, number, right)


def test_the_name_alone_would_be_wrong(world: ThingWorld, measured: dict[LinkedKind, Measured]) -> None:
    """The measure can fail: one core, one thing."""
    found = measured["organisation"]
    cores: dict[str, list[str]] = {}
    for thing in found.things:
        cores.setdefault(thing.core, []).append(thing.id)
    truth = {thing.id: world.truth["organisation"][thing.id] for thing in found.things}
    assert bcubed(cores.values(), truth).precision < 0.5
