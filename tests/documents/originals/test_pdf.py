"""PDF: lines joined to paragraphs, each with page and box; what crashes or hangs costs one document."""

import shutil

import pytest
from format_files import REPORT, pdf

from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits, Original
from duikou.errors import InputError

LINE = "　　7月2日，甲省党政代表团来乙州考察对口支援工作，并"


def read(data: bytes, limits: Limits | None = None) -> Original:
    return convert(data, "a.pdf", limits or Limits())


def test_lines_become_paragraphs_with_their_boxes() -> None:
    original = read(pdf([["　　" + REPORT[0], LINE, "召开座谈会。", "　　会议结束。"]]))
    assert original.text.split("\n") == [REPORT[0], LINE.strip() + "召开座谈会。", "会议结束。"]
    assert [hint.at.partition(" [")[0] for hint in original.hints] == ["page 1"] * 4
    left, bottom, right, top = map(float, original.hints[0].at.partition("[")[2].rstrip("]").split(","))
    assert (left, right) == (64, 64 + 12 * len(REPORT[0])) and bottom <= 550 <= top


def test_a_paragraph_goes_on_over_the_page_and_its_number_follows() -> None:
    original = read(pdf([[LINE, "- 1 -"], ["召开座谈会。", "- 2 -"]]))
    assert original.text.split("\n")[0] == LINE.strip() + "召开座谈会。"
    assert [hint.kind for hint in original.hints] == [None, None, "residue", "residue"]


def test_a_line_on_every_page_is_set_aside() -> None:
    original = read(
        pdf([["乙州日报", "　　第一页的报道。"], ["乙州日报", "　　第二页的报道。"], ["乙州日报", "　　第三页。"]])
    )
    assert [hint.kind for hint in original.hints].count("residue") == 3


@pytest.mark.skipif(shutil.which("tesseract") is not None, reason="Tesseract is here")
def test_pages_without_text() -> None:
    with pytest.raises(InputError, match="D125"):
        read(pdf([[], []]))
    assert [note.code for note in read(pdf([[REPORT[1]], []])).notes] == ["R107"]


def test_broken_files() -> None:
    for data in (b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(range(256)) * 8, pdf([[REPORT[0]]])[:300]):
        with pytest.raises(InputError, match=r"D12[35]"):
            read(data)


def test_memory_is_limited() -> None:
    with pytest.raises(InputError, match="D127"):
        read(pdf([[REPORT[0]]]), Limits(memory=1_000_000))
