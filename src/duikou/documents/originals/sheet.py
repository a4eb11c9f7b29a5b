"""Excel since 2007 (xlsx): each sheet a table, each cell as it is printed."""

import posixpath
import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from duikou.documents.originals.numbers import BUILT_IN, plain, print_number
from duikou.documents.originals.ooxml import Package
from duikou.documents.originals.original import Limits, Original, Writer
from duikou.errors import InputError

TEXT_BY: Final = "xlsx/2"
_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK: Final = "xl/workbook.xml"
_CODE: Final = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f+-]{5,6}|\d+|[A-Z])')
"""What in a head or foot is no word: its side, its font, a number that the program fills in."""


class Cell(NamedTuple):
    """A cell as printed. One `without_value` holds a formula that its program never worked out."""

    at: str
    row: str
    words: str
    without_value: bool = False


class Styles(NamedTuple):
    """What a cell refers to: its words by number, its format by number."""

    strings: list[str]
    formats: list[str]
    since_1904: bool


def convert_xlsx(data: bytes, source: str, limits: Limits) -> Original:
    """The text of a workbook: the name of each sheet, and each row on a line, its cells a tab apart.

    Formulas are not worked out: what their program stored is read. Macros are left alone.

    Raises:
        InputError: D101 nothing in it, D103 or D121 too much, D123 broken.
    """
    package = Package(data, source, limits)
    writer = Writer(source, limits)
    styles = _read_styles(package)
    for name, part in _sheets(package, source):
        writer.line(name, f"{name}!", "table")
        root = package.xml(part)
        if root is not None:
            _write_edge(writer, root, name, "Header")
            write_cells(writer, _cells(root, name, styles))
            _write_edge(writer, root, name, "Footer")
    _write_comments(writer, package)
    codes = ["R106"] if package.has_macros else []
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return writer.original(media_type, TEXT_BY, codes=codes)


def write_cells(writer: Writer, cells: Iterator[Cell]) -> None:
    """Write the cells of a sheet, one row a line."""
    row = ""
    noted = 0
    for cell in cells:
        words = " ".join(cell.words.split())
        span = (writer.cell if cell.row == row else writer.line)(words, cell.at, "table")
        if span is not None:
            row = cell.row
        # Once a stretch: the note repeats its words.
        if cell.without_value and len(writer.hints) > noted:
            writer.note_last("R109")
            noted = len(writer.hints)


def _write_edge(writer: Writer, root: ET.Element, sheet: str, edge: str) -> None:
    """The head or the foot that each page of a sheet is printed with."""
    for kind in ("odd", "even", "first"):
        for element in root.iter(f"{_S}{kind}{edge}"):
            words = " ".join(_CODE.sub(" ", element.text or "").split())
            writer.line(words, f"{sheet}!{edge.lower()}", "residue", "the head or foot of every page")


def _write_comments(writer: Writer, package: Package) -> None:
    for name in package.matching(r"xl/(?:comments/)?comments?\d*\.xml"):
        root = package.xml(name)
        part = posixpath.basename(name).removesuffix(".xml")
        for comment in root.iter(f"{_S}comment") if root is not None else ():
            words = " ".join("".join(each.text or "" for each in comment.iter(f"{_S}t")).split())
            writer.line(words, f"{part}!{comment.get('ref', '')}", "residue", "a comment in the margin")


def _sheets(package: Package, source: str) -> list[tuple[str, str]]:
    """Names of the sheets and of their parts, in order."""
    book = package.xml(_BOOK)
    if book is None:
        raise InputError("D123", source, "no workbook part")
    links = package.xml("xl/_rels/workbook.xml.rels")
    targets = {link.get("Id", ""): link.get("Target", "") for link in links} if links is not None else {}
    return [
        (
            sheet.get("name", ""),
            posixpath.normpath(posixpath.join("xl", targets.get(sheet.get(_R, ""), ""))).lstrip("/"),
        )
        for sheet in book.iter(f"{_S}sheet")
    ]


def _read_styles(package: Package) -> Styles:
    strings, styles, book = (package.xml(f"xl/{name}.xml") for name in ("sharedStrings", "styles", "workbook"))
    own: dict[str, str] = {}
    formats: list[str] = []
    if styles is not None:
        own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in styles.iter(f"{_S}numFmt")}
        uses = styles.find(f"{_S}cellXfs")
        codes = [use.get("numFmtId", "0") for use in uses] if uses is not None else []
        formats = [own.get(code) or BUILT_IN.get(int(code) if code.isdigit() else 0, "General") for code in codes]
    properties = book.find(f"{_S}workbookPr") if book is not None else None
    return Styles(
        [_words(each) for each in strings.findall(f"{_S}si")] if strings is not None else [],
        formats,
        properties is not None and properties.get("date1904") in ("1", "true"),
    )


def _words(element: ET.Element) -> str:
    """The words of a string in pieces, without the reading printed above them."""
    return "".join(
        each.text or ""
        for child in element
        if child.tag != f"{_S}rPh"
        for each in ([child] if child.tag == f"{_S}t" else child.iter(f"{_S}t"))
    )


def _cells(root: ET.Element, sheet: str, styles: Styles) -> Iterator[Cell]:
    merged = {ref.partition(":")[0]: ref for each in root.iter(f"{_S}mergeCell") if (ref := each.get("ref", ""))}
    for number, row in enumerate(root.iter(f"{_S}row"), 1):
        for cell in row.findall(f"{_S}c"):
            words = _print(cell, styles)
            formula = cell.find(f"{_S}f") is not None
            place = cell.get("r", "")
            yield Cell(
                f"{sheet}!{merged.get(place, place)}", row.get("r", f"row {number}"), words, formula and not words
            )


def _print(cell: ET.Element, styles: Styles) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_S}is")
        return _words(inline) if inline is not None else ""
    value = cell.findtext(f"{_S}v", "")
    if kind == "s":
        return styles.strings[int(value)] if value.isdigit() and int(value) < len(styles.strings) else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value)
    if kind != "n" or not value:
        return value
    return _print_number(value, cell.get("s", ""), styles)


def _print_number(value: str, style: str, styles: Styles) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    if number in (float("inf"), float("-inf")) or number != number:  # noqa: PLR0124 - not a number
        return value
    known = style.isdigit() and int(style) < len(styles.formats)
    return print_number(number, styles.formats[int(style)], since_1904=styles.since_1904) if known else plain(number)
