"""The imprint of a report on a page: the line on outlet and day under its title."""

import re
from collections.abc import Iterable
from typing import Final

from duikou.model.text import Span

LONGEST: Final = 160

DAY: Final = r"(?:19|20)\d\d\s*[年\-/.]\s*\d{1,2}\s*[月\-/.]\s*\d{1,2}"
_SIGN: Final = re.compile(rf"{DAY}|(?:来源|稿源|出处|作者|编辑)\s*[:：|丨]")
_LABELLED_DAY: Final = re.compile(rf"(?:发布|发表|成文|印发|出版|更新|时间|日期)[^\d\n]{{0,8}}(?P<day>{DAY}(?:\s*日)?)")
_ANY_DAY: Final = re.compile(rf"(?P<day>{DAY}(?:\s*日)?)(?!\d)")
_OUTLET: Final = re.compile(
    r"(?:来\s*源|稿源|出处|转自|发布机构|发文机关)\s*[:：|丨]\s*(?P<outlet>[^\s:：|丨，。]{2,30})"
)


def is_imprint(text: str) -> bool:
    """Whether a line is an imprint and no prose.

    >>> is_imprint("2024-05-06 来源：羌塘日报"), is_imprint("2024年5月6日，代表团抵达。")
    (True, False)
    """
    return len(text) <= LONGEST and not re.search("[。，；]", text) and bool(_SIGN.search(text))


def has_label(text: str) -> bool:
    """Whether a line names a day of publication or an outlet as such."""
    return bool(_LABELLED_DAY.search(text) or _OUTLET.search(text))


def is_stamp(text: str) -> bool:
    """Whether a line is an imprint that has a day and no label.

    >>> is_stamp("羌塘日报 · 2024-05-06 · 甲某某")
    True
    """
    return is_imprint(text) and not has_label(text) and bool(_ANY_DAY.search(text))


def find_day(text: str, spans: Iterable[Span]) -> Span | None:
    """The day of publication in the head of a report: one with a label before one without."""
    return _first(text, list(spans), (_LABELLED_DAY, _ANY_DAY), "day")


def find_outlet(text: str, spans: Iterable[Span]) -> Span | None:
    """The outlet behind its label in the head of a report."""
    return _first(text, list(spans), (_OUTLET,), "outlet")


def _first(text: str, spans: list[Span], patterns: Iterable[re.Pattern[str]], group: str) -> Span | None:
    for pattern in patterns:
        for span in spans:
            if found := pattern.search(text, *span):
                return found.span(group)
    return None
