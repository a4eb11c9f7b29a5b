"""Numbers, days and words that no page of ours sends: refused, or nothing is found, and no page breaks."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from made_readings import whole_report

from duikou.errors import LedgerError
from duikou_web.ledger.models import Document, Organisation, Revision
from duikou_web.ledger.reviewing.fields import Grounds, fields_of, with_value
from duikou_web.ledger.reviewing.states import token_of
from duikou_web.ledger.selectors import key_of
from duikou_web.ledger.selectors.search import MOST_TERMS, asks_too_much, terms_of

pytestmark = pytest.mark.django_db

ABSURD = ("²", "٣٤", "9" * 5000, "99999999999999999999", "-1")


@pytest.fixture
def client() -> Client:
    whole_report().load()
    return Client(headers={"host": "127.0.0.1:8000"})


@pytest.mark.parametrize("told", ABSURD)
def test_a_number_that_is_none_decides_and_undoes_nothing(client: Client, told: str) -> None:
    row, key = Organisation.objects.get(), key_of(Document.objects.get())
    record = {"kind": "organisation", "record": row.pk, "seen": token_of(row)}
    assert client.post(reverse("decide", args=[key]), {"verb": "accept", **record}).status_code == 302
    before = Revision.objects.count()
    cut = {"verb": "split", "kind": "organisation", "record": row.pk, "at": told}
    said = [
        client.post(reverse("decide", args=[key]), cut).status_code,
        client.post(reverse("undo_decision"), {"decision": told}).status_code,
        client.post(reverse("share"), {"percent": told}).status_code,
        client.post(reverse("settle"), {"answer": told, "seen": ""}).status_code,
        client.post(f"/judgements/{told}/undo/").status_code,
    ]
    assert said == [409, 302, 400, 409, 404]
    assert Revision.objects.count() == before


@pytest.mark.parametrize(
    ("kind", "name", "given"),
    [
        *(("figure", "value", told) for told in ("1e999", "nan", "inf", "-inf", "9" * 400, "1e15")),
        *(("pairing", name, " ") for name in ("supporter.name", "recipient.name")),
        *(("event", "start.value", told) for told in ("2025-13", "2025-02-30", "0000-01-01", "--13-01", "-", "٢٠٢٥")),
    ],
)
def test_a_value_that_no_record_can_hold_is_refused(kind: str, name: str, given: str) -> None:
    field = next(one for one in fields_of(kind) if one.name == name)
    body = {"value": 1, "supporter": {"name": "甲省"}, "recipient": {"name": "乙州"}, "start": None}
    with pytest.raises(LedgerError) as refusal:
        with_value(body, field, given, Grounds((0, 4), None))
    assert refusal.value.number == "D517"


@pytest.mark.parametrize("given", ["2025", "2025-02", "2024-02-29", "--02-29", "--12"])
def test_a_whole_or_partial_date_is_one(given: str) -> None:
    field = next(one for one in fields_of("event") if one.name == "start.value")
    assert with_value({"start": None}, field, given, Grounds((0, 4), None))["start"]["value"] == given


@pytest.mark.parametrize("year", ["2025-13", "2025-01-01T00:00", '-"a b"', "2025-", "--", "²"])
def test_a_year_that_is_none_finds_no_event_in_either_language(client: Client, year: str) -> None:
    for language in ("zh", "en"):
        answer = client.get(reverse("events"), {"year": year}, headers={"accept-language": language})
        assert answer.status_code == 200


def test_the_first_day_of_the_calendar_is_a_day_on_which_nothing_changed(client: Client) -> None:
    page = reverse("history", args=[key_of(Document.objects.get())])
    assert [client.get(page, {name: "0001-01-01"}).status_code for name in ("on", "day")] == [200, 200]


def test_a_word_asked_for_often_is_one_and_too_many_are_refused_in_words(client: Client) -> None:
    assert terms_of("教 " * 5000) == terms_of("教")
    many = " ".join(map(str, range(10, 10 + MOST_TERMS)))
    assert (asks_too_much(many), asks_too_much(f"{many} 教")) == (False, True)
    assert client.get(reverse("reports"), {"words": many}).status_code == 200
    shown = client.get(reverse("reports"), {"words": " ".join(map(str, range(5000)))}).content.decode()
    assert f"最多查 {MOST_TERMS} 个词" in re.sub("<[^>]+>", "", shown)


def test_words_in_one_stand_in_the_quotation_marks_of_either_keyboard() -> None:
    assert terms_of("“王 健” －“扶 贫”") == terms_of("＂王 健＂ -＂扶 贫＂") == terms_of('"王 健" -"扶 贫"')
