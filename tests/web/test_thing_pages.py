"""Pages of organisations, projects, posts and places: what stands there, at which address, and for whom."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from made_readings import Report
from pytest_django.fixtures import Settings

from duikou_web.ledger.actions.judge import said_of_pairs
from duikou_web.ledger.actions.link_records import link_records
from duikou_web.ledger.models import Judgement, Naming, Project, Thing

pytestmark = pytest.mark.django_db

TEXT = (
    "甲省代表团赴乙州\n{day}，甲省副省长{leader}率代表团在乙州考察，走进{place}。\n"
    "{leader}表示，甲省援建的{project}已于去年开工，今年再投入3亿元。\n"
)
OWN = "http://127.0.0.1:8000"


def load(day: str, place: str, project: str, leader: str = "周采薇", division: str | None = "540600") -> None:
    report = Report(TEXT.format(day=day, place=place, project=project, leader=leader), published=day)
    person = report.person(leader, "甲省副省长")
    visit = report.event("visit", "在乙州考察", {person: ("leader",)}, sites=(place,), start=day)
    report.project(project, division=division)
    report.statement(visit, person, f"甲省援建的{project}已于去年开工，今年再投入3亿元")
    report.load(f"{day}.txt")


@pytest.fixture(autouse=True)
def _ledger(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = [name for name in settings.ALLOWED_HOSTS if name != "testserver"]
    load("2024-05-01", "青禾小学", "青禾剧场")
    load("2024-09-01", "青禾小学", "青禾剧场")
    load("2025-05-01", "红柳小学", "青禾剧场", division=None)
    load("2025-09-01", "红柳小学", "青禾剧院一期", leader="安若水")
    link_records()


@pytest.fixture
def client() -> Iterator[Client]:
    yield Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1:8000"})


def words(client: Client, address: str) -> str:
    """A page without its tags."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"<[^>]+>", "", answer.content.decode())


def thing(kind: str, name: str) -> Thing:
    return Thing.objects.get(kind=kind, name=name)


def post(client: Client, address: str, **said: str) -> int:
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', client.get("/").content.decode())
    assert token is not None
    answer = client.post(address, {**said, "csrfmiddlewaretoken": token[1]}, headers={"origin": OWN})
    return int(answer.status_code)


def test_a_project_shows_what_was_said_of_it_and_how_to_cite_it(client: Client) -> None:
    row = thing("project", "青禾剧场")
    shown = words(client, reverse("project", args=[row.pk]))
    for said in ("3 篇报道", "2025年5月1日", "2024年5月1日", "开工", "3亿元", "甲省日报", "甲省 → 乙州"):
        assert said in shown, said
    assert "安若水" not in shown
    cited = shown.partition("引用本页")[2]
    assert f"/projects/{row.pk}/" in cited
    assert "今年再投入3亿元" in cited
    assert shown.index("2025年5月1日") < shown.index("2024年9月1日"), "the latest first"


def test_an_organisation_shows_its_visits_its_names_and_who_is_seen_in_its_posts(client: Client) -> None:
    school = words(client, reverse("organisation", args=[thing("organisation", "青禾小学").pk]))
    assert "作为考察点" in school
    assert "未写明地区" in school
    held = Thing.objects.get(kind="post")
    shown = words(client, reverse("post", args=[held.pk]))
    assert "周采薇" in shown
    assert "安若水" in shown
    assert "请核" not in shown, "a deputy is one of several"


def test_two_seen_in_one_chair_at_a_time_are_to_be_checked(client: Client) -> None:
    for day, name in (("2023-05-01", "言若海"), ("2023-09-01", "言若海"), ("2023-07-01", "章若谷")):
        report = Report(f"{day}\n那曲市市长{name}从乙州到甲省考察。\n", published=day)
        leader = report.person(name, "那曲市市长", organisation="那曲市人民政府", division="540600")
        report.event("visit", "到甲省考察", {leader: ("leader",)}, start=day)
        report.load(f"{day}.txt")
    link_records()
    shown = words(client, reverse("organisation", args=[thing("organisation", "那曲市人民政府").pk]))
    assert "请核 言若海与章若谷同一时间见于此职" in shown
    assert "由职务可知" in shown


def test_lists_count_narrow_and_say_when_nothing_fits(client: Client) -> None:
    shown = words(client, reverse("organisations"))
    assert "红柳小学" in shown
    assert "2 篇报道" in shown
    assert "红柳小学" not in words(client, reverse("organisations") + "?words=青禾")
    assert "没有符合条件的记录" in words(client, reverse("projects") + "?words=没有")
    assert "青禾剧场" in words(client, reverse("projects") + "?region=540000")
    assert "青禾剧场" not in words(client, reverse("projects") + "?region=210000")
    places = words(client, reverse("places"))
    assert "那曲市" in places
    assert "辽宁省" in places


def test_an_address_leads_on_from_a_record_from_a_merge_and_from_an_ended_code(client: Client) -> None:
    row = Project.objects.filter(name="青禾剧院一期").get()
    answer = client.get(reverse("project", args=[row.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (
        302, reverse("project", args=[thing("project", "青禾剧院一期").pk])
    )  # fmt: skip
    assert client.get(reverse("organisation", args=[row.pk])).status_code == 404
    answer = client.get(reverse("place", args=["542400"]))
    assert answer.headers["Location"] == reverse("place", args=["540600"])
    one, other = thing("organisation", "青禾小学"), thing("organisation", "红柳小学")
    names = [Naming.objects.filter(name__thing=each.pk).values_list("name", flat=True)[0] for each in (one, other)]
    compared = words(client, reverse("compare", args=["organisation", *names]))
    assert "“青禾小学”（2 篇，2024年5月1日至2024年9月1日）与" in compared or "与“青禾小学”（2 篇" in compared
    assert "名称不同" in compared
    assert "走进红柳小学" in compared
    pair = (min(names), max(names))
    said = {"kind": "organisation", "left": pair[0], "right": pair[1], "verdict": "same"}
    assert post(client, reverse("judge"), **said, seen=said_of_pairs("organisation", [pair])) == 302
    addresses = {client.get(reverse("organisation", args=[each.pk])).status_code for each in (one, other)}
    assert addresses == {200, 302}
    (decision,) = Judgement.objects.filter(by="person").values_list("decision", flat=True)
    assert post(client, reverse("undo", args=[decision])) == 302
    assert Thing.objects.filter(pk__in=(one.pk, other.pk)).count() == 2


def test_what_the_machine_doubts_is_asked_and_once_answered_not_again(client: Client) -> None:
    """A hospital without its region, told of where there is one."""
    for day, name, division in (("2025-10-01", "人民医院", None), ("2025-11-01", "那曲市人民医院", "540600")):
        report = Report(f"{day}\n甲省副省长周采薇到乙州考察，走进{name}。\n", published=day)
        leader = report.person("周采薇", "甲省副省长")
        report.event("visit", "到乙州考察", {leader: ("leader",)}, start=day)
        report.organisation(name, division=division)
        report.load(f"{day}.txt")
    link_records()
    asked = client.get(reverse("questions") + "?kind=organisation").content.decode()
    assert 'data-key="s"' in asked
    assert "名称相同，但为通名" in asked
    found = {name: re.search(f'name="{name}" value="([^"]+)"', asked) for name in ("left", "right", "seen")}
    said = {name: match[1] for name, match in found.items() if match}
    assert post(client, reverse("judge"), kind="organisation", verdict="unsure", **said) == 302
    again = client.get(reverse("questions") + "?kind=organisation").content.decode()
    assert 'data-key="s"' not in again
    assert 'data-key="z"' in again


def test_a_report_is_taken_out_after_words_say_so(client: Client, settings: Settings) -> None:
    row = Project.objects.filter(name="青禾剧场").order_by("document")[0]
    address = thing("project", "青禾剧场").pk
    assert "将 2024年5月1日 的这篇报道" in words(client, reverse("apart_thing", args=["project", row.pk]))
    assert post(client, reverse("take_out", args=["project", row.pk])) == 302
    assert Thing.objects.get(pk=address).reports == 2
    shown = client.get(reverse("project", args=[Naming.objects.get(record=row.pk).name.thing])).content.decode()
    assert 'action="/judgements/' in shown
    settings.RIGHTS = ("read",)
    page = client.get(reverse("project", args=[address])).content.decode()
    assert "/apart/" not in page
    assert 'action="/judgements/' not in page
    assert client.get(reverse("apart_thing", args=["project", row.pk])).status_code == 403
    assert client.post(reverse("take_out", args=["project", row.pk]), headers={"origin": OWN}).status_code == 403


def test_other_phases_of_a_name_are_pointed_to(client: Client) -> None:
    load("2025-10-01", "红柳小学", "青禾剧院二期")
    link_records()
    first, second = thing("project", "青禾剧院一期"), thing("project", "青禾剧院二期")
    assert "同名的其他各期" in words(client, reverse("project", args=[first.pk]))
    assert reverse("project", args=[second.pk]) in client.get(reverse("project", args=[first.pk])).content.decode()


def test_who_holds_no_office_is_named_in_the_report_alone(client: Client) -> None:
    text = "甲省新闻\n甲省副省长周采薇走进麦小穗家，参观青禾剧场，麦小穗端来酥油茶。\n"
    report = Report(text, published="2025-12-01")
    report.person("周采薇", "甲省副省长")
    report.person("麦小穗", office=False)
    report.project("青禾剧场", division="540600")
    report.load("villager.txt")
    link_records()
    shown = words(client, reverse("project", args=[thing("project", "青禾剧场").pk]))
    assert "周采薇走进███家，参观青禾剧场，███端来酥油茶。" in shown
    assert "麦小穗" not in shown
