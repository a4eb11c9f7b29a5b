"""Loading again with another reader: decisions are carried, what nobody decided follows the reader."""

from typing import Any

import pytest
from made_readings import TEXT, Report, whole_report

from duikou.errors import LedgerError
from duikou_web.ledger.actions import decide as decision
from duikou_web.ledger.actions.load_document import Outcome
from duikou_web.ledger.carrying import common
from duikou_web.ledger.models import (
    RECORDS,
    Figure,
    Item,
    Participant,
    Person,
    Project,
    Reading,
    Record,
    Revision,
    Statement,
    Status,
)
from duikou_web.ledger.reviewing.states import token_of
from duikou_web.ledger.verification import verify_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _whole_at_the_end() -> Any:
    """However a test ends, rows, readings and history agree."""
    yield
    assert list(verify_ledger()) == []


def decide(row: Record, status: Status = Status.CONFIRMED, **given: str) -> None:
    """Decide a row as a steward would; what is `given` are corrections."""
    verb = "correct" if given else "reject" if status == Status.REJECTED else "accept"
    kind = type(row).__name__.lower()
    decision.decide(decision.Wish(verb, kind, row.pk, token_of(row), dict(given)))


def snapshot(row: Record) -> dict[str, Any]:
    stored = type(row)._default_manager.filter(pk=row.pk).values().get()
    return {field: value for field, value in stored.items() if field != "found"}


def test_undecided_rows_follow_the_reader() -> None:
    whole_report().load()
    better = Report(reader="2")
    better.person("周采薇", "甲省副省长")
    assert better.load() is Outcome.READ_AGAIN
    assert {(row.name, row.reader) for row in Person.objects.all()} == {("周采薇", "2")}
    assert [model.__name__ for model in RECORDS if model._default_manager.exists()] == ["Person", "Post"]
    assert sorted(Reading.objects.values_list("reader", flat=True)) == ["1", "2"]
    first, last = Revision.objects.order_by("pk")
    assert first.after is not None and last.before is not None and last.after is not None
    assert last.before == {"reader": "1", "reading": first.after["reading"]}
    assert (last.after["reader"], last.after["gone"]) == ("2", sum(first.after["records"].values()) - 2)


def test_a_decision_stays_with_the_same_id() -> None:
    whole_report().load()
    row = Figure.objects.get()
    decide(row, what="财政援助")
    before = snapshot(row)
    whole_report(reader="2").load()
    assert snapshot(row) == before
    assert (row.reader, Figure.objects.count()) == ("1", 1)
    assert Person.objects.get(name="周采薇").reader == "2"


def test_a_decision_is_carried_where_half_of_the_words_are_the_same() -> None:
    whole_report().load()
    row = Project.objects.get()
    decide(row)
    before = snapshot(row)
    better = with_project("建设青禾剧场")
    assert better.id("project", "建设青禾剧场") != row.pk
    better.load()
    assert snapshot(row) == before
    assert Project.objects.count() == 1


def test_a_decided_row_that_is_not_found_again_stays_and_says_so() -> None:
    whole_report().load()
    row = Project.objects.get()
    decide(row)
    with_project("3亿元建设青禾").load()
    assert {(one.name, one.found, one.status) for one in Project.objects.all()} == {
        ("青禾剧场", False, "confirmed"),
        ("3亿元建设青禾", True, "proposed"),
    }


def test_a_row_that_is_found_later_is_no_longer_marked() -> None:
    whole_report().load()
    row = Project.objects.get()
    decide(row)
    Report(reader="2").load()
    assert not Project.objects.get().found
    whole_report(reader="3").load()
    assert Project.objects.get().found


def test_a_rejected_row_does_not_come_back() -> None:
    whole_report().load()
    decide(Figure.objects.get(), Status.REJECTED)
    whole_report(reader="2").load()
    assert [row.status for row in Figure.objects.all()] == ["rejected"]


def test_a_decided_row_keeps_what_it_stands_on() -> None:
    whole_report().load()
    item = Item.objects.get()
    decide(item)
    Report(reader="2").load()
    assert [(row.found, row.status) for row in (Item.objects.get(), Statement.objects.get())] == [
        (False, "confirmed"),
        (False, "proposed"),
    ]
    assert item.statement.speaker is not None
    assert item.statement.speaker.name == "周采薇"
    assert Person.objects.count() == 1


def test_a_decided_part_gets_the_better_name_of_its_person() -> None:
    worse = Report()
    clipped = worse.person("周采")
    worse.event(people={clipped: ("leader",)})
    worse.load()
    part = Participant.objects.get()
    decide(part)
    better = Report(reader="2")
    better.event(people={better.person("周采薇", "甲省副省长"): ("leader",)})
    better.load()
    person = Person.objects.get()
    assert (person.pk, person.name, person.reader) == (clipped, "周采薇", "2")
    assert Participant.objects.get().person == person
    assert person.posts.get().title == "甲省副省长"


def test_the_same_version_with_other_rules_is_another_reading() -> None:
    whole_report().load()
    changed = whole_report()
    changed.parts["notes"].clear()
    assert changed.load() is Outcome.READ_AGAIN
    assert Reading.objects.count() == 1


def test_a_text_does_not_change_under_decided_facts() -> None:
    content = TEXT.encode()
    whole_report(content=content).load()
    decide(Figure.objects.get())
    before = Revision.objects.count()
    with pytest.raises(LedgerError, match="D510"):
        whole_report(content=content, reader="2", text="\n" + TEXT).load()
    assert Revision.objects.count() == before


def test_a_text_may_change_while_nothing_is_decided() -> None:
    content = TEXT.encode()
    whole_report(content=content).load()
    whole_report(content=content, reader="2", text="\n" + TEXT).load()
    assert Figure.objects.get().start == TEXT.index("3亿元") + 1


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ([[0, 4]], [[0, 4]], 1.0),
        ([[0, 4]], [[2, 4]], 0.5),
        ([[0, 4]], [[0, 10]], 0.4),
        ([[0, 4]], [[4, 8]], 0.0),
        ([[0, 3], [10, 13]], [[0, 2], [10, 12]], 2 / 3),
    ],
)
def test_the_share_of_common_words_is_that_of_the_longer_one(
    one: list[list[int]], other: list[list[int]], share: float
) -> None:
    assert common(one, other) == common(other, one) == pytest.approx(share)


def with_project(words: str) -> Report:
    """A better reader that finds one project only, under these words."""
    report = Report(reader="2")
    report.rest()
    (project,) = report.parts["projects"]
    span = report.span(words)
    for name in ("figures", "organisations", "pairings", "notes", "bylines"):
        report.parts[name].clear()
    report.parts["projects"] = [
        type(project)(id=report.id("project", words), name=words, division=None, sector=None, span=span, quote=words)
    ]
    return report
