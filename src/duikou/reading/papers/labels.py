"""Labels that say who does a task and by when, on lines of their own or in brackets behind the task."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from duikou.grammar import find, load_rules
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.papers.units import Units, units_of, units_of_parts

_LABEL: Final = re.compile(r"(?:(?<=[，；。、\n（ \t|])|\A)(?P<word>[^，。；：、\n（）\s|]{2,8})：")
_LABELLING: Final = ("lead", "responsible", "cooperating", "due")
_BRACKET: Final = re.compile(r"（(?:[^（）\n]|（[^（）\n]*）){4,160}）")
_STOP: Final = re.compile(r"[；。\n]")
_SEPARATORS: Final = "，；。、 \t\u3000"
_BARE: Final = re.compile(r"牵头|负责|配合|责任|落实")
_BY: Final = re.compile(r"[^，；。]*?[0-9年月][^，；。]*(?:完成|前|底|内|止)")


class Labels(msgspec.Struct, frozen=True):
    """What a bracket or a line of labels says: the units, the words of the deadline, and each label's part."""

    span: Span
    units: Units
    due: Span | None
    parts: dict[str, Span]


def bracket_labels(context: Context, span: Span) -> Iterator[Labels]:
    """The brackets of a stretch that name units or a deadline: （牵头单位：甲局；完成时限：5月底前）, （甲局牵头）"""
    view = context.page.view
    for bracket in _BRACKET.finditer(view, *span):
        inside = bracket.start() + 1, bracket.end() - 1
        parts = _parts(context, inside)
        if parts:
            yield Labels(bracket.span(), units_of_parts(view, parts), parts.get("due"), parts)
        elif _BARE.search(view, *inside):
            units = units_of(view, inside, None)
            by = _BY.search(view, *inside)
            if units:
                yield Labels(bracket.span(), units, by.span() if by else None, {})


def line_labels(context: Context, span: Span) -> Labels | None:
    """The labels of a line that holds nothing else."""
    parts = _parts(context, span)
    first = _LABEL.match(context.page.view, *span)
    if not parts or first is None or part_of(context, first.span("word")) is None:
        return None
    return Labels(span, units_of_parts(context.page.view, parts), parts.get("due"), parts)


def tail_labels(context: Context, span: Span) -> Labels | None:
    """The labels behind the sentences of a line: 报送信息。责任单位：甲局。"""
    for found in _LABEL.finditer(context.page.view, *span):
        start = found.start("word")
        before = context.page.view[span[0] : start]
        if (
            before[-1:] in ("。", "；")
            and before.count("（") == before.count("）")
            and part_of(context, found.span("word")) in _LABELLING
        ):
            return line_labels(context, (start, span[1]))
    return None


def part_of(context: Context, word: Span) -> str | None:
    """Which part the words under a label, or in a column under a head, play: lead, cooperating, due …"""
    for rule in load_rules("duikou.reading.papers", "columns"):
        if any(match.span == word for match in find(rule, context.page, *word)):
            return rule.gives
    return None


def _parts(context: Context, span: Span) -> dict[str, Span]:
    """The values of the labels in a stretch, by the part that they play."""
    view = context.page.view
    marks = [
        (part, found.start(), found.end())
        for found in _LABEL.finditer(view, *span)
        if (part := part_of(context, found.span("word"))) in _LABELLING
    ]
    parts: dict[str, Span] = {}
    for number, (part, _start, end) in enumerate(marks):
        limit = marks[number + 1][1] if number + 1 < len(marks) else span[1]
        stop = _STOP.search(view, end, limit)
        value = _trimmed(view, (end, stop.start() if stop else limit))
        if value[0] < value[1]:
            parts.setdefault(part, value)
    return parts


def _trimmed(view: str, span: Span) -> Span:
    start, end = span
    while start < end and view[start] in _SEPARATORS:
        start += 1
    while end > start and view[end - 1] in _SEPARATORS:
        end -= 1
    return start, end
