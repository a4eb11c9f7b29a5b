"""Small readings of a stretch of the view: its clauses, where a noun phrase ends, whether 将 tells the future."""

import re
from typing import Final

from duikou.grammar import Page
from duikou.model.text import Span
from duikou.reading.statements.words import alternation

_CLAUSE: Final = re.compile(r"(?:“[^”\n]{0,80}”|《[^》\n]{0,60}》|（[^）\n]{0,40}）|[^，：])*[，：]?")
_LINK: Final = re.compile(
    r"(?:[“”‘’ ]|并且|而且|同时|还|也|并|又|再|更|且|但|而|既|都|就|不仅|不但|特别|尤其|始终|首先|一定|他们?|她们?|要|为此|因此|对此|当前|目前"
    r"|下一步|接下来|今后|[一二三四五六七八九]是(?:要)?|[一二三四五六七八九](?=要)|第[一二三四五六七八九]，?|最后|其次|其中)*"
)
_PREPOSITIONS: Final = "在以把将为向对从于按给让使与同和由就围绕"
_BEFORE_DEED: Final = "在以把为向对从按与同和给让使会于由赴来到本"
_CLAUSE_SIGN: Final = re.compile(r"[。！？；，：“”\n]")
_QUOTE_SIGN: Final = re.compile(r"[“”「」]")
_LONGEST_PHRASE: Final = 24
# 将 as 把: what it takes is put somewhere or made into something.
_DISPOSED: Final = re.compile(
    r"[^，。；]{2,30}?(?:作为|纳入|列为|列入|摆[在到上]|放[在到]|转[化变]为|变[成为]|融入|运用到|送[到给往]|交[到给]|打造成|建设?成|当[作成]|视为|搬|"
    r"结合|落实到|落到|贯穿|引向|推向|辐?射到|带[到回入]|用于|推上)"
)


def clauses(view: str, span: Span) -> list[Span]:
    """The clauses of a span, cut at ， and ： outside quotes.

    >>> clauses("要抓好项目，管好“人，财”。", (0, 13))
    [(0, 6), (6, 13)]
    """
    return [found.span() for found in _CLAUSE.finditer(view, *span) if found.start() < found.end()]


def after_links(view: str, start: int, end: int) -> int:
    """Where a clause begins behind 并, 也, 他 and their like."""
    found = _LINK.match(view, start, end)
    return found.end() if found else start


def noun_phrase(page: Page, start: int, limit: int) -> Span:
    """From `start` to the first preposition or verb: 希望|安徽|发挥…, 勉励|援藏队员|扎根…"""
    view = page.view
    start += page.view[start : start + 1] in ("，", "：")
    place = start
    limit = min(limit, start + _LONGEST_PHRASE)
    while place < limit:
        char = view[place]
        if char in "，。；：！？\n“" or (place > start and char in _PREPOSITIONS and not _in_word(page, place)):
            break
        if place > start and _deed().match(view, place, limit) and not _is_noun_here(page, place):
            break
        if place == start and (
            (char in _PREPOSITIONS and view[place + 1] != "会") or _deed().match(view, place, limit)
        ):
            break
        place += 1
    return (start, place)


def _in_word(page: Page, place: int) -> bool:
    """Whether a character is the inside of a word: 和 of 共和国."""
    return page.shapes["words"][place].islower()


def _is_noun_here(page: Page, place: int) -> bool:
    """Whether a verb of doing is part of a longer noun or goes before one: 援藏|帮扶|单位, 对口支援|医院."""
    found = _deed().match(page.view, place)
    after = found.end() if found else place
    return (
        _in_word(page, place) or page.view[after : after + 2] in _BODIES or page.view[after : after + 1] in "的组队方"
    )


_BODIES: Final = frozenset(
    "单位 医院 干部 人才 队员 工作 学校 企业 省市 团组 部门 人员 小组 教师 医生 成员 机构 双方 各方 地区".split()
)


def _deed() -> re.Pattern[str]:
    return _DEED


_IMPERATIVE: Final = re.compile(rf"(?:{alternation('manner')}|地)*(?:{alternation('deed')}|[把让使])")
_TRAILING: Final = frozenset("，。；：、！？”」』’ \n")
_LEADING: Final = frozenset("，：、“ ")
_DEED: Final = re.compile(alternation("deed", "manner"))
_FUTURE: Final = re.compile(rf"[{_BEFORE_DEED}](?!口)|{alternation('manner')}")
_DOING: Final = re.compile(alternation("deed"))
_SHORT_DEEDS: Final = frozenset("派建设办送拨投增招引育筹捐签开教帮")
_OUTCOME: Final = re.compile(alternation("outcome_word"))


def is_future(page: Page, place: int) -> bool:
    """Whether what stands at `place`, behind 将, makes it the future of a deed, and no 把 and no forecast.

    将继续选派, 将把资金投向: yes; 将援藏工作作为…, 将十分繁重: no.
    """
    view = page.view
    if _FUTURE.match(view, place):
        return True
    if _OUTCOME.match(view, place) and not _DOING.match(view, place):
        return False
    if _DOING.match(view, place) and page.begins.get(place) != "W":
        return True
    if _DISPOSED.match(view, place):
        return False
    if _DOING.match(view, place) or page.begins.get(place) in ("B", "R", "V"):
        return True
    return place not in page.begins and view[place : place + 1] in _SHORT_DEEDS


def clause_start(view: str, start: int, place: int) -> int:
    """Where the clause of `place` begins, at `start` at the earliest.

    >>> clause_start("座谈会上，某某说", 0, 7)
    5
    """
    last = start
    for found in _CLAUSE_SIGN.finditer(view, start, place):
        last = found.end()
    return last


def quote_end(view: str, start: int) -> int:
    """Behind the sign that closes the quote which opens at `start`, or the end of the line.

    >>> quote_end("“把“输血”变“造血”。”他说", 0)
    12
    """
    depth = 0
    for found in _QUOTE_SIGN.finditer(view, start):
        depth += 1 if found[0] in "“「" else -1
        if depth == 0:
            return found.end()
    line = view.find("\n", start)
    return line if line >= 0 else len(view)


def trimmed(view: str, span: Span) -> Span:
    """A span without the signs around it."""
    start, end = span
    while end > start and view[end - 1] in _TRAILING:
        end -= 1
    while start < end and view[start] in _LEADING:
        start += 1
    return start, end


def starts_deed(view: str, start: int, end: int) -> int | None:
    """Where a verb of doing that begins at `start`, behind manners, ends; None where none begins.

    >>> starts_deed("进一步加大力度", 0, 7)
    5
    """
    found = _IMPERATIVE.match(view, start, end)
    return found.end() if found else None
