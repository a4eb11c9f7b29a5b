"""The document of a reading is found by its hash, wherever it lies, and its text compared."""

import gc
import json
import weakref
from collections.abc import Callable
from email.message import EmailMessage
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from duikou import read_all, to_json
from duikou.model.records import Reading
from duikou.verifying import Checker, Failure
from duikou.verifying.documents import Folder, Sources
from verifying.changed_readings import FULL

OTHER = FULL.replace("章若谷", "温若谷")
PAGE = f"<html><body><p>{FULL.replace(chr(10), '</p><p>')}</p></body></html>"


def zipped(**members: bytes) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return data.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "报告"
    message.set_content("见附件。")
    message.add_attachment(FULL.encode("gbk"), maintype="text", subtype="plain", filename="a.txt")
    return bytes(message)


def warc() -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


CONTAINERS = {
    "a.zip": zipped(**{"b/a.txt": FULL.encode(), "b/b.txt": OTHER.encode("gbk"), "c.html": PAGE.encode()}),
    "deep.zip": zipped(**{"a.zip": zipped(**{"a.txt": FULL.encode()})}),
    "a.eml": mail(),
    "a.warc": warc(),
    "a.jsonl": b"".join(json.dumps({"text": text}).encode() + b"\n" for text in (FULL, OTHER)),
    "a.csv": f'text\n"{FULL}"\n"{OTHER}"\n'.encode(),
    "a.html": PAGE.encode(),
    "a.txt": FULL.encode("gb18030"),
}
Found = Callable[[Path], list[str]]


def lines_of(path: Path) -> list[str]:
    """The readings of a file, one line each."""
    found = list(read_all(path.read_bytes(), source=str(path)))
    assert all(isinstance(one, Reading) for one in found)
    return [to_json(one) for one in found if isinstance(one, Reading)]


@pytest.mark.parametrize("name", CONTAINERS)
def test_a_document_is_found_in_whatever_holds_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / "first" / name
    path.parent.mkdir()
    path.write_bytes(CONTAINERS[name])
    lines = lines_of(path)
    assert lines
    for order in (lines, lines[::-1]):
        for finder in (Sources(), Folder(tmp_path)):
            checker = Checker(finder)
            assert list(checker.check(order)) == []
            assert checker.checked["documents"] == len(lines)
    path.rename(tmp_path / "renamed")
    assert list(Checker(Folder(tmp_path)).check(lines)) == []
    assert {failure.number for failure in Checker(Sources()).check(lines)} == {"D202"}
    (tmp_path / "renamed").unlink()
    assert [failure.number for failure in Checker(Folder(tmp_path)).check(lines)] == ["D202"] * len(lines)


def test_a_finder_that_is_let_go_of_closes_its_archive(tmp_path: Path) -> None:
    """An archive is read on from member to member; in a ring of references the open file would outlive its finder."""
    path = tmp_path / "a.zip"
    path.write_bytes(CONTAINERS["a.zip"])
    finder = Folder(tmp_path)
    gone = weakref.ref(finder)
    gc.disable()
    try:
        assert list(Checker(finder).check(lines_of(path)[:1])) == []
        del finder
        assert gone() is None
    finally:
        gc.enable()


def test_a_broken_archive_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(CONTAINERS["a.zip"][:-30])
    (tmp_path / "b.zip").write_bytes(CONTAINERS["a.zip"])
    assert list(Checker(Folder(tmp_path)).check(lines_of(tmp_path / "b.zip"))) == []


def test_a_column_that_was_named_is_named_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps({"words": FULL}).encode())
    (found,) = read_all(path.read_bytes(), source=str(path), column="words")
    assert isinstance(found, Reading)
    for finder, numbers in ((Sources("words"), []), (Folder(tmp_path, "words"), []), (Sources(), ["D202"])):
        assert [failure.number for failure in Checker(finder).check([to_json(found)])] == numbers


@pytest.mark.parametrize(
    ("name", "changed", "number", "why"),
    [
        ("a.txt", {"text_by": "html/1"}, "D206", "the text was made by html/1, here by text/1"),
        ("a.html", {"text_by": "text/1"}, "D201", "it is not the text of the document"),
        ("a.html", {"text_by": "html/0"}, "D206", "the text was made by html/0, here by html/"),
        ("a.txt", {"encoding": "bogus"}, "D206", "there is no encoding 'bogus'"),
        ("a.txt", {"encoding": "rot13"}, "D206", "there is no encoding 'rot13'"),
        ("a.txt", {"encoding": "utf-16-le"}, "D201", "it is not the text of the document"),
        ("a.txt", {"source": "elsewhere.txt"}, "D202", "nothing with its hash is there"),
        ("a.txt", {"source": "a" * 5000}, "D202", "nothing with its hash is there"),
        ("a.txt", {"source": "a\x00!b"}, "D202", "nothing with its hash is there"),
        ("a.txt", {"source": "/dev/zero"}, "D202", "nothing with its hash is there"),
    ],
)
def test_what_was_changed_does_not_switch_the_comparison_off_in_silence(
    tmp_path: Path, name: str, changed: dict[str, str], number: str, why: str
) -> None:
    path = tmp_path / name
    path.write_bytes(CONTAINERS[name])
    (line,) = lines_of(path)
    reading: dict[str, Any] = json.loads(line)
    reading["document"] |= changed
    (found,) = Checker(Sources()).check([json.dumps(reading)])
    assert (found.number, found.record.partition(".")[0]) == (number, "document")
    assert found.why.startswith(why)


@pytest.mark.parametrize("parts", [("utf-8", "utf-8", "gbk"), ("gbk", "utf-8", "gbk"), ("utf-8-sig", "gbk")])
def test_a_text_in_two_encodings_is_compared_stretch_by_stretch(tmp_path: Path, parts: tuple[str, ...]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\n".join(FULL.encode(part) for part in parts))
    (line,) = lines_of(path)
    assert "+" in json.loads(line)["document"]["encoding"]
    assert list(Checker(Sources()).check([line])) == []
    reading = json.loads(line)
    for encoding in ("utf-8", "gb18030"):
        reading["document"]["encoding"] = encoding
        assert [failure.number for failure in Checker(Sources()).check([json.dumps(reading)])] == ["D201"]
    path.write_bytes(path.read_bytes().replace("次仁央措".encode(parts[1]), "次仁央宗".encode(parts[1])))
    reading = json.loads(line)
    reading["document"]["id"] = f"sha256:{sha256(path.read_bytes()).hexdigest()}"
    assert "D201" in [failure.number for failure in Checker(Sources()).check([json.dumps(reading)])]


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_text_that_is_whole_in_itself_and_not_of_its_document(tmp_path: Path, name: str) -> None:
    path, other = tmp_path / name, tmp_path / f"other-{name}"
    path.write_bytes(CONTAINERS[name])
    other.write_bytes(CONTAINERS[name] + "又一句。".encode("gb18030" if name == "a.txt" else "utf-8"))
    true, false = (json.loads(lines_of(file)[0]) for file in (path, other))
    false["document"] |= {"id": true["document"]["id"], "source": true["document"]["source"]}
    numbers = [failure.number for failure in Checker(Sources()).check([json.dumps(false)]) if failure.number != "D208"]
    assert numbers == ["D201"]


def test_another_document_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(CONTAINERS["a.txt"])
    lines = lines_of(path)
    path.write_text(OTHER, encoding="utf-8")
    assert list(Checker(Sources()).check(lines)) == [
        Failure("D205", 1, "document", str(path), "its bytes have another hash")
    ]


def test_alone_no_document_is_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(CONTAINERS["a.txt"])
    lines = lines_of(path)
    path.unlink()
    checker = Checker()
    assert (list(checker.check(lines)), checker.checked["documents"]) == ([], 0)
