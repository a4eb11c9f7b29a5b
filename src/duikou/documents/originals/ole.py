"""Office before 2007: which program a file is from. Excel is read here, Word through LibreOffice."""

from typing import Final

from duikou.documents.originals.converter import convert_through_office
from duikou.documents.originals.guard import convert_guarded
from duikou.documents.originals.original import Limits, Original
from duikou.errors import InputError

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WORD: Final = "WordDocument".encode("utf-16-le")
_SLIDES: Final = "PowerPoint Document".encode("utf-16-le")
_EXCEL: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))


def convert_ole(data: bytes, source: str, limits: Limits) -> Original:
    """The text of an old Office file.

    Raises:
        InputError: D122 encrypted, D124 no converter, D102 slides; and what the converters find.
    """
    if _ENCRYPTED in data:
        raise InputError("D122", source)
    if _WORD in data:
        return convert_through_office(data, "doc", source, limits)
    if any(name in data for name in _EXCEL):
        return convert_guarded("xls", data, source, limits)
    if _SLIDES in data:
        raise InputError("D102", source, "it looks like an old Office file (ppt)")
    raise InputError("D123", source, "an old Office file without the part that holds its text")


def convert_odf(data: bytes, source: str, limits: Limits) -> Original:
    """The text of an OpenDocument file."""
    return convert_through_office(data, "odt", source, limits)


def convert_rtf(data: bytes, source: str, limits: Limits) -> Original:
    """The text of a rich text file."""
    return convert_through_office(data, "rtf", source, limits)
