"""Events inside the main one: a symposium, a signing, a greeting visit, a ceremony."""

import re
from typing import Final, NamedTuple

import msgspec

from duikou.model.records import EventKind
from duikou.model.text import Span
from duikou.reading.context import Context

_EVENT = re.compile(r"Ee*")
_NAME_BEFORE = re.compile(r"[DdWwOoMmhCcX9·—“”《》（）]*$")
LONGEST_NAME = 40  # characters of a name before its event noun
_SPIRIT = re.compile(r"议?精神")  # 座谈会精神 is what it laid down
_GREETING = re.compile(
    r"(?:亲切)?(?:看望慰问|看望|慰问)了?[^。；\n]{0,24}?(?:干部|人才|队员|师生|教师|医生|学生|群众|代表|官兵)"
)
_RECEPTION = re.compile(r"(?<!参加)(?:亲切)?会见了?(?!时)")
_SIGNING = re.compile(
    r"签署了?(?:[^。；\n]{0,40}?(?:协议|备忘录|合同|意向书))|签约仪式|签订了?[^。；\n]{0,40}?(?:协议|合同|协议书)"
)
_WORDED: Final[tuple[tuple[EventKind, re.Pattern[str]], ...]] = (
    ("greeting_visit", _GREETING),
    ("signing", _SIGNING),
    ("reception", _RECEPTION),
)
"""Events told by other words than their noun."""

GENERIC = 5  # a name with fewer characters is the bare word (座谈会, 签约仪式)


class SubEvent(NamedTuple):
    """A kind, the words it rests on and its proper name, where it has one."""

    kind: EventKind
    span: Span
    name: Span | None


def read_subevents(context: Context, main: EventKind) -> list[SubEvent]:
    """The events told besides the main one, at most one a kind, in text order."""
    found: dict[EventKind, SubEvent] = {}
    for block in context.proper():
        if block.kind not in ("paragraph", "caption"):
            continue
        for event in _in_block(context, block.span):
            best = found.get(event.kind)
            if best is None or _proper(context, event) > _proper(context, best):
                found[event.kind] = event
    return sorted((event for kind, event in found.items() if kind != main), key=lambda event: event.span)


def _proper(context: Context, event: SubEvent) -> int:
    """How much of a proper name an event has: a region in it (西藏·辽宁工作座谈会) more than other words."""
    if event.name is None:
        return 0
    return 1 + ("D" in context.page.shapes["words"][slice(*event.name)])


def _in_block(context: Context, span: Span) -> list[SubEvent]:
    view = context.page.view
    events = [event for event in named_events(context, span) if event.kind in ("symposium", "ceremony")]
    for kind, pattern in _WORDED:
        match = pattern.search(view, *span)
        if match:
            events.append(SubEvent(kind, match.span(), None))
    return events


def named_events(context: Context, span: Span) -> list[SubEvent]:
    """Event nouns with the words before them that belong to their name: 西藏·辽宁工作座谈会."""
    page = context.page
    events = []
    shape = page.shapes["people"]
    for match in _EVENT.finditer(shape, *span):
        if _SPIRIT.match(page.view, match.end()):
            continue
        kind = next((row.canon for row, _ in page.pieces_in(match.span()) if row.kind == "event"), "other")
        before = _NAME_BEFORE.search(shape, max(span[0], match.start() - LONGEST_NAME), match.start())
        start = before.start() if before else match.start()
        while start < match.end() and page.view[start] in "）”—·》":
            start += 1
        name = (start, match.end()) if match.end() - start > GENERIC else None
        events.append(SubEvent(msgspec.convert(kind, EventKind), (start, match.end()), name))
    return events
