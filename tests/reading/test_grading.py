"""Which rules made a record, and when it is doubtful. All people are invented."""

import pytest

from duikou.model.details import DetailedReading, Proof
from duikou.pipeline import cover, read, to_json
from duikou.reading import grading
from duikou.reading.grading import LEVEL, Maker, grade, likely, proven

REPORT = "甲省代表团赴那曲市考察\n2日，甲省副省长章若谷率团到那曲市考察，走进雪莲小学。他表示，将投入3亿元支持那曲市。"


def detailed(text: str = REPORT) -> DetailedReading:
    reading = read(text.encode(), source="a.txt", rules=True)
    assert isinstance(reading, DetailedReading)
    return reading


def rules_of(reading: DetailedReading, record: str, what: str) -> set[str]:
    assert isinstance(reading.made, tuple)
    (made,) = (made for made in reading.made if (made.record, made.what) == (record, what))
    return {proof.rule for proof in made.rules}


def test_each_record_names_the_rules_that_made_it() -> None:
    reading = detailed()
    (person,), (statement,), (figure,) = reading.people, reading.statements, reading.figures
    assert "people.after_office" in rules_of(reading, person.id, "person")
    assert rules_of(reading, statement.id, "statement") == {"statements.will"}
    assert rules_of(reading, figure.id, "figure") == {"figures.number"}
    (site,) = reading.events[0].sites
    assert len(rules_of(reading, site.id, "site")) == 1


def test_a_damaged_text_has_its_rules_too() -> None:
    reading = detailed(REPORT.replace("对", "對").replace("章若谷表示", "章若谷&&"))
    assert reading.statements
    assert all(rules_of(reading, statement.id, "statement") for statement in reading.statements)


def test_nobody_is_told_of_rules_without_asking() -> None:
    assert "made" not in to_json(read(REPORT.encode(), source="a.txt"))


def test_coverage_and_rules_go_together() -> None:
    both = cover(detailed())
    assert isinstance(both.made, tuple)
    assert isinstance(both.coverage, tuple)


@pytest.mark.parametrize(("counts", "doubtful"), [((9, 10), False), ((1, 5), True), ((1, 1), True), (None, True)])
def test_what_seldom_proved_right_is_doubtful(
    counts: tuple[int, int] | None, doubtful: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = {("site", "sites.new"): counts} if counts else {}
    monkeypatch.setattr(grading, "proven", lambda: table)
    (made,) = grade([Maker("id", "site", ("sites.new",))])
    assert made.doubtful is doubtful
    assert made.rules == (Proof("sites.new", *(counts or (0, 0))),)


def test_one_good_rule_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grading, "proven", lambda: {("site", "a"): (1, 5), ("site", "b"): (20, 20)})
    assert [made.doubtful for made in grade([Maker("id", "site", ("a", "b"))])] == [False]


def test_the_table_counts_what_can_be() -> None:
    assert len(proven()) > 50
    assert all(0 <= right <= found and found for right, found in proven().values())
    assert likely(Proof("a", 0, 0)) < LEVEL < likely(Proof("a", 9, 9))
