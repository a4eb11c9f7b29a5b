"""docs/grammar.md says what the code does: its tables are made anew, its sessions run, its fields are the rule's."""

import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import get_type_hints

import msgspec
import pytest
from shown import ROOT, console_failures, page, session_failures

from duikou.grammar import Rule
from duikou.lexicon import KINDS

SCRIPT = runpy.run_path(str(ROOT / "scripts/build_grammar_reference.py"))
PAGE = page("docs/grammar.md")


def test_the_tables_are_what_the_script_makes() -> None:
    render: Callable[[str], str] = SCRIPT["render"]
    assert render(PAGE) == PAGE, "run scripts/build_grammar_reference.py"


def test_an_old_table_is_seen() -> None:
    fill: Callable[[str, str, str], str] = SCRIPT["fill"]
    old = "<!-- made: a -->\nold\n<!-- end -->"
    assert fill(old, "a", "new\n") == "<!-- made: a -->\nnew\n<!-- end -->"
    with pytest.raises(ValueError, match="0 places"):
        fill(old, "b", "new\n")


def test_every_kind_is_told_once() -> None:
    told = re.findall(r"`(\w+)`", "".join(table for name, table in made_tables() if name in ("symbols", "looked-up")))
    assert sorted(told) == sorted(KINDS)


def test_the_fields_told_are_those_of_a_rule() -> None:
    told = re.findall(r"^\| `(\w+)` \| (yes|no) \|", PAGE, re.MULTILINE)
    fields = msgspec.structs.fields(get_type_hints(Rule)["source"])
    assert dict(told) == {field.name: "yes" if field.required else "no" for field in fields}


def test_the_sessions_print_what_is_shown() -> None:
    failures = session_failures(PAGE, {})
    assert not failures, failures


def test_a_wrong_session_is_seen() -> None:
    assert "Got:" in session_failures("```pycon\n>>> 1 + 1\n3\n\n```\n", {})


def test_the_commands_print_what_is_shown(tmp_path: Path) -> None:
    assert console_failures(PAGE, tmp_path) == []


def test_a_wrong_command_is_seen(tmp_path: Path) -> None:
    assert console_failures("```console\n$ echo one\ntwo\n```\n", tmp_path) == ["$ echo one\none\n"]


def made_tables() -> list[tuple[str, str]]:
    return re.findall(r"<!-- made: ([\w-]+) -->\n(.*?)<!-- end -->", PAGE, re.DOTALL)
