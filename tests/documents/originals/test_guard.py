"""The process of the parsers: what happens to it costs one document, and the next is read as ever."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from format_files import REPORT, docx, paragraph, pdf, zip_of

import duikou
from duikou.documents.originals import guard
from duikou.documents.originals.guard import GUARDED, end_guard
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits
from duikou.errors import InputError

PAGE = f"<html><body><p>{REPORT[1]}</p></body></html>".encode()
ILL = b"<html><body><p>ILL</p></body></html>"


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """A process of this test alone."""
    end_guard()
    yield
    end_guard()


def fall_ill(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the process do something else when it meets a certain document."""
    program = (
        "import os, time\nfrom duikou.documents.originals import guard\n"
        "from duikou.documents.originals.html import page\nconvert = page.convert_html\n"
        f"def odd(data, *rest):\n    if b'ILL' in data: {code}\n    return convert(data, *rest)\n"
        "page.convert_html = odd\nguard.main()"
    )
    monkeypatch.setattr(guard, "_PROGRAM", program)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("os.abort()", "the parser crashed (-6)"),
        ("time.sleep(60)", "more than 1 seconds"),
        ("os._exit(0)", "the parser crashed (0)"),
    ],
)
def test_a_parser_that_crashes_or_hangs_costs_one_document(
    code: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fall_ill(monkeypatch, code)
    limits = Limits(seconds=1)
    assert convert(PAGE, "a", limits).text == REPORT[1]
    with pytest.raises(InputError) as raised:
        convert(ILL, "ill", limits)
    assert str(raised.value).startswith(f"D127 ill: reading the file took too much time or memory ({why}). Cure: ")
    assert convert(PAGE, "a", limits).text == REPORT[1]


def test_the_others_of_a_batch_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    fall_ill(monkeypatch, "os.abort()")
    data = zip_of({"a.html": PAGE, "ill.html": ILL, "b.docx": docx(paragraph(REPORT[1]))})
    found = [
        each.number if isinstance(each, InputError) else each.document.text
        for each in duikou.read_all(data, source="z")
    ]
    assert found == [REPORT[1], "D127", REPORT[1]]


@pytest.mark.skipif(sys.platform != "linux", reason="no such limit elsewhere")
def test_a_parser_that_eats_the_memory_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    fall_ill(monkeypatch, "bytearray(400_000_000)")
    with pytest.raises(InputError, match=r"D127 ill: .*more than 300 MB of memory"):
        convert(ILL, "ill", Limits(memory=300_000_000))
    assert convert(PAGE, "a", Limits(memory=300_000_000)).text == REPORT[1]


@pytest.mark.parametrize(("code", "number"), [("1/0", "D123"), ("os.write(1, b'odd')", None)])
def test_what_a_parser_did_not_foresee_and_what_it_prints(
    code: str, number: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    fall_ill(monkeypatch, code)
    (found,) = duikou.read_all(ILL, source="ill")
    assert (found.number if isinstance(found, InputError) else None) == number


def test_one_process_serves_many_documents_until_it_has_taken_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (PAGE, docx(paragraph(REPORT[1])), pdf([list(REPORT)])):
        convert(data, "a", Limits())
    first = guard._GUARD.worker
    assert first is not None
    monkeypatch.setattr(guard, "MOST_TAKEN", 1)
    convert(PAGE, "a", Limits())
    assert first.process.poll() is not None
    assert convert(PAGE, "a", Limits()).text == REPORT[1]


def test_no_module_is_taken_from_the_folder_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "msgspec.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert convert(PAGE, "a", Limits()).text == REPORT[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system copies no processes")
def test_a_copy_of_the_program_has_a_process_of_its_own() -> None:
    convert(PAGE, "a", Limits())
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, convert(PAGE, "a", Limits()).text.encode())
        end_guard()
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reading, 1_000).decode() == REPORT[1]
    assert convert(PAGE, "a", Limits()).text == REPORT[1]


def test_every_parser_in_c_and_every_reader_of_xml_is_guarded() -> None:
    assert {"html", "docx", "xlsx", "ofd", "pdf", "xls", "mail", "pdf leaves"} == set(GUARDED)
