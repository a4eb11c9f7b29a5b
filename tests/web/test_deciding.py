"""Decisions of people: accept, correct, reject, split, merge, add, undo; for one record or all alike."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from made_decisions import wish
from made_readings import TEXT, Report, whole_report

from duikou.errors import LedgerError
from duikou_web.ledger.actions.decide import Wish, decide
from duikou_web.ledger.actions.reshape import add_record, merge_records, split_record
from duikou_web.ledger.actions.undo import last_decision, undo
from duikou_web.ledger.models import (
    Decision,
    Document,
    Event,
    Organisation,
    Participant,
    Person,
    Post,
    Project,
    Revision,
    Site,
    Statement,
    Status,
    Task,
)
from duikou_web.ledger.reviewing.snapping import snap
from duikou_web.ledger.reviewing.states import token_of
from duikou_web.ledger.selectors.review import standing_decisions, stayed, waiting
from duikou_web.ledger.verification import verify_ledger

pytestmark = pytest.mark.django_db
ALIKE = 38


@pytest.fixture(autouse=True)
def _whole_at_the_end(db: None) -> Any:
    yield
    assert list(verify_ledger()) == []


def load_alike(number: int) -> None:
    """Reports that differ in their number alone: each names the same school."""
    for count in range(number):
        whole_report(text=f"{TEXT}第{count}篇\n").load(source=f"{count}.txt")


def test_what_is_read_by_machine_is_asked_about_and_confirmed_by_nobody_else() -> None:
    whole_report().load()
    row = Organisation.objects.get()
    assert Task.objects.get(record=row.pk).is_open
    decide(wish(row, actor="甲"))
    row.refresh_from_db()
    assert (row.status, row.decided_by) == (Status.CONFIRMED, "甲")
    assert not Task.objects.get(record=row.pk).is_open
    last = Revision.objects.latest("pk")
    assert (last.action, last.actor, last.target_id) == ("decide", "甲", row.pk)
    assert last.before is not None and last.after is not None
    assert (last.before["status"], last.after["status"]) == ("proposed", "confirmed")


def test_a_correction_keeps_what_the_reader_said() -> None:
    whole_report().load()
    row = Organisation.objects.get()
    decide(wish(row, "correct", given={"kind": "hospital"}))
    row.refresh_from_db()
    assert (row.kind, row.status, row.extracted["kind"]) == ("hospital", "corrected", "school")


def test_words_are_corrected_by_their_place_and_drawn_in() -> None:
    whole_report().load()
    row = Site.objects.order_by("pk").first()
    assert row is not None
    start = TEXT.index("，走进青禾")
    decide(wish(row, "correct", span=(start, start + 6)))
    row.refresh_from_db()
    assert (row.name, row.current["quote"], row.start) == ("走进青禾小", "走进青禾小", start + 1)


def test_a_value_outside_its_list_is_refused() -> None:
    whole_report().load()
    with pytest.raises(LedgerError, match="D517"):
        decide(wish(Organisation.objects.get(), "correct", given={"kind": "castle"}))
    assert Decision.objects.count() == 0


def test_who_comes_second_sees_the_change_and_decides() -> None:
    whole_report().load()
    row = Organisation.objects.get()
    first, second = wish(row, "correct", given={"kind": "hospital"}, actor="甲"), wish(row, "reject", actor="乙")
    decide(first)
    with pytest.raises(LedgerError, match="D516"):
        decide(second)
    row.refresh_from_db()
    assert (row.kind, row.status) == ("hospital", "corrected")
    decide(wish(row, "reject", actor="乙"))
    row.refresh_from_db()
    assert (row.status, row.decided_by) == ("rejected", "乙")


def test_like_cases_take_one_decision_and_one_undo() -> None:
    load_alike(ALIKE)
    row = Organisation.objects.order_by("document").first()
    assert row is not None
    decision = decide(wish(row, "correct", given={"kind": "museum"}, like=True))
    assert decision.count == ALIKE
    assert set(Organisation.objects.values_list("kind", "status")) == {("museum", "corrected")}
    assert not Task.objects.filter(kind="organisation", is_open=True).exists()
    undo(decision.pk)
    assert set(Organisation.objects.values_list("kind", "status")) == {("school", "proposed")}
    assert Task.objects.filter(kind="organisation", is_open=True).count() == ALIKE


def test_like_cases_that_are_loaded_later_are_not_asked_about_again() -> None:
    load_alike(2)
    row = Organisation.objects.order_by("document").first()
    assert row is not None
    decision = decide(wish(row, "correct", given={"kind": "museum"}, like=True, actor="甲"))
    whole_report(text=f"{TEXT}第2篇\n").load(source="2.txt")
    later = Organisation.objects.order_by("document").last()
    assert later is not None
    assert (later.kind, later.status, later.decided_by) == ("museum", "corrected", "甲")
    assert not Task.objects.filter(kind="organisation", is_open=True).exists()
    said = Revision.objects.filter(target_id=later.pk).latest("pk").after
    assert said is not None and said["standing"] == decision.pk
    assert last_decision("甲") == decision
    assert [(one.decision, one.label, one.records) for one in standing_decisions()] == [(decision, "青禾小学", 3)]
    whole_report(text=f"{TEXT}第2篇\n", reader="2").load(source="2.txt")
    assert list(verify_ledger()) == []
    undo(decision.pk)
    assert set(Organisation.objects.values_list("kind", "status")) == {("school", "proposed")}
    whole_report(text=f"{TEXT}第3篇\n").load(source="3.txt")
    assert Task.objects.filter(kind="organisation", is_open=True).count() == 4


def test_a_later_like_case_that_was_decided_since_stays_as_it_is() -> None:
    load_alike(1)
    first = Organisation.objects.get()
    decision = decide(wish(first, like=True))
    whole_report(text=f"{TEXT}第1篇\n").load(source="1.txt")
    later = Organisation.objects.order_by("document").last()
    assert later is not None
    decide(wish(later, "reject"))
    undo(decision.pk)
    assert list(Organisation.objects.order_by("document").values_list("status", flat=True)) == ["proposed", "rejected"]


def test_words_corrected_for_all_alike_are_corrected_later_where_the_text_reads_so() -> None:
    for number, verb in enumerate(("建设", "建设", "兴建")):
        report = Report(f"{TEXT.replace('建设', verb)}第{number}篇\n")
        report.rest()
        report.load(source=f"{number}.txt")
        if number == 0:
            row = Project.objects.get()
            decide(wish(row, "correct", span=(row.start - 2, row.start + 4), like=True))
    assert [(one.name, one.status) for one in Project.objects.order_by("document")] == [
        ("建设青禾剧场", "corrected"),
        ("建设青禾剧场", "corrected"),
        ("青禾剧场", "proposed"),
    ]


def test_a_correction_of_words_leaves_those_open_whose_text_reads_otherwise() -> None:
    for number, verb in enumerate(("建设", "建设", "兴建")):
        report = Report(f"{TEXT.replace('建设', verb)}第{number}篇\n")
        report.rest()
        report.load(source=f"{number}.txt")
    row = Project.objects.order_by("document").first()
    assert row is not None
    start = row.start - 2
    assert decide(wish(row, "correct", span=(start, start + 6), like=True)).count == 2
    assert [(one.name, one.status) for one in Project.objects.order_by("document")] == [
        ("建设青禾剧场", "corrected"),
        ("建设青禾剧场", "corrected"),
        ("青禾剧场", "proposed"),
    ]
    assert Task.objects.filter(kind="project", is_open=True).count() == 1


def test_a_date_that_a_person_gives_rests_on_words_or_on_a_testimony() -> None:
    whole_report().load()
    row = Event.objects.get(main=True)
    with pytest.raises(LedgerError, match="D518"):
        decide(wish(row, "correct", given={"start.value": "2025-07-01"}))
    start = TEXT.index("7月2日")
    decide(wish(row, "correct", given={"start.value": "2025-07-01"}, grounds=(start, start + 5)))
    row.refresh_from_db()
    said = row.current["start"]
    assert (said["basis"], said["evidence"], row.starts) == ("stated", [[start, start + 4]], "2025-07-01")
    decide(wish(row, "correct", given={"end.value": "2025-07-04"}, why="我在场", actor="甲"))
    row.refresh_from_db()
    told = row.current["end"]
    assert (told["basis"], told["why"], told["testimony"]["who"]) == ("inferred", "testimony of 甲: 我在场", "甲")


def test_people_of_one_name_but_other_posts_are_not_alike() -> None:
    whole_report().load()
    other = Report(TEXT.replace("甲省副省长", "甲省副书记"))
    leader = other.person("周采薇", "甲省副书记")
    other.event(people={leader: ("leader",)})
    other.load()
    kinds = Task.objects.filter(kind="person", record__in=Person.objects.filter(name="周采薇").values("pk"))
    assert len(set(kinds.values_list("likeness", flat=True))) == 2


def test_a_decided_fact_is_not_undone_under_a_later_one() -> None:
    whole_report().load()
    row = Organisation.objects.get()
    first = decide(wish(row))
    row.refresh_from_db()
    decide(wish(row, "reject"))
    with pytest.raises(LedgerError, match="D516"):
        undo(first.pk)


def test_undoing_a_decision_for_all_alike_leaves_what_was_changed_since_and_says_so() -> None:
    load_alike(4)
    first, later = Organisation.objects.order_by("document")[:2]
    decision = decide(wish(first, like=True))
    later.refresh_from_db()
    decide(wish(later, "correct", given={"kind": "hospital"}, actor="甲"))
    undone = undo(decision.pk)
    assert (undone.number, [one.target_id for one in undone.stayed]) == (3, [later.pk])
    assert list(Organisation.objects.order_by("document").values_list("status", flat=True)) == [
        "proposed", "corrected", "proposed", "proposed",
    ]  # fmt: skip
    assert [row.pk for row in stayed(decision.pk)] == [later.pk]
    address = f"/review/{first.document.sha256[:16]}/?stayed={decision.pk}"
    assert "之后又改过" in Client(headers={"host": "127.0.0.1:8000"}).get(address).content.decode()
    with pytest.raises(LedgerError, match="D517"):
        undo(decision.pk)


def test_undoing_twice_takes_two_decisions_back() -> None:
    whole_report().load()
    for name in ("甲省副省长", "乙州州长"):
        decide(wish(Post.objects.get(title=name)))
    for _ in range(2):
        decision = last_decision("local")
        assert decision is not None
        undo(decision.pk)
    assert last_decision("local") is None
    assert set(Post.objects.values_list("status", flat=True)) == {"proposed"}


def test_a_record_is_split_at_a_place() -> None:
    whole_report().load()
    row = Statement.objects.get()
    at = TEXT.index("建设青禾剧场")
    decision = split_record(wish(row, "split"), at)
    assert sorted(Statement.objects.values_list("current__quote", "status")) == [
        ("建设青禾剧场", "added"),
        ("甲省将投入3亿元", "corrected"),
    ]
    undo(decision.pk)
    assert {(one.current["quote"], one.status) for one in Statement.objects.all()} == {
        ("甲省将投入3亿元建设青禾剧场", "proposed"),
        ("建设青禾剧场", "rejected"),
    }


def two_halves() -> tuple[Person, Person]:
    """A person read twice: under the whole name and a clipped one."""
    report = Report()
    whole, clipped = report.person("周采薇", "甲省副省长"), report.person("周采")
    report.event(people={whole: ("leader",), clipped: ("speaker",)})
    report.load()
    return Person.objects.get(pk=whole), Person.objects.get(pk=clipped)


def test_two_that_are_one_are_merged_and_outlive_a_reading() -> None:
    whole, clipped = two_halves()
    decision = merge_records(wish(whole, "merge"), clipped.pk, token_of(clipped))
    assert set(Participant.objects.values_list("person", flat=True)) == {whole.pk}
    assert list(verify_ledger()) == []
    report = Report(reader="2")
    one, two = report.person("周采薇", "甲省副省长"), report.person("周采")
    report.event(people={one: ("leader",), two: ("speaker",)})
    report.load()
    assert set(Participant.objects.values_list("person", flat=True)) == {whole.pk}
    undo(decision.pk)
    assert set(Participant.objects.values_list("person", flat=True)) == {whole.pk, clipped.pk}
    assert set(Person.objects.values_list("status", "reader")) == {("proposed", "2")}


def test_what_was_missed_is_added_on_its_words_and_no_reader_takes_it_away() -> None:
    whole_report().load()
    document = Document.objects.get()
    start = TEXT.index("麦小穗端来酥油茶")
    event = Site.objects.first()
    assert event is not None
    made = Wish("add", "site", "", "", span=(start, start + 3))
    with pytest.raises(LedgerError, match="D517"):
        add_record(document, made, {})
    decision = add_record(document, made, {"event": event.event_id})
    row = Site.objects.get(status=Status.ADDED)
    assert (row.name, row.extracted, row.decided_by) == ("麦小穗", {}, "local")
    whole_report(reader="2").load()
    row.refresh_from_db()
    assert (row.status, row.found) == (Status.ADDED, True)
    undo(decision.pk)
    assert Site.objects.get(pk=row.pk).status == Status.REJECTED
    add_record(document, made, {"event": event.event_id})
    assert Site.objects.get(pk=row.pk).status == Status.ADDED


def test_what_is_undecided_again_follows_the_reader_that_stands_now() -> None:
    whole_report().load()
    row = Organisation.objects.get()
    decision = decide(wish(row, "reject"))
    Report(reader="2").load()
    assert not Organisation.objects.get().found
    undo(decision.pk)
    assert not Organisation.objects.exists()


def test_nobody_is_asked_about_people_who_are_not_shown() -> None:
    whole_report().load()
    asked = set(Task.objects.filter(kind="person").values_list("record", flat=True))
    assert asked == set(Person.objects.exclude(name="麦小穗").values_list("pk", flat=True))


def test_what_stands_on_a_rejected_record_is_asked_no_more() -> None:
    whole_report().load()
    person = Person.objects.get(name="周采薇")
    post = person.posts.get()
    assert Task.objects.get(record=post.pk).is_open
    decide(wish(person, "reject"))
    assert not Task.objects.filter(record=post.pk, is_open=True).exists()


def test_a_decision_behind_the_back_of_the_history_is_seen() -> None:
    whole_report().load()
    row = Organisation.objects.get()
    Organisation.objects.filter(pk=row.pk).update(status="confirmed")
    assert [fault.why for fault in verify_ledger()] == ["it is not decided as the history says"]
    Organisation.objects.filter(pk=row.pk).update(status="proposed")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("，青禾小学、", "青禾小学"),
        ("　“青禾”剧场", "“青禾”剧场"),
        ("《援藏协议》", "援藏协议"),
        ("青禾集团（乙州）。", "青禾集团（乙州）"),
        ("（乙州", "乙州"),
        ("、。 ", None),
    ],
)
def test_a_stretch_is_drawn_in_to_its_words(words: str, meant: str | None) -> None:
    span = snap(words, 0, len(words))
    assert (words[slice(*span)] if span else None) == meant


@given(st.text("青禾，。（）《》 “”a", max_size=12), st.integers(-2, 14), st.integers(-2, 14))
def test_drawing_in_gives_a_place_inside_and_stays_there(text: str, start: int, end: int) -> None:
    span = snap(text, start, end)
    if span is not None:
        assert max(start, 0) <= span[0] < span[1] <= min(end, len(text))
        assert snap(text, *span) == span


def test_a_decision_for_all_alike_settles_their_reports_together() -> None:
    """Each record is written with its revision; what follows from it is asked and written once for all."""
    load_alike(ALIKE)
    post = Post.objects.filter(title="甲省副省长").first()
    assert post is not None
    start = TEXT.index("副省长周采薇")
    with CaptureQueriesContext(connection) as asked:
        decision = decide(wish(post, "correct", span=(start, start + 3), like=True))
    assert decision.count == ALIKE
    assert len(asked) < 9 * ALIKE
    with CaptureQueriesContext(connection) as asked:
        undo(decision.pk)
    assert len(asked) < 10 * ALIKE


def test_the_queue_is_ordered_by_counts_that_follow_the_tasks_and_are_verified() -> None:
    whole_report().load("a.txt")
    whole_report(text=f"{TEXT}又一篇\n").load("b.txt")
    first, second = Document.objects.order_by("pk")
    before = first.open_tasks
    assert before == Task.objects.filter(document=first, is_open=True).count() > 0
    decision = decide(wish(Person.objects.get(document=first, name="周采薇")))
    assert [one.pk for one in waiting("local")] == [second.pk, first.pk]
    first.refresh_from_db()
    assert (first.open_tasks, first.closed_tasks) == (before - 1, 1)
    undo(decision.pk)
    first.refresh_from_db()
    assert (first.open_tasks, first.closed_tasks) == (before, 0)
    Document.objects.filter(pk=first.pk).update(open_tasks=1)
    assert [fault.where for fault in verify_ledger()] == [f"sha256:{first.sha256[:16]}"]
    Document.objects.filter(pk=first.pk).update(open_tasks=before)
