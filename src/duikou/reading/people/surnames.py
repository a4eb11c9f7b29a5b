"""A surname with an office and no full name: 崔主任 is the one person so called, or nobody can say who."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from duikou.grammar import Page
from duikou.lexicon import load_table
from duikou.model.text import Span
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


def named_by_surname(page: Page, names: Iterable[str]) -> list[tuple[Span, Span, str]]:
    """容副主任: surname, surname with office, and the one of the `names` that has the surname."""
    holders: dict[str, list[str]] = {}
    for name in names:
        if "·" not in name:
            holders.setdefault(surname_of(name), []).append(name)
    known = {surname: found[0] for surname, found in holders.items() if len(found) == 1}
    if not known:
        return []
    single = "".join(surname for surname in known if len(surname) == 1)
    double = [re.escape(surname) for surname in known if len(surname) > 1]
    either = "|".join([f"[{re.escape(single)}]" if single else "", *double]).strip("|")
    pattern = re.compile(f"({either})(?:副|代)?(?:{_heads()})")
    shape = page.shapes["people"]
    found = (match for match in pattern.finditer(page.view) if shape[match.start()] in "hW")
    return [(match.span(1), match.span(), known[match[1]]) for match in found]


def surname_of(name: str) -> str:
    """The surname of a Han name.

    >>> surname_of("欧阳和气"), surname_of("容易")
    ('欧阳', '容')
    """
    return name[:2] if name[:2] in _double_surnames() else name[:1]


@cache
def _double_surnames() -> frozenset[str]:
    return frozenset(row.form for row in load_table("surnames") if row.kind == "surname2")


@cache
def _heads() -> str:
    """The words that make a post, as they stand behind a surname."""
    heads = {row.form for row in load_table("offices") if row.kind == "head" and len(row.form) > 1}
    return "|".join(sorted(map(re.escape, heads), key=len, reverse=True))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row.form for row in load_table("surnames"))
