"""Any characters that stand together in a line are found, and no others: compared with looking through every text."""

from random import Random
from typing import Any, Final

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from made_readings import TEXT, whole_report
from msgspec.structs import replace

from duikou.model.records import Block
from duikou_web.ledger.actions.load_document import load_document
from duikou_web.ledger.models import Document, Original
from duikou_web.ledger.receiving import Received
from duikou_web.ledger.searching.folding import find_folded, fold
from duikou_web.ledger.searching.index import make_anew, put_in, take_out
from duikou_web.ledger.searching.keeping import complete_index, waiting
from duikou_web.ledger.searching.passages import LENGTH, LONGEST, VERSION, find_passages
from duikou_web.ledger.selectors.search import holding_words, snippets, terms_of

SIGNS: Final = "援疆援藏援青對对口臺台灣湾３3Ww·•，,（( 　𠮷哈"
BLOCKS: Final = ("paragraph", "navigation", "title", "related")


def made_text(chance: Random) -> tuple[str, list[dict[str, Any]]]:
    """Lines of few signs, some long, some of one sign only; each line is a block."""
    text, blocks = "", []
    for _ in range(chance.randint(1, 6)):
        signs = SIGNS if chance.random() < 0.8 else chance.choice(SIGNS)
        line = "".join(chance.choices(signs, k=chance.choice((0, 1, 5, 40, LENGTH - 1, LENGTH, LENGTH + 1, 900))))
        blocks.append({"kind": chance.choice(BLOCKS), "span": [len(text), len(text) + len(line)]})
        text += line + "\n"
    return text, blocks


def store(text: str, blocks: list[dict[str, Any]]) -> Document:
    number = Document.objects.count()
    document = Document.objects.create(sha256=f"{number:064}", characters=len(text), added_at=timezone.now())
    Original.objects.create(document=document, text=text, content=b"")
    put_in(document.pk, find_passages(text, blocks))
    return document


def looked_through(words: str, texts: dict[int, tuple[str, list[dict[str, Any]]]], *, everywhere: bool) -> set[int]:
    """The truth: every line of every text, one by one."""
    return {
        key
        for key, (text, blocks) in texts.items()
        for block in blocks
        if (everywhere or block["kind"] in ("paragraph", "title"))
        and fold(words) in fold(text[block["span"][0] : block["span"][1]])
    }


@pytest.mark.django_db
@pytest.mark.parametrize("everywhere", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_the_index_finds_what_looking_through_every_text_finds(seed: int, everywhere: bool) -> None:
    chance = Random(seed)
    texts = {store(*made).pk: made for made in (made_text(chance) for _ in range(25))}
    for _ in range(300):
        text = chance.choice(list(texts.values()))[0]
        start, length = chance.randrange(len(text)), chance.choice((1, 2, 3, 8, LONGEST, LONGEST + 1, 130))
        words = text[start : start + length].partition("\n")[0]
        if chance.random() < 0.3:
            words = words[::-1]
        if '"' in words or not fold(words):
            continue
        found = holding_words(Document.objects.all(), f'"{words}"', everywhere=everywhere)
        assert set(found.values_list("pk", flat=True)) == looked_through(words, texts, everywhere=everywhere), words


@pytest.mark.django_db
def test_what_is_taken_out_is_found_no_more() -> None:
    chance = Random(7)
    kept, gone = made_text(chance), ("援藏项目开工\n" * 90, [{"kind": "paragraph", "span": [0, 630]}])
    stays, goes = store(*kept), store(*gone)
    assert list(holding_words(Document.objects.all(), "项目")) == [goes]
    take_out(goes.pk, find_passages(*gone))
    assert list(holding_words(Document.objects.all(), "项目")) == []
    assert list(holding_words(Document.objects.all(), f'"{kept[0].split()[0]}"', everywhere=True)) == [stays]


def test_a_question_has_words_whole_words_and_words_that_must_not_be_there() -> None:
    assert [tuple(term) for term in terms_of('教育　"王 健" -"扶 贫" -')] == [
        ("教育", False), ("王健", False), ("扶贫", True), ("-", False),
    ]  # fmt: skip


@pytest.mark.django_db
def test_all_words_must_be_there_and_barred_ones_must_not() -> None:
    lines = ("山东援助教育", "山东援助卫生", "教育在山西")
    rows = [store(line, [{"kind": "paragraph", "span": [0, len(line)]}]) for line in lines]
    assert list(holding_words(Document.objects.order_by("pk"), "山东 教育")) == [rows[0]]
    assert list(holding_words(Document.objects.order_by("pk"), "教育 -山东")) == [rows[2]]
    assert list(holding_words(Document.objects.order_by("pk"), "")) == rows


def shown(text: str, asked: str) -> list[str]:
    """Snippets with what was found in brackets."""
    row = store(text, [{"kind": "paragraph", "span": [0, len(text)]}])
    found = snippets([row], asked)[row.pk]
    return ["".join(f"[{words}]" if marked else words for words, marked in pieces) for pieces in found]


@pytest.mark.django_db
def test_snippets_show_the_text_as_printed_each_word_once() -> None:
    assert shown("第一行\n臺灣　３人 到訪", "台湾3人") == ["[臺灣　３人] 到訪"]
    assert shown("甲乙丙\n乙丙丁甲", "丙 甲") == ["[甲]乙[丙]"]
    far = "甲" + "子" * 80 + "乙" + "丑" * 40
    assert shown(far, "甲 乙") == ["[甲]" + "子" * 30 + "…", "…" + "子" * 30 + "[乙]" + "丑" * 30 + "…"]
    assert shown("甲乙丙", "甲乙 乙丙") == ["[甲乙]丙"], "no mark inside another"


def found(words: str, *, everywhere: bool = False) -> list[str]:
    return [row.sha256 for row in holding_words(Document.objects.all(), words, everywhere=everywhere)]


@pytest.mark.django_db
def test_the_index_follows_a_report_that_is_read_again() -> None:
    report = whole_report()
    report.load()
    assert len(found("建设青禾剧场")) == 1
    reading = replace(report.reading(), reader="2")
    aside = replace(reading.document, blocks=(Block("navigation", (0, len(TEXT)), "line 1"),))
    again = msgspec.json.encode(replace(reading, document=aside))
    assert load_document(Received(report.content, again, "report.txt")) == "read again"
    assert (found("建设青禾剧场"), len(found("建设青禾剧场", everywhere=True))) == ([], 1)


@pytest.mark.django_db
def test_a_report_that_is_read_again_alike_stays_in_the_index() -> None:
    report = whole_report()
    with CaptureQueriesContext(connection) as first:
        report.load()
    again = msgspec.json.encode(replace(report.reading(), reader="2"))
    with CaptureQueriesContext(connection) as second:
        assert load_document(Received(report.content, again, "report.txt")) == "read again"
    assert [any("ledger_passage" in one["sql"] for one in each) for each in (first, second)] == [True, False]
    assert (waiting(), len(found("建设青禾剧场"))) == (0, 1)


@pytest.mark.django_db
def test_reports_of_an_older_program_or_index_become_searchable() -> None:
    for number in range(3):
        whole_report(text=f"{TEXT}第{number}篇\n").load(source=f"{number}.txt")
    make_anew()
    Document.objects.update(indexed=0)
    assert (waiting(), found("青禾剧场")) == (3, [])
    told: list[int] = []
    complete_index(told.append)
    assert (told, waiting(), len(found("青禾剧场"))) == ([3], 0, 3)
    Document.objects.filter(pk=Document.objects.latest("pk").pk).update(indexed=VERSION + 1)
    complete_index()
    assert (waiting(), len(found("青禾剧场")), len(found("第1篇"))) == (0, 3, 1)


def test_folded_words_lead_back_to_what_is_printed() -> None:
    assert [(one.start, one.end) for one in find_folded("a　Ｂc，AB", "ab")] == [(0, 3), (5, 7)]
