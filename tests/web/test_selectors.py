"""What pages are given: in order, by definition, and nobody who should not be shown."""

import pytest
from made_readings import LATER, TEXT, Report, later_report, whole_report

from duikou_web.ledger.actions.link_records import link_records
from duikou_web.ledger.listing import list_all
from duikou_web.ledger.models import Event, Figure, Participant, Person, Post, Status
from duikou_web.ledger.people import settle_people
from duikou_web.ledger.selectors import (
    EventFilter,
    ReportFilter,
    counts,
    event_view,
    events,
    has_samples,
    key_of,
    latest_visits,
    outlets,
    people,
    person_view,
    report_view,
    reports,
    with_parts,
)
from duikou_web.ledger.selectors.browsing import titles_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ledger() -> None:
    whole_report().load("a.txt")


def test_people_are_those_with_an_office_and_a_role() -> None:
    # Both were last seen on the same day, so either may stand first.
    assert sorted(row.name for row in people()) == ["周采薇", "𠮷庆云"]


def test_who_is_only_mentioned_has_no_page_and_stands_in_no_list() -> None:
    report = Report(LATER, published="2025-09-02")
    report.person("𠮷庆云", "乙州州长")
    report.event("visit", "率团赴甲省", {})
    report.load("b.txt")
    mentioned = Person.objects.get(document__published="2025-09-02")
    assert not mentioned.has_page
    assert [row.reports for row in people("𠮷庆云")] == [1]
    view = report_view(key_of(mentioned.document))
    assert view is not None
    assert view.people == []


def test_who_has_no_office_is_not_shown_even_with_a_role() -> None:
    villager = Person.objects.get(name="麦小穗")
    visit = Event.objects.get(main=True)
    part = Participant.objects.filter(event=visit).first()
    assert part is not None
    part.pk, part.person, part.order = "f" * 16, villager, 3
    part.save(force_insert=True)
    settle_people([villager], [], [part])
    assert not villager.has_page
    assert person_view(villager.cluster) is None
    view, report = event_view(visit.pk), report_view(key_of(visit.document))
    assert view is not None and report is not None
    assert [one.person.name for one in view.parts] == ["周采薇", "𠮷庆云"]
    assert "麦小穗" not in {one.row.name for one in report.people}


def test_a_statement_of_somebody_who_is_not_shown_has_no_name() -> None:
    report = Report("乙州村民大会\n村民麦小穗说，我们将种好青稞。\n", published="2025-09-02")
    villager = report.person("麦小穗", office=False)
    event = report.event("meeting", "村民大会", {villager: ("speaker",)})
    report.statement(event, villager, "我们将种好青稞")
    report.load("c.txt")
    view = event_view(event)
    assert view is not None
    (said,) = view.statements
    assert (said.speaker, said.unnamed, said.items[0].specificity) == (None, True, "measurable")


def test_a_person_is_seen_in_posts_from_report_to_report() -> None:
    later_report().load("b.txt")
    link_records()
    (row,) = people("周采薇")
    assert (row.reports, row.first, row.last) == (2, "2025-07-03", "2025-09-02")
    view = person_view(row.cluster)
    assert view is not None
    assert [(seen.title, seen.first, seen.last) for seen in view.posts] == [
        ("甲省人大常委会主任", "2025-09-02", "2025-09-02"),
        ("甲省副省长", "2025-07-03", "2025-07-03"),
    ]
    assert [[roles for _, roles in one.parts] for one in with_parts(view.sightings)] == [
        [["receiver"]],
        [["leader", "speaker"], ["attendee"]],
    ]


def test_one_name_in_two_divisions_is_two_people() -> None:
    later_report(division="220000").load("b.txt")
    assert [row.reports for row in people("周采薇")] == [1, 1]


def test_one_name_without_a_division_is_never_joined() -> None:
    for number in range(2):
        report = Report(f"简讯{number}\n周采薇在乙州考察。\n", published="2025-09-02")
        report.event(people={report.person("周采薇"): ("leader",)})
        report.load(f"{number}.txt")
    assert [row.reports for row in people("周采薇")] == [1, 1, 1]


def test_participants_come_in_printed_order() -> None:
    visit = Event.objects.get(main=True)
    view = event_view(visit.pk)
    assert view is not None
    assert [(part.person.name, [post.title for post in part.posts], part.roles) for part in view.parts] == [
        ("周采薇", ["甲省副省长"], ["leader", "speaker"]),
        ("𠮷庆云", ["乙州州长"], ["companion"]),
    ]
    assert [event.kind for event in view.contains] == ["site_visit"]
    assert [site.name for site in view.sites] == ["青禾小学"]


def test_a_report_comes_with_everything_it_says() -> None:
    visit = Event.objects.get(main=True)
    view = report_view(key_of(visit.document))
    assert view is not None
    assert (view.text, view.sources, [block["kind"] for block in view.blocks]) == (TEXT, ["a.txt"], ["paragraph"])
    assert [(one.row.kind, len(one.parts)) for one in view.events] == [("visit", 2), ("site_visit", 1)]
    assert [(one.row.name, one.roles) for one in view.people] == [
        ("周采薇", ["leader", "speaker", "attendee"]),
        ("𠮷庆云", ["companion"]),
    ]
    assert [said.speaker and said.speaker.name for said in view.statements] == ["周采薇"]
    assert [len(some) for some in (view.projects, view.figures, view.pairings, view.bylines, view.notes)] == [1] * 5


@pytest.mark.parametrize("key", ["", "0" * 16, "zzzzzzzzzzzzzzzz", "abc"])
def test_an_address_of_no_report_gives_none(key: str) -> None:
    assert report_view(key) is None


def test_what_was_rejected_is_left_out() -> None:
    visit = Event.objects.get(main=True)
    Figure.objects.update(status=Status.REJECTED)
    Event.objects.filter(pk=visit.pk).update(status=Status.REJECTED)
    view = report_view(key_of(visit.document))
    assert view is not None
    assert (view.figures, [one.row.kind for one in view.events]) == ([], ["site_visit"])
    assert event_view(visit.pk) is None
    assert list(events()) == []


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (ReportFilter(), ["2025-09-02", "2025-07-03"]),
        (ReportFilter(words="学习"), ["2025-09-02"]),
        (ReportFilter(year="2025-07"), ["2025-07-03"]),
        (ReportFilter(year="2024"), []),
        (ReportFilter(outlet="甲省日报"), ["2025-09-02", "2025-07-03"]),
        (ReportFilter(kind="site_visit"), ["2025-07-03"]),
        (ReportFilter(kind="site_visit", division="210000"), ["2025-07-03"]),
        (ReportFilter(division="540000"), ["2025-09-02", "2025-07-03"]),
        (ReportFilter(division="540601"), []),
        (ReportFilter(division="650000"), []),
    ],
)
def test_reports_are_narrowed(chosen: ReportFilter, found: list[str]) -> None:
    later_report().load("b.txt")
    assert [document.dated for document in reports(chosen)] == found


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (EventFilter(), ["2025-09-01", "2025-07-02"]),
        (EventFilter(year="2025-07"), ["2025-07-02"]),
        (EventFilter(kind="site_visit"), []),
        (EventFilter(kind="site_visit", with_parts=True), ["2025-07-02"]),
        (EventFilter(division="210000"), ["2025-09-01", "2025-07-02"]),
        (EventFilter(division="210100"), []),
    ],
)
def test_events_are_narrowed(chosen: EventFilter, found: list[str]) -> None:
    later_report().load("b.txt")
    assert [event.starts for event in events(chosen)] == found


def test_reports_without_a_date_come_last() -> None:
    report = Report("无日期的报道\n在乙州考察。\n", published=None)
    report.load("b.txt")
    assert [document.dated for document in reports()] == ["2025-07-03", None]


def test_counts_say_what_they_count() -> None:
    later_report().load("b.txt")
    link_records()
    values = {count.code: count.value for count in counts()}
    assert values == {
        "document": 2, "event": 2, "person": 2, "statement": 1, "project": 1, "figure": 1, "note": 1,
    }  # fmt: skip
    assert all(count.zh and count.en for count in counts())


def test_samples_are_known_as_such() -> None:
    assert not has_samples()
    later_report().load("b.txt", is_sample=True)
    assert has_samples()
    assert [event.document.is_sample for event in latest_visits()] == [True, False]
    assert outlets() == ["甲省日报"]


def test_people_come_with_the_latest_event_first_and_those_without_a_date_last() -> None:
    later_report().load("b.txt")
    report = Report("丙州州长章若岩率团赴乙州。\n", published=None)
    guest = report.person("章若岩", "丙州州长")
    report.event("visit", "率团赴乙州", {guest: ("leader",)}, start=None)
    report.load("c.txt")
    found = [(row.name, row.latest) for row in people()]
    assert found[-1] == ("章若岩", "")
    days = [latest for _, latest in found[:-1]]
    assert len(days) > 1
    assert days == sorted(days, reverse=True)


def test_reports_and_events_without_a_date_come_last_as_they_were_loaded() -> None:
    for name in ("甲", "乙", "丙"):
        report = Report(f"{name}州州长章若岩率团赴乙州。\n", published=None)
        guest = report.person("章若岩", f"{name}州州长")
        report.event("visit", "率团赴乙州", {guest: ("leader",)}, start=None)
        report.load(f"{name}.txt")
    assert [document.dated for document in reports()] == ["2025-07-03", None, None, None]
    undated = [document.pk for document in reports()][1:]
    assert undated == sorted(undated)
    assert [event.document_id for event in events()][-3:] == undated


def test_a_region_that_was_added_to_a_bare_post_is_told_and_a_printed_one_is_not() -> None:
    report = Report("州长章若岩率团赴乙州。\n辽宁省副省长白若谷陪同。", published="2025-09-02")
    guest = report.person("章若岩", "州长", division="540000")
    host = report.person("白若谷", "辽宁省副省长", division="210000")
    report.event("visit", "率团赴乙州", {guest: ("leader",), host: ("companion",)}, start="2025-09-01")
    report.load("b.txt")
    post = Post.objects.get(title="州长")
    post.current = {**post.current, "completed_by": "posts.region_of_side"}
    post.save()
    list_all()
    told = {title.printed: title.region for row in people() for title in titles_of(row)}
    assert (told["州长"], told["辽宁省副省长"]) == ("西藏自治区", "")


def test_who_has_no_printed_post_is_told_of_by_the_label_of_the_list() -> None:
    person = Person.objects.filter(has_page=True).first()
    assert person is not None
    assert [row.group for row in people() if row.cluster == person.cluster] == [""]
    Person.objects.filter(pk=person.pk).update(group="省直有关部门")
    list_all()
    assert [row.group for row in people() if row.cluster == person.cluster] == ["省直有关部门"]


def test_people_of_one_event_come_in_printed_order() -> None:
    report = Report("9月1日，乙州州长章若谷、副州长白若岩、甲省副省长丁若川参加。\n乙州\n", published="2025-09-02")
    names = {"章若谷": "乙州州长", "白若岩": "副州长", "丁若川": "甲省副省长"}
    people_of_it = [report.person(name, title) for name, title in names.items()]
    report.event("visit", "9月1日", dict.fromkeys(people_of_it, ("attendee",)), start="2025-09-01")
    report.load("b.txt")
    assert [row.name for row in people()][:3] == list(names)
