"""Every rule of the project, proved by its own examples and rejects."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from duikou.errors import DataError
from duikou.grammar import Page, Rule, find, load_rules
from duikou.model.records import Block
from duikou.reading.context import Context
from duikou.reading.people import read_people

SOURCE = Path(__file__).parents[2] / "src"
FEWEST_EXAMPLES = 2


class RuleFile(NamedTuple):
    """A TOML file with `[[rule]]` tables: the package it lies in, and its name."""

    package: str
    name: str

    def __str__(self) -> str:
        return f"{self.package}/{self.name}.toml"

    @property
    def prefixes(self) -> set[str]:
        """What the ids of its rules may begin with: its name, or its folder's name."""
        return {self.name, self.package.rpartition(".")[2]}


def rule_files() -> list[RuleFile]:
    """Every rule file under `src/duikou`. One that is no TOML counts as well, so that a slip of the pen is seen."""
    return [
        RuleFile(".".join(path.parent.relative_to(SOURCE).parts), path.stem)
        for path in sorted(SOURCE.glob("duikou/**/*.toml"))
        if re.search(r"^\[\[rule\]\]", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]


def rules_of(file: RuleFile) -> tuple[Rule, ...]:
    """The rules of a file, none where it does not load: `test_a_rule_file_loads` says so."""
    try:
        return load_rules(*file)
    except DataError:
        return ()


FILES = rule_files()
RULES = [(file, rule) for file in FILES for rule in rules_of(file)]


@cache
def page_of(text: str, layer: str) -> Page:
    """A text as one paragraph, with the layer that a rule runs over."""
    page = Page(text)
    if layer == "people":
        read_people(Context("sha256:0", page, (Block("paragraph", (0, len(text)), "line 1"),)))
    return page


def finds(rule: Rule, text: str) -> list[dict[str, str]]:
    """The words of each group, for every match of a rule."""
    page = page_of(text, rule.source.layer)
    return [{group: text[slice(*span)] for group, span in match.spans.items()} for match in find(rule, page)]


def fault_of_example(rule: Rule, text: str, wanted: dict[str, str]) -> str | None:
    """Say what is wrong where no match has all the words wanted."""
    found = finds(rule, text)
    if any(wanted.items() <= words.items() for words in found):
        return None
    shape = page_of(text, rule.source.layer).shapes[rule.source.layer]
    return f"{rule.id} does not find {wanted} in\n{text}\n{shape}\nbut {found}"


def fault_of_reject(rule: Rule, text: str) -> str | None:
    """Say what is wrong where a rule matches a text that it must leave alone."""
    found = finds(rule, text)
    shape = page_of(text, rule.source.layer).shapes[rule.source.layer]
    return f"{rule.id} matches {found} in\n{text}\n{shape}" if found else None


def by_id(value: object) -> str | None:
    return value.id if isinstance(value, Rule) else str(value) if isinstance(value, RuleFile) else None


def test_the_rule_files_are_seen() -> None:
    assert {RuleFile("duikou.reading.people", "rules"), RuleFile("duikou.reading.figures", "rules")} <= set(FILES)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_rule_file_loads(file: RuleFile) -> None:
    assert load_rules(*file)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_table_of_a_rule_file_is_a_rule(file: RuleFile) -> None:
    """A `[[rules]]` among `[[rule]]` would be passed over in silence."""
    path = SOURCE.joinpath(*file.package.split("."), f"{file.name}.toml")
    assert list(tomllib.loads(path.read_text(encoding="utf-8"))) == ["rule"]


@pytest.mark.parametrize(("file", "rule"), RULES, ids=by_id)
def test_a_rule_says_what_it_is(file: RuleFile, rule: Rule) -> None:
    prefix, _, name = rule.id.partition(".")
    assert prefix in file.prefixes
    assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
    assert rule.source.why.strip()
    assert len({example.text for example in rule.source.examples}) >= FEWEST_EXAMPLES
    assert rule.source.rejects


@pytest.mark.parametrize(("file", "rule"), RULES, ids=by_id)
def test_a_rule_finds_its_examples(file: RuleFile, rule: Rule) -> None:
    named = [bool(example.find) for example in rule.source.examples]
    assert all(named) if rule.pattern.groupindex else not any(named), "an example says what its groups hold"
    faults = [fault_of_example(rule, example.text, example.find) for example in rule.source.examples]
    assert list(filter(None, faults)) == []


@pytest.mark.parametrize(("file", "rule"), RULES, ids=by_id)
def test_a_rule_leaves_its_rejects_alone(file: RuleFile, rule: Rule) -> None:
    assert list(filter(None, [fault_of_reject(rule, text) for text in rule.source.rejects])) == []


@pytest.mark.parametrize(("file", "rule"), RULES, ids=by_id)
def test_a_rule_asks_only_for_groups_it_has(file: RuleFile, rule: Rule) -> None:
    """A test of a group that is not there would fail every match, and no reject would tell."""
    assert rule.where.keys() <= rule.pattern.groupindex.keys()


def test_every_id_is_given_once() -> None:
    counts = Counter(rule.id for _, rule in RULES)
    assert [rule_id for rule_id, count in counts.items() if count > 1] == []


def test_every_rule_is_proved() -> None:
    """As many rules as the files have: none got lost on the way to the proofs."""
    written = sum(
        len(re.findall(r"^\[\[rule\]\]", path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in SOURCE.glob("duikou/**/*.toml")
    )
    assert len(RULES) == written > 0
