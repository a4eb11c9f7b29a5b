"""What CONTRIBUTING shows is true: the rule proves itself and the row stands in its table."""

import re
from pathlib import Path

import pytest

from duikou.grammar import Match, Page, Rule, find, load_rules
from duikou.lexicon import load_table

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAME = "章若谷"


def shown(language: str) -> str:
    """The one code block of a language."""
    (block,) = re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    return str(block)


@pytest.fixture
def rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rule:
    package = tmp_path / "shown_rules"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "rules.toml").write_text(shown("toml"), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    (only,) = load_rules("shown_rules")
    return only


def matches(rule: Rule, text: str) -> list[Match]:
    """Where the rule holds, with the invented name elected."""
    page = Page(text)
    place = text.index(NAME)
    page.overlay("words", "people", [((place, place + len(NAME)), "N")])
    return list(find(rule, page))


def test_the_rule_finds_its_examples_and_leaves_its_rejects(rule: Rule) -> None:
    assert len(rule.source.examples) > 1
    for example in rule.source.examples:
        (match,) = matches(rule, example.text)
        assert {group: example.text[slice(*match.spans[group])] for group in example.find} == example.find
    assert rule.source.rejects
    assert [text for text in rule.source.rejects if matches(rule, text)] == []


def paths_told(text: str) -> set[str]:
    """Files and folders that a page names; `<folder>` and NNN stand for any."""
    told = re.findall(r"`((?:src|tests|bench|docs|scripts|samples)/[^`\s]*)`", text)
    return {re.sub(r"<\w+>|NNN", "*", path) for path in told}


def test_every_path_told_of_exists() -> None:
    told = paths_told(TEXT)
    assert len(told) > 4
    assert [path for path in sorted(told) if not any(ROOT.glob(path))] == []


def test_every_package_told_of_exists() -> None:
    told = set(re.findall(r"`(duikou_\w+)`", TEXT))
    assert told
    assert [name for name in sorted(told) if not (ROOT / "src" / name).is_dir()] == []


def test_a_path_that_is_not_there_is_seen() -> None:
    assert [path for path in paths_told("in `tests/nowhere/<folder>/a.toml`") if not any(ROOT.glob(path))]


def test_the_row_stands_in_a_table() -> None:
    header, row = shown("csv").splitlines()
    table = ROOT / "src/duikou/lexicon/tables/events.csv"
    assert {header, row} <= set(table.read_text(encoding="utf-8").splitlines())
    assert row.split(",")[0] in {entry.form for entry in load_table("events")}
