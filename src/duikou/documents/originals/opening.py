"""One document of any format → its text. The converter of a format is loaded when the first such document comes."""

from importlib import import_module
from io import BytesIO
from typing import Final

from duikou.documents.originals.detecting import Format
from duikou.documents.originals.guard import GUARDED, convert_guarded
from duikou.documents.originals.members import SEVERAL, format_of
from duikou.documents.originals.original import MEGABYTE, Limits, Original
from duikou.errors import InputError

# The others are read by a guarded process.
_CONVERTERS: Final[dict[Format, str]] = {
    "text": "text:convert_text",
    "markdown": "markdown:convert_markdown",
    "ole": "ole:convert_ole",
    "odf": "ole:convert_odf",
    "rtf": "ole:convert_rtf",
}
_PACKAGE: Final = "duikou.documents.originals"


def convert(data: bytes, source: str, limits: Limits) -> Original:
    """The text of one document, and where each stretch of it stands.

    >>> convert("<html><p>对口支援</p>".encode(), "a", Limits()).text
    '对口支援'

    Raises:
        InputError: D1xx, it cannot be read.
    """
    name = format_of(BytesIO(data))
    if name != "text" and len(data) > limits.file:
        raise InputError("D103", source, f"a file of more than {limits.file / MEGABYTE:g} MB")
    if name in SEVERAL:
        raise InputError("D130", source, f"it looks like {name}")
    original = convert_guarded(name, data, source, limits) if name in GUARDED else _convert(name, data, source, limits)
    lines = original.text.count("\n") + 1
    if lines > limits.most_lines:
        raise InputError("D103", source, f"{lines:,} lines")
    return original


def _convert(name: Format, data: bytes, source: str, limits: Limits) -> Original:
    module, _, function = _CONVERTERS[name].partition(":")
    try:
        original: Original = getattr(import_module(f"{_PACKAGE}.{module}"), function)(data, source, limits)
    except (InputError, ImportError):
        raise
    except Exception as error:
        # As in the guarded process: a file made to do harm finds what no converter foresaw.
        raise InputError("D123", source, f"{type(error).__name__}: {error}") from error
    return original
