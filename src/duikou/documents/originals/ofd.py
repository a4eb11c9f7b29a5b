"""OFD, the national format for official documents: the text objects of each page, joined to lines and paragraphs."""

import posixpath
import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from duikou.documents.originals.ooxml import Package
from duikou.documents.originals.original import Limits, Original, Writer
from duikou.errors import InputError

TEXT_BY: Final = "ofd/1"
# Makers of such files do not agree on the namespace, so none is asked for; nor on where a page lies.
_PAGES: Final = r"(?:.*/)?Pages/Page_\d+/Content\.xml"
_TEMPLATE: Final = "what the template prints on the page"
SAME_LINE: Final = 1.5
"""Millimetres between the tops of two objects on one line."""

FULL: Final = 0.92
INDENT: Final = 1.2


class Piece(NamedTuple):
    """A text object: its words and its box, left, top, width and height in millimetres."""

    words: str
    box: tuple[float, float, float, float]


class Sheet(NamedTuple):
    """A page, and the templates that it is printed on."""

    page: ET.Element | None
    templates: tuple[ET.Element | None, ...] = ()


def convert_ofd(data: bytes, source: str, limits: Limits) -> Original:
    """The text of an OFD file.

    Raises:
        InputError: D121 too much, D123 broken, D125 pictures only.
    """
    package = Package(data, source, limits)
    writer = Writer(source, limits)
    for number, sheet in enumerate(_sheets(package), 1):
        for template in sheet.templates:
            for line in _lines(template):
                writer.line(line.words, f"page {number}, template {_box(line)}", "residue", _TEMPLATE)
        _write_page(writer, list(_lines(sheet.page)), number)
    if not writer.hints:
        raise InputError("D125", source)
    return writer.original("application/ofd", TEXT_BY)


def _sheets(package: Package) -> Iterator[Sheet]:
    """The pages in order, as the file lists them; those with the usual names where it lists none."""
    documents = [_path("", root.text) for root in _elements(package.xml("OFD.xml"), "DocRoot")]
    for document in documents:
        yield from _listed(package, document)
    if not documents:
        yield from (Sheet(package.xml(name)) for name in package.matching(_PAGES))


def _listed(package: Package, document: str) -> Iterator[Sheet]:
    root = package.xml(document)
    templates = {
        each.get("ID"): package.xml(_path(document, each.get("BaseLoc"))) for each in _elements(root, "TemplatePage")
    }
    for listed in _elements(root, "Page"):
        page = package.xml(_path(document, listed.get("BaseLoc")))
        used = (each.get("TemplateID") for each in _elements(page, "Template"))
        yield Sheet(page, tuple(templates[name] for name in used if name in templates))


def _elements(root: ET.Element | None, name: str) -> Iterator[ET.Element]:
    return iter(()) if root is None else root.iterfind(f".//{{*}}{name}")


def _path(beside: str, place: str | None) -> str:
    """The part at a place: from the top of the file where it begins with a slash, else beside the part naming it."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(beside), (place or "").strip())).lstrip("/")


def _box(line: Piece) -> str:
    return f"[{','.join(f'{side:.0f}' for side in line.box)}]"


def _write_page(writer: Writer, lines: list[Piece], page: int) -> None:
    left = min((line.box[0] for line in lines), default=0)
    right = max((line.box[0] + line.box[2] for line in lines), default=0)
    before: Piece | None = None
    for line in lines:
        at = f"page {page} {_box(line)}"
        set_in = line.box[0] - left > INDENT * line.box[3]
        goes_on = before is not None and not set_in and before.box[0] + before.box[2] >= FULL * right
        (writer.go_on if goes_on else writer.line)(line.words, at)
        before = line


def _lines(root: ET.Element | None) -> Iterator[Piece]:
    """The text objects of a page, those of one line together."""
    row: list[Piece] = []
    for piece in _pieces(root):
        if row and abs(piece.box[1] - row[-1].box[1]) > SAME_LINE:
            yield _joined(row)
            row = []
        row.append(piece)
    if row:
        yield _joined(row)


def _pieces(root: ET.Element | None) -> Iterator[Piece]:
    for item in _elements(root, "TextObject"):
        words = "".join(code.text or "" for code in item.findall("{*}TextCode")).strip()
        sides = re.findall(r"-?[\d.]+", item.get("Boundary", ""))
        try:
            left, top, width, height = map(float, sides)
        except ValueError:
            left = top = width = height = 0.0
        if words:
            yield Piece(words, (left, top, width, height))


def _joined(row: list[Piece]) -> Piece:
    left, top = min(piece.box[0] for piece in row), min(piece.box[1] for piece in row)
    right = max(piece.box[0] + piece.box[2] for piece in row)
    return Piece("".join(piece.words for piece in row), (left, top, right - left, max(piece.box[3] for piece in row)))
