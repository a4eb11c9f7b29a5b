"""Whose task a sentence is, by its subject: one side's or both sides'."""

import re
from typing import Final, Literal

from duikou.grammar import Page
from duikou.model.text import Span
from duikou.reading.statements.clauses import clauses
from duikou.reading.statements.words import words

Whose = Literal["party", "both"]

_WHEN: Final = re.compile(
    r"(?:(?:(?:至|到|截至|在|于)?(?:20[0-9]{2}年|“十[一二三四五六七八九]五”)[^，。；]{0,10}|[^，。；]{2,20}(?:基础上|期间|前|内)|同时)，)*(?:同时|并)?"
)
_PARTY: Final = re.compile(r"由?(?:甲方|乙方|丙方|支援方|受援方|援助方|帮扶方)")
_TOGETHER: Final = re.compile(r"共同|联合|互相|相互|协商")
_REGION: Final = re.compile(r"(?:Dd*)+")


def subject_of(page: Page, span: Span) -> Whose | None:
    """Whose task a sentence says it is; None where it names neither side.

    至2015年，甲方帮助建设学校: one side's; 双方共建园区: both sides'.
    """
    view = page.view
    when = _WHEN.match(view, *span)
    start = when.end() if when else span[0]
    if words("both_sides").match(view, start, span[1]) or _TOGETHER.match(view, start, span[1]):
        return "both"
    if _PARTY.match(view, start, span[1]) or _REGION.match(page.shapes["words"], start, span[1]):
        return "party"
    first = clauses(view, (start, span[1]))
    return "both" if first and words("both_sides").search(view, *first[0]) else None
