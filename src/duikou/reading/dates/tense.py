"""Whether a date lies ahead or belongs to another time, by the words around it."""

import re
from typing import Final

from duikou.model.text import Span
from duikou.reading.boundaries import behind_last

_SENTENCE: Final = 400  # characters to each side; a text may have no punctuation at all
_SENTENCE_END: Final = re.compile("[。！？\n]")
_ANNOUNCED: Final = re.compile("(?:[将拟定]于|将在|计划[于在]|预计[于在]?|[持延]续[到至]|展期至)[^，。；]{0,3}$")
_DEADLINE: Final = re.compile("[之以]?前(?!往|来|夕|后|期|沿|去|景)")
_AHEAD: Final = re.compile("将|拟|届时|预计|计划|即将")
_SAID: Final = re.compile("表示|指出|强调|承诺|要求|希望|介绍|说，|说：")
_YEARLY: Final = re.compile("(?:每|往|历|逐|常)年[^，。；]{0,3}$")
_RETOLD: Final = re.compile("以来|[自从](?!治|愿|身|己|觉|主|信|驾|然)|曾|当年|那年|历史|年前|周年|时任|首次|至今")


def sentence_of(view: str, place: int) -> Span:
    """The sentence around a place, or as much of it as matters."""
    reach, end = max(0, place - _SENTENCE), min(len(view), place + _SENTENCE)
    start = behind_last(view, "。！？\n", reach, place)
    found = _SENTENCE_END.search(view, place, end)
    return start, found.start() if found else end


def announced(view: str, span: Span) -> bool:
    """Whether the words at a date say that it is to come: 将于9月5日, 持续到9月, 9月底前."""
    return bool(_ANNOUNCED.search(view, max(0, span[0] - 10), span[0]) or _DEADLINE.match(view, span[1]))


def ahead(view: str, span: Span) -> bool:
    """Whether the sentence speaks of something to come; what somebody says of it there is not what the day is for.

    >>> ahead("7月2日，甲省将派医生", (0, 4)), ahead("7月2日，书记表示将派医生", (0, 4))
    (True, False)
    """
    start, end = sentence_of(view, span[0])
    said = _SAID.search(view, span[1], end)
    return bool(_AHEAD.search(view, start, said.start() if said else end))


def yearly(view: str, span: Span) -> bool:
    """Whether the day comes every year: 每年3月21日."""
    return bool(_YEARLY.search(view, max(0, span[0] - 6), span[0]))


def retold(view: str, span: Span) -> bool:
    """Whether the sentence tells of another time than the report's: 自2020年8月15日签约以来."""
    return bool(_RETOLD.search(view, *sentence_of(view, span[0])))
