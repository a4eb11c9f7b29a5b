"""One document of any format → its text. The converter of a format is loaded when the first such document comes."""

from importlib import import_module
from typing import Final

from duikou.documents.originals.detecting import HEAD, Format, detect
from duikou.documents.originals.original import MEGABYTE, Limits, Original
from duikou.errors import InputError

_CONVERTERS: Final[dict[Format, str]] = {
    "text": "text:convert_text",
    "html": "html.page:convert_html",
}
_PACKAGE: Final = "duikou.documents.originals"


def convert(data: bytes, source: str, limits: Limits) -> Original:
    """The text of one document, and where each stretch of it stands.

    >>> convert("<html><p>对口支援</p>".encode(), "a", Limits()).text
    '对口支援'

    Raises:
        InputError: D1xx, it cannot be read.
    """
    name = detect(data[:HEAD])
    if name != "text" and len(data) > limits.file:
        raise InputError("D103", source, f"a file of more than {limits.file / MEGABYTE:g} MB")
    module, _, function = _CONVERTERS.get(name, _CONVERTERS["text"]).partition(":")
    original: Original = getattr(import_module(f"{_PACKAGE}.{module}"), function)(data, source, limits)
    return original
