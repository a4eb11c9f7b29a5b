"""How what stands at a place came about: the traces and the table rows under it, as a tree."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Final

import msgspec

from duikou.grammar.page import Page
from duikou.grammar.rules import all_rules
from duikou.model.text import Span
from duikou.model.trace import Trace

_FROM_TOP: Final = (
    "block", "event", "guest", "host", "party", "pairing", "statement", "item", "participant", "person", "post",
    "organisation", "site", "project", "place", "figure",
)  # fmt: skip
"""Kinds of record: what stands later may be a ground of what stands before it, so that words two records share never
mix them up."""


class Step(msgspec.Struct, frozen=True):
    """A rule that made something, or a table row, with what it rested on.

    `name` is the rule's id, or the row's (`offices:省长`); `what` is what came out: a record, or the row's kind.
    `why` is what the rule is for, where a rule file says it.
    """

    name: str
    what: str
    span: Span
    quote: str
    why: str = ""
    inputs: tuple["Step", ...] = ()


def explain_span(page: Page, traces: Iterable[Trace], span: Span) -> tuple[Step, ...]:
    """The steps whose words overlap a span, each once and under the step it led to; the rows of the tables last."""
    known: dict[Span, list[Trace]] = defaultdict(list)
    for trace in traces:
        known[trace.span].append(trace)
    over = [trace for group in known.values() for trace in group if _overlap(trace.span, span)]
    used = {under for trace in over for under in _under(known, trace)}
    steps: list[Step] = []
    shown: set[Trace] = set()
    # What led to nothing else comes first; of steps that lead to each other one has to be the top.
    for trace in sorted(over, key=lambda trace: (trace in used, -_length(trace.span), trace.rule)):
        if trace not in shown:
            steps.append(_step(page, known, trace, shown))
    return (*steps, *_rows(page, span))


def explain_removed(text: str, traces: Iterable[Trace], span: Span) -> tuple[Step, ...]:
    """The steps over a span of words that no page holds any more: they have no rows."""
    over = (trace for trace in traces if _overlap(trace.span, span))
    return tuple(Step(trace.rule, trace.what, trace.span, text[slice(*trace.span)]) for trace in over)


def _fields(known: dict[Span, list[Trace]], record: Trace) -> list[Trace]:
    """The steps that gave the fields of a record."""
    return [trace for trace in known[record.span] if _is_field_of(trace, record)]


def _grounds(known: dict[Span, list[Trace]], trace: Trace, place: Span) -> list[Trace]:
    """The steps made at one of the places that a step was made from; its own place has only rows."""
    if place == trace.span:
        return []
    group = [other for other in known.get(place, ()) if _height(other) <= _height(trace)]
    return [other for other in group if not any(_is_field_of(other, record) for record in group)]


def _under(known: dict[Span, list[Trace]], trace: Trace) -> list[Trace]:
    return _fields(known, trace) + [other for place in trace.inputs for other in _grounds(known, trace, place)]


def _is_field_of(trace: Trace, record: Trace) -> bool:
    """Whether a step gave a field of the record that another step made: `person.side: host` of `person 章若谷`."""
    return "." in trace.what.partition(" ")[0] and _kind(trace) == record.what.partition(" ")[0]


def _height(trace: Trace) -> int:
    """How high a step stands: an event is made of people, never a person of events."""
    kind = _kind(trace)
    return len(_FROM_TOP) - _FROM_TOP.index(kind) if kind in _FROM_TOP else 0


def _kind(trace: Trace) -> str:
    """The kind of record that a step made or gave a field: `person` of `person.side: host` and `person 章若谷`."""
    return trace.what.partition(" ")[0].partition(".")[0]


def _step(page: Page, known: dict[Span, list[Trace]], trace: Trace, shown: set[Trace]) -> Step:
    """A step with what is under it; what has been shown already is not told again."""
    shown.add(trace)
    inputs = [_step(page, known, field, shown) for field in _fields(known, trace) if field not in shown]
    for place in dict.fromkeys(trace.inputs):
        grounds = _grounds(known, trace, place)
        inputs += [_step(page, known, ground, shown) for ground in grounds if ground not in shown]
        if not grounds:
            inputs += _rows(page, place)
    why = _reasons().get(trace.rule, "")
    return Step(trace.rule, trace.what, trace.span, page.text[slice(*trace.span)], why, tuple(inputs))


def _rows(page: Page, span: Span) -> list[Step]:
    """The table rows of the cover that overlap a span."""
    return [
        Step(row.id, f"{row.kind} {row.canon}".strip(), (piece.start, piece.end), page.text[piece.start : piece.end])
        for piece in page.pieces_over(*span)
        for row in page.rows(piece.form)
    ]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _length(span: Span) -> int:
    return span[1] - span[0]


@cache
def _reasons() -> dict[str, str]:
    """Id → why, of every rule in the package."""
    return {rule.id: rule.source.why for rule in all_rules()}
