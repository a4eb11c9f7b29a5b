"""A past day shows decisions and reading as they stood; reading again shows what it changed."""

import re
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from made_decisions import say
from made_readings import Report, whole_report

from duikou_web.ledger.actions.decide import Wish, decide
from duikou_web.ledger.actions.undo import undo
from duikou_web.ledger.clock import now, today
from duikou_web.ledger.models import Document, Organisation, Participant, Project, Revision
from duikou_web.ledger.reviewing.states import token_of
from duikou_web.ledger.selectors.history import HistoryFilter, as_of, history_of
from duikou_web.ledger.selectors.readings import Difference, differences, loads_of, reading_of

pytestmark = pytest.mark.django_db


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
    assert [one.verb for one in history_of(Document.objects.get(), "local").changes] == [
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


def browse(address: str) -> tuple[int, str]:
    answer = Client(headers={"host": "127.0.0.1:8000"}).get(address)
    return answer.status_code, answer.content.decode()


def history_page() -> str:
    return f"/reports/{Document.objects.get().sha256[:16]}/history/"


def test_a_long_history_comes_page_by_page_and_none_of_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    whole_report().load()
    for row in Participant.objects.all():
        say(row, "accept")
    monkeypatch.setattr("duikou_web.ledger.selectors.history.SHOWN", 2)
    found, before, pages = [], None, 0
    while True:
        page = history_of(Document.objects.get(), "local", HistoryFilter(before=before))
        found += [one.revision.pk for one in page.changes]
        before, pages = page.older, pages + 1
        if before is None:
            break
    assert found == list(Revision.objects.order_by("-pk").values_list("pk", flat=True))
    assert pages == -(-len(found) // 2) > 1
    _, first = browse(history_page())
    older = re.search(r'href="\?(before=\d+)#changes"', first)
    assert older is not None
    assert browse(f"{history_page()}?{older[1]}")[1].count('class="row"') == 2
    assert browse(f"{history_page()}?before={'9' * 30}")[1].count('class="row"') == 2


def test_a_history_is_narrowed_by_who_what_and_when() -> None:
    whole_report().load()
    say(Organisation.objects.get(), "accept")
    decide(Wish("accept", "project", Project.objects.get().pk, token_of(Project.objects.get()), actor="甲"))

    def verbs(**chosen: Any) -> list[str]:
        return [one.verb for one in history_of(Document.objects.get(), "local", HistoryFilter(**chosen)).changes]

    assert verbs() == ["accept", "accept", "load_document"]
    assert (verbs(by="machine"), verbs(by="people")) == (["load_document"], ["accept", "accept"])
    assert (verbs(who="甲"), verbs(kind="organisation"), verbs(kind="document")) == (
        ["accept"], ["accept"], ["load_document"],
    )  # fmt: skip
    assert (verbs(day=today()), verbs(day=date(2001, 1, 1))) == (verbs(), [])
    status, shown = browse(f"{history_page()}?by=people&who=甲")
    assert (status, shown.count('class="row"')) == (200, 1)


@pytest.mark.parametrize(
    ("day", "said"), [("2026-02-30", "不是日期"), ("昨天", "不是日期"), ("2999-01-01", "还没有到")]
)
def test_a_day_that_is_none_or_has_not_come_is_refused(day: str, said: str) -> None:
    whole_report().load()
    for name in ("on", "day"):
        status, shown = browse(f"{history_page()}?{name}={day}")
        assert status == 400
        assert said in shown and day in shown
