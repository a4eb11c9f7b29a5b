"""docs/cli.md and docs/errors.md say what the code says."""

import csv
import re
import runpy
from pathlib import Path

import pytest

from duikou import errors
from duikou.model.notes import MESSAGES
from duikou_cli.main import COMMANDS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("script", "page"), [("build_cli_reference", "cli"), ("build_error_reference", "errors")])
def test_the_page_is_what_the_script_makes(script: str, page: str) -> None:
    made: str = runpy.run_path(str(ROOT / f"scripts/{script}.py"))["render"]()
    assert (ROOT / f"docs/{page}.md").read_text(encoding="utf-8") == made, f"run scripts/{script}.py"


def test_every_command_has_its_section() -> None:
    text = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["duikou", *(f"duikou {name}" for name in COMMANDS)]
    assert text.count("Usage: duikou") == 1 + len(COMMANDS)


def test_every_number_has_its_row_once() -> None:
    text = (ROOT / "docs/errors.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| ([DR]\d{3}) \|", text, re.MULTILINE)) == sorted([*errors.CURES, *MESSAGES])


def test_every_number_has_a_class_for_its_range() -> None:
    named = re.findall(r"(\w+Error)\s+D(\d)xx", errors.__doc__ or "")
    assert {digit for _, digit in named} == {number[1] for number in errors.CURES}
    assert all(issubclass(getattr(errors, name), errors.DuikouError) for name, _ in named)


def test_every_error_has_its_words_in_chinese() -> None:
    table = (ROOT / "src/duikou_cli/errors.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    assert [row["number"] for row in rows] == list(errors.CURES)
    assert all(re.search(r"[\u4e00-\u9fff]", row[column]) for row in rows for column in ("what", "cure"))
    assert not [row for row in rows if row["what"].endswith("。") or row["cure"].endswith("。")]
