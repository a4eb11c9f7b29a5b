"""Decisions are numbered without gaps, whole, and say what they cost."""

from pathlib import Path

import pytest

DECISIONS = sorted((Path(__file__).parents[2] / "docs/decisions").glob("*.md"))
HEADINGS = ["## Context", "## Decision", "## What it costs", "## What was rejected"]


def test_decisions_are_numbered_without_gaps() -> None:
    assert DECISIONS
    assert [path.name[:5] for path in DECISIONS] == [f"{number:04}-" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_whole(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(f"# {int(path.name[:4])}. ")
    assert [line for line in lines if line.startswith("## ")] == HEADINGS
    assert any(line.startswith(("Accepted, ", "Replaced by ")) for line in lines)
    bodies = zip(lines, lines[2:], strict=False)
    assert all(text for heading, text in bodies if heading in HEADINGS), "a heading without a body"
