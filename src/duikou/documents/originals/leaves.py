"""The pages of a PDF file as pictures, to be shown beside the text that was read of them."""

import zlib
from collections.abc import Iterator
from itertools import islice
from math import sqrt
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from duikou.documents.originals.original import Leaf, Leaves, Limits
from duikou.errors import InputError

MOST: Final = 200
"""So many pages are shown of one file."""

SHARP: Final = 2
"""Dots of a picture for each point of a page."""

MOST_DOTS: Final = 4_000_000


def draw_pdf(data: bytes, source: str, _: Limits, number: int) -> Leaves:
    """The pages of a PDF file, with the picture of one of them; of none where the number is 0. Run guarded.

    Raises:
        InputError: D122 encrypted, D123 broken.
    """
    try:
        document = pdfium.PdfDocument(data)
        leaves = tuple(islice(_leaves(document), MOST))
        return Leaves(leaves, _picture(document[number - 1]) if 0 < number <= len(leaves) else b"")
    except pdfium.PdfiumError as error:
        encrypted = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise InputError("D122" if encrypted else "D123", source, "" if encrypted else str(error)) from error


def _leaves(document: Any) -> Iterator[Leaf]:
    for number in range(len(document)):
        page = document[number]
        yield Leaf(page.get_width(), page.get_height(), _matrix(page))
        page.close()


def _matrix(page: Any) -> tuple[float, float, float, float, float, float]:
    """From a place of the page, counted from the lower left of its sheet, to where it lies when the page is shown."""
    left, bottom, right, top = page.get_bbox()
    return {
        0: (1.0, 0.0, 0.0, -1.0, -left, top),
        90: (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        180: (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        270: (0.0, -1.0, -1.0, 0.0, top, right),
    }[page.get_rotation()]


def _picture(page: Any) -> bytes:
    """A page in grey, as PNG."""
    scale = min(SHARP, sqrt(MOST_DOTS / max(1, page.get_width() * page.get_height())))
    bitmap = page.render(scale=scale, grayscale=True)
    width, height, stride, grey = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    rows = b"".join(b"\0" + grey[row * stride : row * stride + width] for row in range(height))
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\0\0\0\0"
    pieces = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*piece) for piece in pieces)


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
