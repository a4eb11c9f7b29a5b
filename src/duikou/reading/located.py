"""The division in which a name says it lies: 格桑县人民医院 → the code of 格桑县."""

import re
from typing import Final

from duikou.grammar import Page
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.places import division_of

_DIVISION: Final = re.compile(r"Dd*")


def division_at(page: Page, span: Span) -> str | None:
    """The code of the division words a name begins with; of several, the last that lies in the one before.

    拉萨市林周县小学 → 林周县; 拉萨市阿里中学 → 拉萨市 (阿里 is whom it serves, not where it lies).
    """
    shape = page.shapes["words"]
    code: str | None = None
    place = span[0]
    while found := _DIVISION.match(shape, place, span[1]):
        inner = division_of(page.view[found.start() : found.end()], within=code)
        if inner is None:
            break
        code, place = inner, found.end()
    return code


def settle_division(context: Context, field: str, code: str | None, span: Span) -> None:
    """Leave the step that gave a record the division its name begins with."""
    if context.explains:
        words = (found.span() for found in _DIVISION.finditer(context.page.shapes["words"], *span))
        context.settle("places.in_name", field, code, span, *words)
