"""Loading and running rules: what is refused, and what a match carries."""

import sys
from pathlib import Path

import pytest

from duikou.errors import DataError
from duikou.grammar import Page, Rule, find, load_rules

RULE = """
[[rule]]
id = "{folder}.speaker"
why = "A name before a verb of speaking."
layer = "words"
pattern = '''
    (?P<name> h{{2,3}} )    # nothing known
    (?P<verb> Vv* )
    (?P<rest> 9+ )?
'''
where = {{ verb = "指出|强调" }}
examples = [{{ text = "甄远山指出", find = {{ name = "甄远山" }} }}]
rejects = ["甄远山表示"]
"""


def package(folder: Path, rules: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with one rule file, importable for the length of a test; its name is the test's own folder."""
    name = f"rules_of_{folder.name}"
    home = folder / name
    home.mkdir()
    (home / "__init__.py").touch()
    (home / "rules.toml").write_text(rules.format(folder=name), encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, name, raising=False)
    return name


@pytest.fixture
def speaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rule:
    (rule,) = load_rules(package(tmp_path, RULE, monkeypatch))
    return rule


@pytest.mark.parametrize(
    ("good", "broken"),
    [
        ("[[rule]]", "[[rule]"),
        ("[[rule]]", "[[rules]]"),
        ("[[rule]]", "[rule]"),
        ("(?P<name> h", "(?P<name h"),
        ('"指出|强调"', '"指出|(强调"'),
        ('why = "A name before a verb of speaking."', ""),
        ("where =", "were ="),
        ('"甄远山表示"', "3"),
        ("find = {{ name", "finds = {{ name"),
    ],
)
def test_a_rule_that_is_not_well_formed_is_refused(
    good: str, broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert good in RULE
    name = package(tmp_path, RULE.replace(good, broken), monkeypatch)
    with pytest.raises(DataError) as raised:
        load_rules(name)
    assert raised.value.number == "D302"
    assert raised.value.where == f"{name}/rules.toml"
    assert raised.value.detail


def test_a_match_carries_the_groups_that_took_part(speaker: Rule) -> None:
    (match,) = find(speaker, Page("会上，甄远山指出，要抓好落实。"))
    assert match.rule is speaker
    assert (match.span, match.spans) == ((3, 8), {"name": (3, 6), "verb": (6, 8)})


def test_where_looks_at_the_words_of_a_group(speaker: Rule) -> None:
    assert not list(find(speaker, Page("会上，甄远山表示感谢。")))


def test_a_rule_runs_between_two_places(speaker: Rule) -> None:
    page = Page("甄远山指出。闵照川强调。")
    assert [match.spans["name"] for match in find(speaker, page)] == [(0, 3), (6, 9)]
    assert [match.spans["name"] for match in find(speaker, page, 6)] == [(6, 9)]
    assert [match.spans["name"] for match in find(speaker, page, 0, 6)] == [(0, 3)]
    assert [match.spans["name"] for match in find(speaker, page, 1, 4)] == []
