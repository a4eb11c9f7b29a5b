"""Programs that a user may have: stand-ins do what LibreOffice and Tesseract do on their command lines."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from format_files import REPORT, docx, ole, paragraph, pdf

from duikou.documents.originals.guard import end_guard, telling_pictures
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits
from duikou.errors import InputError
from duikou.verifying.documents import same_text


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which programs are looked for first."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    end_guard()
    yield tmp_path
    end_guard()


def install(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def test_old_word_through_libreoffice(programs: Path) -> None:
    (programs / "made.docx").write_bytes(docx(paragraph(REPORT[1])))
    install(programs, "soffice", f'for last; do :; done; cp {programs}/made.docx "${{last%.doc}}.docx"')
    original = convert(ole("WordDocument"), "a.doc", Limits())
    assert (original.text, original.text_by) == (REPORT[1], "libreoffice+docx/2")
    assert original.media_type == "application/msword"


def test_libreoffice_that_makes_nothing_or_hangs(programs: Path) -> None:
    install(programs, "soffice", "exit 0")
    with pytest.raises(InputError, match="D123"):
        convert(ole("WordDocument"), "a.doc", Limits())
    install(programs, "soffice", "exec sleep 30")
    with pytest.raises(InputError, match="D127"):
        convert(b"{\\rtf1 x}", "a.rtf", Limits(seconds=0.2))


ASKED = 'case "$1" in --version) echo "tesseract 9.9"; exit;; --list-langs) echo "List (1):"; echo chi_sim; exit;; esac'


def test_a_scan_through_tesseract(programs: Path) -> None:
    """The picture of the page arrives whole; blanks between characters go, and the note says where the text is from."""
    script = (
        f"{ASKED}\n"
        f'cat > {programs}/seen.pgm; echo "甲 省 代 表 团 来 乙 州 考 察 ，"; echo "召 开 座 谈 会 。"; echo "Page 1"'
    )
    install(programs, "tesseract", script)
    original = convert(pdf([[]]), "scan.pdf", Limits())
    assert (original.text, original.text_by) == ("甲省代表团来乙州考察，召开座谈会。\nPage 1", "pdf/1+tesseract 9.9")
    assert [note.code for note in original.notes] == ["R110"]
    assert original.hints[0].at.startswith("page 1 ")
    head, _, pixels = (programs / "seen.pgm").read_bytes().partition(b"\n")
    kind, width, height, _ = head.split()
    assert (kind, len(pixels)) == (b"P5", int(width) * int(height))


SLOW_ON_THE_SECOND = """
cat > /dev/null; echo >> FOLDER/calls
if [ $(wc -l < FOLDER/calls) -eq 2 ]; then exec sleep 30; fi
echo "甲 省 代 表 团 。"
"""


def test_a_page_that_takes_too_long_is_left_out_and_the_others_are_kept(programs: Path) -> None:
    install(programs, "tesseract", ASKED + SLOW_ON_THE_SECOND.replace("FOLDER", str(programs)))
    told: list[tuple[str, int, int]] = []
    with telling_pictures(lambda source, page: told.append((source, page.page, page.of))):
        original = convert(pdf([[], [], []]), "scan.pdf", Limits(page_seconds=0.3))
    assert original.text.split("\n") == ["甲省代表团。"] * 2
    assert [(note.code, note.span) for note in original.notes if note.code == "R114"] == [("R114", (0, 6))]
    assert told == [("scan.pdf", 1, 3), ("scan.pdf", 2, 3), ("scan.pdf", 3, 3)]
    assert original.text_by == "pdf/1+tesseract 9.9, in part"
    with pytest.raises(ValueError, match="time cut it short"):
        same_text(b"", original.text, "utf-8", original.text_by)


def test_a_scan_ends_when_the_time_of_all_pages_is_over(programs: Path) -> None:
    """The limit of a parser is none for a scan; text behind the pictures that were not read is read."""
    install(programs, "tesseract", f"{ASKED}\ncat > /dev/null; sleep 0.4; echo 甲省代表团。")
    pages = pdf([[], [], [], ["　　会议结束。"]])
    original = convert(pages, "scan.pdf", Limits(seconds=0.7, scan_seconds=0.7))
    assert original.text.split("\n") == ["甲省代表团。", "会议结束。"]
    assert [note.code for note in original.notes] == ["R114", "R107", "R110"]
    with pytest.raises(InputError, match="D127"):
        convert(pdf([[], []]), "scan.pdf", Limits(scan_seconds=0.2))
