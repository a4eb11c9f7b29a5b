"""Pairs written by hand: what is to be said of two names in two reports, and why."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from made_sightings import Named, made_reading

from duikou.linking.features import judge, say
from duikou.linking.people.comparing import compare_people
from duikou.linking.seeing import see
from duikou.linking.seen import SeenPerson

CASES = tomllib.loads(Path(__file__).with_name("pair_cases.toml").read_text(encoding="utf-8"))["pair"]


def seen(number: int, side: dict[str, Any]) -> SeenPerson:
    posts = tuple(
        (title.strip(), code.strip() or None) for title, code in (post.split("@") for post in side.get("posts", ()))
    )
    reading = made_reading(
        number, [Named(side["name"], posts, group=side.get("label"))], day=side["day"], guest=None, host=None
    )
    (person,) = see(reading).people
    return person


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_pair_is_judged_as_people_would(case: dict[str, Any]) -> None:
    left, right = seen(1, case["left"]), seen(2, case["right"])
    judgement = judge("person", left.id, right.id, compare_people(left, right))
    assert judgement.verdict == case["verdict"], [(say(each, "en"), each.points) for each in judgement.reasons]


def test_the_order_of_a_pair_does_not_matter() -> None:
    for case in CASES:
        left, right = seen(1, case["left"]), seen(2, case["right"])
        assert compare_people(left, right).score == compare_people(right, left).score, case["why"]


def test_the_score_is_the_sum_of_the_reasons() -> None:
    left, right = (seen(number, CASES[0][side]) for number, side in ((1, "left"), (2, "right")))
    said = compare_people(left, right)
    assert [each.key for each in said.reasons] == ["name.rare", "post.same", "area.province", "career.plausible"]
    assert said.score == sum(each.points for each in said.reasons) == 740 + 350 + 300 + 30
