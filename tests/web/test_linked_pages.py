"""Pages across reports: one person, one event, places, and the questions; who must not see or do something does not."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, reverse
from made_readings import Report, later_report, whole_report
from pytest_django.fixtures import Settings

from duikou_web.ledger.actions.close_report import withdraw
from duikou_web.ledger.actions.judge import judge, neighbours, said_of_pairs
from duikou_web.ledger.actions.link_records import link_records
from duikou_web.ledger.models import Event, Judgement, Person
from duikou_web.site.pages.urls import urlpatterns

pytestmark = pytest.mark.django_db

ELSEWHERE = "丙省论坛\n9月9日，丙省副省长周采薇率团到乙州考察。\n"
TWICE = "甲省代表团在乙州\n7月2日，甲省副省长周采薇率代表团在乙州考察。乙州副州长安若水陪同。\n"
OWN = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def _ledger(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = [name for name in settings.ALLOWED_HOSTS if name != "testserver"]
    whole_report().load("a.txt")
    later_report().load("b.txt")
    report = Report(ELSEWHERE, published="2025-09-10")
    leader = report.person("周采薇", "丙省副省长", division="350000")
    report.event("visit", "到乙州考察", {leader: ("leader",)}, start="2025-09-09")
    report.load("c.txt")
    report = Report(TWICE, published="2025-07-03")
    leader, host = report.person("周采薇", "甲省副省长"), report.person("安若水", "乙州副州长")
    report.event("visit", "在乙州考察", {leader: ("leader",), host: ("companion",)})
    report.load("d.txt")
    link_records()


@pytest.fixture
def client() -> Iterator[Client]:
    yield Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1:8000"})


def seen(name: str, report: str) -> Person:
    return Person.objects.get(name=name, document__sources__path=report)


def page(client: Client, name: str, *args: str) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return str(answer.content.decode())


def post(client: Client, address: str, **said: str) -> int:
    """Post with the token of a page, and what was said of the pair so far, as a browser would."""
    if address == reverse("judge"):
        said = {"seen": seen_of(said), **said}
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page(client, "questions"))
    assert token is not None
    answer = client.post(address, {**said, "csrfmiddlewaretoken": token[1]}, headers={"origin": OWN})
    return int(answer.status_code)


def seen_of(said: dict[str, str]) -> str:
    pairs = neighbours(said["apart"]) if "apart" in said else [(said["left"], said["right"])]
    return said_of_pairs(said.get("kind", "person"), pairs)


def test_a_person_shows_posts_as_seen_over_reports_and_why_they_are_one(client: Client) -> None:
    shown = page(client, "person", seen("周采薇", "a.txt").cluster)
    assert "甲省人大常委会主任" in shown
    assert "2025年7月2日" in shown
    assert "2025年9月1日" in shown
    assert "丙省副省长" not in shown.partition('id="why"')[0]
    assert 'class="points"' in shown


def test_a_decision_joins_two_people_shows_on_their_page_and_is_undone_by_one_click(client: Client) -> None:
    first, other = seen("周采薇", "a.txt"), seen("周采薇", "c.txt")
    assert first.cluster != other.cluster
    compared = page(client, "compare", "person", first.pk, other.pk)
    assert "共 4 篇报道" in compared
    assert "丙省副省长" in compared
    whole = compared.partition('id="whole"')[2].partition('id="reasons"')[0]
    for told in (
        "左：周采薇，3 篇报道；右：周采薇，1 篇报道",
        "2025年9月1日，见报为甲省人大常委会主任",
        "见报为丙省副省长",
    ):
        assert told in re.sub("<[^>]+>", "", whole)
    for record in (first, other):
        assert f'href="/reports/{record.document.sha256[:16]}/#w-{record.pk}"' in whole
    said = {"kind": "person", "left": first.pk, "right": other.pk, "verdict": "same"}
    assert post(client, reverse("judge"), **said) == 302
    assert 'id="whole"' not in page(client, "compare", "person", first.pk, other.pk)
    cluster = seen("周采薇", "c.txt").cluster
    assert cluster == seen("周采薇", "a.txt").cluster
    assert "丙省副省长" in page(client, "person", cluster)
    gone = ({first.cluster, other.cluster} - {cluster}).pop()
    answer = client.get(reverse("person", args=[gone]))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("person", args=[cluster]))
    (row,) = Judgement.objects.filter(by="person")
    assert post(client, reverse("undo", args=[row.decision_id])) == 302
    assert seen("周采薇", "a.txt").cluster != seen("周采薇", "c.txt").cluster
    assert post(client, reverse("undo", args=[row.decision_id])) == 409


def test_who_judges_a_pair_second_sees_what_was_said_first_and_decides(client: Client, settings: Settings) -> None:
    first, other = sorted((seen("周采薇", "a.txt").pk, seen("周采薇", "c.txt").pk))
    said = {"kind": "person", "left": first, "right": other}
    before = seen_of(said)
    settings.ACTOR = "甲"
    assert post(client, reverse("judge"), **said, verdict="same") == 302
    assert Judgement.objects.get(by="person").who == "甲"
    settings.ACTOR = "乙"
    assert post(client, reverse("judge"), **said, verdict="different", seen=before) == 409
    assert seen("周采薇", "a.txt").cluster == seen("周采薇", "c.txt").cluster
    assert post(client, reverse("judge"), **said, verdict="different", seen=seen_of(said)) == 302
    assert seen("周采薇", "a.txt").cluster != seen("周采薇", "c.txt").cluster


def test_who_may_only_read_compares_and_is_offered_no_answer(client: Client, settings: Settings) -> None:
    pair = (seen("周采薇", "a.txt").pk, seen("周采薇", "c.txt").pk)
    judge("person", [pair], "same")
    compared = reverse("compare", args=["person", *pair])
    assert 'name="verdict"' in client.get(compared).content.decode()
    settings.RIGHTS = ("read",)
    for address in (compared, reverse("person", args=[seen("周采薇", "a.txt").cluster])):
        assert b'action="/judgements/' not in client.get(address).content


def test_a_report_is_taken_out_of_a_person_after_words_say_so(client: Client) -> None:
    row = seen("周采薇", "b.txt")
    assert "分出" in page(client, "apart", row.pk)
    assert post(client, reverse("judge"), apart=row.pk) == 302
    assert seen("周采薇", "b.txt").cluster != seen("周采薇", "a.txt").cluster
    assert seen("周采薇", "d.txt").cluster == seen("周采薇", "a.txt").cluster


def test_an_answer_leads_back_to_the_page_and_never_to_another_site(client: Client) -> None:
    first, other = seen("周采薇", "a.txt"), seen("周采薇", "c.txt")
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page(client, "questions"))
    assert token is not None
    said = {"kind": "person", "left": first.pk, "right": other.pk, "verdict": "unsure", "csrfmiddlewaretoken": token[1]}
    said["seen"] = seen_of(said)
    answer = client.post(reverse("judge"), {**said, "next": "https://evil.example/"}, headers={"origin": OWN})
    assert answer.headers["Location"] == reverse("questions")
    said["seen"] = seen_of(said)
    answer = client.post(reverse("judge"), {**said, "next": "/people/"}, headers={"origin": OWN})
    assert answer.headers["Location"] == "/people/"


def test_two_reports_of_one_event_stand_beside_each_other(client: Client) -> None:
    first = Event.objects.get(main=True, document__sources__path="a.txt")
    other = Event.objects.get(document__sources__path="d.txt")
    assert first.telling.episode == other.telling.episode
    shown = page(client, "event", other.pk)
    assert "此报独有" in shown
    assert "此报未写" in shown
    assert "安若水" in shown
    assert "甲省将投入3亿元建设青禾剧场" in shown
    assert "麦小穗" not in shown


def test_a_contradiction_is_told_and_not_settled(client: Client) -> None:
    report = Report(TWICE.replace("周采薇", "章若谷"), published="2025-07-03")
    leader = report.person("章若谷", "甲省副省长")
    report.event("visit", "在乙州考察", {leader: ("leader",)})
    report.load("e.txt")
    link_records()
    first = Event.objects.get(document__sources__path="d.txt")
    other = Event.objects.get(document__sources__path="e.txt")
    judge("event", [(first.pk, other.pk)], "same")
    shown = page(client, "event", other.pk)
    assert "带队：此报“章若谷”，另报“周采薇”" in re.sub(r"<[^>]+>", "", shown)


def test_two_holders_of_one_post_are_to_be_checked(client: Client) -> None:
    for day, name, path in (
        ("2025-07-01", "安若水", "f.txt"), ("2025-10-01", "安若水", "g.txt"), ("2025-08-01", "言若海", "h.txt"),
    ):  # fmt: skip
        report = Report(f"{day}\n辽宁省省长{name}率团到乙州考察。\n", published=day)
        leader = report.person(name, "辽宁省省长", division="210000")
        report.event("visit", "到乙州考察", {leader: ("leader",)}, start=day)
        report.load(path)
    link_records()
    shown = page(client, "person", seen("言若海", "h.txt").cluster)
    assert "请核" in shown
    assert "同一职务同时见于两人" in shown
    assert reverse("person", args=[seen("安若水", "f.txt").cluster]) in shown


def test_places_and_pairs(client: Client) -> None:
    place = page(client, "place", "540600")
    assert "甲省 → 乙州" in place
    assert "2 篇报道" in place
    assert reverse("person", args=[seen("𠮷庆云", "a.txt").cluster]) in place
    assert "麦小穗" not in place
    pair = page(client, "pair", "210000-540600")
    assert "2025" in pair
    assert "甲省将投入3亿元建设青禾剧场" in pair
    for cited, address in ((place, "/places/540600/"), (pair, "/pairs/210000-540600/")):
        said = re.sub(r"<[^>]+>", "", cited.partition('class="citation"')[2])
        assert address in said
        assert "甲省日报：甲省代表团赴乙州考察, 2025-07-03" in said


def test_the_machine_asks_what_it_could_not_decide_and_of_two_people_only_once(client: Client) -> None:
    first, other = sorted((seen("周采薇", "a.txt").pk, seen("周采薇", "c.txt").pk))
    assert Judgement.objects.filter(kind="person", verdict="unsure", by="machine", holds=True).count() > 1
    shown = page(client, "questions")
    assert "丙省副省长" in shown
    assert 'data-key="s"' in shown
    said = {"kind": "person", "left": first, "right": other, "verdict": "different"}
    assert post(client, reverse("judge"), **said) == 302
    shown = page(client, "questions")
    assert "丙省副省长" not in shown
    assert 'data-key="z"' in shown


def test_a_name_printed_bare_takes_its_post_from_another_report_and_says_so(client: Client) -> None:
    report = Report("座谈会\n9月3日，座谈会在乙州召开，周采薇、𠮷庆云参加。\n", published="2025-09-03")
    bare, other = report.person("周采薇", office=False), report.person("𠮷庆云", office=False)
    report.event("symposium", "座谈会在乙州召开", {bare: ("attendee",), other: ("attendee",)}, start="2025-09-03")
    report.load("s.txt")
    link_records()
    event = Event.objects.get(document__sources__path="s.txt")
    shown = re.sub(r"<[^>]+>", "", page(client, "event", event.pk))
    assert "推断（附依据）：甲省人大常委会主任，据相隔 2 天的另一报道" in shown
    assert "推断（附依据）：甲省人大常委会主任" in re.sub(
        r"<[^>]+>", "", page(client, "person", seen("周采薇", "s.txt").cluster)
    )


# -- who must not --


ADDRESSES = {
    "home": [], "reports": [], "events": [], "people": [], "questions": [], "judge": [], "set_language": [],
    "report": ["a" * 16], "event": ["a" * 16], "person": ["a" * 16], "apart": ["a" * 16], "organisation": ["a" * 16],
    "copies": ["a" * 16], "copy": ["a" * 16, "b" * 16], "beside": ["a" * 16], "original": ["a" * 16],
    "leaf": ["a" * 16, "1"],
    "history": ["a" * 16], "review": [], "workbench": ["a" * 16], "like": ["person", "a" * 16], "undo_decision": [],
    **{name: ["a" * 16] for name in ("decide", "hold", "comment", "complete", "withdraw")},
    "readings": ["a" * 16], "differing": [], "settle_reading": ["a" * 16], "twice": [], "share": [], "settle": [],
    "organisations": [], "projects": [], "project": ["a" * 16], "post": ["a" * 16], "places": [],
    "apart_thing": ["project", "a" * 16], "take_out": ["project", "a" * 16], "undo": ["1"], "place": ["540600"],
    "pair": ["210000-540600"], "compare": ["person", "a" * 16, "b" * 16],
}  # fmt: skip


def test_every_page_is_asked_below() -> None:
    assert {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)} - ADDRESSES.keys() == set()


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_stranger_is_refused_everywhere(client: Client, name: str) -> None:
    """Another machine's name, another site's page, and a write that no page of ours sent."""
    address = reverse(name, args=ADDRESSES[name])
    assert client.get(address, headers={"host": "192.168.1.7"}).status_code == 400
    assert client.get(address, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post(address, headers={"origin": OWN}).status_code in (403, 405)


@pytest.mark.parametrize(("name", "args"), [("judge", []), ("undo", ["1"])])
def test_a_write_is_no_link(client: Client, name: str, args: list[str]) -> None:
    assert client.get(reverse(name, args=args)).status_code == 405


def test_who_has_no_page_is_neither_compared_nor_shown(client: Client) -> None:
    villager, official = Person.objects.get(name="麦小穗"), seen("周采薇", "a.txt")
    for name, args in (
        ("person", [villager.cluster]), ("apart", [villager.pk]), ("compare", ["person", villager.pk, official.pk]),
        ("compare", ["person", official.pk, official.pk]), ("compare", ["document", official.pk, villager.pk]),
        ("place", ["999999"]), ("pair", ["540600-210000"]), ("organisation", [official.pk]),
    ):  # fmt: skip
        assert client.get(reverse(name, args=args)).status_code == 404, name
    assert post(client, reverse("judge"), kind="person", left=villager.pk, right=official.pk, verdict="same") == 404
    assert post(client, reverse("judge"), kind="person", left=official.pk, right=official.pk, verdict="same") == 404
    assert post(client, reverse("judge"), apart=villager.pk) == 404
    assert not Judgement.objects.filter(by="person").exists()


def test_a_question_about_somebody_without_a_page_is_not_asked(client: Client) -> None:
    mentioned = Report("丁省简讯\n丁省副省长周采薇出席。\n", published="2025-09-20")
    person = mentioned.person("周采薇", "丁省副省长", division="360000")
    mentioned.load("m.txt")
    link_records()
    Judgement.objects.create(
        kind="person", left=min(person, seen("周采薇", "a.txt").pk), right=max(person, seen("周采薇", "a.txt").pk),
        verdict="unsure", by="machine", score=90, reasons=[], at="2025-09-10T00:00:00Z",
    )  # fmt: skip
    assert "丁省副省长" not in page(client, "questions")


def test_what_a_withdrawn_report_tells_is_marked_on_every_page_that_lists_it(client: Client) -> None:
    document = seen("周采薇", "a.txt").document
    event = Event.objects.get(document=document, main=True)
    person = seen("周采薇", "a.txt").cluster
    addresses = [
        reverse("reports"), reverse("events"), reverse("event", args=[event.pk]), reverse("person", args=[person]),
        reverse("place", args=["540600"]), reverse("pair", args=["210000-540600"]),
    ]  # fmt: skip
    assert not [address for address in addresses if "已撤稿" in client.get(address).content.decode()]
    withdraw(document, "误报", withdrawn=True)
    assert not [address for address in addresses if "已撤稿" not in client.get(address).content.decode()]
