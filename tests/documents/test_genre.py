"""Language and genre. All reports are invented."""

import pytest

from duikou.documents.blocks import divide
from duikou.documents.genre import judge, language
from duikou.grammar import Page

REPORT = "甲省党政代表团来乙州考察\n7月2日，甲省党政代表团来乙州考察对口支援工作。"


def codes(text: str) -> list[str]:
    page = Page(text)
    return [note.code for note in judge(page, divide(page).blocks, language(page))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REPORT, "zh-Hans"),
        ("甲省黨政代表團來乙州考察對口支援工作，並召開座談會。", "zh-Hant"),
        ("武汉集团与Simba Africa Trading Ltd、Appframe Systems Ltd签订合作协议，双方出席。", "zh-Hans"),
        ("A delegation of the province visited the region (对口支援).", "other"),
        ("代表団が西蔵を訪問し、座談会を開きました。", "other"),
        ("བོད་ལྗོངས་ཉིན་རེའི་ཚགས་པར།", "other"),
        ("2024 -- 07", "other"),
    ],
)
def test_the_language(text: str, expected: str) -> None:
    assert language(Page(text)) == expected


def test_a_report_of_the_genre_has_no_note() -> None:
    assert codes(REPORT) == []


def test_a_headline_alone_is_noted_on_its_words() -> None:
    page = Page("甲省党政代表团来乙州考察对口支援工作")
    notes = judge(page, divide(page).blocks, "zh-Hans")
    assert [(note.code, note.quote) for note in notes] == [("R102", page.text)]


def test_a_text_that_is_not_chinese_has_that_note_only() -> None:
    assert codes("The delegation visited the region and met its leaders.") == ["R103"]


@pytest.mark.parametrize(
    "text",
    [
        "甲队客场3比1战胜乙队\n昨天下午，联赛第九轮，甲队客场以3比1战胜乙队。",
        "今日菜谱\n先将青稞洗净。\n再加水煮熟。",
    ],
)
def test_a_text_off_the_genre_is_noted(text: str) -> None:
    assert codes(text) == ["R104"]


def test_a_note_on_a_long_text_quotes_little_of_it() -> None:
    page = Page("青稞" * 300 + "。")
    (note,) = judge(page, divide(page).blocks, "zh-Hans")
    assert len(note.quote) == 40
