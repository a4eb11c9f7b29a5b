"""What a pattern needs, and the gate that keeps rules away from texts without it."""

import re
from pathlib import Path

import pytest
from test_rules import RULES

from duikou.grammar import Page, Rule, find
from duikou.grammar.gate import Gate
from duikou.grammar.needs import required, stays_in_line
from duikou.model.records import Block
from duikou.reading.context import Context
from duikou.reading.people import read_people

GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.txt"))


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("考察", ["考察"]),
        ("考察|调研", ["考察 调研"]),
        ("(?:在|到)[^，]{2,9}(?:考察|调研)", ["到 在", "考察 调研"]),
        ("(?P<verb>指出|强调)[，：]", ["强调， 强调： 指出， 指出："]),
        ("甲?乙", ["乙"]),
        ("甲乙?", ["甲", "甲"]),
        ("甲{0,9}乙+", ["乙"]),
        ("(?:甲乙){3,5}", ["甲乙"]),
        ("(?:甲[^，]+|乙)丙", ["丙", "乙 甲"]),
        ("(?:甲[^，]+|[^，]+)", []),
        ("(?=甲)[^，]乙", ["甲", "乙"]),
        ("(?<=甲)乙", ["乙", "甲"]),
        ("(?<=[甲\\n])乙", ["乙"]),
        ("(?!甲)(?<!乙)丙", ["丙"]),
        ("(?>甲|乙)(?P<one>丙)(?P=one)", ["乙丙 甲丙"]),
        ("[0-3]月", ["0月 1月 2月 3月"]),
        ("[0-9]{1,2}月", ["0 1 2 3 4 5 6 7 8 9", "月"]),
        (r"[\d]月", ["月"]),
        ("(?i:ab)c", ["c"]),
        ("甲[^乙]", ["甲"]),
    ],
)
def test_what_a_pattern_needs(pattern: str, needs: list[str]) -> None:
    found = [" ".join(sorted(need)) for need in required(re.compile(pattern))]
    assert sorted(set(found)) == sorted(set(needs))


def test_a_pattern_that_takes_any_case_needs_nothing() -> None:
    assert required(re.compile("abc", re.IGNORECASE)) == ()


@pytest.mark.parametrize(
    "pattern", ["甲[^，\\n]+乙", "(?<=[。\\n])甲", "甲(?=[，\\n])", "甲.乙", "(?m:^)甲", r"\A甲", "甲[ ]乙", "(?m:甲$)"]
)
def test_a_pattern_that_stays_in_its_line(pattern: str) -> None:
    assert stays_in_line(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "甲\\n乙",
            "甲[^，]+乙",
            r"甲\s乙",
            "甲(?=[，\\n]乙)",
            "(?s:甲.乙)",
            r"甲\Z",
            "甲$",
            r"甲\W",
            "[^乙]",
            r"(甲)\1",
        ),
        *("甲(?=$)", "甲(?=[，。]|$)", "甲(?!$)", "甲(?<=甲$)", r"甲(?=\n\Z)", r"(?m)甲(?=\n\Z)"),
        *("乙(?=(?=\\n甲))", "甲(?=.(?=\\n乙))", "甲(?<=甲(?=\\n乙))"),
    ],
)
def test_a_pattern_that_may_leave_its_line(pattern: str) -> None:
    assert not stays_in_line(re.compile(pattern))


def test_the_gate_tells_what_a_text_and_its_lines_hold() -> None:
    deed, place = frozenset({"考察", "调研"}), frozenset({"医院"})
    gate = Gate([deed, place])
    held = gate.held("到医院考察\n调研")
    assert (held.missing, held.lines) == (0, [(0, 5, 0), (6, 8, gate.bits([place]))])
    assert held.lines_with(gate.bits([deed])) == [(0, 6), (6, 9)]
    assert held.lines_with(gate.bits([place])) == [(0, 6)]
    assert gate.held("在家").missing == gate.bits([deed, place]) == 3
    assert gate.bits([frozenset({"学校"})]) == 0


def page_of(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    page = Page(text)
    read_people(Context("sha256:0", page, (Block("paragraph", (0, len(text)), "line 1"),)))
    return page


def without_gate(rule: Rule, page: Page) -> list[tuple[int, int]]:
    return [
        found.span()
        for found in rule.pattern.finditer(page.shapes[rule.layer])
        if all(
            found[group] is not None and test.fullmatch(page.view, *found.span(group))
            for group, test in rule.where.items()
        )
    ]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_gate_loses_no_match(path: Path) -> None:
    page = page_of(path)
    for _file, rule in RULES:
        assert [match.span for match in find(rule, page)] == without_gate(rule, page), rule.id


def test_the_gate_keeps_many_rules_out() -> None:
    """Or it would be for nothing."""
    page = page_of(GOLD[0])
    assert list(find(RULES[0][1], page)) is not None
    assert page.held is not None
    kept_out = [rule for _file, rule in RULES if rule.bits & page.held.missing]
    assert len(kept_out) > len(RULES) / 3
