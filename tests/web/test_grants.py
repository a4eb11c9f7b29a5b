"""Whoever may not, sees nothing and changes nothing: every address, one by one."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver
from made_readings import whole_report
from pytest_django.fixtures import Settings

from duikou_web.guard import RIGHTS
from duikou_web.ledger.models import Document, Organisation, Revision
from duikou_web.ledger.reviewing.states import token_of

pytestmark = pytest.mark.django_db
HOST = {"host": "127.0.0.1:8000"}


def patterns(found: Iterable[Any]) -> Iterator[URLPattern]:
    for one in found:
        if isinstance(one, URLPattern):
            yield one
        else:
            yield from patterns(one.url_patterns)


def addresses() -> Iterator[tuple[str, str]]:
    """Every address of the pages with the right it needs."""
    document, row = Document.objects.get(), Organisation.objects.get()
    filled = {
        "<hex:key>": document.sha256[:16], "<slug:kind>": "organisation", "<division:code>": "540600",
        "<pair:key>": "210000-540600", "<number:decision>": "1", "<number:number>": "1",
    }  # fmt: skip
    for pattern in patterns(get_resolver().url_patterns):
        route = str(pattern.pattern)
        for part in re.findall("<[^>]+>", route):
            route = route.replace(part, filled.get(part, row.pk))
        yield f"/{route}", getattr(pattern.callback, "right", "")


@pytest.fixture(autouse=True)
def _loaded() -> None:
    whole_report().load()


def test_every_address_names_a_right_that_there_is() -> None:
    found = list(addresses())
    assert len(found) > 15
    assert [(address, right) for address, right in found if right not in RIGHTS or "<" in address] == []


@pytest.mark.parametrize("rights", [(), ("read",)])
def test_who_was_not_granted_a_right_is_refused(settings: Settings, rights: tuple[str, ...]) -> None:
    settings.RIGHTS = rights
    client, before = Client(headers=HOST), Revision.objects.count()
    refused = [address for address, right in addresses() if right not in rights]
    assert refused
    for address in refused:
        for answer in (client.get(address), client.post(address, decision(Organisation.objects.get()))):
            assert (answer.status_code, answer.content) == (403, b"Not granted.\n"), address
    assert Revision.objects.count() == before
    assert Organisation.objects.get().status == "proposed"


def test_who_may_only_read_is_offered_no_more(settings: Settings) -> None:
    settings.RIGHTS = ("read",)
    client = Client(headers=HOST)
    for address in ("/", f"/reports/{Document.objects.get().sha256[:16]}/"):
        assert b'href="/review/' not in client.get(address).content


def decision(row: Organisation) -> dict[str, Any]:
    return {"verb": "accept", "kind": "organisation", "record": row.pk, "seen": token_of(row)}


def test_a_decision_without_the_token_of_the_page_is_refused() -> None:
    client = Client(enforce_csrf_checks=True, headers=HOST)
    address = f"/review/{Document.objects.get().sha256[:16]}/decide/"
    assert client.post(address, decision(Organisation.objects.get())).status_code == 403
    assert Organisation.objects.get().status == "proposed"


def test_a_page_cannot_be_asked_to_decide() -> None:
    client = Client(headers=HOST)
    address = f"/review/{Document.objects.get().sha256[:16]}/decide/"
    assert client.get(address, decision(Organisation.objects.get())).status_code == 405


@pytest.mark.parametrize("sent", [{"kind": "castle"}, {"verb": "burn"}, {"record": "0" * 16}, {"seen": "0" * 16}])
def test_what_cannot_be_decided_is_told_and_changes_nothing(sent: dict[str, str]) -> None:
    client, before = Client(headers=HOST), Revision.objects.count()
    address = f"/review/{Document.objects.get().sha256[:16]}/decide/"
    for accept in ("text/html", "application/json"):
        answer = client.post(address, {**decision(Organisation.objects.get()), **sent}, headers={"accept": accept})
        assert answer.status_code in (400, 409)
    assert Revision.objects.count() == before
