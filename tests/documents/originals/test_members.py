"""Archives, web archives and tables: each document in them by itself, within limits."""

import csv
import gzip
import json
import re
import struct
import sys
from importlib import import_module
from io import BytesIO, TextIOWrapper
from itertools import pairwise
from time import monotonic, process_time
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from format_files import REPORT, docx, paragraph, zip_of

import duikou
from duikou.documents.originals import unfolding
from duikou.documents.originals.members import Member, find_members
from duikou.documents.originals.original import Limits
from duikou.errors import InputError
from duikou.model.records import Reading
from duikou.model.text import document_id

TEXT = "\n".join(REPORT)
SOON = 5
"""Seconds: what is refused is so before its parser has begun to take time."""


def members(data: bytes, limits: Limits | None = None, column: str | None = None) -> list[Member | InputError]:
    return list(find_members(BytesIO(data), "a", limits or Limits(), column))


def sources(found: list[Member | InputError]) -> list[str]:
    """Where each document came from, and the number of each error."""
    return [each.number if isinstance(each, InputError) else each.source for each in found]


def test_a_file_that_is_one_document_is_its_own_member() -> None:
    assert members(TEXT.encode()) == [Member(TEXT.encode(), "a")]


def test_the_files_of_an_archive_and_of_archives_in_it() -> None:
    inner = zip_of({"c.docx": docx(paragraph(TEXT))})
    data = zip_of({"b/a.txt": TEXT, "inner.zip": inner, ".hidden": "x", "__MACOSX/._a.txt": "x", "b/": ""})
    assert sources(members(data)) == ["a!b/a.txt", "a!inner.zip!c.docx"]


def test_a_member_is_a_document_of_its_own_bytes() -> None:
    (reading,) = duikou.read_all(zip_of({"a.txt": TEXT}), source="a.zip")
    assert not isinstance(reading, InputError)
    assert (reading.document.id, reading.document.source) == (document_id(TEXT.encode()), "a.zip!a.txt")


def test_names_of_a_chinese_windows() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(ZipInfo("XXXX.txt"), TEXT)
    data = file.getvalue().replace(b"XXXX.txt", "报告".encode("gbk") + b".txt")
    assert sources(members(data)) == ["a!报告.txt"]


@pytest.mark.parametrize("name", ["../a.txt", "b/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_is_refused_and_the_rest_is_read(name: str) -> None:
    assert sources(members(zip_of({name: TEXT, "b.txt": TEXT}))) == ["D126", "a!b.txt"]


def test_a_link_is_refused() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        info = ZipInfo("link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert sources(members(file.getvalue())) == ["D126"]


def test_a_member_that_unfolds_to_too_much() -> None:
    bomb = zip_of({"a.txt": b"\0" * 20_000_000})
    assert len(bomb) < 30_000
    assert sources(members(bomb)) == ["D121"]


def test_members_that_unfold_to_too_much_together() -> None:
    small = Limits(unfolded=10_000)
    assert sources(members(zip_of({f"{number}.txt": "甲" * 1000 for number in range(5)}), small)) == ["D121"]
    assert sources(members(zip_of({f"{number}.txt": "甲" for number in range(5)}), Limits(members=4))) == ["D121"]


def test_members_that_share_their_bytes_are_counted_each_time() -> None:
    """Many entries that point to one packed file: each is harmless, all together are a bomb."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(range(256)) * 3_900)
        first = archive.infolist()[0]
        for number in range(2_000):
            info = ZipInfo(f"{number}")
            info.header_offset, info.CRC = first.header_offset, first.CRC
            info.compress_size, info.file_size = first.compress_size, first.file_size
            info.compress_type = ZIP_DEFLATED
            archive.filelist.append(info)
            archive.NameToInfo[info.filename] = info
        archive._didModify = True  # type: ignore[attr-defined]
    assert sources(members(file.getvalue())) == ["D121"]


def test_archives_in_archives_without_end() -> None:
    data = TEXT.encode()
    for _ in range(6):
        data = zip_of({"a.zip": data})
    assert sources(members(data)) == ["D121"]


def test_archives_in_archives_that_unfold_to_too_much_together() -> None:
    """Each within its limits, and no error twice."""
    data = zip_of({f"{number}.zip": zip_of({"a.txt": TEXT, "b.txt": TEXT}) for number in range(3)})
    few = Limits(members=5)
    assert sources(members(data, few)) == ["a!0.zip!a.txt", "a!0.zip!b.txt", "a!1.zip!a.txt", "D121"]
    small = Limits(unfolded=data_size(data) + 4 * len(TEXT.encode()))
    assert sources(members(data, small))[-2:] == ["a!1.zip!b.txt", "D121"]


def data_size(data: bytes) -> int:
    """The bytes that the members of an archive unfold to."""
    return sum(info.file_size for info in ZipFile(BytesIO(data)).infolist())


def test_an_encrypted_member() -> None:
    data = bytearray(zip_of({"a.txt": TEXT, "b.txt": TEXT}))
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, central + 8, 1)
    assert sources(members(bytes(data))) == ["D122", "a!b.txt"]


def test_an_archive_that_is_cut_off_or_damaged() -> None:
    data = zip_of({"a.txt": TEXT * 50, "b.txt": TEXT})
    assert sources(members(data[:-30])) == ["D123"]
    place = data.index(b"a.txt") + 20
    damaged = data[:place] + b"\xff" * 8 + data[place + 8 :]
    assert sources(members(damaged)) == ["D123", "a!b.txt"]


def test_gzip() -> None:
    assert sources(members(gzip.compress(TEXT.encode()))) == ["a!"]
    assert sources(members(gzip.compress(b"\0" * 300_000_000, 9))) == ["D121"]
    assert sources(members(gzip.compress(TEXT.encode())[:-4])) == ["D123"]


def warc(*pages: tuple[str, str, bytes]) -> bytes:
    """A web archive of these pages: address, status line with headers, body."""
    out = b""
    for address, head, body in pages:
        payload = f"HTTP/1.1 {head}\r\n\r\n".encode() + body
        out += (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            f"WARC-Record-ID: <urn:uuid:{len(out)}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
        ).encode()
        out += payload + b"\r\n\r\n"
    return out


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_pages_of_a_web_archive(pack: type[bytes]) -> None:
    html = f"<html><body><p>{TEXT}</p></body></html>".encode()
    data = warc(
        ("http://example.org/a", "200 OK", html),
        ("http://example.org/gone", "404 Not Found", html),
        ("http://example.org/b", "200 OK\r\nContent-Encoding: gzip", gzip.compress(html)),
    )
    found = members(pack(data))
    assert sources(found) == ["a!http://example.org/a", "a!http://example.org/b"]
    assert [each.data for each in found if isinstance(each, Member)] == [html, html]


def test_a_web_archive_without_a_page() -> None:
    assert sources(members(b"WARC/1.0\r\nbroken")) == ["D123"]


ROWS = [{"id": 1, "text": TEXT}, {"id": 2, "text": ""}, {"id": 3, "text": "<html>一页"}]


def as_lines() -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()


def as_csv(encoding: str) -> bytes:
    return ("id,text\r\n" + "".join(f'{row["id"]},"{row["text"]}"\r\n' for row in ROWS)).encode(encoding)


@pytest.mark.parametrize("data", [as_lines(), json.dumps(ROWS).encode(), as_csv("utf-8-sig"), as_csv("gbk")])
def test_the_rows_of_a_table(data: bytes) -> None:
    found = members(data)
    assert sources(found) == ["a!row 1", "D131", "a!row 3"]
    assert isinstance(found[0], Member) and found[0].data == TEXT.encode()
    kinds = [each.document.media_type for each in duikou.read_all(data, source="a") if isinstance(each, Reading)]
    assert kinds == ["text/plain", "text/html"]


def test_the_column_can_be_named() -> None:
    data = "标题,报道\n甲,乙省代表团来访。\n".encode()
    assert sources(members(data, column="报道")) == ["a!row 1"]
    assert sources(members(b'{"title": "x"}\n')) == ["D128"]
    assert sources(members(as_lines(), column="body")) == ["D128"]


def test_a_line_that_is_no_json() -> None:
    assert sources(members(as_lines() + b'\n{"text": ')) == ["a!row 1", "D131", "a!row 3", "D123"]


@pytest.mark.parametrize("first", [b'{"text":"abc"', b'{"text":\n{"text"', b'\n{"text":"abc"'])
def test_a_first_line_that_is_no_json_does_not_hide_the_others(first: bytes) -> None:
    found = members(first + b"\n" + as_lines())
    broken = [f"a!row {number}" for number, line in enumerate(first.split(b"\n"), 1) if line]
    assert [error.where for error in found if isinstance(error, InputError) and error.number == "D123"] == broken
    start = first.count(b"\n") + 2
    assert sources(found)[len(broken) :] == [f"a!row {start}", "D131", f"a!row {start + 2}"]


def test_an_object_over_several_lines_is_one_document() -> None:
    (found,) = members(json.dumps(ROWS[0] | {"more": {}}, indent=1, ensure_ascii=False).encode())
    assert isinstance(found, Member) and found.data == TEXT.encode()


def test_an_array_is_read_row_by_row_as_far_as_it_is_whole() -> None:
    whole = json.dumps(ROWS, indent=1, ensure_ascii=False)
    assert sources(members(whole[:-3].encode())) == ["a!row 1", "D131", "D123"]
    assert sources(members(whole.replace("},", "}").encode())) == ["a!row 1", "D123"]
    assert sources(members(json.dumps([ROWS[0], 1, ROWS[2]]).encode())) == ["a!row 1", "D123", "a!row 3"]
    assert sources(members(b"[\n]")) == ["D101"]


def test_what_stands_before_the_first_object_of_an_array_does_not_hide_it() -> None:
    assert sources(members(b"[\n" + json.dumps([None, 1, ROWS[0]]).encode()[1:])) == ["D123", "D123", "a!row 3"]


@pytest.mark.parametrize("start", [b"[{},", b'[{"text":"x"},', b'{"text":"x","a":['])
def test_json_of_values_without_end_is_refused_before_it_is_parsed(start: bytes) -> None:
    began = process_time()
    (found,) = members(start + b"{}," * 10_000_000 + b"{}]")
    assert process_time() - began < SOON
    assert str(found).startswith("D121 a: it unfolds to more than the limits allow (20,000,0")


def test_rows_nested_without_end() -> None:
    deep = b'{"text":"x","a":' + b"[" * 100_000
    assert sources(members(b"[" + deep)) == ["D123"]
    assert sources(members(as_lines() + b"\n" + deep)) == ["a!row 1", "D131", "a!row 3", "D123"]


def test_a_table_in_one_endless_line_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read piece by piece, and refused when a field is longer than a file may be."""
    before = csv.field_size_limit(131_072)
    asked: list[int] = []
    readline = TextIOWrapper.readline

    class Watched(TextIOWrapper):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            asked.append(size or -1)
            return readline(self, -1 if size is None else size)

    monkeypatch.setattr("duikou.documents.originals.rows.TextIOWrapper", Watched)
    endless = b'id,text\n1,"' + b"x" * 2_000_000
    assert sources(members(endless, Limits(file=200_000))) == ["D103"]
    assert 0 < max(asked[1:]) <= 200_001
    csv.field_size_limit(before)


def test_parquet() -> None:
    pa = import_module("pyarrow")
    tables = import_module("pyarrow.parquet")
    file = BytesIO()
    tables.write_table(pa.table({"content": [TEXT, None], "n": [1, 2]}), file)
    assert sources(members(file.getvalue())) == ["a!row 1", "D131"]
    assert sources(members(file.getvalue()[:50])) == ["D123"]
    assert sources(members(file.getvalue(), column="x")) == ["D128"]


def test_one_value_in_many_rows_does_not_fill_the_memory() -> None:
    """A value that the file has once and each row names: a megabyte of file, terabytes of rows."""
    pa = import_module("pyarrow")
    file = BytesIO()
    rows = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), pa.array(["甲" * 1_600_000]))
    import_module("pyarrow.parquet").write_table(pa.table({"text": rows}), file, store_schema=False)
    found = members(file.getvalue(), Limits(unfolded=300_000_000))
    assert sources(found)[-1] == "D121"
    (refused,) = members(file.getvalue(), Limits(memory=500_000_000))
    assert isinstance(refused, InputError)
    assert str(refused).startswith("D127 a: reading the file took too much time or memory (more than 500 MB of memory)")


@pytest.mark.parametrize(("code", "number"), [("os.abort()", "D127"), ("time.sleep(60)", "D127"), ("1/0", "D127")])
def test_a_parser_that_crashes_or_hangs_costs_one_file(code: str, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfolding, "_PROGRAM", f"import os, time; {code}")
    data = zip_of({"a.warc": warc(("http://example.org/a", "200 OK", b"x")), "b.txt": TEXT})
    assert sources(members(data, Limits(seconds=1))) == [number, "a!b.txt"]


def test_a_web_archive_that_lies_about_its_length_is_told_once() -> None:
    page = warc(("http://example.org/a", "200 OK", b"x" * 2_000))
    lying = re.sub(rb"Content-Length: \d+", b"Content-Length: 2000000000", page)
    assert sources(members(lying, Limits(file=1_000))) == ["D103"]
    assert sources(members(gzip.compress(lying)[:-9], Limits(file=1_000))) == ["D103"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_page_that_is_shorter_than_its_web_archive_says(pack: type[bytes]) -> None:
    page = warc(("http://example.org/a", "200 OK", TEXT.encode()))
    lying = re.sub(rb"Content-Length: \d+", b"Content-Length: 2000000000", page)
    (found,) = members(pack(lying))
    assert str(found).startswith("D123 a!http://example.org/a: the file is broken or cut off (1,999,999,9")


def test_pages_that_unfold_to_too_much_together() -> None:
    page = warc(("http://example.org/a", "200 OK", b"x" * 1_000_000))
    found = members(gzip.compress(page * 40), Limits(ratio=50))
    assert sources(found)[-1] == "D121"
    assert len(found) < 40


def test_a_file_is_waited_for_no_longer_than_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that hands over one document after the other, each in time, and has no end."""
    program = (
        "import time\nfrom duikou.documents.originals.unfolding import *\n"
        "one = msgspec.msgpack.encode([Document(b'x', 'a', False)])\n"
        "while True: time.sleep(0.1); write_piece(sys.stdout.buffer, one)"
    )
    monkeypatch.setattr(unfolding, "_PROGRAM", program)
    began = monotonic()
    found = sources(members(b"WARC/1.0", Limits(seconds=1)))
    assert (found[0], found[-1]) == ("a", "D127")
    assert monotonic() - began < SOON


def test_several_documents_are_not_read_as_one() -> None:
    with pytest.raises(InputError, match="D130"):
        duikou.read(zip_of({"a.txt": TEXT}), source="a.zip")


def test_the_batch_goes_on() -> None:
    data = zip_of({"a.txt": TEXT, "b.pdf": b"%PDF-1.4 broken", "c.png": b"\x89PNG\r\n\0", "d.txt": TEXT})
    found = [
        each.number if isinstance(each, InputError) else each.document.source
        for each in duikou.read_all(data, source="z")
    ]
    assert found == ["z!a.txt", "D123", "D102", "z!d.txt"]
    assert all(before != after for before, after in pairwise(found))


@pytest.mark.parametrize("data", [zip_of({}), zip_of({"a/": "", ".hidden": "x", "__MACOSX/._a": "x"})])
def test_an_archive_without_a_file_is_told(data: bytes) -> None:
    (found,) = members(data)
    assert isinstance(found, InputError)
    assert str(found).startswith("D101 a: the file is empty (an archive without a file)")


def test_what_no_unfolder_foresaw_is_an_error_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a")

    monkeypatch.setattr("duikou.documents.originals.archive.unfold_zip", fail)
    assert sources(members(zip_of({"a.txt": TEXT}))) == ["D123"]


def test_a_table_whose_package_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (found,) = members(b"PAR1" + b"\0" * 40 + b"PAR1")
    assert isinstance(found, InputError)
    assert str(found).startswith("D129 a: a package that this format needs is not installed (pyarrow). Cure: run pip")
