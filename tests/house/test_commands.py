"""The commands of the house exist, and CONTRIBUTING tells of each."""

import re
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
