"""People and events on a past day: joined, corrected, read again or gone since, they are shown as they were."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from made_decisions import say
from made_readings import LATER, Report, whole_report

from duikou_web.ledger.actions.decide import Wish
from duikou_web.ledger.actions.judge import judge, neighbours, take_back
from duikou_web.ledger.actions.link_records import link_records
from duikou_web.ledger.actions.reshape import merge_records
from duikou_web.ledger.actions.undo import undo
from duikou_web.ledger.clock import now, today
from duikou_web.ledger.models import Event, Participant, Person
from duikou_web.ledger.reviewing.states import token_of
from duikou_web.ledger.selectors.past import event_on, person_on

pytestmark = pytest.mark.django_db

FIRST, SECOND = ("甲省副省长", "2025-07-03"), ("甲省人大常委会主任", "2025-09-02")


@pytest.fixture(autouse=True)
def _two_reports(db: None) -> None:
    whole_report().load("a.txt")
    later().load("b.txt")
    link_records()


def later(reader: str = "1", *, host: bool = True) -> Report:
    report = Report(LATER, published="2025-09-02", reader=reader)
    people: dict[str, Any] = {report.person("𠮷庆云", "乙州州长"): ("leader",)}
    if host:
        people[report.person("周采薇", "甲省人大常委会主任", division="210000")] = ("receiver",)
    report.event("visit", "率团赴甲省", people, start="2025-09-01")
    return report


def person(dated: str = "2025-09-02") -> Person:
    return Person.objects.get(name="周采薇", document__dated=dated)


def posts(cluster: str, until: datetime) -> list[tuple[str, str | None]]:
    past = person_on(cluster, until)
    return sorted((post.title, post.last) for post in past.view.posts) if past else []


def names(event: str, until: datetime) -> list[str]:
    past = event_on(event, until)
    return [part.person.name for part in past.parts] if past else []


def test_who_was_one_and_who_was_two_is_shown_as_on_that_day() -> None:
    whole, one = person().cluster, now()
    decision = judge("person", neighbours(person().pk), "different")
    both = {SECOND: person().cluster, FIRST: person("2025-07-03").cluster}
    stays, leaves = sorted(both, key=lambda post: both[post] != whole)
    apart, two = both[leaves], now()
    assert both[stays] == whole != apart
    take_back(decision.pk)
    assert person().cluster == whole
    assert (posts(whole, one), posts(apart, one)) == ([SECOND, FIRST], [])
    assert (posts(whole, two), posts(apart, two)) == ([stays], [leaves])
    assert (posts(whole, now()), posts(apart, now())) == ([SECOND, FIRST], [])
    past = person_on(whole, two)
    assert past is not None and [row.verdict for row in past.said] == ["different"]
    past = person_on(whole, now())
    assert past is not None and past.said == []


def test_a_correction_and_its_undo_hold_from_their_time_on() -> None:
    event, first = Event.objects.get(document__dated="2025-09-02"), now()
    decision = say(event, "correct", given={"start.value": "2025-08-30"}, why="我在场")
    second = now()
    undo(decision)
    found = [event_on(event.pk, until) for until in (first, second, now())]
    assert [one.row.starts for one in found if one] == ["2025-09-01", "2025-08-30", "2025-09-01"]
    assert names(event.pk, first) == ["𠮷庆云", "周采薇"]


def test_who_was_rejected_or_not_read_any_more_was_there_before() -> None:
    cluster, first = person().cluster, now()
    part = Participant.objects.get(person=person())
    say(part, "reject")
    second = now()
    later("2", host=False).load("b.txt")
    link_records()
    event = Event.objects.get(document__dated="2025-09-02")
    named = [
        [part.person.name for part in past.parts] for until in (first, second) if (past := event_on(event.pk, until))
    ]
    assert named == [["𠮷庆云", "周采薇"], ["𠮷庆云"]]
    assert (posts(cluster, first), posts(cluster, second)) == ([SECOND, FIRST], [FIRST])


def test_records_merged_in_their_report_are_two_before() -> None:
    report = Report("甲省副省长丁若川率团赴乙州。若川同志讲话。\n", published="2025-10-02")
    whole, short = report.person("丁若川", "甲省副省长"), report.person("若川同志", office=True, times=1)
    event = report.event("visit", "率团赴乙州", {whole: ("leader",), short: ("speaker",)}, start="2025-10-01")
    report.load("d.txt")
    link_records()
    first = now()
    row, gone = Person.objects.get(pk=whole), Person.objects.get(pk=short)
    merge_records(Wish("merge", "person", row.pk, token_of(row)), gone.pk, token_of(gone))
    assert names(event, first) == ["丁若川", "若川同志"]
    assert names(event, now()) == ["丁若川", "丁若川"]


def test_the_pages_of_a_past_day_stand_at_the_same_address_and_refuse_no_days() -> None:
    client = Client(headers={"host": "127.0.0.1:8000"})
    event = Event.objects.get(document__dated="2025-09-02")
    whole = person().cluster
    judge("person", neighbours(person().pk), "different")
    for address, told in ((f"/people/{whole}/", "周采薇"), (f"/events/{event.pk}/", "周采薇")):
        assert 'name="on"' in client.get(address).content.decode()
        shown = client.get(f"{address}?on={today().isoformat()}")
        assert shown.status_code == 200 and told in shown.content.decode()
        assert "台账里没有" in client.get(f"{address}?on=2001-01-01").content.decode()
        for day in ("2999-01-01", "2025-13-01"):
            assert client.get(f"{address}?on={day}").status_code == 400
    history = client.get(f"/reports/{event.document.sha256[:16]}/history/?on={today().isoformat()}").content.decode()
    for address in (f"/people/{person().cluster}/", f"/events/{event.pk}/"):
        assert f'href="{address}?on={today().isoformat()}"' in history
    assert client.get(f"/people/{'0' * 16}/?on=2025-01-01").status_code == 404
