"""`duikou cases`: what people corrected leaves the ledger in the form of a gold report."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_readings import TEXT, whole_report

from duikou_cli import cases
from duikou_cli.main import main
from duikou_web.ledger.actions.close_report import complete
from duikou_web.ledger.actions.decide import Wish, decide
from duikou_web.ledger.models import Document, Post
from duikou_web.ledger.reviewing.states import token_of

pytestmark = pytest.mark.django_db


def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(cases, "use_ledger", lambda url: None)
    return CliRunner().invoke(main, ["cases", str(folder)], catch_exceptions=False).output


def correct_post() -> None:
    row = Post.objects.get(title="甲省副省长")
    start = TEXT.index("副省长周采薇")
    decide(Wish("correct", "post", row.pk, token_of(row), span=(start, start + 3)))


def test_a_corrected_and_complete_report_becomes_a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_report().load()
    correct_post()
    complete(Document.objects.get(), done=True)
    assert run(tmp_path, monkeypatch).startswith("1 cases")
    (facts,) = tmp_path.glob("*.json")
    assert facts.with_suffix(".txt").read_text(encoding="utf-8") == TEXT
    told = json.loads(facts.read_text(encoding="utf-8"))
    gold = json.loads((Path(__file__).parents[1] / "gold/201.json").read_text(encoding="utf-8"))
    assert told.keys() == gold.keys()
    assert {name: told[name][0].keys() for name in ("people", "events", "figures", "statements")} == {
        name: gold[name][0].keys() for name in ("people", "events", "figures", "statements")
    }
    assert next((one["name"], one["posts"]) for one in told["people"]) == ("周采薇", ["副省长"])
    assert run(tmp_path, monkeypatch).startswith("0 cases")


def test_what_is_not_complete_or_was_only_confirmed_is_no_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_report().load()
    complete(Document.objects.get(), done=True)
    assert run(tmp_path, monkeypatch).startswith("0 cases")
    complete(Document.objects.get(), done=False)
    correct_post()
    assert run(tmp_path, monkeypatch).startswith("0 cases")


def test_an_internal_report_becomes_no_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_report().load()
    correct_post()
    complete(Document.objects.get(), done=True)
    Document.objects.update(handling="internal")
    assert run(tmp_path, monkeypatch) == f"0 cases in {tmp_path}; 1 internal reports left out\n"
    assert not list(tmp_path.iterdir())
