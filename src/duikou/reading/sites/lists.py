"""The items of a list of sites, and the clauses that go on with it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from duikou.grammar import Page
from duikou.model.text import Span
from duikou.reading.listed import listed
from duikou.reading.sites.names import candidate, has_proper, is_abstract, is_specific
from duikou.reading.suffixes import suffixes_in

_PAID_BY: Final = re.compile(r"由[^的]*\Z")
_JOINT: Final = re.compile(r"[和与及同]|以及")
_TOWN: Final = re.compile(r"[乡镇县区市]\Z")
_VISITED: Final = ("考察", "调研", "参观", "走访", "视察", "察看", "看望", "慰问", "观摩", "进行", "实地")
_NEXT_CLAUSE: Final = re.compile(
    r"[，；](?:以及|及|还有)?(?P<list>(?:[^，。；：！？\n（）]|（[^（）\n]{1,24}）){3,200})(?=[，。；\n])"
)
_SENTENCE: Final = re.compile(r"[就向将把被已由的了是有为对给让]|联合|捐|签")
_CLOSES: Final = ("等地", "等处")
_SHORTEST_VILLAGE: Final = 2  # 润村, which alone names nothing
_MAY_JOIN: Final = re.compile(r"[和及]")
_SHORTEST: Final = 3


def items_of(page: Page, stretch: Span) -> list[Span]:
    """The items of a list, where a joint inside a name cuts nothing.

    Who paid for a thing belongs to it (由甲集团与乙公司投资建设的雪莲产业园); 和 may begin a name (河畔镇和润村).
    """
    items: list[Span] = []
    for item in split_at_joints(page, listed(page.view, page.shapes["words"], stretch)):
        if items and _goes_together(page.view, items[-1], item):
            items[-1] = items[-1][0], item[1]
        else:
            items.append(item)
    return items


def split_at_joints(page: Page, items: list[Span]) -> Iterator[Span]:
    """The items, cut where 和 follows a word that ends names: 雪莲庄园|和|食用菌工厂."""
    for item in items:
        start = item[0]
        if not _MAY_JOIN.search(page.view, *item):
            yield item
            continue
        for before, after in pairwise(suffixes_in(page.view, item)):
            if _is_joint(page, before.end) and after.start > before.end + 1 and before.end > start + _SHORTEST:
                yield start, before.end
                start = before.end + 1
        yield start, item[1]


def _is_joint(page: Page, place: int) -> bool:
    """Whether 和 stands at a place, and is no part of a region: 和田."""
    shape = page.shapes["words"]
    return page.view[place] in "和及" and not (shape[place] == "D" and shape[place + 1] == "d")


def further_clauses(page: Page, stretch: Span) -> Iterator[Span]:
    """The clauses behind a list that are nothing but names, and so go on with it: 甲县雪莲村、格桑馆，乙县河畔园."""
    end = stretch[1]
    while clause := _NEXT_CLAUSE.match(page.view, end):
        span, items = clause.span("list"), items_of(page, clause.span("list"))
        closed = page.view.startswith(_CLOSES, items[-1][1] if items else 0)
        if not items or not _is_bare(page, items[0], closed=closed) or _SENTENCE.search(page.view, *items[-1]):
            return
        yield span
        end = clause.end()


def _is_bare(page: Page, item: Span, *, closed: bool) -> bool:
    """Whether an item is a name with nothing before it, and behind it at most what was seen or done there.

    `closed`: 等地 ends the list, so that names of general words count (县物流园规划展示厅).
    """
    found = candidate(page, item)
    behind = page.view[found.span[1] : item[1]]
    return (
        found.span[0] == item[0]
        and page.shapes["words"][item[0]] not in "BRZV"
        and is_specific(page, found)
        and (closed or has_proper(page, found.span))
        and (not behind or behind.startswith(_VISITED) or is_abstract(page, (found.span[1], item[1])))
    )


def _goes_together(view: str, before: Span, item: Span) -> bool:
    joint = view[before[1] : item[0]]
    if not _JOINT.fullmatch(joint):
        return False
    paid_by = _PAID_BY.match(view, *before) is not None and "的" in view[slice(*item)]
    short = item[1] - item[0] == _SHORTEST_VILLAGE and view[item[1] - 1] == "村"
    return paid_by or (short and _TOWN.search(view, *before) is not None)
