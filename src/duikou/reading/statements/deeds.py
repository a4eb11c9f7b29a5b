"""Verbs of doing: where one begins, where the noun phrase before it ends, whether 将 in front tells the future."""

import re
from functools import cache
from typing import Final

from duikou.grammar import Page
from duikou.model.text import Span
from duikou.reading.statements.words import alternation, words

_LONGEST_PHRASE: Final = 24
_SIGNS: Final = frozenset("，。；：！？\n“")
_PREPOSITIONS: Final = frozenset("在以把将为向对从于按给让使与同和由就围绕到来赴进去")
_NO_PREPOSITIONS: Final = ("与会", "同学", "同志")
_BEFORE_DEED: Final = "在以把为向对从按与同和给让使会于由赴来到本"
_SHORT_DEEDS: Final = frozenset("派建设办送拨投增招引育筹捐签开教帮")
_ATTRIBUTIVE: Final = frozenset("各诸受")
_LOOSE_ENDS: Final = "多都能够也更别今后"
_PRONOUN: Final = re.compile(r"我们?|[他她它]们?|你们?|其(?!他)|这|该|大家|孩子")
_DISPOSED: Final = re.compile(
    r"[^，。；]{2,30}?(?:作为|纳入|列为|列入|摆[在到上]|放[在到]|转[化变]为|变[成为]|融入|运用到|送[到给往]|交[到给]|打造成|建设?成"
    r"|当[作成]|视为|搬[到上进入]|“搬”|结合|落实到|落到|贯穿|引向|推向|辐?射到|带[到回入]|用于|推上)"
)
"""What 将 as 把 does with its object: puts it somewhere, makes something of it."""


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('manner')}|地)*(?:{alternation('deed')}|[把让使])")


@cache
def _preposed() -> re.Pattern[str]:
    return re.compile(
        r"(?:将|把|对(?!口)|从|向|为|在|通过|以|按照?|根据|围绕|依托|利用|结合|立足|聚焦|针对|就)"
        rf"[^，。；：\n]{{2,40}}?，?(?:{alternation('manner')}|地)*{alternation('deed')}"
    )


@cache
def _future() -> re.Pattern[str]:
    return re.compile(rf"[{_BEFORE_DEED}](?!口)|{alternation('manner')}")


@cache
def _both() -> re.Pattern[str]:
    return re.compile(rf"(?:[^，。；：\n]{{2,6}}[和与、][^，。；：\n]{{2,6}})?{alternation('both_sides')}")


def starts_deed(view: str, start: int, end: int) -> int | None:
    """Where a verb of doing that begins at `start`, behind manners, ends; None where none begins.

    >>> starts_deed("进一步加大力度", 0, 7)
    5
    """
    found = _imperative().match(view, start, end)
    return found.end() if found else None


def starts_preposed(view: str, start: int, end: int) -> bool:
    """Whether a deed begins at `start` behind what is done to, from or by what: 将困难老人纳入…, 从全省遴选…

    >>> starts_preposed("从全省遴选20家医院", 0, 10)
    True
    """
    return _preposed().match(view, start, end) is not None


def noun_phrase(page: Page, start: int, limit: int) -> Span:
    """From `start` to the first preposition or verb: 希望|安徽|发挥…, 勉励|援藏队员|扎根…

    Empty where a preposition or a verb stands first.
    """
    view = page.view
    start += view[start : start + 1] in ("，", "：")
    both = _both().match(view, start, limit)
    if both:
        return both.span()
    place = start
    limit = min(limit, start + _LONGEST_PHRASE)
    while place < limit and not _ends_phrase(page, start, place, limit):
        place += 1
    while place > start and view[place - 1] in _LOOSE_ENDS:
        place -= 1
    return start, place


def _ends_phrase(page: Page, start: int, place: int, limit: int) -> bool:
    """Whether a noun phrase that begins at `start` ends before `place`."""
    view = page.view
    if view[place] in _SIGNS:
        return True
    inside = place > start and page.shapes["words"][place].islower()
    if view[place] in _PREPOSITIONS:
        return not inside and view[place : place + 2] not in _NO_PREPOSITIONS
    found = words("deed", "manner").match(view, place, limit)
    if found is None or inside or (place > start and view[place - 1] in _ATTRIBUTIVE):
        return False
    return place == start or not (
        words("helper_body").match(view, found.end()) or view[found.end() : found.end() + 1] == "的"
    )


def is_future(page: Page, place: int) -> bool:
    """Whether what stands at `place`, behind 将, makes it the future of a deed, and no 把 and no forecast.

    将继续选派, 将把资金投向: yes; 将援藏工作作为…, 将十分繁重: no.
    """
    view = page.view
    if _PRONOUN.match(view, place):
        return False
    if _future().match(view, place):
        return True
    deed = words("deed").match(view, place) is not None
    begins = page.begins.get(place)
    if deed and begins != "W":
        return True
    if (words("outcome_word").match(view, place) and not deed) or _DISPOSED.match(view, place):
        return False
    return deed or begins in ("B", "R", "V") or (begins is None and view[place : place + 1] in _SHORT_DEEDS)
