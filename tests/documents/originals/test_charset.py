"""Encodings of pages: declared rightly, wrongly, twice or not at all."""

import pytest

from duikou.documents.originals.charset import decode_page
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits

LONG = "会议强调，要坚持以人民为中心。" * 300
WORDS = LONG + "甲省党政代表团来乙州考察，副州长陈镕基、喆某参加。深化对口支援合作，共谱民族团结新篇章。"
TRADITIONAL = "甲省黨政代表團來乙州考察，深化對口支援合作，共譜民族團結新篇章。"


def page(declared: str) -> str:
    return f'<html><head><meta charset="{declared}"></head><body><p>{WORDS}</p></body></html>'


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "utf-8", "iso-8859-1", "big5", "nonsense", ""])
@pytest.mark.parametrize("real", ["utf-8", "gb18030", "utf-16", "utf-8-sig", "utf-16-le"])
def test_the_bytes_decide(declared: str, real: str) -> None:
    assert WORDS in decode_page(page(declared).encode(real)).text


@pytest.mark.parametrize("declared", ["big5", "gb2312", ""])
def test_big5(declared: str) -> None:
    data = page(declared).replace(WORDS, TRADITIONAL).encode("big5")
    found = decode_page(data)
    assert TRADITIONAL in found.text
    assert found.guessed == (declared != "big5")


def test_traditional_text_in_gbk_is_no_big5() -> None:
    assert TRADITIONAL in decode_page(TRADITIONAL.encode("gbk")).text


def test_a_lost_byte_costs_a_character_and_not_the_encoding() -> None:
    data = page("utf-8").encode()
    assert decode_page(data.replace("共".encode(), b"\xe5\x85")).encoding == "utf-8"


def test_a_page_declared_twice_is_what_its_bytes_are() -> None:
    data = (
        '<meta charset="utf-8"><meta http-equiv="Content-Type" content="text/html; charset=gb2312">' + WORDS
    ).encode("gbk")
    assert WORDS in decode_page(data).text


def test_a_page_in_two_encodings_is_read_in_both() -> None:
    parts = ("<html><meta charset=utf-8><body><p>甲省党政代表团来乙州考察。</p>", "<p>双方召开座谈会。</p>")
    page = convert(parts[0].encode() + parts[1].encode("gbk") + parts[0][-23:].encode(), "a.html", Limits())
    assert page.text.split("\n")[:2] == ["甲省党政代表团来乙州考察。", "双方召开座谈会。"]
    assert page.encoding == "utf-8+gb18030"
    assert [note.code for note in page.notes] == ["R115"]
