"""The commands of the house exist, and CONTRIBUTING tells of each."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = ("setup", "check", "quick", "test", "fix", "gate", "docs", "bench", "fuzz", "demo", "all")

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def works(command: str, makefile: str) -> bool:
    """Whether a command has something to do: a prerequisite or a recipe."""
    return re.search(rf"^{command}:(?: *[^\s=]|[^\n]*\n\t)", makefile, re.MULTILINE) is not None


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_does_something(command: str) -> None:
    assert works(command, MAKEFILE)


def demo(**words: str) -> str:
    """What `make demo` would run."""
    command = ["make", "--dry-run", "demo", *(f"{name}={value}" for name, value in words.items())]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_each_folder_has_a_ledger_of_its_own(tmp_path: Path) -> None:
    folders = [tmp_path / "甲 省", tmp_path / "乙" / "甲 省"]
    for folder in folders:
        folder.mkdir(parents=True)
    ledgers = [set(re.findall(r'--ledger "([^"]+)"', demo(REPORTS=str(folder)))) for folder in folders]
    assert [len(found) for found in ledgers] == [1, 1]
    first, second = (found.pop() for found in ledgers)
    assert first.startswith("sqlite:///甲 省-") and second.startswith("sqlite:///甲 省-") and first != second
    assert '--ledger "sqlite:///demo.db"' in demo()


def test_the_demo_takes_another_port() -> None:
    assert "--bind 127.0.0.1:8001" in demo(BIND="127.0.0.1:8001")


def test_every_command_is_named_phony() -> None:
    phony = re.search(r"^\.PHONY:(.*)$", MAKEFILE, re.MULTILINE)
    assert phony is not None
    assert set(COMMANDS) <= set(phony[1].split())


def test_contributing_tells_of_every_command() -> None:
    told = re.findall(r"^\| `make (\w+)` \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert told == list(COMMANDS)


@pytest.mark.parametrize("makefile", ["", ".PHONY: gate\n", "gate:\n\nall: gate\n", "gate := 1\n"])
def test_an_empty_command_is_seen(makefile: str) -> None:
    assert not works("gate", makefile)


@pytest.mark.parametrize("makefile", ["gate: setup\n", "gate:\n\tpython bench/gate.py\n"])
def test_a_full_command_is_seen(makefile: str) -> None:
    assert works("gate", makefile)
