"""The pages of a PDF file as pictures, to be shown beside the text that was read of them."""

import zlib
from collections.abc import Iterator
from ctypes import ArgumentError, byref, c_double, c_int
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
_FINE: Final = 100
"""Places on a page are counted in whole dots: so many to a point are fine enough."""


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
    except (ArgumentError, ValueError) as error:
        raise InputError("D123", source, str(error)) from error


def _leaves(document: Any) -> Iterator[Leaf]:
    for number in range(len(document)):
        page = document[number]
        width, height = page.get_width(), page.get_height()
        zero, right, up = (_placed(page, width, height, *place) for place in ((0, 0), (1000, 0), (0, 1000)))
        across = ((right[0] - zero[0]) / 1000, (right[1] - zero[1]) / 1000)
        upward = ((up[0] - zero[0]) / 1000, (up[1] - zero[1]) / 1000)
        yield Leaf(width, height, (*across, *upward, *zero))
        page.close()


def _placed(page: Any, width: float, height: float, x: float, y: float) -> tuple[float, float]:
    """A place of a page as it lies when the page is shown: from the left, from the top."""
    left, top = c_int(), c_int()
    size = int(width * _FINE), int(height * _FINE)
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, c_double(x), c_double(y), byref(left), byref(top))
    return left.value / _FINE, top.value / _FINE


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
