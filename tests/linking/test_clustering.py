"""Clusters out of judgements, whatever the judgements: people win, no "different" is crossed, order does not matter."""

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from duikou.linking.clustering import cluster, latest, pair_of
from duikou.model.linking import Judgement, Verdict

MEMBERS = "abcdefgh"
PAIRS = list(combinations(MEMBERS, 2))


def judged(pair: tuple[str, str], verdict: Verdict, score: int = 0, when: str | None = None) -> Judgement:
    by = "person" if when else "machine"
    return Judgement(kind="person", left=pair[0], right=pair[1], verdict=verdict, score=score, by=by, when=when)  # type: ignore[arg-type]


VERDICTS = st.sampled_from(["same", "different", "unsure"])
BY_MACHINE = st.lists(
    st.builds(judged, st.sampled_from(PAIRS), VERDICTS, st.integers(-900, 900)), max_size=20,
    unique_by=pair_of,
)  # fmt: skip
BY_PEOPLE = st.lists(
    st.builds(judged, st.sampled_from(PAIRS), VERDICTS, st.just(0), st.dates().map(lambda day: day.isoformat())),
    max_size=8,
)


def together(clusters: tuple[tuple[str, ...], ...], pair: tuple[str, str]) -> bool:
    return any(pair[0] in members and pair[1] in members for members in clusters)


def joined_by_people(by_people: list[Judgement]) -> tuple[tuple[str, ...], ...]:
    return cluster(MEMBERS, by_people, ()).clusters


@given(BY_PEOPLE, BY_MACHINE)
def test_clusters_are_a_partition(by_people: list[Judgement], by_machine: list[Judgement]) -> None:
    clusters = cluster(MEMBERS, by_people, by_machine).clusters
    assert sorted(member for members in clusters for member in members) == list(MEMBERS)


@given(BY_PEOPLE, BY_MACHINE)
def test_what_people_keep_apart_is_never_joined(by_people: list[Judgement], by_machine: list[Judgement]) -> None:
    clusters = cluster(MEMBERS, by_people, by_machine).clusters
    for pair, judgement in latest(by_people).items():
        if judgement.verdict == "different":
            assert not together(clusters, pair)


@given(BY_PEOPLE, BY_MACHINE)
def test_what_people_join_is_joined_or_told_as_a_contradiction(
    by_people: list[Judgement], by_machine: list[Judgement]
) -> None:
    result = cluster(MEMBERS, by_people, by_machine)
    for pair, judgement in latest(by_people).items():
        if judgement.verdict == "same":
            assert together(result.clusters, pair) != (judgement in result.contradictions)


@given(BY_PEOPLE, BY_MACHINE)
def test_a_different_of_the_machine_falls_only_to_people(
    by_people: list[Judgement], by_machine: list[Judgement]
) -> None:
    clusters = cluster(MEMBERS, by_people, by_machine).clusters
    said = latest(by_people)
    for judgement in by_machine:
        pair = pair_of(judgement)
        if judgement.verdict == "different" and pair not in said and together(clusters, pair):
            assert together(joined_by_people(by_people), pair)


@given(BY_PEOPLE, BY_MACHINE)
def test_what_the_machine_joins_and_may_not_is_told(by_people: list[Judgement], by_machine: list[Judgement]) -> None:
    result = cluster(MEMBERS, by_people, by_machine)
    for judgement in by_machine:
        if judgement.verdict == "same" and pair_of(judgement) not in latest(by_people):
            assert together(result.clusters, pair_of(judgement)) != (judgement in result.kept_apart)


@given(BY_PEOPLE, BY_MACHINE, st.integers())
def test_the_order_of_the_input_does_not_matter(
    by_people: list[Judgement], by_machine: list[Judgement], seed: int
) -> None:
    chance = Random(seed)
    shuffled = [chance.sample(each, len(each)) for each in (list(MEMBERS), by_people, by_machine)]
    assert cluster(*shuffled) == cluster(MEMBERS, by_people, by_machine)  # type: ignore[arg-type]


def test_taking_a_judgement_back_is_one_more_row() -> None:
    kept = judged(("a", "b"), "different", when="2024-01-01T10:00")
    back = judged(("b", "a"), "unsure", when="2024-01-02T10:00")
    machine = [judged(("a", "b"), "same", 500)]
    assert not together(cluster("ab", [kept], machine).clusters, ("a", "b"))
    assert not together(cluster("ab", [kept, back], machine).clusters, ("a", "b")), "nobody is asked twice"
    joined = judged(("a", "b"), "same", when="2024-01-03T10:00")
    assert together(cluster("ab", [joined, kept, back], machine).clusters, ("a", "b"))


def test_a_contradiction_is_told_and_not_settled() -> None:
    rows = [
        judged(("a", "b"), "same", when="2024-01-01"),
        judged(("b", "c"), "same", when="2024-01-02"),
        judged(("a", "c"), "different", when="2024-01-03"),
    ]
    result = cluster("abc", rows, ())
    assert result.clusters == (("a", "b"), ("c",))
    assert [pair_of(each) for each in result.contradictions] == [("b", "c")]


def test_the_surest_is_heard_first() -> None:
    rows = [judged(("a", "b"), "same", 300), judged(("b", "c"), "same", 900), judged(("a", "c"), "different", -400)]
    result = cluster("abc", (), rows)
    assert result.clusters == (("a",), ("b", "c"))
    assert [pair_of(each) for each in result.kept_apart] == [("a", "b")]
