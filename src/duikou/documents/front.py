"""What stands before and around the prose: title, deck and outlet."""

from collections.abc import Iterator
from functools import cache

import msgspec

from duikou.grammar import Match, Page, find, load_rules
from duikou.lexicon import load_table
from duikou.model.records import Block
from duikou.model.text import Span
from duikou.model.trace import Trace

_DIVISIONS = ("province", "prefecture", "county", "alias", "province_short", "prefecture_short", "county_short")


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """`home` is the division that 我省 or 我区 means in this outlet, as far as that is known."""

    title: str | None
    deck: tuple[str, ...]
    outlet: str | None
    home: str | None
    traces: tuple[Trace, ...]


def read_front(page: Page, blocks: tuple[Block, ...]) -> Front:
    """Read what the head and foot of a report say about it."""
    titles = _texts(page, blocks, "title")
    outlet = next(_outlets(page, blocks), None)
    span = outlet.spans["outlet"] if outlet else None
    return Front(
        title=titles[0] if titles else None,
        deck=tuple(dict.fromkeys(_texts(page, blocks, "deck"))),
        outlet=page.text[slice(*span)] if span else None,
        home=_home(page, span) if span else None,
        traces=(Trace(outlet.rule.id, "outlet", outlet.spans["outlet"], settles=("document.outlet",)),)
        if outlet
        else (),
    )


def _texts(page: Page, blocks: tuple[Block, ...], kind: str) -> list[str]:
    return [page.text[slice(*block.span)] for block in blocks if block.kind == kind]


def _outlets(page: Page, blocks: tuple[Block, ...]) -> Iterator[Match]:
    """Where the rules of outlets.toml find an outlet, the surest rule first.

    「新华社拉萨7月2日电」 → 新华社; 「荆楚网（湖北日报网）讯」 → 荆楚网; 「本报讯」 → none. What the words of the page
    around the report name is an outlet only if the table knows it.
    """
    for rule in load_rules("duikou.documents", "outlets"):
        for block in blocks:
            if block.kind == rule.gives:
                for match in find(rule, page, *block.span):
                    if rule.gives != "navigation" or page.view[slice(*match.spans["outlet"])] in _homes():
                        yield match


def _home(page: Page, span: Span) -> str | None:
    """The division an outlet calls its own: as table outlets.csv has it, else the first one in its name."""
    name = page.view[slice(*span)]
    for length in range(len(name), 1, -1):
        if name[:length] in _homes():
            return _homes()[name[:length]] or None
    return next((row.canon for row, _ in page.pieces_in(span) if row.kind in _DIVISIONS), None)


@cache
def _homes() -> dict[str, str]:
    return {row.form: row.canon for row in load_table("outlets")}
