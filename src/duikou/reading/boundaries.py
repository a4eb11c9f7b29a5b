"""Where a name that has no sign before it begins, and where its clause does."""

import re
from typing import Final

from duikou.grammar import Page

_CLAUSE: Final = "，。；：！？\n"
_LOOK_BACK: Final = 40


def behind_last(view: str, signs: str, floor: int, place: int) -> int:
    """Where the words begin behind the last of some signs before a place, not before `floor`.

    >>> behind_last("代表团来了。甲，乙", "。，", 0, 9), behind_last("代表团来了", "。，", 2, 5)
    (8, 2)
    """
    for sign in signs:
        # What lies before the sign found last is not looked through again: a text may be one line without another.
        floor = max(floor, view.rfind(sign, floor, place) + 1)
    return floor


def clause_start(view: str, floor: int, place: int) -> int:
    """Where the clause of `place` begins: behind the last sign before it, not before `floor`."""
    return behind_last(view, _CLAUSE, floor, place)


def name_start(page: Page, stops: re.Pattern[str], floor: int, end: int) -> int:
    """Where a name that ends at `end` begins: behind the last stop word or sign before it.

    会上签订河畔县供水工程 → 河畔县供水工程, where 签订 is a stop.
    """
    shape, start = page.shapes["words"], max(floor, end - _LOOK_BACK)
    for stop in stops.finditer(page.view, start, end):  # a stop may look at the word behind it: 建设|项目
        if stop.end() > end - 2:
            break
        # 和 in 和田 is part of a longer word and stops nothing.
        inner = shape[stop.end() : stop.end() + 1] == shape[stop.end() - 1].lower()
        if not inner or shape[stop.end() - 1] in "h）":
            start = stop.end()
    return start
