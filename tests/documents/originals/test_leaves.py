"""The pages of a PDF file as pictures: their sizes, and where a place of the text comes to lie on them."""

from importlib import import_module
from io import BytesIO

import pytest
from format_files import REPORT, pdf

from duikou.documents.originals.guard import draw_guarded
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits
from duikou.errors import InputError


def changed(data: bytes, number: int, *, turned: int = 0, cut: tuple[int, ...] | None = None) -> bytes:
    """A file with a page of it turned or cut."""
    document = import_module("pypdfium2").PdfDocument(data)
    if turned:
        document[number - 1].set_rotation(turned)
    if cut:
        document[number - 1].set_cropbox(*cut)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_each_page_has_its_size_and_the_asked_one_its_picture() -> None:
    data = pdf([[REPORT[0]], [REPORT[1]]])
    found = draw_guarded(data, "a.pdf", 2)
    assert [(leaf.width, leaf.height) for leaf in found.leaves] == [(400, 600)] * 2
    assert found.picture.startswith(b"\x89PNG") and found.picture[16:24] == (800).to_bytes(4, "big") + (1200).to_bytes(
        4, "big"
    )
    assert [draw_guarded(data, "a.pdf", number).picture for number in (0, 3)] == [b"", b""]


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({}, (64, 600 - 550)),
        ({"turned": 90}, (550, 64)),
        ({"turned": 180}, (400 - 64, 550)),
        ({"turned": 270}, (600 - 550, 400 - 64)),
        ({"turned": 90, "cut": (50, 100, 400, 600)}, (550 - 100, 64 - 50)),
        ({"cut": (50, 100, 400, 600)}, (64 - 50, 600 - 550)),
    ],
)
def test_a_place_lies_where_the_page_shows_it(how: dict[str, object], expected: tuple[int, int]) -> None:
    """The words stand at 64, 550 of the page, counted from its lower left corner."""
    [leaf] = draw_guarded(changed(pdf([[REPORT[0]]]), 1, **how), "a.pdf").leaves  # type: ignore[arg-type]
    a, b, c, d, e, f = leaf.matrix
    assert (a * 64 + c * 550 + e, b * 64 + d * 550 + f) == pytest.approx(expected, abs=0.1)


def test_the_page_of_each_block_is_told() -> None:
    original = convert(pdf([[REPORT[0]], [], ["　　" + REPORT[1]], ["　　" + REPORT[2]]]), "a.pdf", Limits())
    pages = {original.text[slice(*hint.span)]: hint.at.partition(" [")[0] for hint in original.hints}
    assert pages == {REPORT[0]: "page 1", REPORT[1]: "page 3", REPORT[2]: "page 4"}


def test_what_is_broken_is_refused() -> None:
    with pytest.raises(InputError, match="D123"):
        draw_guarded(pdf([[REPORT[0]]])[:300], "a.pdf", 1)
