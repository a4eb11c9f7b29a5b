"""All tables in one automaton: every place where a row's form stands in a text."""

from functools import cache

import ahocorasick_rs

from duikou.lexicon import KINDS, Row, load_table, table_names

Hit = tuple[int, int, int]
"""A form (its number), its start and its end."""


class Automaton:
    """The forms of all tables whose kind has a symbol.

    `rows[n]` are the rows of form number n, the one that gives the symbol first; `shapes[n]` is how a shape writes it.
    """

    def __init__(self, rows: list[Row]) -> None:
        order = {kind: number for number, kind in enumerate(KINDS)}
        by_form: dict[str, list[Row]] = {}
        for row in rows:
            if KINDS[row.kind].symbol:
                by_form.setdefault(row.form, []).append(row)
        self.rows = [tuple(sorted(group, key=lambda row: order[row.kind])) for group in by_form.values()]
        self.symbols = [KINDS[group[0].kind].symbol for group in self.rows]
        self.shapes = [shape_of_form(symbol, len(form)) for symbol, form in zip(self.symbols, by_form, strict=True)]
        self.costs = [KINDS[group[0].kind].cost for group in self.rows]
        self._find = ahocorasick_rs.AhoCorasick(list(by_form)).find_matches_as_indexes

    def hits(self, view: str) -> list[Hit]:
        """Every occurrence of every form, overlapping ones too, ordered by end."""
        return self._find(view, overlapping=True)


def shape_of_form(symbol: str, length: int) -> str:
    """How a shape writes a form: a capital where it begins, its small letter where it goes on.

    >>> shape_of_form("D", 3)
    'Ddd'
    """
    return symbol + symbol.lower() * (length - 1)


@cache
def automaton() -> Automaton:
    """The automaton over all tables of the package; made once a process (about a tenth of a second)."""
    return Automaton([row for name in table_names() for row in load_table(name)])
