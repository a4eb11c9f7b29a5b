"""Markdown and plain text: the characters as they stand."""

import pytest

import duikou
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits
from duikou.errors import InputError

TEXT = """---
title: 来访
source: 羌塘日报
date: 2023-07-12
---

# 甲省代表团来乙州考察

7月10日，甲省代表团来乙州考察对口支援工作。

| 项目 | 投资 |
|---|---|
| 医院 | 3.5亿元 |
"""


def test_markdown() -> None:
    document = duikou.read(TEXT.encode(), source="a.md").document
    assert document.text == TEXT
    assert (document.title, document.outlet) == ("甲省代表团来乙州考察", "羌塘日报")
    assert document.published is not None and document.published.value == "2023-07-12"
    found = {document.text[slice(*block.span)]: (block.kind, block.at) for block in document.blocks}
    assert found["甲省代表团来乙州考察"] == ("title", "line 7")
    assert found["| 医院 | 3.5亿元 |"] == ("table", "line 13")
    assert (document.media_type, document.text_by) == ("text/markdown", "markdown/1")


def test_big5_is_read_with_a_note() -> None:
    text = "湖北省代表團來山南考察，並召開對口支援工作座談會。"
    original = convert(text.encode("big5"), "a.txt", Limits())
    assert (original.text, original.encoding) == (text, "big5hkscs")
    assert [note.code for note in original.notes] == ["R105"]


def test_lost_bytes_of_big5_are_told_one_by_one() -> None:
    text = "湖北省代表團來山南考察，並召開對口支援工作座談會。"
    original = convert(text.encode("big5") + b"\xff\xff", "a.txt", Limits())
    assert original.text == text + "\ufffd\ufffd"
    assert next((note.code, note.span) for note in original.notes) == ("R101", (len(text), len(text) + 2))


def test_bytes_that_are_no_text_in_any_encoding() -> None:
    with pytest.raises(InputError, match="D102"):
        convert("é à ç ü ñ".encode("latin-1"), "a.txt", Limits())
