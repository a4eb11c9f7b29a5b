"""Which tables of a page hold data; the others only lay it out."""

from typing import Final

from duikou.documents.originals.html.tree import Element, Line

ROWS: Final = 2
COLUMNS: Final = 2
CELL: Final = 60
"""The most characters a cell holds on average. Cells that lay a page out hold whole columns."""


def data_cells(lines: list[Line], elements: list[Element]) -> dict[int, Element]:
    """Number of a line → its row, for the lines that are cells of a table with data.

    The innermost tables with two rows and two columns at least, and little in a cell.
    """
    outer = {id(around) for each in elements if each.tag == "table" for around in _tables_around(each)}
    found: dict[int, Element] = {}
    for element in elements:
        if element.tag == "table" and id(element) not in outer:
            found.update(_cells(lines, element))
    return found


def _tables_around(element: Element) -> list[Element]:
    around = list(element.outward())[1:]
    return [each for each in around if each.tag == "table"]


def _cells(lines: list[Line], table: Element) -> dict[int, Element]:
    cells: dict[int, Element] = {}
    columns: dict[int, set[int]] = {}
    for number in range(table.first, table.last + 1):
        cell = next((each for each in lines[number].element.outward() if each.tag in ("td", "th")), None)
        row = next((each for each in lines[number].element.outward() if each.tag == "tr"), None)
        if cell is not None and row is not None:
            cells[number] = row
            columns.setdefault(id(row), set()).add(id(cell))
    wide = [row for row in columns.values() if len(row) >= COLUMNS]
    characters = sum(len(lines[number].text) for number in cells)
    is_data = len(wide) >= ROWS and characters <= CELL * sum(map(len, columns.values()))
    return cells if is_data else {}
