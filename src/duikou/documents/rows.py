"""Rows of a table in a plain text: lines one after the other whose cells a tab parts."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from duikou.documents.hints import Hint

ROWS: Final = 2
CELLS: Final = 3
"""A table has so many rows and columns at least; a menu that was copied in has fewer."""

_LINE: Final = re.compile(r"[^\n]*\S")


def table_rows(text: str) -> Iterator[Hint]:
    """The rows of every table of a plain text.

    >>> [text[slice(*row.span)] for text in ["表\\n序号\\t任务\\t时限\\n1\\t建库\\t5月"] for row in table_rows(text)]
    ['序号\\t任务\\t时限', '1\\t建库\\t5月']
    """
    if "\t" not in text:
        return
    lines = list(_LINE.finditer(text))
    for tabbed, run in groupby(lines, key=lambda line: line[0].strip().count("\t") >= CELLS - 1):
        rows = list(run)
        if tabbed and len(rows) >= ROWS:
            for row in rows:
                first = row.end() - len(row[0].lstrip())
                yield Hint((first, row.end()), "", "table")
