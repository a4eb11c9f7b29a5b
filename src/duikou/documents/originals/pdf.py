"""PDF: the text layer, its lines joined to paragraphs, each line with its page and box."""

import re
from collections import Counter
from collections.abc import Generator, Iterator
from ctypes import ArgumentError
from itertools import groupby
from typing import Any, Final, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from duikou.documents.originals.original import Limits, Original, PictureAhead, Writer
from duikou.documents.originals.scan import Scan
from duikou.errors import InputError
from duikou.model.records import BlockKind

TEXT_BY: Final = "pdf/1"
FULL: Final = 0.92
"""A line that reaches so far across its column goes on in the next one."""

LONG: Final = 0.8
"""A line out of a picture, of which no margins are known, goes on in the next one if it has so much of the longest."""

INDENT: Final = 1.2
"""A line set in by so many of its own heights begins a paragraph."""

OFTEN: Final = 3
"""A line that stands on so many pages is the head or foot of each."""

LONGEST_NUMBER: Final = 30
_PAGE_NUMBER: Final = re.compile(r"[\s\-—–·.第/]*\d{1,4}[\s\-—–·.页/]*(?:共?\s*\d{1,4}\s*页?)?[\s\-—–]*")
_ENDS: Final = re.compile(r"[。！？：；”）]$")


class Row(NamedTuple):
    """A line as it is printed: words, page from 1, and the box left, bottom, right, top in points."""

    words: str
    page: int
    box: tuple[float, float, float, float]
    by_ocr: bool = False
    is_full: bool = True
    """Whether a line out of a picture is about as long as the longest of its page."""

    @property
    def at(self) -> str:
        return f"page {self.page} [{','.join(f'{side:.0f}' for side in self.box)}]"

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


def read_pdf(data: bytes, source: str, limits: Limits) -> Iterator[PictureAhead | Original]:
    """The text of a PDF file, and before it each page that is read as a picture. Run guarded: the parser is in C++.

    Raises:
        InputError: D122 encrypted, D123 broken, D125 pictures only, D127 no picture could be read in time.
    """
    scan = Scan(limits)
    try:
        document = pdfium.PdfDocument(data)
        rows, empty = yield from _rows(document, scan)
    except pdfium.PdfiumError as error:
        encrypted = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise InputError("D122" if encrypted else "D123", source, "" if encrypted else str(error)) from error
    except (ArgumentError, ValueError) as error:
        raise InputError("D123", source, str(error)) from error
    if not rows and scan.late:
        raise InputError("D127", source, f"{len(empty)} pages that are pictures")
    if not rows:
        raise InputError("D125", source, f"{len(empty)} pages")
    writer = Writer(source, limits)
    missing = _write(writer, rows, scan.late)
    codes = ["R107"] * bool(empty) + ["R110"] * any(row.by_ocr for row in rows) + ["R114"] * missing
    yield writer.original("application/pdf", f"{TEXT_BY}{scan.name}", codes=codes)


def _rows(document: Any, scan: Scan) -> Generator[PictureAhead, None, tuple[list[Row], list[int]]]:
    """The lines of all pages, and the pages without text that could not be read as pictures either."""
    rows: list[Row] = []
    empty: list[int] = []
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        found = list(_page_rows(page, number))
        if not found and scan.reads(number):
            yield PictureAhead(number, len(document))
            box = (0, 0, page.get_width(), page.get_height())
            lines = scan.lines(page, number)
            full = LONG * max(map(len, lines), default=0)
            found = [Row(words, number, box, by_ocr=True, is_full=len(words) >= full) for words in lines]
        rows += found
        if not found:
            empty.append(number)
        page.close()
    return rows, empty


def _page_rows(page: Any, number: int) -> Iterator[Row]:
    """The lines of one page, as the parser breaks them."""
    text = page.get_textpage()
    # The text of a page has one character for each of the page's own, the breaks of its lines included.
    words = text.get_text_range()
    for found in re.finditer(r"[^\r\n]*\S", words):
        first = found.start() + len(found[0]) - len(found[0].lstrip())
        boxes = [
            text.get_charbox(place, loose=True) for place in (first, (first + found.end() - 1) // 2, found.end() - 1)
        ]
        box = (
            min(each[0] for each in boxes),
            min(each[1] for each in boxes),
            max(each[2] for each in boxes),
            max(each[3] for each in boxes),
        )
        yield Row(found[0].strip().replace("\x00", "").replace("\ufffe", ""), number, box)
    text.close()


def _write(writer: Writer, rows: list[Row], late: list[int]) -> bool:
    """Write the paragraphs; what stands on every page follows the paragraph that it interrupts.

    A note stands before pages that were not read in time; True where nothing stands before them.
    """
    missing = bool(late)
    aside = _running(rows)
    proper = [row for row in rows if row not in aside]
    left = {page: min(row.box[0] for row in each) for page, each in _by_page(proper)}
    right = {page: max(row.box[2] for row in each) for page, each in _by_page(proper)}
    waiting: list[Row] = []
    before: Row | None = None
    for row in rows:
        if missing and row.page > late[0] and writer.hints:
            writer.note_last("R114")
            missing = False
        if row in aside:
            waiting.append(row)
            continue
        goes_on = before is not None and _goes_on(before, row, left[row.page], right[before.page])
        if not goes_on:
            _write_aside(writer, waiting)
        _write_row(writer, row, goes_on=goes_on)
        before = row
    _write_aside(writer, waiting)
    if missing and rows[0].page < late[0]:
        writer.note_last("R114")
        missing = False
    return missing


def _by_page(rows: list[Row]) -> Iterator[tuple[int, list[Row]]]:
    return ((page, list(each)) for page, each in groupby(rows, key=lambda row: row.page))


def _running(rows: list[Row]) -> set[Row]:
    """Page numbers, and lines that stand on several pages."""
    pages = Counter(words for words, _ in {(row.words, row.page) for row in rows})
    return {row for row in rows if pages[row.words] >= OFTEN or _is_page_number(row.words)}


def _is_page_number(words: str) -> bool:
    return len(words) <= LONGEST_NUMBER and bool(_PAGE_NUMBER.fullmatch(words))


def _goes_on(before: Row, row: Row, left: float, right: float) -> bool:
    """Whether a paragraph goes on in the next line: it ends at the margin, and the next one is not set in."""
    if before.by_ocr or row.by_ocr:
        return before.is_full and not _ENDS.search(before.words)
    set_in = row.box[0] - left > INDENT * row.height
    same_size = abs(before.height - row.height) <= 0.25 * max(before.height, row.height)
    return same_size and not set_in and before.box[2] >= FULL * right


def _write_row(writer: Writer, row: Row, *, goes_on: bool) -> None:
    (writer.go_on if goes_on else writer.line)(row.words, row.at)


def _write_aside(writer: Writer, waiting: list[Row]) -> None:
    kind: BlockKind = "residue"
    for row in waiting:
        writer.line(row.words, row.at, kind, "the head, foot or number of the page")
    waiting.clear()
