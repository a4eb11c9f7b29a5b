"""Tables whose head names a column for tasks and one for the units: rows of tasks."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

import msgspec

from duikou.model.columns import column_number
from duikou.model.records import Block
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.papers.labels import part_of

_SHEET: Final = re.compile(r"(?P<table>.*!)(?P<column>[A-Z]+)(?P<row>\d+)(?::[A-Z]+\d+)?")
_WORD: Final = re.compile(r"(?P<row>.*row \d+), cells? (?P<column>\d+)")
_WEB: Final = re.compile(r"(?P<row>.*/tr(?:\[\d+\])?)/t[dh](?:\[(?P<column>\d+)\])?")
"""How a sheet, Word and a page of the web name the place of a cell; where cells are merged the first one counts."""

_PARTED: Final = re.compile(r"[^\t|\n]*")
_RULER: Final = " \u3000-:"
"""What a cell of the line under a head in Markdown is made of."""

_TASKS: Final = ("content", "task", "name")
"""Columns that say what is to be done, the one that says most first."""

_PROJECT_HEAD: Final = "项目名称"
_UNITS: Final = ("lead", "responsible")


class Row(msgspec.Struct, frozen=True):
    """One row: its cells by number of their column. A cell of several paragraphs has several spans."""

    span: Span
    cells: dict[int, tuple[Span, ...]]


class TaskRow(msgspec.Struct, frozen=True):
    """One row of tasks: what is to be done, and the cells for units and deadline by the part that they play."""

    span: Span
    task: tuple[Span, ...]
    parts: dict[str, Span]


def task_rows(context: Context) -> Iterator[TaskRow]:
    """The tasks of all tables, in order. A head stands for the rows up to the next head."""
    columns: dict[int, str] = {}
    for row in _rows(context):
        head = _head(context, row)
        if head:
            columns = head
        elif columns:
            yield from _task(row, columns)


def project_cells(context: Context) -> Iterator[Span]:
    """The cells that name a project each: those under 项目名称."""
    column: int | None = None
    for row in _rows(context) if _PROJECT_HEAD in context.page.view else ():
        heads = [number for number, cell in row.cells.items() if context.page.view[slice(*cell[0])] == _PROJECT_HEAD]
        if heads:
            column = heads[0]
        elif column in row.cells:
            yield row.cells[column][0]


def _task(row: Row, columns: dict[int, str]) -> Iterator[TaskRow]:
    parts = {columns[number]: cell for number, cell in row.cells.items() if number in columns}
    task = next((parts[name] for name in _TASKS if name in parts), None)
    if task is not None and any(name in parts for name in (*_UNITS, "cooperating", "due")):
        units = {name: (cell[0][0], cell[-1][1]) for name, cell in parts.items() if name not in _TASKS}
        yield TaskRow(row.span, task, units)


def _head(context: Context, row: Row) -> dict[int, str]:
    """The part of each column, if the row is the head of a table of tasks."""
    parts = {number: part for number, cell in row.cells.items() if (part := part_of(context, cell[0]))}
    named = set(parts.values())
    return parts if named.intersection(_TASKS) and named.intersection(_UNITS) else {}


def _rows(context: Context) -> Iterator[Row]:
    """The rows of all tables; of a format that names its cells, by these names, else by the signs between them."""
    tables = (block for block in context.blocks if block.kind == "table")
    for _row, blocks in groupby(tables, key=lambda block: _place(block)[0]):
        cells: dict[int, list[Span]] = {}
        run = list(blocks)
        for block in run:
            number = _place(block)[1]
            for column, cell in [(number, block.span)] if number is not None else _parted(context, block.span):
                cells.setdefault(column, []).append(cell)
        yield Row((run[0].span[0], run[-1].span[1]), {number: tuple(spans) for number, spans in cells.items()})


def _place(block: Block) -> tuple[str, int | None]:
    """The row of a cell and the number of its column; None where the format names none."""
    sheet = _SHEET.fullmatch(block.at)
    if sheet:
        return sheet["table"] + sheet["row"], column_number(sheet["column"])
    cell = _WORD.match(block.at) or _WEB.match(block.at)
    if cell:
        return cell["row"], int(cell["column"] or 1)
    return f"{block.at} {block.span[0]}", None


def _parted(context: Context, span: Span) -> Iterator[tuple[int, Span]]:
    """The cells of a line, between tabs or upright strokes; an empty cell has a number and no words."""
    number = 0
    place = span[0]
    while place <= span[1]:
        found = _PARTED.match(context.page.text, place, span[1])
        words = found[0] if found else ""
        if words.strip(_RULER):
            first = place + len(words) - len(words.lstrip())
            yield number, (first, first + len(words.strip()))
        number += 1
        place += len(words) + 1
