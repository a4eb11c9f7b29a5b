"""A past day shows decisions and reading as they stood; reading again shows what it changed."""

from datetime import datetime

import pytest
from django.test import Client
from made_readings import Report, whole_report

from duikou_web.ledger.actions.decide import Wish, decide
from duikou_web.ledger.actions.undo import undo
from duikou_web.ledger.clock import now
from duikou_web.ledger.models import Document, Organisation, Project, Record
from duikou_web.ledger.reviewing.states import token_of
from duikou_web.ledger.selectors.history import as_of, history_of
from duikou_web.ledger.selectors.readings import Difference, differences, loads_of, reading_of

pytestmark = pytest.mark.django_db


def say(row: Record, verb: str, **how: dict[str, str | list[str]]) -> int:
    return decide(Wish(verb, type(row).__name__.lower(), row.pk, token_of(row), **how)).pk  # type: ignore[arg-type]


def held(until: datetime) -> dict[tuple[str, str], str]:
    found = as_of(Document.objects.get(), until)
    assert found is not None
    return {(one.kind, one.label): one.status for one in found}


def with_project(words: str) -> Report:
    report = whole_report()
    (project,) = report.parts["projects"]
    report.parts["projects"] = [type(project)(
        id=report.id("project", words), name=words, division=None, sector=None, span=report.span(words), quote=words
    )]  # fmt: skip
    return report


def changes() -> list[Difference]:
    document = Document.objects.get()
    new, old = (reading_of(document, one.reading) for one in loads_of(document)[:2])
    assert old is not None and new is not None
    return differences(document, old, new)


def test_a_past_day_shows_the_reading_that_stood_then_though_the_version_is_the_same() -> None:
    before = now()
    whole_report().load()
    first = now()
    with_project("建设青禾剧场").load()
    second = now()
    assert as_of(Document.objects.get(), before) is None
    assert ("project", "青禾剧场") in held(first)
    assert ("person", "周采薇") in held(first)
    assert ("person", "麦小穗") not in held(first)
    assert ("project", "建设青禾剧场") not in held(first)
    assert ("project", "建设青禾剧场") in held(second)


def test_a_past_day_shows_decisions_as_they_stood_and_each_record_once() -> None:
    whole_report().load()
    first = now()
    decision = say(Project.objects.get(), "accept")
    second = now()
    with_project("建设青禾剧场").load()
    third = now()
    undo(decision)
    assert held(first)["project", "青禾剧场"] == "proposed"
    assert held(second)["project", "青禾剧场"] == "confirmed"
    assert {key: status for key, status in held(third).items() if key[0] == "project"} == {
        ("project", "青禾剧场"): "confirmed"
    }
    assert {key: status for key, status in held(now()).items() if key[0] == "project"} == {
        ("project", "建设青禾剧场"): "proposed"
    }


def test_the_history_of_a_row_that_is_gone_stays() -> None:
    whole_report().load()
    decision = say(Organisation.objects.get(), "reject")
    Report(reader="2").load()
    undo(decision)
    assert not Organisation.objects.exists()
    assert [one.verb for one in history_of(Document.objects.get(), "local")] == [
        "undo", "load_document", "reject", "load_document",
    ]  # fmt: skip


def test_reading_again_shows_what_is_new_gone_and_changed_and_keeps_decisions() -> None:
    whole_report().load()
    say(Project.objects.get(), "accept")
    report = with_project("建设青禾剧场")
    report.parts["figures"].clear()
    report.person("言午", office=False)
    report.event("symposium", "赴乙州考察", main=False)
    report.load()
    found = changes()
    assert [
        (one.kind, one.old and one.old.label, one.new and one.new.label) for one in found if one.kind != "place"
    ] == [
        ("event", None, "赴乙州考察"),
        ("project", "青禾剧场", "建设青禾剧场"),
        ("figure", "3亿元", None),
    ]
    (project,) = [one for one in found if one.kind == "project"]
    assert (project.is_decided, ("words", "青禾剧场", "建设青禾剧场") in project.fields) == (True, True)
    assert Project.objects.get().name == "青禾剧场"


def test_words_that_only_moved_are_no_difference_and_keep_their_decision() -> None:
    whole_report().load()
    say(Organisation.objects.get(), "accept")
    whole_report(reader="2").load()
    assert changes() == []
    assert Organisation.objects.get().status == "confirmed"


def test_the_differences_are_a_page() -> None:
    whole_report().load()
    client, address = (
        Client(headers={"host": "127.0.0.1:8000"}),
        f"/reports/{Document.objects.get().sha256[:16]}/readings/",
    )
    assert "只读取过一次" in client.get(address).content.decode()
    with_project("建设青禾剧场").load()
    shown = client.get(address).content.decode()
    assert "有变化" in shown and "建设青禾剧场" in shown
