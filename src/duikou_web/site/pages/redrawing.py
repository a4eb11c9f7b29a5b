"""An original that no browser shows, drawn again: what was read of it, each block in its part and at its place.

The file itself is not opened: its converter told where every block stands (`paragraph 3`, `援建!B2`, `page 1 [...]`),
and that is enough to set the words out as they stood.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final, NamedTuple

from duikou.model.columns import column_letters, column_number

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OFFICE: Final = (_WORD, "application/msword", "application/vnd.oasis.opendocument.text", "application/rtf")
_SHEETS: Final = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-excel")

_PART_OF_STRETCH: Final = re.compile(r", characters \d+–\d+$")
_BETWEEN: Final = " – "
_CELL: Final = re.compile(
    r"(?P<sheet>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})(?::(?P<to>[A-Z]{1,3})(?P<down>\d{1,7}))?", re.DOTALL
)
_IN_WORD: Final = re.compile(
    r"(?:(?P<part>[a-z]+)(?P<number>\d*), )?"
    r"(?P<table>table \d+, row (?P<row>\d+), cells? (?P<cell>\d+)(?:–(?P<to>\d+))?(?: over (?P<high>\d+) rows)?, )?.*"
)
_PAGE: Final = re.compile(r"page (\d+)\b")
_HEADER: Final = re.compile(r"header (\w+)")

WIDEST: Final = 1_000
HIGHEST: Final = 60_000
"""A browser lets one cell reach over so many columns and rows at most."""

LARGEST: Final = 10_000
"""Over more places no cell is drawn merged: a file made to do harm merges whole sheets."""


class Words(NamedTuple):
    """One block of the text: its number there, and what the format calls it, as the head of a mail names its lines."""

    number: int
    kind: str
    words: str
    label: str = ""


class Spot(NamedTuple):
    """Where a block stands: in which part of the original, and in which row and column of which of its tables."""

    part: str
    name: str = ""
    table: str = ""
    row: int = 0
    column: int = 0
    label: str = ""
    wide: int = 1
    high: int = 1


class Cell(NamedTuple):
    """What stands in a cell, and the empty columns before it, as the widths of empty cells.

    A cell may reach over some columns and rows.
    """

    blank: list[int]
    words: list[Words]
    wide: int = 1
    high: int = 1


class Row(NamedTuple):
    """The cells of a row that hold something."""

    number: int
    cells: list[Cell]


class Table(NamedTuple):
    """The rows that hold something; `letters` are the columns of a sheet, which a table in a text does not have."""

    letters: list[str]
    rows: list[Row]


class Part(NamedTuple):
    """A sheet, a page, the head of a mail, the foot of a document: its paragraphs and tables in order."""

    kind: str
    name: str
    pieces: list[Words | Table]


Placed = tuple[Words, Spot]


def redraw(media_type: str, blocks: Iterable[tuple[dict[str, str], str]]) -> list[Part]:
    """The parts of an original by the places of its blocks; nothing where its format is not drawn."""
    spot_of = _SPOTS.get(media_type)
    if spot_of is None:
        return []
    placed = []
    for number, (block, words) in enumerate(blocks, 1):
        spot = spot_of(_PART_OF_STRETCH.sub("", block["at"]))
        placed.append((Words(number, block["kind"], words, spot.label), spot))
    return [
        Part(kind, name, _pieces(list(group)))
        for (kind, name), group in groupby(placed, key=lambda each: (each[1].part, each[1].name))
    ]


def _pieces(placed: list[Placed]) -> list[Words | Table]:
    pieces: list[Words | Table] = []
    for (part, table), group in groupby(placed, key=lambda each: (each[1].part, each[1].table)):
        stretch = list(group)
        pieces += [_table(stretch, lettered=part == "sheet")] if table else [words for words, _ in stretch]
    return pieces


class _Filled:
    """A cell that is being filled: its place among the columns that are drawn, and how far it reaches."""

    def __init__(self, spot: Spot, place: int, wide: int) -> None:
        self.row, self.place, self.wide, self.high = spot.row, place, wide, min(spot.high, HIGHEST)
        self.words: list[Words] = []


def _table(placed: list[Placed], *, lettered: bool) -> Table:
    used = sorted({spot.column for _, spot in placed})
    last = max(spot.column + spot.wide - 1 for _, spot in placed)
    # The letters of a sheet tell which columns are left out; in a text an empty column must be seen.
    columns = used if lettered or last > WIDEST else list(range(1, last + 1))
    cells: dict[tuple[int, int], _Filled] = {}
    rows = {spot.row for _, spot in placed}
    for words, spot in placed:
        place = bisect_left(columns, spot.column)
        if (spot.row, place) not in cells:
            wide = bisect_right(columns, spot.column + spot.wide - 1) - place
            _fill(cells, _Filled(spot, place, wide), rows)
        cells[spot.row, place].words.append(words)
    return Table(
        [column_letters(column) for column in columns] if lettered else [],
        [Row(number, _cells(number, cells, len(columns))) for number in sorted(rows)],
    )


def _fill(cells: dict[tuple[int, int], _Filled], cell: _Filled, rows: set[int]) -> None:
    """Give a cell all places that it reaches over and that are still free, in rows that are drawn."""
    below = sorted(row for row in rows if cell.row <= row < cell.row + cell.high)
    if len(below) * cell.wide > LARGEST:
        below, cell.wide = [cell.row], 1
    cell.high = len(below)
    for row in below:
        for place in range(cell.place, cell.place + cell.wide):
            cells.setdefault((row, place), cell)


def _cells(row: int, cells: dict[tuple[int, int], _Filled], width: int) -> list[Cell]:
    """The cells that begin in a row, each with the gap before it; what reaches down into it leaves none."""
    found: list[Cell] = []
    gap = 0
    for place in range(width):
        cell = cells.get((row, place))
        if cell is None:
            gap += 1
        elif (cell.row, cell.place) == (row, place):
            found.append(Cell(_widths(gap), cell.words, cell.wide, cell.high))
            gap = 0
        elif cell.place == place and gap:
            found.append(Cell(_widths(gap), []))
            gap = 0
    return found


def _widths(gap: int) -> list[int]:
    return [min(WIDEST, gap - start) for start in range(0, gap, WIDEST)]


def _in_sheet(at: str) -> Spot:
    # A sheet may have the dash of a stretch in its name.
    found = _CELL.fullmatch(at.partition(_BETWEEN)[0]) or _CELL.fullmatch(at)
    if found is None:
        return Spot("sheet", at.rpartition("!")[0])
    row, column = int(found["row"]), column_number(found["column"])
    wide = column_number(found["to"]) - column + 1 if found["to"] else 1
    high = int(found["down"]) - row + 1 if found["down"] else 1
    return Spot("sheet", found["sheet"], "cells", row, column, wide=max(wide, 1), high=max(high, 1))


def _in_word(at: str) -> Spot:
    found = _IN_WORD.fullmatch(at)
    if found is None:
        return Spot("text")
    part = found["part"] or "text"
    if found["table"] is None:
        return Spot(part, found["number"] or "")
    column, high = int(found["cell"]), int(found["high"] or 1)
    wide = int(found["to"] or column) - column + 1
    table = found["table"].partition(",")[0]
    return Spot(part, found["number"] or "", table, int(found["row"]), column, wide=max(wide, 1), high=high)


def _in_ofd(at: str) -> Spot:
    found = _PAGE.match(at)
    return Spot("page", found[1]) if found else Spot("text")


def _in_mail(at: str) -> Spot:
    found = _HEADER.match(at)
    return Spot("head", label=found[1]) if found else Spot("body")


def _in_saved_page(_: str) -> Spot:
    return Spot("text")


_SPOTS: Final[dict[str, Callable[[str], Spot]]] = {
    **dict.fromkeys(_OFFICE, _in_word),
    **dict.fromkeys(_SHEETS, _in_sheet),
    "application/ofd": _in_ofd,
    "message/rfc822": _in_mail,
    "multipart/related": _in_saved_page,
}
