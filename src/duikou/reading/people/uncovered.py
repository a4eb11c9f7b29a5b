"""Names by themselves: what no row of the tables covers, has the length of a name, and weighs like one.

A report names people in more contexts than rules can list (镜头对准了某某某的手); its other words are known.
"""

import re
from collections.abc import Iterator
from typing import Final

from duikou.grammar import Page
from duikou.grammar.name_weights import (
    HARD_BOUNDARY,
    UNKNOWN_GIVEN,
    WORD_BOUNDARY,
    left_boundary,
    name_weight,
    right_boundary,
)
from duikou.grammar.names import Scored
from duikou.model.text import Span
from duikou.reading.suffixes import suffixes_in

UNCOVERED_WEIGHT: Final = -800  # with a known word on one side, a name must weigh more than this
_FREE: Final = 400  # function words or signs on both sides
_CLOSED: Final = 150  # a sign behind it: titles and lists of things have that too
_SHORT: Final = -400  # two characters are sooner no name

HAN_LENGTH: Final = 3
LEAST_SOUNDS: Final = 400  # what a longer name, Tibetan or written by its sound, must weigh: all of it is known

_HOLE: Final = re.compile(r"(?<!h)h{2,3}(?!h)|(?<![hUu])[hUu]{4,6}(?![hUu])")
_THING: Final = re.compile(r"[WwDdOoEeGgCch9]{0,8}")  # what may stand between a name and the suffix of a body or place
_LAST_SIGNS: Final = frozenset("村镇乡路街巷桥湖河沟湾坡岭池亭寺庙塔站杯奖杏梨瓜枣米酒茶")
_PAIR_SIGNS: Final = ("两地", "两市", "两县", "两区", "双方", "协作", "结对", "情", "友谊")  # two places
_THING_SIGNS: Final = frozenset("村镇乡县市区路街巷桥湖河江山峰寨沟湾坡岭岩峡奖杯队团厂店馆院寺庙社组牌酒茶业族语号")


def uncovered_names(page: Page) -> Iterator[Scored]:
    """The stretches that look like a name without any context, in order."""
    for hole in _HOLE.finditer(page.shapes["words"]):
        start, end = hole.span()
        weight = name_weight(page.view[start:end])
        if end - start > HAN_LENGTH and page.view[end - 1] == "家":
            end -= 1  # 阿曼别克|家的小院
            weight = name_weight(page.view[start:end])
        if "·" in page.view[max(start - 1, 0) : end + 1]:
            continue
        if (
            weight <= (0 if end - start <= HAN_LENGTH else LEAST_SOUNDS)
            or _names_a_thing(page, start, end)
            or _goes_on(page, (start, end))
        ):
            continue
        short = _SHORT if end - start == 2 else 0  # noqa: PLR2004
        yield Scored((start, end), weight + _sides(page, start, end) + short)


def _sides(page: Page, start: int, end: int) -> int:
    if left_boundary(page, start) <= WORD_BOUNDARY or right_boundary(page, end) <= WORD_BOUNDARY:
        return 0
    return _CLOSED if right_boundary(page, end) == HARD_BOUNDARY else _FREE


def _goes_on(page: Page, span: Span) -> bool:
    """Whether a name of two characters is one of three with the next: 冯远|才 in 冯远才能."""
    start, end = span
    if end - start > 2 or right_boundary(page, end) == HARD_BOUNDARY:  # noqa: PLR2004
        return False
    return name_weight(page.view[start : end + 1]) > UNKNOWN_GIVEN


def _names_a_thing(page: Page, start: int, end: int) -> bool:
    """Whether a work, a place or a body is named: 《某某某》, 某某某村, 某某某集团."""
    view = page.view
    if view[start - 1 : start] in ("《", "“") and view[end : end + 1] in ("》", "”"):
        return True
    if view.startswith(_PAIR_SIGNS, end):
        return True
    if view[end - 1] in _LAST_SIGNS or view[end : end + 1] in _THING_SIGNS:
        return True
    run = _THING.match(page.shapes["words"], end)
    return run is not None and bool(suffixes_in(view, (end, run.end())))
