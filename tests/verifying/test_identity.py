"""Ids follow from what their records say, stand once, and are those of somebody."""

from collections.abc import Callable
from typing import Any

import pytest

from duikou.verifying import Failure
from verifying.changed_readings import Change, earned

SaidOf = Callable[[Change], list[Failure]]
OTHER = "0123456789abcdef"


@pytest.mark.parametrize(
    ("pick", "place"),
    [
        (lambda r: r["people"][1], "people[1].id"),
        (lambda r: r["people"][1]["posts"][0], "people[1].posts[0].id"),
        (lambda r: r["organisations"][0], "organisations[0].id"),
        (lambda r: r["events"][1], "events[1].id"),
        (lambda r: r["events"][0]["sites"][0], "events[0].sites[0].id"),
        (lambda r: r["events"][0]["participants"][1], "events[0].participants[1].id"),
        (lambda r: r["statements"][0], "statements[0].id"),
        (lambda r: r["projects"][0], "projects[0].id"),
        (lambda r: r["figures"][1], "figures[1].id"),
        (lambda r: r["pairings"][0], "pairings[0].id"),
    ],
)
def test_an_id_that_does_not_follow_from_its_record(
    said_of: SaidOf, pick: Callable[[dict[str, Any]], dict[str, Any]], place: str
) -> None:
    found = [failure for failure in said_of(lambda r: pick(r).update(id=OTHER)) if failure.record == place]
    assert [(failure.number, failure.why.partition(":")[0]) for failure in found] == [
        ("D208", f"{OTHER} is not what follows from the record")
    ]


def test_the_ids_of_another_document(said_of: SaidOf) -> None:
    found = said_of(lambda r: r["document"].update(id=f"sha256:{'0' * 64}"))
    assert len(found) > 10
    assert {failure.number for failure in found} == {"D208"}


@pytest.mark.parametrize(
    ("pick", "place", "first"),
    [
        (lambda r: r["organisations"], "organisations[1].id", "organisations[0]"),
        (lambda r: r["people"][0]["posts"], "people[0].posts[1].id", "people[0].posts[0]"),
        (lambda r: r["events"][0]["sites"], "events[0].sites[1].id", "events[0].sites[0]"),
        (lambda r: r["statements"], "statements[3].id", "statements[0]"),
        (lambda r: r["figures"], "figures[2].id", "figures[0]"),
    ],
)
def test_an_id_that_stands_twice(
    said_of: SaidOf, pick: Callable[[dict[str, Any]], list[Any]], place: str, first: str
) -> None:
    (found,) = said_of(lambda r: pick(r).append(pick(r)[0]))
    assert (found.number, found.record) == ("D208", place)
    assert found.why.endswith(f" is the id of {first} too")


def test_a_site_of_two_events_and_a_post_of_two_people_are_one(said_of: SaidOf) -> None:
    def change(reading: dict[str, Any]) -> None:
        reading["events"][1]["sites"] = reading["events"][0]["sites"]
        reading["people"][1]["posts"] += reading["people"][0]["posts"]

    assert said_of(change) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda r: r["statements"][0].update(speaker=OTHER), "statements[0].speaker"),
        (lambda r: r["statements"][0].update(speaker=r["events"][0]["id"]), "statements[0].speaker"),
        (lambda r: r["statements"][1].update(event=OTHER), "statements[1].event"),
        (lambda r: r["events"][1].update(within=OTHER), "events[1].within"),
        (lambda r: r["events"][1].update(within=r["events"][1]["id"]), "events[1].within"),
    ],
)
def test_a_reference_to_nobody(said_of: SaidOf, change: Change, place: str) -> None:
    assert [(failure.number, failure.record) for failure in said_of(change)] == [("D208", place)]


def test_a_participant_who_is_nobody(said_of: SaidOf) -> None:
    def change(reading: dict[str, Any]) -> None:
        event = reading["events"][0]
        event["participants"][0] |= {"person": OTHER, "id": earned(reading, "participant", event["id"] + OTHER)}

    (found,) = said_of(change)
    assert (found.number, found.record) == ("D208", "events[0].participants[0].person")
