"""One row a person: written with every change of people, made again by a command, and a wrong one is told."""

from typing import Any

import pytest
from click.testing import CliRunner
from invented_ledger import invent, store_whole
from made_decisions import wish
from made_readings import LATER, Report, later_report, whole_report

from duikou_cli import renewing
from duikou_cli.main import main
from duikou_web.ledger.actions.decide import decide
from duikou_web.ledger.actions.judge import judge, neighbours, take_back
from duikou_web.ledger.actions.link_records import link_records
from duikou_web.ledger.actions.undo import undo
from duikou_web.ledger.listing import list_if_never, mislisted
from duikou_web.ledger.models import Event, Listing, Person, Post
from duikou_web.ledger.selectors import people
from duikou_web.ledger.verification import verify_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_reports(db: None) -> Any:
    whole_report().load("a.txt")
    later_report().load("b.txt")
    link_records()
    yield
    assert list(mislisted()) == []


def span(words: str) -> tuple[int, int]:
    return LATER.index(words), LATER.index(words) + len(words)


def rows(name: str = "周采薇") -> list[tuple[Any, ...]]:
    found = [(row.titles[0][0], row.reports, row.first, row.last, row.latest) for row in people(name)]
    return sorted(found)


ONE = [("甲省人大常委会主任", 2, "2025-07-03", "2025-09-02", "2025-09-01")]
TWO = [
    ("甲省人大常委会主任", 1, "2025-09-02", "2025-09-02", "2025-09-01"),
    ("甲省副省长", 1, "2025-07-03", "2025-07-03", "2025-07-02"),
]


def test_a_judgement_divides_a_row_and_taking_it_back_joins_it_again() -> None:
    assert rows() == ONE
    later = Person.objects.get(name="周采薇", document__dated="2025-09-02")
    decision = judge("person", neighbours(later.pk), "different")
    assert rows() == TWO
    take_back(decision.pk)
    assert rows() == ONE


def test_a_corrected_name_post_and_day_stand_in_the_row_until_they_are_undone() -> None:
    event, post = Event.objects.get(document__dated="2025-09-02"), Post.objects.get(title="甲省人大常委会主任")
    day = decide(wish(event, "correct", given={"start.value": "2025-08-31"}, why="我在场"))
    assert rows()[0][4] == "2025-08-31"
    title = decide(wish(post, "correct", span=span("人大常委会主任")))
    assert rows()[0][0] == "人大常委会主任"
    undo(title.pk)
    undo(day.pk)
    assert rows() == ONE
    person = Person.objects.get(name="周采薇", document__dated="2025-09-02")
    name = decide(wish(person, "correct", span=span("采薇会见")))
    assert (rows(), rows("采薇会见")) == (TWO[1:], TWO[:1])
    undo(name.pk)
    assert (rows(), rows("采薇会见")) == (ONE, [])


def test_who_was_rejected_is_listed_no_more() -> None:
    for person in Person.objects.filter(name="周采薇"):
        decide(wish(person, "reject"))
    assert rows() == []


def test_reading_again_brings_the_row_up_to_the_new_reading() -> None:
    again = Report(LATER, published="2025-09-02", reader="2")
    guest = again.person("𠮷庆云", "乙州州长")
    again.event("visit", "率团赴甲省", {guest: ("leader",)}, start="2025-09-01")
    again.load("b.txt")
    link_records()
    assert rows() == TWO[1:]


def test_a_wrong_row_is_told_and_made_again_by_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    Listing.objects.filter(name="周采薇").update(reports=7)
    row = Listing.objects.get(name="𠮷庆云")
    Listing.objects.filter(pk=row.pk).delete()
    Listing.objects.create(cluster="f" * 16, name="无人", titles=[], reports=1, place=0)
    told = {fault.record for fault in verify_ledger()}
    wrong = Listing.objects.get(name="周采薇").pk
    assert told == {f"person {pk}" for pk in (wrong, row.pk, "f" * 16)}
    monkeypatch.setattr(renewing, "use_ledger", lambda url: None)
    assert CliRunner().invoke(main, ["renew"], catch_exceptions=False).output.startswith("2 people listed\n")
    assert rows() == ONE


def test_a_ledger_of_an_older_version_gets_its_rows_when_it_is_opened() -> None:
    Listing.objects.all().delete()
    list_if_never()
    assert rows() == ONE


def test_an_invented_world_is_listed_as_its_records_say() -> None:
    store_whole(invent(40, 5).readings)
    link_records()
    assert list(verify_ledger()) == []
    assert max(row.reports for row in people()) > 2
