"""A share of the reports is read by two people, neither seeing what the other says."""

from typing import Any

import pytest
from django.test import Client
from made_decisions import say
from made_readings import TEXT, Report, whole_report
from pytest_django.fixtures import Settings

from duikou.errors import LedgerError
from duikou_web.ledger.actions.close_report import complete
from duikou_web.ledger.actions.decide import Wish
from duikou_web.ledger.actions.hold import comment
from duikou_web.ledger.actions.reshape import split_record
from duikou_web.ledger.actions.share import is_in_share, set_share, settle
from duikou_web.ledger.actions.undo import last_decision, undo
from duikou_web.ledger.models import Answer, Document, Organisation, Project, Statement, Task
from duikou_web.ledger.reviewing.states import token_of
from duikou_web.ledger.selectors.history import history_of
from duikou_web.ledger.selectors.review import asked_of, waiting
from duikou_web.ledger.selectors.twice import agreements, apart
from duikou_web.ledger.verification import verify_ledger

pytestmark = pytest.mark.django_db
HOST = {"host": "127.0.0.1:8000"}


@pytest.fixture(autouse=True)
def _ledger() -> Any:
    set_share(100)
    whole_report().load()
    yield
    assert list(verify_ledger()) == []


def test_what_one_reader_says_changes_nothing_and_the_other_does_not_see_it() -> None:
    document, row = Document.objects.get(), Organisation.objects.get()
    say(row, "reject", "甲")
    comment(document, "organisation", row.pk, "不是机构", actor="甲")
    row.refresh_from_db()
    assert row.status == "proposed"
    mine = {asked.row.pk: asked for asked in asked_of(document, "甲")}[row.pk]
    other = {asked.row.pk: asked for asked in asked_of(document, "乙")}[row.pk]
    assert (mine.is_open, other.is_open, other.answer, other.comments) == (False, True, None, [])
    assert not {"answer", "comment"} & {change.revision.action for change in history_of(document, "乙").changes}
    assert {"answer", "comment"} <= {change.revision.action for change in history_of(document, "甲").changes}


def test_the_pages_of_the_second_reader_do_not_tell_what_the_first_said(settings: Settings) -> None:
    document, row = Document.objects.get(), Organisation.objects.get()
    say(row, "correct", "甲", given={"kind": "museum"})
    settings.ACTOR = "乙"
    key = document.sha256[:16]
    for address in (
        f"/review/{key}/",
        f"/reports/{key}/",
        f"/reports/{key}/history/",
        "/",
        "/review/",
        "/review/twice/",
    ):
        shown = Client(headers=HOST).get(address).content.decode()
        assert "甲</b>" not in shown and ">甲<" not in shown, address


def test_where_both_say_the_same_it_holds() -> None:
    row = Organisation.objects.get()
    for actor in ("甲", "乙"):
        say(row, "correct", actor, given={"kind": "museum"})
    row.refresh_from_db()
    assert (row.kind, row.status, row.decided_by) == ("museum", "corrected", "乙")
    assert [(one.kind, one.both, one.same, one.kappa) for one in agreements()] == [("organisation", 1, 1, None)]
    assert apart("丙") == []


def test_where_they_differ_a_third_decision_settles_it_and_is_undone() -> None:
    row = Organisation.objects.get()
    say(row, "accept", "甲")
    say(row, "reject", "乙")
    assert apart("甲") == [] and apart("乙") == []
    (one,) = apart("丙")
    with pytest.raises(LedgerError, match="D516"):
        settle(one.answers[1].pk, "0" * 16, actor="丙")
    settle(one.answers[1].pk, one.seen, actor="丙")
    row.refresh_from_db()
    assert (row.status, row.decided_by) == ("rejected", "丙")
    assert [(each.both, each.same, each.kappa) for each in agreements()] == [(1, 0, 0.0)]
    decision = last_decision("丙")
    assert decision is not None
    undo(decision.pk, actor="丙")
    assert len(apart("丙")) == 1


def test_a_third_reader_is_not_asked_and_each_is_asked_once() -> None:
    document = Document.objects.get()
    for actor in ("甲", "乙"):
        assert list(waiting(actor)) == [document]
        say(Organisation.objects.get(), "accept", actor)
    assert list(waiting("丙")) == []
    with pytest.raises(LedgerError, match="D519"):
        say(Project.objects.get(), "accept", "丙")
    say(Project.objects.get(), "accept", "甲")
    with pytest.raises(LedgerError, match="D517"):
        say(Project.objects.get(), "reject", "甲")


def test_who_has_answered_everything_is_asked_no_more_and_may_settle() -> None:
    document = Document.objects.get()
    for asked in asked_of(document, "甲"):
        say(asked.row, "accept", "甲")
    assert list(waiting("甲")) == []
    for asked in asked_of(document, "乙"):
        say(asked.row, "reject" if asked.task.kind == "figure" else "accept", "乙")
    assert [one.kind for one in apart("甲")] == ["figure"]
    assert list(waiting("乙")) == []


def test_an_answer_is_taken_back_until_the_other_has_answered() -> None:
    row = Organisation.objects.get()
    say(row, "accept", "甲")
    first = last_decision("甲")
    assert first is not None
    undo(first.pk, actor="甲")
    assert not Answer.objects.exists()
    for actor in ("甲", "乙"):
        say(row, "accept", actor)
    first, second = last_decision("甲"), last_decision("乙")
    assert first is not None and second is not None
    with pytest.raises(LedgerError, match="D516"):
        undo(first.pk, actor="甲")
    undo(second.pk, actor="乙")
    row.refresh_from_db()
    assert (row.status, [answer.actor for answer in Answer.objects.all()]) == ("proposed", ["甲"])


def test_what_would_show_one_what_the_other_did_waits() -> None:
    with pytest.raises(LedgerError, match="D519"):
        split_record(Wish("split", "statement", Statement.objects.get().pk, token_of(Statement.objects.get())), 80)
    with pytest.raises(LedgerError, match="D519"):
        complete(Document.objects.get(), done=True)


def test_a_decision_for_all_alike_leaves_out_what_two_read() -> None:
    set_share(0)
    whole_report(text=f"{TEXT}又\n").load(source="b.txt")
    whole_report(text=f"{TEXT}再\n").load(source="c.txt")
    Document.objects.filter(sources__path="report.txt").update(read_twice=True)
    row = Organisation.objects.get(document__sources__path="b.txt")
    say(row, "accept", "甲", like=True)
    assert Organisation.objects.filter(status="confirmed").count() == 2
    assert Organisation.objects.get(document__sources__path="report.txt").status == "proposed"


def test_a_better_reader_takes_no_answer_away() -> None:
    row = Organisation.objects.get()
    say(row, "accept", "甲")
    Report(reader="2").load()
    assert Organisation.objects.get().pk == row.pk


def test_the_share_follows_from_the_hash_and_leaves_what_was_begun() -> None:
    document = Document.objects.get()
    assert is_in_share(document.sha256, 100)
    set_share(0)
    assert not Document.objects.get().read_twice
    say(Organisation.objects.get(), "accept", "甲")
    set_share(100)
    assert not Document.objects.get().read_twice
    assert Task.objects.filter(is_open=False).exists()
    with pytest.raises(LedgerError, match="D517"):
        set_share(101)


def test_share_and_third_decision_are_pages(settings: Settings) -> None:
    row = Organisation.objects.get()
    say(row, "accept", "甲")
    say(row, "correct", "乙", given={"kind": "museum"})
    settings.ACTOR = "丙"
    client = Client(headers=HOST)
    shown = client.get("/review/twice/").content.decode()
    assert "青禾小学" in shown and 'data-key="2"' in shown
    assert client.post("/review/twice/share/", {"percent": "10"}).status_code == 302
    assert client.post("/review/twice/share/", {"percent": "x"}).status_code == 400
    answer = Answer.objects.get(actor="乙")
    assert client.post("/review/twice/settle/", {"answer": answer.pk, "seen": "0"}).status_code == 409
    assert client.post("/review/twice/settle/", {"answer": answer.pk, "seen": token_of(row)}).status_code == 302
    assert Organisation.objects.get().kind == "museum"
