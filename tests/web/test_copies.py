"""Copies of a report in the ledger: which there are, where they differ, and who may see it."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from duikou_web.ledger.actions.close_report import withdraw
from duikou_web.ledger.loading import Loading
from duikou_web.ledger.models import Document

pytestmark = pytest.mark.django_db
HOST = {"host": "127.0.0.1:8000"}
FIRST = (
    "甲省代表团赴那曲考察\n"
    "6月26日，辽宁省副省长章若谷率团到那曲市考察对口支援工作，先后察看那曲市人民医院、那曲市高级中学和高原蔬菜基地，详细了解项目进展。\n"
    "自治区副主席次仁央措主持座谈会，介绍那曲经济社会发展情况，感谢辽宁多年来的真情援助和无私奉献。\n"
    "章若谷表示，辽宁将在2027年底前为那曲选派60名医生，继续实施好教育、医疗和产业项目。\n"
)
COPY = FIRST.replace("60名医生", "80名医生（3<5）").replace("高原蔬菜基地，", "") + "座谈会上，双方签署了合作协议。\n"
OTHER = "丙市召开春耕会议\n3月1日，丙市市长丁小满主持会议，部署春耕生产。\n"


@pytest.fixture(autouse=True)
def _loaded() -> None:
    loading = Loading(published="2025-06-27")
    for name, text in (("a.txt", FIRST), ("b.txt", COPY), ("c.txt", OTHER)):
        loading.load(text.encode(), name)
    loading.link()


def key(name: str) -> str:
    return Document.objects.get(sources__path=name).sha256[:16]


def shown(*names: str) -> str:
    client = Client(headers=HOST)
    return client.get(
        reverse("copy" if len(names) > 1 else "copies", args=[key(each) for each in names])
    ).content.decode()


def test_a_copy_is_listed_and_leads_to_what_differs() -> None:
    found = shown("a.txt")
    assert reverse("copy", args=[key("a.txt"), key("b.txt")]) in found and "文字相近" in found
    assert key("c.txt") not in found
    assert "台账中没有这篇报道的副本" in shown("c.txt")


def test_paragraphs_stand_beside_each_other_with_their_differences_marked() -> None:
    found = shown("a.txt", "b.txt")
    assert re.findall(r'<li class="is-([a-z-]+)"', found) == ["same", "changed", "same", "changed", "only-there"]
    assert re.findall("<mark>([^<]*)</mark>", found) == ["高原蔬菜基地，", "6", "8", "（3&lt;5）"]
    assert [each in found for each in ('id="d-1"', 'href="#d-3"', 'id="d-4"')] == [True, True, False]


def test_who_may_not_read_sees_no_copy(settings: Settings) -> None:
    one, two = key("a.txt"), key("b.txt")
    settings.RIGHTS = ()
    client = Client(headers=HOST)
    for address in (reverse("copies", args=[one]), reverse("copy", args=[one, two])):
        answer = client.get(address)
        assert answer.status_code == 403 and "章若谷" not in answer.content.decode()


def test_a_report_that_is_not_there_and_one_beside_itself() -> None:
    client = Client(headers=HOST)
    for args in ([key("a.txt"), "0" * 16], [key("a.txt"), key("a.txt")]):
        assert client.get(reverse("copy", args=args)).status_code == 404
    assert client.get(reverse("copies", args=["0" * 16])).status_code == 404


def test_the_page_of_a_report_tells_its_copies_and_their_state() -> None:
    withdraw(Document.objects.get(sources__path="b.txt"), "误报", withdrawn=True)
    page = Client(headers=HOST).get(reverse("report", args=[key("a.txt")])).content.decode()
    assert "同文副本 1 篇" in page and reverse("copy", args=[key("a.txt"), key("b.txt")]) in page
    assert re.search(r"文字相近 · \d\d% · <b>已撤稿</b>", page)
    assert "同文副本 " not in Client(headers=HOST).get(reverse("report", args=[key("c.txt")])).content.decode()
