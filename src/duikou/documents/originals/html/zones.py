"""What an element is by its name: a menu, a list of other reports, a button. The table is zones.csv."""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from duikou.documents.originals.html.tree import Element
from duikou.model.records import BlockKind

_KINDS: Final[dict[str, BlockKind]] = {"navigation": "navigation", "related": "related", "residue": "residue"}
_TAGS: Final[dict[str, str]] = {"nav": "nav", "footer": "footer", "header": "header", "aside": "aside"}
"""Tags that say of themselves what a name says of another."""

_BUTTONS: Final = frozenset(("button", "select", "textarea", "dialog"))


class Zone(NamedTuple):
    """A part of a page beside the report. One that is `outside` only is none within the report: 「article-header」."""

    kind: BlockKind
    why: str
    outside: bool


BUTTON: Final = Zone("navigation", "buttons of the page", outside=False)
HIDDEN: Final = Zone("residue", "not shown on the page", outside=False)


def zone_of(element: Element) -> Zone | None:
    """The zone that an element itself opens.

    >>> zone_of(Element("div", None, "", "bdsharebuttonbox", False)).why
    'buttons for passing the report on'
    """
    if element.hidden:
        return HIDDEN
    if element.tag in _BUTTONS:
        return BUTTON
    name = f"{_TAGS.get(element.tag, '')} {element.name}".strip()
    return _by_name(name) if name else None


@cache
def _zones() -> tuple[tuple[re.Pattern[str], Zone], ...]:
    text = files("duikou.documents.originals.html").joinpath("zones.csv").read_text(encoding="utf-8")
    return tuple(
        (re.compile(row["pattern"]), Zone(_KINDS[row["kind"]], row["why"], row["where"] == "outside"))
        for row in csv.DictReader(text.splitlines())
    )


@lru_cache(maxsize=10_000)
def _by_name(name: str) -> Zone | None:
    return next((zone for pattern, zone in _zones() if pattern.search(name)), None)
