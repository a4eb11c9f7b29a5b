"""Rows set in three columns: a label, the words, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from rich.cells import cell_len, set_cell_size

Row = tuple[str, str, str]
"""A label, the words, and where they stand."""

GAP: Final = 2
"""Blanks between two columns."""

INDENT: Final = 2

WIDEST_LABEL: Final = 17
"""A longer label takes two lines: 「commitment (read by machine)」 would leave the words too little room."""

NARROWEST: Final = 20
"""Words never get fewer columns than this."""

# What opens stays with what follows, what closes with what stands before it.
_CLOSING = r"[，。、；：！？）》”’」…,;:.!?)]*\s*"
_PIECE = re.compile(rf"[（《“‘「]*(?:[!-~]+|.){_CLOSING}")


def fold(words: str, width: int) -> str:
    """Break words into lines of at most `width` columns: Chinese between any two characters, other words whole.

    >>> fold("甲市长 meets 乙县长", 9).split("\\n")
    ['甲市长', 'meets 乙', '县长']
    """
    lines = [""]
    for piece in _PIECE.findall(words):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


def set_in_columns(rows: Sequence[Row], width: int) -> Iterator[Row]:
    """The lines of some rows for a terminal of that width: a label that comes again is left out, columns are padded.

    >>> list(set_in_columns([("visit", "甲省 → 乙州", "line 2"), ("visit", "丙州", "")], 80))
    [('  visit  ', '甲省 → 乙州  ', 'line 2'), ('         ', '丙州         ', '')]
    """
    before = [label for label, _, _ in (("", "", ""), *rows)]
    labels = ["" if row[0] == last else fold(row[0], WIDEST_LABEL) for last, row in zip(before, rows, strict=False)]
    label_width = _widest(labels) + GAP
    room = width - INDENT - label_width - GAP - _widest([place for _, _, place in rows])
    folded = [fold(words, max(room, NARROWEST)) for _, words, _ in rows]
    words_width = _widest(folded) + GAP
    for label, words, (_, _, place) in zip(labels, folded, rows, strict=True):
        for parts in zip_longest(label.split("\n"), words.split("\n"), [place], fillvalue=""):
            yield (
                " " * INDENT + set_cell_size(parts[0], label_width),
                set_cell_size(parts[1], words_width),
                parts[2],
            )


def _widest(cells: Sequence[str]) -> int:
    """How many columns the longest line of some cells takes."""
    return max((cell_len(line) for cell in cells for line in cell.split("\n")), default=0)
