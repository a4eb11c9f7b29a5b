"""A body, a group or a region as a subject: somebody speaks, and nobody by name."""

import re
from functools import cache
from typing import Final

from duikou.grammar import Page
from duikou.reading.statements.words import alternation

_BODY: Final = "DdGgOo"
_GROUP: Final = "LlQqJj"
"""Symbols of divisions, delegations and organs, and of leaders and people of a trade: a subject may end with one."""

_NO_SUBJECT: Final = re.compile(
    r"[ ]*(?:按照?|根据|依据|遵照|落实|贯彻|在|对|向|把|将|让|使|被|受|为|从|与(?!会)|同(?!学|志)|和|经|除|代表(?!团)"
    r"|[^，。；]{0,8}(?:中央|国务院|总书记))"
)
_QUOTED: Final = re.compile(r"按照|根据|落实|贯彻|符合|达到|对照|遵循")
_BEFORE_VERB: Final = (
    r"(?:[ ”]*(?:还|也|都|均|则|一致|纷纷|普遍|分别|特别|尤其|多次|一再|专门|随即|当场|当即|先后|同时|并|首先|最后"
    r"|充分|高度|热情|郑重|发言|讲话|动情地|激动地|高兴地|自豪地|深有感触地)"
    r"|[在当就][^，。；：“”]{2,40}?(?:时|后|中|上|下|前|际|期间|问题|工作|情况)"
    r"|[对就][^，。；：“”]{2,30}?(?:工作|问题|情况|任务|事项|进度|落实|推进|开展)"
    r"|[对向](?:记者|笔者|我们|代表团|媒体))*"
)
_LONGEST: Final = 60
_SHORTEST: Final = 2


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"{alternation('speaking_body')}(?:一行|等)?\Z")


@cache
def _group() -> re.Pattern[str]:
    return re.compile(rf"{alternation('speaking_group')}[们等]?\Z")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(_BEFORE_VERB + r"\Z")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(
        rf"[^，。；：“”\n]{{0,24}}?(?:{alternation('speaking_body', 'speaking_group')})(?:一行|[们等])?"
        rf"(?=[^，。；：“”\n]{{0,2}}(?:[对向就在为把与和同]|听取|察看|查看|来到|走[进访]|先后|详细|深入|实地|认真|高度|充分|特别|介绍|听完|看到|[深备倍]受|[深倍]感|倍觉))"
    )


def speaks(page: Page, start: int, verb: int) -> bool:
    """Whether the clause that begins at `start` has a collective subject, and nothing else, before the verb."""
    return promises(page, start, verb) or _subject(page, start, verb, _GROUP, _group())


def promises(page: Page, start: int, verb: int) -> bool:
    """The same of a body alone: what people together will do is told, and owed by nobody."""
    return _subject(page, start, verb, _BODY, _body())


def _subject(page: Page, start: int, verb: int, symbols: str, ending: re.Pattern[str]) -> bool:
    start = max(start, verb - _LONGEST)
    tail = _tail().search(page.view, start, verb)
    end = tail.start() if tail else verb
    if end - start < _SHORTEST or _NO_SUBJECT.match(page.view, start, end) or _names(page, start, end):
        return False
    if _QUOTED.search(page.view, start, end):
        return False
    return page.shapes["people"][end - 1] in symbols or ending.search(page.view, start, end) is not None


def acts(page: Page, start: int, verb: int) -> bool:
    """Whether a collective subject begins the clause at `start`, whatever it does before it speaks."""
    found = _head().match(page.view, start, verb)
    return found is not None and not _NO_SUBJECT.match(page.view, start, verb) and not _names(page, start, found.end())


def _names(page: Page, start: int, end: int) -> bool:
    return "N" in page.shapes["people"][start:end]
