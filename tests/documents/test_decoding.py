"""Bytes → text: what is recognised, what is lost, what is refused."""

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from duikou.documents.decoding import LOST, MAX_SIZE, decode
from duikou.documents.formats import looks_like
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits
from duikou.errors import InputError

REPORT = "甲省党政代表团来乙州考察，双方召开对口支援工作座谈会。"
TRADITIONAL = "甲省黨政代表團來乙州考察，雙方召開對口支援工作座談會並簽署協議，共謀發展。"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (REPORT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + REPORT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + REPORT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"), "utf-16-be"),
        (REPORT.encode("gbk"), "gbk"),
        (b"\x84\x31\x95\x33" + REPORT.encode("gb18030"), "gb18030"),
    ],
)
def test_an_encoding_is_recognised_and_its_mark_dropped(data: bytes, encoding: str) -> None:
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.encoding) == (REPORT, encoding)


def test_characters_beyond_gbk_are_gb18030() -> None:
    decoded = decode(("𠮷某某说，" + REPORT).encode("gb18030"), "a.txt")
    assert (decoded.text, decoded.encoding) == ("𠮷某某说，" + REPORT, "gb18030")


def test_traditional_text_in_gbk_is_recognised() -> None:
    assert decode(TRADITIONAL.encode("gbk"), "a.txt").text == TRADITIONAL


def test_an_encoding_guessed_from_bytes_is_noted_at_the_first_words_it_decided() -> None:
    decoded = decode(b"2024 " + REPORT.encode("gbk"), "a.txt")
    assert [(note.code, note.span) for note in decoded.notes] == [("R105", (5, 25))]
    assert decoded.notes[0].quote == decoded.text[5:25]
    assert decode(REPORT.encode(), "a.txt").notes == ()


@pytest.mark.parametrize(
    "data",
    [
        TRADITIONAL.encode("big5"),
        ("だいひょうだんがほうもんした " * 5).encode("shift_jis"),
        ("La délégation a été reçue à l'hôtel de région. " * 5).encode("latin-1"),
    ],
)
def test_another_encoding_is_refused_not_read_as_rubble(data: bytes) -> None:
    with pytest.raises(InputError, match="D102"):
        decode(data, "a.txt")


def test_every_undecodable_byte_is_one_mark_and_every_run_one_note() -> None:
    decoded = decode("甲乙".encode() + b"\xff\xfe" + "丙".encode() + b"\xe4\xb8" + REPORT.encode(), "a.txt")
    assert decoded.text == f"甲乙{LOST * 2}丙{LOST * 2}{REPORT}"
    assert [(note.code, note.span, note.quote) for note in decoded.notes] == [
        ("R101", (2, 4), LOST * 2),
        ("R101", (5, 7), LOST * 2),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "𠮷甲".encode() + b"\xed\xa0\x80" + REPORT.encode(),
        codecs.BOM_UTF16_LE + "𠮷甲".encode("utf-16-le") + b"\x00\xd8" + REPORT.encode("utf-16-le"),
    ],
)
def test_a_lone_surrogate_is_one_mark(data: bytes) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.text == f"𠮷甲{LOST}{REPORT}"
    assert [(note.code, note.span) for note in decoded.notes] == [("R101", (2, 3))]


def test_a_mark_that_the_file_itself_holds_is_no_loss() -> None:
    decoded = decode((LOST + REPORT).encode(), "a.txt")
    assert (decoded.text, decoded.notes) == (LOST + REPORT, ())


def test_half_a_character_at_the_end_of_utf_16_is_one_mark() -> None:
    decoded = decode(REPORT.encode("utf-16")[:-1], "a.txt")
    assert decoded.text == REPORT[:-1] + LOST
    assert [note.code for note in decoded.notes] == ["R101"]


def test_damaged_gbk_keeps_what_can_be_read() -> None:
    decoded = decode(REPORT.encode("gbk") + b"\xff", "a.txt")
    assert (decoded.text, decoded.encoding) == (REPORT + LOST, "gb18030")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_guessed(encoding: str) -> None:
    text = f"{REPORT}\n2024"
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert [note.code for note in decoded.notes] == ["R105"]


@pytest.mark.parametrize("words", ["", " \r\n\t", "\ufeff", "\u3000\u00a0", "\u200b\u2060\xad\u202e"])
def test_nothing_but_blanks_and_what_is_invisible_is_empty(words: str) -> None:
    with pytest.raises(InputError, match=r"D101 a\.txt"):
        decode(words.encode(), "a.txt")


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04..word/document.xml", "docx"),
        (b"PK\x03\x04..xl/workbook.xml", "xlsx"),
        (b"PK\x03\x04..a.txt", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"RIFF\x10\x00\x00\x00WEBP", "WebP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"\x7fELF\x02", "program"),
        (b"MZ\x90\x00", "Windows program"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, looks: str) -> None:
    with pytest.raises(InputError, match=rf"D102 a\.bin.*{looks}"):
        decode(data, "a.bin")


@pytest.mark.parametrize(
    "data",
    [
        b"a\x00b",
        b"The delegation\x00 came back.",
        f"{REPORT}\x00".encode(),
        b"\x01\x02\x03 text",
        codecs.BOM_UTF16_LE + b"a\x00\x00\x00",
    ],
)
def test_control_bytes_are_no_text(data: bytes) -> None:
    with pytest.raises(InputError, match=r"D102 a\.bin.*control"):
        decode(data, "a.bin")


@pytest.mark.parametrize("text", ["MZ县与甲市", "RIFF是一种格式", "ID3", "BZh甲"])
def test_letters_that_a_program_begins_with_may_begin_a_text(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


def test_a_stray_control_byte_in_a_long_text_is_borne() -> None:
    assert decode((REPORT * 10).encode() + b"\x01", "a.txt").text.endswith("\x01")


def test_more_than_the_limit_is_refused_and_a_raised_limit_lets_it_in() -> None:
    data = "援".encode() * (MAX_SIZE // 3 + 1)
    with pytest.raises(InputError, match=r"D103 a\.txt.*more than 5 MB"):
        decode(data, "a.txt")
    assert len(decode(data, "a.txt", MAX_SIZE + 10).text) == MAX_SIZE // 3 + 1


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused_with_a_number(data: bytes) -> None:
    try:
        decoded = decode(data, "a.bin")
    except InputError as error:
        assert error.number in {"D101", "D102", "D103"}
    else:
        decoded.text.encode()
        assert all(decoded.text[slice(*note.span)] == note.quote != "" for note in decoded.notes)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
def test_any_text_in_utf_8_comes_back_whole(text: str) -> None:
    assume(looks_like(text.encode()) is None)  # {\\rtf begins a file of another format
    assert decode(text.encode(), "a.txt").text == text.removeprefix("\ufeff")


KOREAN = "전라북도 대표단이 지린성을 방문하여 교류 협력 방안을 논의하였다. 대표단은 병원과 학교를 둘러보았다.\n" * 2
RUSSIAN = "Делегация провинции прибыла в регион и провела встречу с руководителями района.\n" * 2
JAPANESE = "代表団は地域を訪問し、協力について話し合いました。そして病院を見学しました。\n" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(KOREAN, "euc-kr"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp1251"), (JAPANESE, "euc-jp"), (JAPANESE, "shift_jis")],
)
def test_the_encodings_of_other_languages_are_no_chinese(text: str, encoding: str) -> None:
    with pytest.raises(InputError, match=r"^D102 a: .*neither UTF-8 nor GB18030"):
        convert(text.encode(encoding), "a", Limits())


@pytest.mark.parametrize(
    ("parts", "encoding", "strange"),
    [
        (("utf-8", "gbk"), "utf-8+gb18030", 1),
        (("utf-8", "utf-8", "gbk"), "utf-8+gb18030", 2),
        (("gbk", "utf-8", "gbk", "gbk"), "gb18030+utf-8", 1),
        (("utf-8-sig", "gbk"), "utf-8+gb18030", 1),
    ],
)
def test_of_two_encodings_each_is_read_in_its_own_and_told(parts: list[str], encoding: str, strange: int) -> None:
    found = decode(b"".join(REPORT.encode(part) + b"\n" for part in parts), "a")
    assert (found.encoding, found.text) == (encoding, (REPORT + "\n") * len(parts))
    start = strange * (len(REPORT) + 1)
    spans = [note.span for note in found.notes]
    assert {note.code for note in found.notes} == {"R115"}
    assert (spans[0][0], spans[-1][1]) == (start, start + len(REPORT))
    assert all(found.text[slice(*note.span)] == note.quote for note in found.notes)


def test_damage_beside_another_encoding_stays_damage() -> None:
    data = (
        REPORT.encode() + b"\n" + REPORT.encode("gbk") + "\n资金".encode() + b"\xe6\x8f" + "援助项目全部建成\n".encode()
    )
    found = decode(data, "a")
    assert found.text == f"{REPORT}\n{REPORT}\n资金\ufffd\ufffd援助项目全部建成\n"
    assert {note.code for note in found.notes} == {"R101", "R115"}


@pytest.mark.parametrize("text", [REPORT, REPORT * 30])
def test_lost_bytes_are_no_other_encoding(text: str) -> None:
    data = bytearray(text.encode())
    del data[10::97]
    assert decode(bytes(data), "a").encoding == "utf-8"


def test_a_stretch_of_utf_8_in_a_text_of_gbk_is_told_with_its_place() -> None:
    found = decode(REPORT.encode("gbk") * 4 + "来源：羌塘日报".encode() + b"\n" + REPORT.encode("gbk"), "a")
    (mixed,) = (note for note in found.notes if note.code == "R113")
    assert found.encoding in {"gbk", "gb18030"}
    assert mixed.span[0] == len(REPORT) * 4
    assert found.text[slice(*mixed.span)] == mixed.quote != ""
    assert mixed.span[1] <= found.text.index("\n")


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_in_a_text_of_one_encoding_nothing_is_mixed(encoding: str) -> None:
    found = decode((REPORT * 50).encode(encoding), "a")
    assert [note.code for note in found.notes] == ["R105"]
