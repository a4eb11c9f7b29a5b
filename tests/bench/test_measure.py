"""The measures: each right and wrong answer counts as it should, and as the common scorer counts it."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from bench_path import ROOT
from gold_readings import perfect, spoiled

from case import Case
from measure import MEASURES, contains, ends_alike, measure, region
from statements import groups
from tally import Tally, matched, total

GOLD = sorted((ROOT / "tests/gold").glob("*.json"))
SCORER = ROOT.parent / "shared" / "evaluate" / "score.py"

TEXT = "甄远山说，希望甲省加大支持；我们将做好服务。记者石一。"
FACTS = {
    "bylines": [{"name": "石一", "kind": "reporter"}],
    "people": [
        {"name": "甄远山", "posts": ["甲省副省长"], "side": "guest", "roles": ["leader", "speaker"]},
        {"name": "闵照川", "posts": [], "side": "host", "roles": ["attendee"]},
    ],
    "events": [{"kind": "visit", "start": "2024-05-06", "end": "--05-08", "guest": "甲省", "host": None, "main": True}],
    "published": "2024-05-09",
    "sites": ["甲县人民医院"],
    "projects": [],
    "figures": [{"kind": "area", "value": 3}, {"kind": "money", "value": 3}],
    "statements": [
        {"speaker": "甄远山", "act": "request", "quote": "希望甲省加大支持"},
        {"speaker": "<会议>", "act": "commitment", "quote": "我们将做好服务"},
    ],
    "statements_complete": True,
}


def counts(name: str, **reading: Any) -> tuple[int, int, int, int]:
    """What one measure says of a reading of the report above."""
    tally = MEASURES[name](Case("000", FACTS, {"document": {"text": TEXT}, **reading}))
    return tally[:4]


def person(name: str, side: str = "guest", *posts: str) -> dict[str, Any]:
    return {"id": name, "name": name, "side": side, "posts": [{"title": post} for post in posts]}


def event(**fields: Any) -> dict[str, Any]:
    return {"kind": "visit", "main": True, **fields}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], (0, 0, 0, 2)),
        (["甄远山", "闵照川"], (2, 2, 2, 2)),
        (["甄 远山", "甄远山"], (1, 1, 1, 2)),
        (["甄远", "石一"], (0, 1, 0, 2)),
    ],
)
def test_people(names: list[str], expected: tuple[int, ...]) -> None:
    assert counts("people", people=[person(name) for name in names]) == expected


@pytest.mark.parametrize(
    ("name", "post", "strict", "loose"),
    [
        ("甄远山", "甲省副省长", (1, 1, 1, 1), (1, 1, 1, 1)),
        ("甄远山", "副省长", (0, 1, 0, 1), (1, 1, 1, 1)),
        ("甄远山", "省长", (0, 1, 0, 1), (0, 1, 0, 1)),
        ("闵照川", "甲省副省长", (0, 1, 0, 1), (0, 1, 0, 1)),
        ("石一", "记者", (0, 0, 0, 1), (0, 0, 0, 1)),
    ],
)
def test_posts(name: str, post: str, strict: tuple[int, ...], loose: tuple[int, ...]) -> None:
    reading = [person(name, "guest", post)]
    assert (counts("posts", people=reading), counts("posts~", people=reading)) == (strict, loose)


def test_roles_count_over_all_events_and_only_for_known_people() -> None:
    events = [
        event(participants=[{"person": "甄远山", "roles": ["leader"]}, {"person": "nobody", "roles": ["chair"]}]),
        {"participants": [{"person": "甄远山", "roles": ["leader", "chair"]}]},
    ]
    assert counts("roles", people=[person("甄远山")], events=events) == (1, 2, 1, 3)


def test_a_side_counts_only_for_who_is_found() -> None:
    assert counts("side", people=[person("甄远山", "host"), person("石一")]) == (0, 1, 0, 1)
    assert counts("side", people=[person("甄远山"), person("闵照川", "host")]) == (2, 2, 2, 2)


@pytest.mark.parametrize(
    ("name", "fields", "expected"),
    [
        ("event.kind", {}, (1, 1, 1, 1)),
        ("event.kind", {"kind": "meeting"}, (0, 1, 0, 1)),
        ("event.kind", {"main": False}, (0, 1, 0, 1)),
        ("event.start", {"start": {"value": "2024-05-06"}}, (1, 1, 1, 1)),
        ("event.start", {"start": {"value": "2024-05"}}, (0, 1, 0, 1)),
        ("event.start", {"start": None}, (0, 1, 0, 1)),
        ("event.end", {"end": {"value": "2024-05-08"}}, (0, 0, 0, 0)),
        ("event.guest", {"guest": {"name": "甲省"}}, (1, 1, 1, 1)),
        ("event.guest", {"guest": None}, (0, 1, 0, 1)),
        ("event.host", {"host": {"name": "乙市"}}, (0, 0, 0, 0)),
        ("sites", {"sites": [{"name": "人民医院"}]}, (1, 1, 1, 1)),
        ("sites", {"sites": [{"name": "医院"}]}, (0, 1, 0, 1)),
    ],
)
def test_the_main_event(name: str, fields: dict[str, Any], expected: tuple[int, ...]) -> None:
    assert counts(name, events=[event(**fields)]) == expected


def test_the_day_of_publication() -> None:
    assert counts("published", document={"published": {"value": "2024-05-09"}}) == (1, 1, 1, 1)
    assert counts("published", document={"published": None}) == (0, 1, 0, 1)


def test_figures_of_other_kinds_go_together() -> None:
    found = [{"kind": "count", "value": 3.0}, {"kind": "percent", "value": 3}, {"kind": "length", "value": 3}]
    assert counts("figures", figures=found) == (1, 2, 1, 2)


@pytest.mark.parametrize(
    ("speaker", "act", "words", "strict", "loose"),
    [
        ("甄远山", "request", "希望甲省加大支持", (1, 1, 1, 2), (1, 1, 1, 2)),
        ("甄远山", "request", "甄远山说，希望甲省加大支持；我", (1, 1, 1, 2), (1, 1, 1, 2)),
        ("甄远山", "request", "大支持；我们将做好服务", (0, 1, 0, 2), (0, 1, 0, 2)),
        ("甄远山", "commitment", "我们将做好服务", (0, 1, 0, 2), (1, 1, 1, 2)),
        (None, "commitment", "我们将做好服务", (1, 1, 1, 2), (1, 1, 1, 2)),
        ("甄远山", "thanks", "希望甲省加大支持", (0, 0, 0, 2), (0, 0, 0, 2)),
    ],
)
def test_statements(speaker: str | None, act: str, words: str, strict: tuple[int, ...], loose: tuple[int, ...]) -> None:
    start = TEXT.index(words)
    said = [{"speaker": speaker, "act": act, "span": [start, start + len(words)]}]
    reading = {"people": [person("甄远山")], "statements": said}
    assert (counts("statements", **reading), counts("acts", **reading)) == (strict, loose)


def test_two_halves_of_a_statement_are_both_right() -> None:
    halves = [{"speaker": "甄远山", "act": "request", "span": span} for span in ([5, 9], [9, 13])]
    assert counts("statements", people=[person("甄远山")], statements=halves) == (2, 2, 1, 2)


def test_the_groups_of_a_quote() -> None:
    plain = "一是甲；二是乙。甲！丙"
    assert [plain[slice(*span)] for span in groups(plain, "甲")] == ["一是甲；", "甲！"]
    assert [plain[slice(*span)] for span in groups(plain, "甲；")] == ["一是甲；"]
    assert [plain[slice(*span)] for span in groups(plain, "丙")] == ["丙"]
    assert list(groups(plain, "丁")) == list(groups(plain, "")) == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("西藏自治区", "西藏"),
        ("甘南藏族自治州", "甘南"),
        ("伊犁哈萨克自治州", "伊犁"),
        ("新疆维吾尔自治区", "新疆"),
        ("海西蒙古族藏族自治州", "海西"),
        ("甘南州", "甘南"),
        ("山 南市", "山南"),
        ("沙县", "沙县"),
        ("兵团第三师", "兵团第三师"),
        (None, ""),
    ],
)
def test_the_short_name_of_a_region(name: str | None, short: str) -> None:
    assert region(name) == short


def test_what_is_alike() -> None:
    assert ends_alike(("甲", "省委书记"), ("甲", "乙省省委书记"))
    assert not ends_alike(("甲", "书记"), ("甲", "省委书记"))
    assert not ends_alike(("甲", "省委书记"), ("乙", "省委书记"))
    assert contains("甲县人民医院", "人民医院") and not contains("甲县", "甲县人民医院")


def test_each_gold_fact_is_matched_once() -> None:
    tally = matched("000", ["人民医院", "甲县人民医院"], ["甲县人民医院"], contains)
    assert tally == Tally(1, 2, 1, 1, (), ("000 甲县人民医院",))


def test_scores() -> None:
    assert Tally().score is None
    assert Tally(0, 1, 0, 1).score == Tally(0, 1, 0, 0).score == 0.0
    assert total([Tally(1, 2, 1, 2, ("甲",)), Tally(2, 2, 2, 2, ("乙",))]) == Tally(3, 4, 3, 4, ("甲", "乙"))
    assert Tally(1, 2, 3, 3).score == pytest.approx(2 / 3)
    assert total([]) == Tally()


def load(path: Path) -> tuple[dict[str, Any], str]:
    return json.loads(path.read_text(encoding="utf-8")), path.with_suffix(".txt").read_bytes().decode("utf-8")


def test_a_perfect_reading_scores_one() -> None:
    cases = [Case(path.stem, gold, perfect(gold, text)) for path in GOLD for gold, text in [load(path)]]
    assert {name: tally.score for name, tally in measure(cases).items()} == dict.fromkeys(MEASURES, 1.0)


def test_an_empty_reading_scores_nothing() -> None:
    tallies = measure([Case(path.stem, load(path)[0], {}) for path in GOLD])
    assert {name for name, tally in tallies.items() if tally.score is None} == {"side", "paper.side"}
    assert {tally.score for tally in tallies.values()} == {None, 0.0}


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """Another writing of the same measures, for reports that are not ours to keep here."""
    if not SCORER.exists():
        pytest.skip("the common scorer is not beside this checkout")
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(3))
def test_the_common_scorer_gives_the_same_figures(scorer: ModuleType, seed: int) -> None:
    made = [
        (path.stem, gold, text, spoiled(perfect(gold, text), 1000 * seed + number))
        for number, path in enumerate(GOLD)
        for gold, text in [load(path)]
        if "paper" not in gold
    ]
    rows = {name: tally.row() for name, tally in scorer.score(made).items()}
    theirs = {name: row["F1"] if "F1" in row else row["share"] for name, row in rows.items()}
    assert all(0 < score < 1 for score in theirs.values())
    mine = measure([Case(name, gold, reading) for name, gold, _, reading in made])
    assert {name: mine[name].score for name in theirs} == pytest.approx(theirs, abs=1e-4)
