"""What stands before and around the prose: title, deck, outlet, day of publication."""

from collections.abc import Iterator
from functools import cache

import msgspec

from duikou.documents.published import find_published
from duikou.grammar import Match, Page, find, load_rules
from duikou.lexicon import load_table
from duikou.model.dates import PartialDate
from duikou.model.records import Block, Note
from duikou.model.text import Span
from duikou.model.trace import Trace

_DIVISIONS = ("province", "prefecture", "county", "alias", "province_short", "prefecture_short", "county_short")


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """`home` is the division that 我省 or 我区 means in this outlet, as far as that is known."""

    title: str | None
    deck: tuple[str, ...]
    outlet: str | None
    home: str | None
    published: PartialDate | None
    notes: tuple[Note, ...]
    traces: tuple[Trace, ...]


def read_front(page: Page, blocks: tuple[Block, ...], given: PartialDate | None = None) -> Front:
    """Read what the head and foot of a report say about it. `given` stands in for a date the report does not state."""
    titles = _texts(page, blocks, "title")
    outlet = _find_outlet(page, blocks)
    day = find_published(page, blocks, front_matches(page, blocks, "date"), given)
    traces = []
    if outlet:
        traces.append(Trace(outlet.rule.id, "outlet", outlet.spans["outlet"]))
    if day.rule and day.date:
        first, *others = day.date.evidence
        traces.append(Trace(day.rule, f"published {day.date.value}", first, tuple(others)))
    return Front(
        title=titles[0] if titles else None,
        deck=tuple(dict.fromkeys(_texts(page, blocks, "deck"))),
        outlet=page.text[slice(*outlet.spans["outlet"])] if outlet else None,
        home=_home(page, outlet.spans["outlet"]) if outlet else None,
        published=day.date,
        notes=day.notes,
        traces=tuple(traces),
    )


def _texts(page: Page, blocks: tuple[Block, ...], kind: str) -> list[str]:
    return [page.text[slice(*block.span)] for block in blocks if block.kind == kind]


def front_matches(page: Page, blocks: tuple[Block, ...], group: str) -> Iterator[Match]:
    """Where the rules of front.toml find an `outlet` or a `date`, the surest rule first."""
    for rule in load_rules("duikou.documents", "front"):
        if group in rule.pattern.groupindex:
            for block in blocks:
                if block.kind == rule.gives:
                    yield from find(rule, page, *block.span)


def _find_outlet(page: Page, blocks: tuple[Block, ...]) -> Match | None:
    """「新华社拉萨7月2日电」 → 新华社; 「荆楚网（湖北日报网）讯」 → 荆楚网; 「本报讯」 → None."""
    for match in front_matches(page, blocks, "outlet"):
        if match.rule.gives != "navigation" or page.view[slice(*match.spans["outlet"])] in _homes():
            return match
    return None


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
