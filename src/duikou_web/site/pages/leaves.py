"""The pages of a PDF original as pictures, with the place of each block marked on them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from duikou.documents.originals.guard import draw_guarded
from duikou.documents.originals.original import Leaf
from duikou.errors import InputError

_PLACE: Final = re.compile(r"page (\d+) \[(-?\d+),(-?\d+),(-?\d+),(-?\d+)\]")


class Mark(NamedTuple):
    """Where on a page a block stands; `id` is what its place in the text leads to, empty after the first."""

    id: str
    x: int
    y: int
    width: int
    height: int


class Page(NamedTuple):
    """A page with its marks, which are counted in points of the page: `matrix` lays them on the picture."""

    number: int
    leaf: Leaf
    matrix: str
    marks: list[Mark]


def marked_pages(content: bytes, source: str, blocks: Iterable[tuple[dict[str, str], str]]) -> list[Page]:
    """The pages of a PDF file; none where it cannot be drawn."""
    try:
        leaves = draw_guarded(content, source).leaves
    except InputError:
        return []
    marks: dict[int, list[Mark]] = defaultdict(list)
    for number, (block, _) in enumerate(blocks, 1):
        for place, (page, mark) in enumerate(_marks(block["at"])):
            marks[page].append(mark._replace(id="" if place else f"o-{number}"))
    return [
        Page(number, leaf, " ".join(f"{part:g}" for part in leaf.matrix), marks[number])
        for number, leaf in enumerate(leaves, 1)
    ]


def _marks(at: str) -> list[tuple[int, Mark]]:
    """One mark a page: from the first line to the last where both stand on one page."""
    boxes: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for found in _PLACE.finditer(at):
        page, *box = map(int, found.groups())
        boxes[page].append(tuple(box))
    marks = []
    for page, some in boxes.items():
        left, bottom = (min(box[side] for box in some) for side in (0, 1))
        right, top = (max(box[side] for box in some) for side in (2, 3))
        marks.append((page, Mark("", left, bottom, right - left, top - bottom)))
    return marks


def picture(content: bytes, source: str, number: int) -> bytes | None:
    """The picture of a page (PNG); None where there is no such page, or it cannot be drawn."""
    try:
        return draw_guarded(content, source, number).picture or None
    except InputError:
        return None
