"""The bar of a report: how much was read, and what is marked as unread."""

from typing import Any

from duikou_web.site.pages.coverage import coverage_of, looks_of, shares_of
from duikou_web.site.pages.marks import Mark

TEXT = "甲省将投入3亿元。会场在三楼。\n相关阅读"
BLOCKS: list[dict[str, Any]] = [
    {"kind": "paragraph", "span": [0, 15], "at": "line 1", "why": None},
    {"kind": "related", "span": [16, 20], "at": "line 2", "why": "a heading over links to other reports"},
]


def test_shares_are_of_the_characters_and_fill_the_bar() -> None:
    shares = shares_of(TEXT, coverage_of(TEXT, BLOCKS, [Mark("said", "said act-commitment", [(0, 9)])]))
    assert [(share.kind, round(share.percent)) for share in shares] == [("record", 47), ("residue", 21), ("unread", 32)]
    assert round(shares[-1].start + shares[-1].percent, 6) == 100


def test_what_the_page_does_not_show_was_not_read() -> None:
    notes = [Mark("n", "k-note", [(0, 9)])]
    assert looks_of(TEXT, coverage_of(TEXT, BLOCKS, notes)) == [((0, 9), "unread"), ((9, 15), "unread")]


def test_an_empty_text_has_no_bar() -> None:
    assert shares_of("", coverage_of("", [], [])) == []
