"""Whether anybody visits in a report: a feature's own steps (走进车间，机器轰鸣) make no site."""

import re
from typing import Final

from duikou.reading.boundaries import clause_start
from duikou.reading.context import Context

_PARTY: Final = re.compile(
    r"率队|率领|率团|带队|带领|(?<![0-9一二三四五六七八九十])一行(?![业列当])|(?:代表|考察|慰问|访问|调研|观摩|学习|参访|视察|检查|督导|参观|交流|走访)(?:[分团]?团|组|营(?![业地商]))"
)
_LOOKED: Final = re.compile(
    r"(?:[^，。；！？、\n给做们在]{0,5}?(?:考察|调研|视察|看望|慰问|参观|察看|查看|观摩|走进|来到)"
    r"|在[^，。；！？、\n]{2,12}?(?:考察|调研|视察|看望|慰问))"
)
_NAMES: Final = re.compile(r"Nn*|Gg*")
_OTHERS: Final = re.compile(
    r"(?:记者(?!团)|笔者|学生|[孩学]子们?|游客|患者|村民|群众|牧民|农民|居民|家长|顾客|产品|毕业生|志愿者|医生|专家|教师|老师|队员)"
    r"[^，。；\n]{0,6}\Z"
)


_OTHERS_REACH: Final = 10
"""Characters of the longest such words and of what stands behind them: a text may be one line without a sign."""


def has_visitors(context: Context) -> bool:
    """Whether a party travels (考察团, 一行), or somebody named looks at things (石远山考察了…)."""
    view = context.page.view
    return any(_PARTY.search(view, *block.span) or _somebody_looked(context, block.span) for block in context.proper())


def others_act(context: Context, place: int) -> bool:
    """Whether the words before a verb say that somebody else does it: 记者走进…, 越来越多的学生来到…."""
    view = context.page.view
    floor = max(context.block_start(place), place - _OTHERS_REACH)
    return _OTHERS.search(view, clause_start(view, floor, place), place) is not None


def _somebody_looked(context: Context, span: tuple[int, int]) -> bool:
    page = context.page
    people = page.shapes.get("people", page.shapes["words"])
    return any(_LOOKED.match(page.view, name.end(), span[1]) for name in _NAMES.finditer(people, *span))
