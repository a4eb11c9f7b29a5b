"""Surnames with an office and no full name: 崔主任 is somebody, and nobody can say who."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from duikou.lexicon import load_table
from duikou.reading.context import Context

_ADDRESSED: Final = re.compile(r"(?<![NnPpDdhTtMmOo])(?P<surname>hh?|Ww)(?:Mm*)*Tt*")


def note_surnames(context: Context, names: Iterable[str]) -> None:
    """Leave R203 for each, but where one of the `names` of the report has the surname.

    「崔主任一行来到林周县」 → 崔主任
    """
    page, names = context.page, tuple(names)
    for found in _ADDRESSED.finditer(page.shapes["people"]):
        surname = page.view[slice(*found.span("surname"))]
        known = any(name.startswith(surname) for name in names)
        if surname in _surnames() and not known and context.is_proper(found.start()):
            context.note("R203", found.span())


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row.form for row in load_table("surnames"))
