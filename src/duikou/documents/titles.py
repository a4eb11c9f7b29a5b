"""Headlines: what looks like one, and where one ends that a copy ran together with the prose."""

import re
from typing import Final

LONGEST: Final = 60
"""A headline has at most this many characters; of the samples' titles the longest has 38."""

SHORTEST: Final = 6
"""A title that was run together with the prose has at least this many characters."""

COMMON: Final = 4
"""So many characters in a row must stand in title and first sentence, if nothing else shows the boundary."""

_ENUMERATION = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十]{1,3}[，、]"
)
_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_TIME = rf"""
(?: {_DAY} (?: [至到—\-~–]{{1,2}} (?:\d{{1,2}}月)? \d{{1,2}}日 )?
  | 昨[天日] | 今[天日] | 近日 | 日前 | 连日来 | 近期 | 本周[一二三四五六日末] )
(?: 上午 | 下午 | 晚上? | 早上 | 起 )?
"""
_LEAD = re.compile(rf"[ ]* {_TIME} [，,]", re.VERBOSE)
_OPENER = re.compile(rf"{_TIME} (?P<comma>，)? | “[^”\n]{{4,150}}[。！？]”?", re.VERBOSE)
_SPOKEN = re.compile(r"[！？]”$")
_AGAIN = re.compile(rf"(?P<title>[^\n。！？]{{{SHORTEST},{LONGEST}}}?)[ ]*(?P=title)")
_PREPOSITIONS = "于在从自至到和与的以截止及、，。（"
_SENTENCE_END = re.compile(r"[。！？\n]")
_FULL_STOP = re.compile(r"[。\n]")


def is_headline(view: str) -> bool:
    """Whether a stretch of its own line reads as a headline: short, no sentence, no first words of a report.

    >>> is_headline("某省党政代表团来藏考察并座谈"), is_headline("7月2日，代表团抵达拉萨")
    (True, False)
    """
    return (
        len(view) <= LONGEST
        and "。" not in view
        and view[-1] not in "；，：、"
        and not _SPOKEN.search(view)
        and not _LEAD.match(view)
        and not _ENUMERATION.match(view)
    )


def title_end(view: str, start: int, end: int, *, announced: bool) -> int | None:
    """Where a title ends that stands at `start`, before the prose on the same line, or None if that is not clear.

    「甲某某赴某地考察昨天下午，县委书记甲某某赴某地考察。」 → before 昨天

    `announced`: the words 原标题： stand before it, so that there is a title for certain. Otherwise the first sentence
    must say again what the title says; 「某市与某集团今天签署协议。」 has no title.
    """
    again = _AGAIN.match(view, start, end)
    if again and again["title"] not in (2 * again["title"])[1:-1]:  # no repetition of something shorter
        return again.end("title")
    # An announced title may end with ！ or ？; without the announcement that is the end of a sentence.
    stop = (_FULL_STOP if announced else _SENTENCE_END).search(view, start, end)
    limit = min(start + LONGEST, stop.start() if stop else end)
    for opener in _OPENER.finditer(view, start + SHORTEST, end):
        place = opener.start()
        if place > limit:
            break
        if view[place - 1] not in _PREPOSITIONS and (announced or _says_again(view, start, place, end)):
            return place
    return _second_start(view, start, limit) if announced else None


def continues_after(view: str, place: int) -> bool:
    """Whether prose begins at `place`, after a title that is printed again before it."""
    return view[place : place + 1].isspace() or bool(_OPENER.match(view, place))


def _says_again(view: str, start: int, place: int, end: int) -> bool:
    """Whether the sentence that begins at `place` has some words of the title before it."""
    stop = _SENTENCE_END.search(view, place, end)
    sentence = view[place : stop.start() if stop else end]
    return any(view[at : at + COMMON] in sentence for at in range(start, place - COMMON + 1))


def _second_start(view: str, start: int, limit: int) -> int | None:
    """Where the first words of an announced title come again: there the prose begins."""
    place = view.find(view[start : start + COMMON], start + SHORTEST, limit)
    return place if place > 0 and view[place - 1] not in _PREPOSITIONS else None
