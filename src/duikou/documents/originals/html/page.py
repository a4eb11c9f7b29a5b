"""One page of the web → its text, with what is the report and what stands around it."""

import re
from itertools import accumulate
from typing import Final

import msgspec
from selectolax.lexbor import LexborHTMLParser

from duikou.documents.originals.charset import Characters, decode_page
from duikou.documents.originals.html.body import Body
from duikou.documents.originals.html.head import HeadLine, read_head
from duikou.documents.originals.html.imprint import find_day, find_outlet
from duikou.documents.originals.html.judge import IMPRINT, REPORT, Judge, Judgement
from duikou.documents.originals.html.profiles import Layout, find_layout
from duikou.documents.originals.html.tables import data_cells
from duikou.documents.originals.html.titles import find_title, main_part
from duikou.documents.originals.html.tree import Element, Line, read_tree
from duikou.documents.originals.html.website import find_website
from duikou.documents.originals.original import MEGABYTE, Limits, Original, PageLayout, Writer
from duikou.errors import InputError
from duikou.model.records import BlockKind
from duikou.model.text import Span

TEXT_BY: Final = "html/1"
DEEPEST: Final = 1_000
"""Elements inside elements. Pages have 40; the time a parser takes grows with the square."""

_NESTING: Final = re.compile(
    r"<(/?)(?:div|ul|ol|dl|li|dd|section|article|table|blockquote|center|form|main|aside|nav|fieldset|details|menu)\b",
    re.IGNORECASE,
)
_FEW: Final = 5_000
MOST_TAGS: Final = 1_000_000
"""More tags than this are no page: what five million bytes can hold, with a tag for every five."""

MOST_ATTRIBUTES: Final = 1_000
"""Attributes of one element. Pages have 20; the parser compares each with all before it."""

_LONG: Final = 200_000
"""A page shorter than this has no room for so many attributes that they take long."""

# Possessive, and each alternative runs to its end or to that of the text: no character is looked at twice.
_VALUE: Final = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>]*+)""")
_NAME: Final = re.compile(r"[^\s/]+")
_ATTRIBUTES: Final = rf"(?:[^>=]++|{_VALUE.pattern})*+"
_TAG: Final = re.compile(
    rf"<!--(?s:.*?)(?:-->|\Z)"
    rf"|<(?P<raw>script|style)\b(?P<raw_attributes>{_ATTRIBUTES})(?s:.*?)(?:</(?P=raw)|\Z)"
    rf"|<[a-z](?P<attributes>{_ATTRIBUTES})",
    re.IGNORECASE,
)

_HEAD_KINDS: Final[dict[str, tuple[BlockKind, str]]] = {
    "name": ("navigation", "the name of the page in its window"),
    "outlet": ("source", "the source as the head of the page names it"),
    "published": ("source", "the day as the head of the page names it"),
}


def convert_html(data: bytes, source: str, limits: Limits) -> Original:
    """The text of a page, one block a line: all that it shows, and what its head says of the report.

    Raises:
        InputError: D101 nothing on it, D103 too much of it, D121 nested too deep.
    """
    return convert_markup(decode_page(data), source, limits)


def convert_markup(characters: Characters, source: str, limits: Limits, address: str | None = None) -> Original:
    """The same for characters: the HTML part of a mail has its encoding from elsewhere, and perhaps its address."""
    _refuse_bomb(characters.text, source)
    tree = LexborHTMLParser(characters.text)
    try:
        lines, elements = read_tree(tree, limits, DEEPEST)
    except RecursionError as error:
        raise InputError("D121", source, f"elements more than {DEEPEST:,} deep") from error
    if sum(len(line.text.encode()) for line in lines) > limits.text:
        raise InputError("D103", source, f"more than {limits.text / MEGABYTE:g} MB")
    if len(lines) > limits.lines:
        raise InputError("D103", source, f"more than {limits.lines:,} lines")
    website = find_website(tree, characters.text, address or source)
    page = Conversion(lines, elements, read_head(tree), Writer(source, limits), website)
    return page.convert(characters)


def _refuse_bomb(text: str, source: str) -> None:
    """Refuse what would take the parser too much memory or time, before it begins."""
    number = text.count("<")
    if number > MOST_TAGS:
        raise InputError("D121", source, f"{number:,} tags")
    tags = _NESTING.findall(text) if number > _FEW else []
    depth = max(accumulate(-1 if closing else 1 for closing in tags), default=0)
    if depth > DEEPEST:
        raise InputError("D121", source, f"elements {depth} deep")
    most = _most_attributes(text) if len(text) > _LONG else 0
    if most > MOST_ATTRIBUTES:
        raise InputError("D121", source, f"{most:,} attributes of one element")


def _most_attributes(text: str) -> int:
    """How many attributes the element with most of them has, at most. What stands in a script is none."""
    most = 0
    for tag in _TAG.finditer(text):
        words = tag["raw_attributes"] or tag["attributes"] or ""
        if len(words) > MOST_ATTRIBUTES:
            most = max(most, len(_NAME.findall(_VALUE.sub(" ", words))))
    return most


class Conversion:
    """One page on its way to text."""

    def __init__(
        self, lines: list[Line], elements: list[Element], head: list[HeadLine], writer: Writer, website: str | None
    ) -> None:
        self._lines, self._elements, self._head, self._writer, self._website = lines, elements, head, writer, website
        self._layout = find_layout(elements, website)
        self._fields: dict[str, Span] = {}

    def convert(self, characters: Characters) -> Original:
        title = self._title()
        cells = data_cells(self._lines, self._elements)
        judge = Judge(self._lines, self._body(title), title, cells)
        judged = judge.judge()
        of_head = [number for number in judge.head if judged[number] in (REPORT, IMPRINT)]
        self._write_head(untitled=title is None and not any(judged[number] is REPORT for number in of_head))
        spans = self._write_body(judged, cells)
        text = self._writer.text()
        self._read_head(text, [spans[number] for number in of_head])
        lacks = self._ask_layout(spans, has_title=title is not None)
        if found := re.search(r"[^\x00-\x7f]{1,20}", text):
            for code in ("R105",) * characters.guessed + ("R115",) * characters.is_mixed:
                self._writer.note(code, found.span(), found[0])
        original = self._writer.original(
            "text/html",
            TEXT_BY,
            encoding=characters.encoding,
            outlet=self._fields.get("outlet"),
            published=self._fields.get("published"),
        )
        profile = self._layout.name if self._layout else None
        layout = PageLayout(self._website, profile, lacks) if self._website or profile else None
        return msgspec.structs.replace(original, layout=layout)

    def _title(self) -> int | None:
        part = self._layout.part("title") if self._layout else None
        if part is not None:
            return part.first
        name = next((line.words for line in self._head if line.field == "name"), "")
        return find_title(self._lines, name)

    def _body(self, title: int | None) -> Body:
        body = Body(self._lines, self._elements, title)
        part = self._layout.part("body") if self._layout else None
        body.element = part or body.element
        return body

    def _write_head(self, *, untitled: bool) -> None:
        """Write the lines of the head. The page's name is the title where nothing on the page can be."""
        for line in self._head:
            kind, why = _HEAD_KINDS[line.field]
            if untitled and line.field == "name":
                before, words, after = main_part(line.words)
                self._writer.line(before, line.at, kind, why)
                (self._writer.next if before else self._writer.line)(words, line.at, "title")
                self._writer.next(after, line.at, kind, why)
                continue
            span = self._writer.line(line.words, line.at, kind, why)
            if span is not None:
                self._fields.setdefault(line.field, span)

    def _write_body(self, judged: list[Judgement], cells: dict[int, Element]) -> list[Span]:
        """Write the lines; the cells of a row with data go on one line."""
        spans: list[Span] = []
        row: Element | None = None
        for number, line in enumerate(self._lines):
            kind, why = judged[number]
            goes_on = row is not None and cells.get(number) is row
            row = cells.get(number)
            kind = "table" if row is not None and kind is None else kind
            write = self._writer.cell if goes_on else self._writer.line
            spans.append(write(line.text, line.at, kind, why) or (0, 0))
        return spans

    def _read_head(self, text: str, heads: list[Span]) -> None:
        """The outlet and the day that stand at the head of the report."""
        lines = rows(text, heads) if heads else []
        if day := find_day(text, lines):
            self._fields.setdefault("published", day)
        if outlet := find_outlet(text, lines):
            self._fields.setdefault("outlet", outlet)

    def _ask_layout(self, spans: list[Span], *, has_title: bool) -> tuple[str, ...]:
        """What the layout names as outlet and day, and what it lacks; a note where it always has that."""
        layout: Layout | None = self._layout
        if layout is None:
            return ()
        for field in ("outlet", "published"):
            part = layout.part(field)
            if part is not None:
                self._fields[field] = self._words_of(part, spans[part.first])
        lacks = layout.lacks({*self._fields, *["title"] * has_title})
        if any(map(layout.is_sure, lacks)) and spans:
            self._writer.note("R108", spans[0], self._lines[0].text)
        return lacks

    def _words_of(self, part: Element, line: Span) -> Span:
        """The words of an inline element within its line, or all of it."""
        words = part.words.strip()
        start = self._lines[part.first].text.find(words) if words else -1
        return (line[0] + start, line[0] + start + len(words)) if start >= 0 else line


def rows(text: str, spans: list[Span]) -> list[Span]:
    """The lines that hold some stretches: a label and its value are two cells of one."""
    starts = {text.rfind("\n", 0, start) + 1: end for start, end in spans}
    return [
        (start, max(end, text.find("\n", end) if "\n" in text[end:] else len(text))) for start, end in starts.items()
    ]
