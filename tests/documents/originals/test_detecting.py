"""Formats are found by content."""

from io import BytesIO

import pytest
from format_files import docx, ole, paragraph, pdf, zip_of

from duikou.documents.originals.members import format_of
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits
from duikou.errors import InputError

MAIL = "From: a@example.org\nTo: b@example.org\nSubject: x\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n\n甲省代表团"


@pytest.mark.parametrize(
    ("data", "format"),
    [
        ("甲省代表团来访", "text"),
        ("", "text"),
        ("<p>座谈会召开。", "text"),
        ("时间：2024年\n地点：拉萨\n", "text"),
        ("\ufeff<!DOCTYPE html>\n<p>甲", "html"),
        ("<?xml version='1.0'?><!-- x --><html>", "html"),
        ("<!--a\nb-->\n<HTML lang=zh>", "html"),
        ("<div class=a><p>甲</p></div>", "html"),
        ("# 甲省代表团来访\n\n正文。", "markdown"),
        ("---\ntitle: 甲\ndate: 2024-05-06\n---\n正文", "markdown"),
        (MAIL, "mail"),
        ('{"text": "甲"}\n', "json"),
        ('[\n{"content": "甲"}]', "json"),
        ("id,text\n1,甲\n", "csv"),
        ("编号\t正文\n1\t甲\n", "csv"),
        ("甲，text\n", "text"),
        ("WARC/1.1\r\n", "warc"),
    ],
)
def test_text_of_all_kinds(data: str, format: str) -> None:
    assert format_of(BytesIO(data.encode())) == format


def test_a_page_in_utf_16_is_a_page() -> None:
    assert format_of(BytesIO("<html><body>甲".encode("utf-16"))) == "html"


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (pdf([["甲"]]), "pdf"),
        (ole("WordDocument"), "ole"),
        (docx(paragraph("甲")), "docx"),
        (zip_of({"xl/workbook.xml": "x"}), "xlsx"),
        (zip_of({"OFD.xml": "x"}), "ofd"),
        (zip_of({"mimetype": "x", "content.xml": "x"}), "odf"),
        (zip_of({"a.txt": "x"}), "zip"),
        (b"PK\x03\x04 cut off", "zip"),
        (b"PAR1", "parquet"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1", "rtf"),
    ],
)
def test_files_that_are_no_text(data: bytes, format: str) -> None:
    assert format_of(BytesIO(data)) == format


@pytest.mark.parametrize(
    "data", ["<!--a-->" * 900, "<!--" * 2_000, "# " + "#" * 8_000 + "x", "---\n" + "a:" + " " * 8_000]
)
def test_no_sign_is_sought_without_end(data: str) -> None:
    assert format_of(BytesIO(data.encode())) in ("text", "markdown")


def test_with_more_room_for_the_text_there_is_room_for_more_lines() -> None:
    data = ("甲\n" * 150_000).encode()
    with pytest.raises(InputError, match="150,001 lines"):
        convert(data, "a", Limits())
    assert convert(data, "a", Limits(text=8_000_000)).text.count("甲") == 150_000
