"""Cut a stretch of words into the names it lists: 、 between them, ， between groups, 和 before the last, 等 behind."""

import re
from collections.abc import Iterator
from typing import Final

from duikou.model.text import Span

_CLOSING = re.compile(r"(?<![高中初平同])等(?![级候待于])|(?<=[）”])之[一类]")
_MARK = re.compile(r"、|，(?:以及)?|以及|[和及与]")
_OPEN: Final = {"（": 1, "）": -1, "“": 1, "”": -1}


def listed(view: str, shape: str, span: Span) -> list[Span]:
    """The items of a list; brackets and quotes are never cut.

    雪莲产业园、格桑小学和河畔农场等9家单位 → 雪莲产业园 | 格桑小学 | 河畔农场
    """
    start, end = span
    closing = _CLOSING.search(view, start + 1, end)
    if closing:
        end = closing.start()
    items = []
    for mark in _marks(view, shape, (start, end)):
        items.append((start, mark[0]))
        start = mark[1]
    items.append((start, end))
    return [item for item in items if item[0] < item[1]]


def _marks(view: str, shape: str, span: Span) -> Iterator[Span]:
    inside, seen = 0, span[0]
    for found in _MARK.finditer(view, *span):
        place, end = found.span()
        inside += sum(_OPEN.get(char, 0) for char in view[seen:place])
        seen = place
        # 和 in 和田 or 呼和浩特 is part of a longer word; as a joint it is a word of its own (和|县医院).
        word = shape[place].isupper() and shape[end : end + 1] != shape[place].lower()
        joint = view[place] in "、，" or word or view.startswith("和县", place)
        if not inside and (joint and end < span[1]):
            yield place, end
