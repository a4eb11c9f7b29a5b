"""What holds for every file of the tree. Patterns are written so that they do not match themselves."""

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOT_OURS = re.compile(r"[.](?!ci$).*|build|dist|__pycache__|.*[.]egg-info")
LONGEST_FILE = 500
DATA = (".csv", ".json", ".jsonl", ".txt")

OUTSIDE = re.compile(r"/[w]ork/|(?<!\w)[.]librar[y]\b")
SIBLING = re.compile(r"[.][.]/share[d]\b")
TO_DO = re.compile(r"\b(?:TO[D]O|FIX[M]E)\b")
VAGUE = re.compile(r"(?:^|/)(?:utils?|helpers?|misc)(?:[.]py|/)")


def walk() -> Iterator[Path]:
    """Every file of the tree, without hidden folders and what is built; in a second work tree `.git` is a file."""
    for folder, names, files in os.walk(ROOT):
        names[:] = [name for name in names if not NOT_OURS.fullmatch(name)]
        yield from (Path(folder) / file for file in files if file != ".git")


@pytest.fixture(scope="module")
def tree() -> dict[str, str]:
    """Path → text of every file that is text."""
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in walk()}
    return {path: text for path, text in texts.items() if "\0" not in text}


def found(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    """`path: match` of every match."""
    return [f"{path}: {match[0]}" for path, text in texts.items() for match in pattern.finditer(text)]


def test_the_tree_is_seen(tree: dict[str, str]) -> None:
    assert {"LICENSE", ".ci/run", "src/duikou/__init__.py", "tests/house/test_tree.py"} <= tree.keys()


def test_the_licence_is_there_and_is_the_one_declared(tree: dict[str, str]) -> None:
    project = tomllib.loads(tree["pyproject.toml"])["project"]
    assert (project["license"], project["license-files"]) == ("Apache-2.0", ["LICENSE"])
    licence = tree["LICENSE"]
    assert "Apache License" in licence and "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_nothing_names_a_path_outside_the_tree(tree: dict[str, str]) -> None:
    assert found(OUTSIDE, tree) == []


def test_the_neighbouring_reports_are_used_only_by_tests_that_skip_without_them(tree: dict[str, str]) -> None:
    users = {path: text for path, text in tree.items() if SIBLING.search(text)}
    assert [path for path, text in users.items() if not (path.startswith("tests/") and "skip" in text)] == []


def test_no_file_but_data_is_long(tree: dict[str, str]) -> None:
    written = {path: text for path, text in tree.items() if not path.endswith(DATA) and "/migrations/" not in path}
    lengths = {path: text.count("\n") for path, text in written.items()}
    assert [path for path, lines in lengths.items() if lines > LONGEST_FILE] == []


def test_no_module_has_a_name_that_says_nothing(tree: dict[str, str]) -> None:
    assert [path for path in tree if VAGUE.search(path)] == []


def test_nothing_is_put_off_in_a_comment(tree: dict[str, str]) -> None:
    assert found(TO_DO, {path: text for path, text in tree.items() if not path.endswith(DATA)}) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (OUTSIDE, "see /" + "work/notes"),
        (OUTSIDE, "in ." + "library/search"),
        (SIBLING, "../" + "shared/seeds"),
        (TO_DO, "# TO" + "DO: later"),
        (TO_DO, "# FIX" + "ME"),
        (VAGUE, "src/duikou/utils.py"),
        (VAGUE, "src/duikou/helpers/dates.py"),
    ],
)
def test_a_breach_is_seen(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (OUTSIDE, "from django.template." + "library import Library"),
        (OUTSIDE, "the work/life balance"),
        (VAGUE, "src/duikou/misconduct.py"),
        (VAGUE, "src/duikou/documents/utility_bills.py"),
    ],
)
def test_what_only_looks_like_a_breach_passes(pattern: re.Pattern[str], text: str) -> None:
    assert not pattern.search(text)


def test_ci_runs_the_test_command(tree: dict[str, str]) -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    lines = tree[".ci/run"].splitlines()
    assert "set -euo pipefail" in lines
    assert lines[-1] == "make test"
