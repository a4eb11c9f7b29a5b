"""Plain text: the characters as they stand."""

from typing import Final

from duikou.documents.decoding import commonness, decode, mark_lost
from duikou.documents.originals.charset import BIG5, everyday
from duikou.documents.originals.original import Limits, Original
from duikou.errors import InputError
from duikou.model.notes import note

TEXT_BY: Final = "text/1"
SURE: Final = 0.6
"""The share of everyday characters from which on bytes that are no UTF-8 and no GB18030 are Big5."""

COMMON: Final = 0.2
"""The share of common characters besides: reports have 0.23 and more, Japanese text read as Big5 0.18."""


def convert_text(data: bytes, source: str, limits: Limits) -> Original:
    """Decode a plain text.

    >>> convert_text("對口支援".encode("big5"), "a.txt", Limits()).encoding
    'big5hkscs'

    Raises:
        InputError: D101 nothing in it, D102 no text, D103 too much of it.
    """
    try:
        decoded = decode(data, source, limits.text)
    except InputError as error:
        if error.number == "D102" and everyday(data, BIG5) >= SURE and _common(data) >= COMMON:
            return _in_big5(data)
        raise
    return Original(
        text=decoded.text, media_type="text/plain", encoding=decoded.encoding, text_by=TEXT_BY, notes=decoded.notes
    )


def _common(data: bytes) -> float:
    return commonness(data.decode(BIG5, "replace"))


def _in_big5(data: bytes) -> Original:
    text, lost = mark_lost(data.decode(BIG5, "surrogateescape"))
    start = next(place for place, letter in enumerate(text) if not letter.isascii())
    notes = (*lost, note("R105", (start, start + 1), text[start]))
    return Original(text=text, media_type="text/plain", encoding=BIG5, text_by=TEXT_BY, notes=notes)
