"""Excel before 2007 (xls): each sheet a table, each cell as it is printed."""

from collections.abc import Iterator
from io import StringIO
from typing import Any, Final

import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError

from duikou.documents.originals.numbers import plain, print_number
from duikou.documents.originals.original import Limits, Original, Writer
from duikou.documents.originals.sheet import Cell, write_cells
from duikou.errors import InputError

TEXT_BY: Final = "xls/1"


def read_xls(data: bytes, source: str, limits: Limits) -> Original:
    """The text of an old workbook. Run guarded: a damaged one can lead its parser in circles.

    Raises:
        InputError: D101 nothing in it, D122 encrypted, D123 broken.
    """
    writer = Writer(source, limits)
    try:
        # The parser prints what it finds odd: that is no concern of the batch.
        with xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO()) as book:
            for sheet in book.sheets():
                writer.line(sheet.name, f"{sheet.name}!", "table")
                write_cells(writer, _cells(book, sheet))
    except InputError:
        raise
    except Exception as error:
        encrypted = "encrypted" in str(error)
        # Damage makes its parser fail in any way: what Python calls that tells nobody anything.
        why = str(error) if isinstance(error, XLRDError | CompDocError) else "its parts do not fit"
        raise InputError("D122" if encrypted else "D123", source, why) from error
    return writer.original("application/vnd.ms-excel", TEXT_BY, encoding="utf-16-le")


def _cells(book: Any, sheet: Any) -> Iterator[Cell]:
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            at = f"{sheet.name}!{xlrd.formula.colname(column)}{row + 1}"
            yield Cell(at, str(row), _print(book, cell))


def _print(book: Any, cell: Any) -> str:
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        return print_number(cell.value, code, since_1904=bool(book.datemode)) if code else plain(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return str(cell.value)
