"""The unit behind a number, by the table `units`: the longest form wins, and 人民 or 个月 are none."""

from functools import cache
from typing import Final, NamedTuple

from duikou.lexicon import load_table
from duikou.model.records import FigureKind

_KINDS: Final[dict[str, FigureKind]] = {
    "money_unit": "money",
    "percent_unit": "percent",
    "count_unit": "count",
    "area_unit": "area",
    "length_unit": "length",
    "other_unit": "other",
}
"""Kind of row → kind of figure; rows of kind `no_unit` only look like a unit."""


class Unit(NamedTuple):
    """A unit as printed: what kind of figure it makes, the name of the unit, where it ends, and the id of its row."""

    kind: FigureKind
    name: str
    end: int
    row: str = ""


@cache
def _forms() -> tuple[dict[str, tuple[FigureKind | None, str]], tuple[int, ...]]:
    forms = {row.form: (_KINDS.get(row.kind), row.canon) for row in load_table("units")}
    return forms, tuple(sorted({len(form) for form in forms}, reverse=True))


def unit_at(view: str, place: int) -> Unit | None:
    """The unit that begins at `place` of the reading view, if one does.

    >>> unit_at("选派38名教师", 4)
    Unit(kind='count', name='名', end=5, row='units:名')
    >>> unit_at("代表37万人民", 5) is None
    True
    """
    forms, sizes = _forms()
    for size in sizes:
        form = view[place : place + size]  # shorter than `size` at the end of the text
        kind_and_name = forms.get(form)
        if kind_and_name is not None:
            kind, name = kind_and_name
            return None if kind is None else Unit(kind, name, place + len(form), f"units:{form}")
    return None
