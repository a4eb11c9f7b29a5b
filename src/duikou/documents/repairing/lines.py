"""Lines that a copy broke in the middle of a sentence."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from duikou.documents.repairing.edits import Edit
from duikou.documents.titles import is_headline
from duikou.grammar.automaton import automaton
from duikou.grammar.view import reading_view

NARROWEST: Final = 15
"""Lines that all end at one column have at least so many characters."""

FULL_LINES: Final = 4
"""So many lines that end at one column show that all were broken there."""

FULL_SHARE: Final = 0.4
"""And they are so much of all lines."""

RAGGED: Final = 3
"""So many characters before that column a line may end, so as not to break a number or a sign."""

LONG_WORD: Final = 4
"""A word of so many characters hardly stands over the end of a headline by chance."""

_OPEN: Final = "，、（《“‘·"
_CLOSED: Final = "。！？；：”’）》…!?;:)"
_GOES_ON: Final = "，、。；：”》）"
_BLANKS: Final = " \t\r\u3000\xa0"
# What begins a line of its own, however the line before ends.
_OPENS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、]|[a-z]+:|!?\[|[#*]"
    r"|来源|作者|编辑|责编|责任编辑|记者|通讯员|图为|图片|摄影|本报|新华社|中新"
    r"|(?:牵头|责任|配合|协同|协办|参[加与])[^，。：\n]{0,6}：|完成(?:时限|时间|期限)："
    r"|\d{4}[年-]|\d{1,2}月\d{1,2}日|近日|日前|昨[天日]|今[天日]|[\u4e00-\u9fff]{2,8}[讯电]"
)
# Headlines have blanks where prose has these.
_INSIDE = re.compile("[，、]")
# A heading with its number is whole without a sign at its end.
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[^，。；：]{2,20}")
# Who took a picture ends the line of its legend.
_CREDIT = re.compile(r"(?:[摄攝]|[记記]者|通[讯訊][员員]|供[图圖]|[图圖]片|文/|[图圖]/)[^。]{0,12}$")


def breaks(text: str) -> Iterator[Edit]:
    """会议由甲⏎某某主持。 → 会议由甲某某主持。"""
    lines = text.split("\n")
    column = _column(lines)
    sentence = ""
    place = 0
    for before, after in pairwise(lines):
        place += len(before) + 1
        sentence += before.strip(_BLANKS)
        row = "\t" in before.strip() and "\t" in after.strip()
        if not row and (_is_full(before, column, after) or _is_broken(sentence, after)):
            yield Edit(place - 1 - (len(before) - len(before.rstrip(_BLANKS))), place)
        else:
            sentence = ""


def _column(lines: list[str]) -> int:
    """Where all lines were broken; 0 where they were not."""
    lengths = Counter(len(line.rstrip(_BLANKS)) for line in lines)
    long = sum(number for length, number in lengths.items() if length >= NARROWEST)
    column = max(lengths, key=lambda length: (lengths[length], length))
    most = lengths[column]
    return column if column >= NARROWEST and most >= FULL_LINES and most >= FULL_SHARE * long else 0


def _is_full(before: str, column: int, after: str) -> bool:
    """Whether a line was broken where all were."""
    return column - RAGGED <= len(before.rstrip(_BLANKS)) <= column and after[:1].strip(_BLANKS) != "" and column > 0


def _is_broken(sentence: str, after: str) -> bool:
    """Whether a sentence goes on in the next line, which begins at the edge."""
    if not sentence or after[:1].strip(_BLANKS) == "" or sentence[-1] in _CLOSED:
        return bool(sentence) and after[:1] in _GOES_ON and after != ""
    if sentence[-1] in _OPEN or after[0] in _GOES_ON:
        return True
    if _OPENS.match(after) or _CREDIT.search(sentence):
        return False
    if is_headline(sentence) or _HEADING.fullmatch(sentence):
        return _splits_word(sentence, after)
    return not is_headline(after) or _INSIDE.search(after) is not None or _splits_word(sentence, after)


def _splits_word(before: str, after: str) -> bool:
    """Whether a long word of the tables begins in one line and ends in the next: 领导小⏎组."""
    near = reading_view(before[-LONG_WORD:] + after[:LONG_WORD])
    place = min(len(before), LONG_WORD)
    hits = automaton().hits(near)
    return any(start < place < end and end - start >= LONG_WORD for _, start, end in hits)
