"""Of a text that bears a secrecy marking nothing is stored; which texts do, tests/documents/handling tells.

What is internal says so on every page that shows it, and is quoted and written out nowhere.
"""

import re

import pytest
from django.test import Client
from django.urls import reverse
from made_readings import TEXT, Report, whole_report
from pytest_django.fixtures import Settings

from duikou.errors import InputError
from duikou_web.ledger.actions.link_records import link_records
from duikou_web.ledger.loading import Loading
from duikou_web.ledger.models import Document, Event, Original, Person


@pytest.mark.django_db
def test_nothing_of_a_marked_text_is_stored_or_told() -> None:
    with pytest.raises(InputError) as refusal:
        Report("秘密★1年\n" + TEXT).load()
    assert "周采薇" not in str(refusal.value)
    assert not Document.objects.exists()
    assert not Original.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("source", "text", "handling"),
    [
        ("reports/a.txt", TEXT, "public"),
        ("reports/内部/a.txt", TEXT, "internal"),
        ("reports/a.txt", f"内部资料 注意保存\n{TEXT}", "internal"),
    ],
)
def test_folder_and_header_say_what_is_internal(source: str, text: str, handling: str) -> None:
    Loading().load(text.encode(), source)
    assert Document.objects.get().handling == handling


@pytest.fixture
def internal(db: None) -> Document:
    """An internal report beside a public copy of it."""
    whole_report().load("a.txt")
    whole_report(text=f"{TEXT}\n").load("b.txt")
    document = Document.objects.get(sources__path="a.txt")
    Document.objects.filter(pk=document.pk).update(handling="internal")
    link_records()
    return document


def page(name: str, *args: str) -> str:
    return Client(headers={"host": "127.0.0.1:8000"}).get(reverse(name, args=args)).content.decode()


def test_every_page_of_an_internal_report_says_so(internal: Document) -> None:
    key = internal.sha256[:16]
    other = Document.objects.exclude(pk=internal.pk).get().sha256[:16]
    event = Event.objects.get(document=internal, main=True).pk
    own = ("report", "beside", "copies", "history", "readings", "workbench")
    for name, *args in [*((name, key) for name in own), ("event", event), ("copy", other, key)]:
        assert "不得外传、引用或打印散发" in page(name, *args), name
    assert "不得外传、引用或打印散发" not in page("report", other)
    for name, *args in (("reports",), ("events",), ("copies", other), ("home",), ("review",)):
        assert page(name, *args).count('<span class="is-sample">内部</span>') >= 1, name
    Document.objects.update(handling="public")
    for name, *args in (("reports",), ("events",), ("copies", other), ("home",), ("review",)):
        assert '<span class="is-sample">内部</span>' not in page(name, *args), name


def test_pages_that_gather_reports_mark_the_internal_ones(internal: Document) -> None:
    person, event = (
        Person.objects.filter(has_page=True, document=internal)[0],
        Event.objects.get(document=internal, main=True),
    )
    asked = [("person", person.cluster), ("place", "540600"), ("pair", "210000-540600"), ("event", event.pk)]
    Document.objects.update(handling="internal")
    for name, *args in asked:
        assert '<span class="is-sample">内部</span>' in page(name, *args), name


def test_an_internal_report_is_quoted_nowhere(internal: Document) -> None:
    event = Event.objects.get(document=internal, main=True)
    assert "不提供引用" in page("event", event.pk) and 'class="citation"' not in page("event", event.pk)
    for name, *args in (("person", Person.objects.filter(has_page=True)[0].cluster), ("place", "540600")):
        [cited] = re.findall(r'<p class="citation">.*?</p>', page(name, *args), re.DOTALL)
        assert cited.count("“") <= 1, name
    Document.objects.update(handling="internal")
    for name, *args in (("person", Person.objects.filter(has_page=True)[0].cluster), ("place", "540600")):
        [cited] = re.findall(r'<p class="citation">.*?</p>', page(name, *args), re.DOTALL)
        assert "“" not in cited, name


def test_an_internal_original_is_saved_under_a_name_that_says_so(internal: Document) -> None:
    Document.objects.update(media_type="application/ofd")
    address = reverse("original", args=[internal.sha256[:16]])
    answer = Client(headers={"host": "127.0.0.1:8000"}).get(address)
    assert answer["Content-Disposition"] == f'attachment; filename="internal-{internal.sha256[:16]}"'


def test_who_may_not_read_sees_nothing_of_it(internal: Document, settings: Settings) -> None:
    settings.RIGHTS = ()
    key = internal.sha256[:16]
    for name in ("report", "beside", "original", "copies", "history", "readings", "workbench"):
        answer = Client(headers={"host": "127.0.0.1:8000"}).get(reverse(name, args=[key]))
        assert answer.status_code == 403 and "周采薇" not in answer.content.decode(), name
    for name in ("home", "reports", "events", "people"):
        assert Client(headers={"host": "127.0.0.1:8000"}).get(reverse(name) + "?words=周采薇").status_code == 403


@pytest.mark.django_db
def test_what_comes_with_an_internal_mail_is_internal_in_the_ledger() -> None:
    Loading().load(TEXT.encode(), "a.eml!附件.txt", "internal")
    assert Document.objects.get().handling == "internal"
    Loading().load(TEXT.encode(), "elsewhere.txt")
    assert Document.objects.get().handling == "internal"
