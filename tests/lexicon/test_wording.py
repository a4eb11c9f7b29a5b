"""What is said to people stands in both languages, and every rule that made something can be told of."""

import re
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from duikou.lexicon.wording import code_rules, rule_sentence
from duikou.pipeline import read_with_traces

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "src/duikou" / name for name in ("documents", "reading")]
PIPELINE = ROOT / "src/duikou/pipeline.py"
REPORTS = sorted(chain((ROOT / "tests/gold").glob("*.txt"), (ROOT / "samples/reports").glob("*.txt")))


@cache
def reasons() -> dict[str, str]:
    """Id → why, of every rule in a rule file."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "src/duikou").rglob("*.toml")]
    return {rule["id"]: rule["why"] for file in files for rule in file.get("rule", ())}


@cache
def ids_in_code() -> set[str]:
    """Words in the code that look like the id of a rule: the name of a folder, a point, a name."""
    folders = "|".join(code.partition(".")[0] for code in code_rules())
    files = [PIPELINE, *(path for folder in FOLDERS for path in folder.rglob("*.py"))]
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(rf'"((?:{folders})\.[a-z_]+)"', code))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_has_a_sentence(language: str) -> None:
    assert len(code_rules()) > 20
    assert [rule for rule, row in code_rules().items() if not row[language].strip()] == []


def test_every_rule_that_made_something_is_told_of() -> None:
    """A row of a table (`divisions:那曲市`) is told of by its kind."""
    assert len(REPORTS) > 60
    traced = {trace.rule for path in REPORTS for trace in read_with_traces(path.read_bytes(), source=path.name).traces}
    assert len(traced) > 100
    assert [rule for rule in sorted(traced) if ":" not in rule and rule not in reasons() | code_rules().keys()] == []


def test_every_rule_named_in_the_code_is_told_of() -> None:
    assert len(ids_in_code()) > 20
    assert sorted(ids_in_code() - reasons().keys() - code_rules().keys()) == []


def test_a_rule_of_code_is_told_of_once_and_only_while_it_is_there() -> None:
    assert code_rules().keys() & reasons().keys() == set()
    assert code_rules().keys() - ids_in_code() == {"documents.deck_again", "documents.table_of_format"}


def test_a_rule_that_is_not_there_has_no_sentence() -> None:
    assert rule_sentence("people.nothing", "zh") == ""
