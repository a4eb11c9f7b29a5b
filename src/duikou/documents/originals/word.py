"""Word since 2007 (docx): paragraphs and tables in order, what floats, heads and feet, notes and comments.

The parts are walked here, not by a library: python-docx leaves out text boxes, content controls, notes and what stands
between the marks of a tracked insertion.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from duikou.documents.originals.ooxml import Package
from duikou.documents.originals.original import Limits, Original, Writer
from duikou.errors import InputError
from duikou.model.records import BlockKind

TEXT_BY: Final = "docx/2"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TBL, _TR, _TC = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"
_UNSEEN: Final = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr",
     "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)  # fmt: skip
_WATERMARK: Final = "{urn:schemas-microsoft-com:vml}textpath"
_SIGNS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_TITLE: Final = re.compile(r"title|标题", re.IGNORECASE)
_HEADING: Final = re.compile(r"heading 1|标题 1", re.IGNORECASE)
_CAPTION: Final = re.compile(r"caption|题注", re.IGNORECASE)
_HEAD: Final = "the head or foot of every page"
_COMMENT: Final = "a comment in the margin"
_LABELS: Final = {_TBL: "table", _TR: "row", _TC: "cell"}
_WIDEST: Final = 63
"""Columns of a table in Word at most."""

_DEEPEST: Final = 30
"""Tables, rows and cells inside each other that a place names: else the names of places grow with the square."""


class Paragraph(NamedTuple):
    """One paragraph: its words, its style, where it stands, and the row of a table around it."""

    text: str
    style: str
    at: str
    row: str | None


def convert_docx(data: bytes, source: str, limits: Limits) -> Original:
    """The text of a Word file.

    Raises:
        InputError: D101 nothing in it, D103 or D121 too much, D123 broken.
    """
    package = Package(data, source, limits)
    document = package.xml("word/document.xml")
    if document is None:
        raise InputError("D123", source, "no text part")
    writer = Writer(source, limits)
    styles = _styles(package.xml("word/styles.xml"))
    _write_aside(writer, package, r"word/header\d*\.xml", _HEAD)
    _write_body(writer, document, styles)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        _write_notes(writer, package, name)
    _write_aside(writer, package, r"word/comments\.xml", _COMMENT)
    _write_aside(writer, package, r"word/footer\d*\.xml", _HEAD)
    codes = ["R106"] if package.has_macros else []
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return writer.original(media_type, TEXT_BY, codes=codes)


def paragraphs(root: ET.Element) -> Iterator[Paragraph]:
    """The paragraphs of a part in order, a text box after the paragraph that it is anchored in."""
    numbers: dict[str, int] = {}
    heights: dict[ET.Element, int] = {}
    stack: list[tuple[ET.Element, str, str | None]] = [(root, "", None)]
    while stack:
        element, place, row = stack.pop()
        tag = element.tag
        if tag in _UNSEEN:
            continue
        if tag in _LABELS and place.count(",") < _DEEPEST:
            label = _LABELS[tag]
            key = f"{place}{label}"
            if tag == _TBL:
                heights |= _heights(element)
            wide = _width(element) if tag == _TC else 1
            numbers[key] = numbers.get(key, 0) + wide
            place = f"{place}{_named(label, numbers[key], wide, heights.get(element, 1))}, "
            row = place if tag == _TR else row
        elif tag == _P:
            key = f"{place}paragraph"
            numbers[key] = numbers.get(key, 0) + 1
            yield Paragraph(_words(element), _style(element), f"{place}paragraph {numbers[key]}", row)
        stack.extend((child, place, row) for child in reversed(element))


def _named(label: str, number: int, wide: int, high: int) -> str:
    """How a place names a table, a row or a cell: `cell 2`, `cells 2–3 over 2 rows` where cells were merged."""
    name = f"{label} {number}" if wide == 1 else f"{label}s {number - wide + 1}–{number}"
    return name if high == 1 else f"{name} over {high} rows"


def _width(cell: ET.Element) -> int:
    """How many columns a cell reaches over."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    words = span.get(f"{_W}val", "") if span is not None else ""
    return min(max(int(words), 1), _WIDEST) if words.isascii() and words.isdigit() else 1


def _heights(table: ET.Element) -> dict[ET.Element, int]:
    """The cells of a table that reach over several rows, with how many these are."""
    heights: dict[ET.Element, int] = {}
    above: dict[int, ET.Element] = {}
    for row in table.findall(f"{_W}tr"):
        begun, column = above, 0
        above = {}
        for cell in row.findall(f"{_W}tc"):
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is not None:
                goes_on = merged.get(f"{_W}val") != "restart" and column in begun
                first = begun[column] if goes_on else cell
                heights[first] = heights.get(first, 0) + 1
                above[column] = first
            column += _width(cell)
    return heights


def _words(paragraph: ET.Element) -> str:
    """The words of a paragraph, without those of a text box in it."""
    found: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}t":
            found.append(element.text or "")
        elif element.tag == _WATERMARK:
            found.append(element.get("string", ""))
        elif element.tag in _SIGNS:
            found.append(_SIGNS[element.tag])
        elif element.tag not in _UNSEEN and element.tag not in (_P, _TBL):
            stack.extend(reversed(element))
    return "".join(found)


def _style(paragraph: ET.Element) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return found.get(f"{_W}val", "") if found is not None else ""


def _styles(root: ET.Element | None) -> dict[str, str]:
    """Id of a style → its name."""
    names: dict[str, str] = {}
    for style in root.iter(f"{_W}style") if root is not None else ():
        name = style.find(f"{_W}name")
        names[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "") if name is not None else ""
    return names


def _write_body(writer: Writer, document: ET.Element, styles: dict[str, str]) -> None:
    row: str | None = None
    titled = False
    for paragraph in paragraphs(document):
        name = styles.get(paragraph.style, "")
        kind: BlockKind | None = None
        if paragraph.row is not None:
            kind = "table"
        elif _CAPTION.search(name):
            kind = "caption"
        elif not titled and paragraph.text.strip() and (_HEADING.fullmatch(name) or _TITLE.fullmatch(name)):
            kind = "title"
        titled = titled or kind == "title"
        goes_on = paragraph.row is not None and paragraph.row == row
        if _write(writer, paragraph, kind, goes_on=goes_on):
            row = paragraph.row


def _write(
    writer: Writer, paragraph: Paragraph, kind: BlockKind | None, why: str | None = None, *, goes_on: bool = False
) -> bool:
    """Write the lines of a paragraph; a cell goes on the line of its row."""
    written = False
    for words in paragraph.text.split("\n"):
        write = writer.cell if goes_on and not written else writer.line
        written = write(words.strip(), paragraph.at, kind, why) is not None or written
    return written


def _write_aside(writer: Writer, package: Package, pattern: str, why: str) -> None:
    for name in package.matching(pattern):
        root = package.xml(name)
        part = name.removeprefix("word/").removesuffix(".xml")
        for paragraph in paragraphs(root) if root is not None else ():
            _write(writer, paragraph._replace(at=f"{part}, {paragraph.at}"), "residue", why)


def _write_notes(writer: Writer, package: Package, name: str) -> None:
    root = package.xml(name)
    part = name.removeprefix("word/").removesuffix(".xml")
    for paragraph in paragraphs(root) if root is not None else ():
        _write(writer, paragraph._replace(at=f"{part}, {paragraph.at}"), None)
