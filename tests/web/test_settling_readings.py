"""A person says which of two readings of a record holds: on the page of differences, and undone from there."""

import pytest
from django.test import Client
from made_decisions import say
from made_readings import Report, whole_report
from pytest_django.fixtures import Settings

from duikou_web.ledger.actions.share import set_share
from duikou_web.ledger.models import Decision, Document, Organisation, Project, Record, Revision
from duikou_web.ledger.reviewing.states import token_of
from duikou_web.ledger.selectors.readings import since_before
from duikou_web.ledger.verification import verify_ledger

pytestmark = pytest.mark.django_db
OLD, NEW = "青禾剧场", "建设青禾剧场"


@pytest.fixture(autouse=True)
def _ledger(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "127.0.0.1:8000"})


def with_project(words: str) -> Report:
    report = whole_report(reader="2")
    (project,) = report.parts["projects"]
    report.parts["projects"] = [type(project)(
        id=report.id("project", words), name=words, division=None, sector=None, span=report.span(words), quote=words
    )]  # fmt: skip
    return report


def address() -> str:
    return f"/reports/{Document.objects.get().sha256[:16]}/readings/"


def send(client: Client, row: Record, which: str, seen: str = "") -> int:
    kind = type(row).__name__.lower()
    said = {"kind": kind, "record": row.pk, "seen": seen or token_of(row), "verb": which}
    return client.post(f"/review/{Document.objects.get().sha256[:16]}/reading/", said).status_code


def undo(client: Client) -> str:
    said = {"decision": str(Decision.objects.latest("pk").pk), "back": "readings"}
    return str(client.post("/review/undo/", said).headers["Location"])


def waiting() -> int:
    document = Document.objects.get()
    assert document.differing == len(since_before(document)[1])
    return document.differing


def held() -> tuple[str, str, str | None]:
    row = Project.objects.get()
    return row.name, row.status, row.decided_by


def test_a_decided_record_takes_the_new_reading_and_goes_back_by_undo(client: Client) -> None:
    whole_report().load()
    say(Project.objects.get(), "accept", "甲")
    with_project(NEW).load()
    assert (held(), waiting()) == ((OLD, "confirmed", "甲"), 1)
    assert client.get(address()).content.decode().count('value="before" data-key="2"') == 1
    assert send(client, Project.objects.get(), "new") == 302
    assert (held()[:2], waiting()) == ((NEW, "corrected"), 0)
    assert 'value="before"' not in client.get(address()).content.decode()
    assert undo(client) == address()
    assert (held()[:2], waiting()) == ((OLD, "confirmed"), 1)
    assert list(verify_ledger()) == []


def test_keeping_a_decided_record_changes_nothing_of_it_and_asks_no_more(client: Client) -> None:
    whole_report().load()
    say(Project.objects.get(), "accept", "甲")
    with_project(NEW).load()
    before = Project.objects.values().get()
    assert send(client, Project.objects.get(), "before") == 302
    assert (Project.objects.values().get(), waiting()) == (before, 0)
    assert "保留原来的" in client.get(address().replace("readings", "history")).content.decode()
    assert send(client, Project.objects.get(), "before") == 400
    undo(client)
    assert (Project.objects.values().get(), waiting()) == (before, 1)
    assert list(verify_ledger()) == []


@pytest.mark.parametrize(("which", "after"), [("new", ("project", "confirmed")), ("before", ("project", "rejected"))])
def test_a_record_that_is_new_is_accepted_or_rejected(client: Client, which: str, after: tuple[str, str]) -> None:
    report = whole_report()
    report.parts["projects"].clear()
    report.load()
    with_project(NEW).load()
    assert waiting() == 1
    assert send(client, Project.objects.get(), which) == 302
    assert (("project", held()[1]), waiting()) == (after, 0)
    undo(client)
    assert (held(), waiting()) == ((NEW, "proposed", None), 1)


def test_what_nobody_decided_gets_its_old_words_back(client: Client) -> None:
    def named(kind: str, reader: str) -> Report:
        report = whole_report(reader=reader)
        (project,) = report.parts["projects"]
        report.parts["projects"] = [type(project)(
            id=project.id, name=project.name, division=kind, sector=None, span=project.span, quote=project.quote
        )]  # fmt: skip
        return report

    named("210000", "1").load()
    named("540600", "2").load()
    assert (waiting(), Project.objects.get().current["division"]) == (1, "540600")
    assert send(client, Project.objects.get(), "before") == 302
    assert (held()[1], Project.objects.get().current["division"], waiting()) == ("corrected", "210000", 0)
    undo(client)
    assert (held()[1], Project.objects.get().current["division"], waiting()) == ("proposed", "540600", 1)
    assert list(verify_ledger()) == []


def test_a_decided_record_that_is_read_no_more_stays_or_goes(client: Client) -> None:
    whole_report().load()
    say(Organisation.objects.get(), "accept", "甲")
    report = whole_report(reader="2")
    report.parts["organisations"].clear()
    report.load()
    assert waiting() == 1
    send(client, Organisation.objects.get(), "new")
    assert (Organisation.objects.get().status, waiting()) == ("rejected", 0)
    undo(client)
    assert (Organisation.objects.get().status, waiting()) == ("confirmed", 1)


def test_a_decision_on_the_workbench_settles_it_too_and_a_stale_one_is_refused(client: Client) -> None:
    whole_report().load()
    say(Project.objects.get(), "accept", "甲")
    with_project(NEW).load()
    seen = token_of(Project.objects.get())
    say(Project.objects.get(), "reject", "甲")
    assert waiting() == 0
    assert send(client, Project.objects.get(), "new", seen) == 409
    assert held()[1] == "rejected"


def test_the_list_leads_to_the_reports_in_which_a_difference_waits(client: Client) -> None:
    whole_report().load()
    assert "没有待定的差异" in client.get("/review/readings/").content.decode()
    say(Project.objects.get(), "accept", "甲")
    with_project(NEW).load()
    assert "/review/readings/" in client.get("/review/").content.decode()
    listed = client.get("/review/readings/").content.decode()
    assert address() in listed and "1 处差异待定" in listed
    send(client, Project.objects.get(), "before")
    assert address() not in client.get("/review/readings/").content.decode()


def test_who_may_only_read_sees_the_differences_and_settles_none(client: Client, settings: Settings) -> None:
    whole_report().load()
    say(Project.objects.get(), "accept", "甲")
    with_project(NEW).load()
    settings.RIGHTS = ("read",)
    before = Revision.objects.count()
    shown = client.get(address())
    assert (
        shown.status_code == 200
        and NEW in shown.content.decode()
        and '<form method="post"' not in (shown.content.decode().partition("<main")[2])
    )
    assert client.get("/review/readings/").status_code == 403
    assert send(client, Project.objects.get(), "new") == 403
    assert (Revision.objects.count(), held()[0]) == (before, OLD)


def test_of_two_who_read_apart_none_brings_the_old_words_back_alone(client: Client) -> None:
    set_share(100)
    report = whole_report()
    report.parts["projects"].clear()
    report.load()
    with_project(NEW).load()
    assert send(client, Project.objects.get(), "new") == 302
    assert (held()[1], waiting()) == ("proposed", 1)
