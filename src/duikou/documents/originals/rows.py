"""Rows of a table with a column of texts: JSON, JSON Lines and CSV. Each text is a document."""

import codecs
import csv
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import Any, BinaryIO, Final

from duikou.documents.originals.charset import decode_page
from duikou.documents.originals.detecting import HEAD, TEXT_COLUMNS
from duikou.documents.originals.members import Part
from duikou.documents.originals.original import MEGABYTE, Limits
from duikou.errors import InputError

_SAMPLE: Final = MEGABYTE
MOST_VALUES: Final = 5_000_000
"""Values in one JSON text; each takes memory, however short it is written."""

_BLANKS: Final = re.compile(r"[ \t\r\n]*+")


def choose_column(names: Iterable[str], column: str | None, source: str) -> str:
    """The column with the texts: the one named, else the first that is called like one.

    Raises:
        InputError: D128, there is none.
    """
    known = {name.strip().lower(): name for name in names}
    for wanted in (column,) if column else TEXT_COLUMNS:
        if wanted.lower() in known:
            return known[wanted.lower()]
    raise InputError("D128", source, f"columns: {', '.join(known)[:200] or 'none'}")


def document_of(value: object, where: str, limits: Limits) -> Part | InputError:
    """The text of one row."""
    if not isinstance(value, str) or not value.strip():
        return InputError("D131", where)
    data = value.encode("utf-8", "surrogatepass")
    return InputError("D103", where) if len(data) > limits.text else Part(data, where, is_row=True)


def unfold_csv(file: BinaryIO, source: str, limits: Limits, column: str | None) -> Iterator[Part | InputError]:
    """The texts of a table with commas or tabs; rows are counted from 1, the heading not among them."""
    csv.field_size_limit(max(csv.field_size_limit(), limits.file))
    with _open_text(file) as stream:
        first = stream.readline(HEAD)
        stream.seek(0)
        reader = csv.DictReader(_lines(stream, limits), delimiter="\t" if "\t" in first else ",")
        try:
            chosen = choose_column([name for name in reader.fieldnames or () if name], column, source)
            for number, row in enumerate(reader, 1):
                yield document_of(row.get(chosen), f"{source}!row {number}", limits)
        except (csv.Error, UnicodeError) as error:
            is_too_long = str(error).startswith("field larger")
            raise InputError("D103" if is_too_long else "D123", source, str(error)) from error


def unfold_json(file: BinaryIO, source: str, limits: Limits, column: str | None) -> Iterator[Part | InputError]:
    """The texts of JSON Lines, one object a line, or of one JSON array of objects."""
    with _open_text(file) as stream:
        first = _first_object(stream, limits)
        stream.seek(0)
        if first is not None:
            chosen = choose_column(first, column, source)
            for number, line in enumerate(_lines(stream, limits), 1):
                if line.strip():
                    yield _row(line, f"{source}!row {number}", limits, chosen)
    if first is None:
        yield from _of_array(file, source, limits, column)


def _first_object(stream: TextIOWrapper, limits: Limits) -> dict[str, Any] | None:
    """The first object of JSON Lines, which broken lines may stand before; None, the file is one JSON text."""
    for line in _lines(stream, limits):
        if line.strip():
            found = _object_in(line)
            if found is not None or not line.lstrip().startswith("{"):
                return found
    return None


def _lines(stream: TextIOWrapper, limits: Limits) -> Iterator[str]:
    """Line by line within limits: a file may be one line of any length."""
    return iter(lambda: stream.readline(limits.file + 1), "")


def _of_array(file: BinaryIO, source: str, limits: Limits, column: str | None) -> Iterator[Part | InputError]:
    file.seek(0)
    data = file.read(limits.file + 1)
    if len(data) > limits.file:
        raise InputError("D103", source)
    text = decode_page(data).text
    if (values := _values(text)) > MOST_VALUES:
        raise InputError("D121", source, f"{values:,} values")
    chosen: str | None = None
    try:
        for number, row in enumerate(_elements(text), 1):
            if not isinstance(row, dict):
                yield InputError("D123", f"{source}!row {number}", "no JSON object")
                continue
            chosen = chosen or choose_column(row, column, source)
            yield document_of(row.get(chosen), f"{source}!row {number}", limits)
    except json.JSONDecodeError as error:
        raise InputError("D123", source, f"no JSON in line {error.lineno}, character {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise InputError("D123", source, "a number or an array that JSON does not allow") from error
    if chosen is None:
        raise InputError("D101", source, "an array without an object")


def _elements(text: str) -> Iterator[Any]:
    """The elements of a JSON array one by one, none of them kept; what is no array is one.

    Raises:
        ValueError: it is not well formed.
    """
    decoder = json.JSONDecoder()
    place = _after_blanks(text, 0)
    if text[place : place + 1] != "[":
        yield json.loads(text)
        return
    place = _after_blanks(text, place + 1)
    while text[place : place + 1] != "]":
        element, place = decoder.raw_decode(text, place)
        yield element
        place = _after_blanks(text, place)
        if text[place : place + 1] == ",":
            place = _after_blanks(text, place + 1)
        elif text[place : place + 1] != "]":
            raise ValueError(f"no comma at {place:,}")


def _after_blanks(text: str, place: int) -> int:
    found = _BLANKS.match(text, place)
    return found.end() if found else place


def _values(text: str) -> int:
    """How many values a JSON text has, at most."""
    return sum(text.count(sign) for sign in "{[,")


def _row(line: str, where: str, limits: Limits, column: str) -> Part | InputError:
    row = _object_in(line)
    return InputError("D123", where, "no JSON object") if row is None else document_of(row.get(column), where, limits)


def _object_in(line: str) -> dict[str, Any] | None:
    if not line.lstrip().startswith("{") or _values(line) > MOST_VALUES:
        return None
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


@contextmanager
def _open_text(file: BinaryIO) -> Iterator[TextIOWrapper]:
    """The file as text, its encoding judged by its beginning; the file itself stays the caller's."""
    sample = file.read(_SAMPLE)
    file.seek(0)
    # A character cut in two at the end of the sample must not count against its encoding.
    encoding = decode_page(sample[: sample.rfind(b"\n") + 1] or sample).encoding
    marked = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
    if sample.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = marked.get(encoding, encoding)
    stream = TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        yield stream
    finally:
        # Without it the file would be closed with the stream.
        with suppress(ValueError):
            stream.detach()
