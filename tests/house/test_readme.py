"""README shows what the command prints today, names what exists, and its Chinese twin is level with it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from shown import ROOT, blocks, page, run, session_failures

from duikou_cli.main import COMMANDS, main

ENGLISH, CHINESE = page("README.md"), page("README.zh-CN.md")
PERSON_NEEDS = ["read", "explain", "verify", "load", "serve"]
PAGES = ("README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/README.md", "docs/grammar.md")

_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the command of README prints."""
    printed: dict[str, Any] = json.loads(run(shown_command(), tmp_path_factory.mktemp("readme")))
    return printed


def shown_command() -> str:
    return next(block.strip() for block in blocks(ENGLISH, "sh") if "duikou read" in block)


def records_in(value: object) -> list[dict[str, Any]]:
    """Every record of a reading, those inside others too."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, dict) and "id" in value else []
    return own + [record for item in inside for record in records_in(item)]


def test_the_record_shown_is_one_that_the_command_prints(reading: dict[str, Any]) -> None:
    (block,) = blocks(ENGLISH, "json")
    assert json.loads(block) in records_in(reading), json.dumps(reading, ensure_ascii=False, indent=2)


def test_the_record_shown_refers_to_what_is_told_of(reading: dict[str, Any]) -> None:
    record = json.loads(blocks(ENGLISH, "json")[0])
    (person,) = [person for person in reading["people"] if person["id"] == record["speaker"]]
    (event,) = [event for event in reading["events"] if event["id"] == record["event"]]
    assert person["name"] in ENGLISH and person["posts"] and event["kind"] == "visit"
    start, end = record["span"]
    assert f"from {start} to {end} are the quote" in " ".join(ENGLISH.split())
    assert f"{start} 与 {end} 之间" in CHINESE
    assert [item["due"] for item in record["items"]] == [None]


def test_the_session_shown_is_what_python_answers() -> None:
    assert session_failures(ENGLISH, {}) == ""


def test_the_record_shown_quotes_the_sentence(reading: dict[str, Any]) -> None:
    (block,) = blocks(ENGLISH, "json")
    sentence = re.search(r"'([^']+)'", shown_command())
    assert sentence is not None
    quoted = [record for record in records_in(json.loads(block)) if "quote" in record]
    assert quoted
    assert [sentence[1][slice(*record["span"])] for record in quoted] == [record["quote"] for record in quoted]


def test_the_date_behaves_as_told(reading: dict[str, Any], tmp_path: Path) -> None:
    assert reading["events"][0]["start"]["value"] == "--06-26"
    assert any(note["quote"] == "6月26日" for note in reading["notes"])
    dated = json.loads(run(shown_command().replace("--json", "--json --published 2025-06-27"), tmp_path))
    assert dated["events"][0]["start"]["value"] == "2025-06-26"


def test_the_environment_is_made_before_it_is_used() -> None:
    commands = [block.strip() for block in blocks(ENGLISH, "sh")]
    assert commands[:2] == ["make demo", "make test"]
    assert ".venv/bin/duikou" in commands[2]


def test_the_commands_told_are_those_a_person_needs() -> None:
    assert re.findall(r"^\| `duikou (\w+)", ENGLISH, re.MULTILINE) == PERSON_NEEDS
    assert set(PERSON_NEEDS) <= set(COMMANDS)


@pytest.mark.parametrize("command", PERSON_NEEDS)
def test_a_command_told_takes_what_is_told(command: str) -> None:
    row = re.search(rf"^\| (`duikou {command}\b.*) \|$", ENGLISH, re.MULTILINE)
    assert row is not None
    usage = CliRunner().invoke(main, [command, "--help"])
    assert usage.exit_code == 0
    assert [word for word in re.findall(r"--[a-z]+|\b[A-Z]{4,}…?", row[1]) if word not in usage.output] == []


def test_the_example_to_copy_does_what_is_told(tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (example,) = [block for block in blocks(ENGLISH, "sh") if "duikou verify" in block]
    printed = run(f"set -e\n{example}", tmp_path)
    assert "1 text compared with the original documents" in printed
    assert re.search(r"name 亓海明|person 亓海明", printed), printed


def test_the_sentence_shown_is_checked_though_nothing_keeps_it(tmp_path: Path) -> None:
    printed = run(f"{shown_command()} | .venv/bin/duikou verify - && echo whole", tmp_path)
    assert "1 text not compared: it was read from standard input" in printed
    assert printed.endswith("whole\n")


def test_the_address_told_is_the_one_that_serve_takes() -> None:
    (address,) = re.findall(r"http://(127[\d.]+:\d+)", ENGLISH)
    assert f"[default: {address}]" in " ".join(CliRunner().invoke(main, ["serve", "--help"]).output.split())


def test_the_chinese_page_is_level() -> None:
    assert headings(CHINESE) == headings(ENGLISH)
    assert re.findall(r"^```.*?^```", CHINESE, re.MULTILINE | re.DOTALL) == re.findall(
        r"^```.*?^```", ENGLISH, re.MULTILINE | re.DOTALL
    )
    assert links(CHINESE)[1:] == links(ENGLISH)[1:]
    assert (links(ENGLISH)[0], links(CHINESE)[0]) == ("README.zh-CN.md", "README.md")
    assert sorted(code(CHINESE)) == sorted(code(ENGLISH))
    assert len(paragraphs(CHINESE)) == len(paragraphs(ENGLISH))


@pytest.mark.parametrize("twin", ["## One\n", "# One\n\n## Two\n\n## Three\n", "# One\n\n### Two\n"])
def test_a_page_with_other_headings_is_seen(twin: str) -> None:
    assert headings(twin) != headings("# 一\n\n## 二\n")


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    found = [link for link in links(page(name)) if "://" not in link]
    assert found
    assert [link for link in found if not leads_somewhere(name, link)] == []


@pytest.mark.parametrize(
    ("link", "leads"),
    [("README.md", True), ("#start", True), ("docs/nothing.md", False), ("README.md#nowhere", False)],
)
def test_a_dead_link_is_seen(link: str, leads: bool) -> None:
    assert leads_somewhere("README.md", link) is leads


def test_the_index_of_docs_has_every_page() -> None:
    there = {entry.name for entry in (ROOT / "docs").iterdir()} - {"README.md"}
    assert there <= set(links(page("docs/README.md")))


def headings(text: str) -> list[int]:
    """How deep each heading is, in order."""
    return [len(mark) for mark in re.findall(r"^(#+) ", without_blocks(text), re.MULTILINE)]


def links(text: str) -> list[str]:
    return _LINK.findall(without_blocks(text))


def code(text: str) -> list[str]:
    """Words set as code."""
    return re.findall(r"`([^`\n]+)`", without_blocks(text))


def paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n{2,}", without_blocks(text)) if part.strip()]


def without_blocks(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def leads_somewhere(name: str, link: str) -> bool:
    """Whether the file of a link exists, and the heading that it names."""
    path, _, anchor = link.partition("#")
    target = (ROOT / name).parent / path if path else ROOT / name
    return target.exists() and (not anchor or anchor in anchors(target.read_text(encoding="utf-8")))


def anchors(text: str) -> set[str]:
    """The anchors that a page's headings have: `## Add a rule` → `add-a-rule`."""
    names = re.findall(r"^#+ (.+)$", without_blocks(text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-") for name in names}
