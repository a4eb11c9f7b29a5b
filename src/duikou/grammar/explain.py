"""How what stands at a place came about: the traces and the table rows under it, as a tree."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from duikou.grammar.page import Page
from duikou.model.text import Span
from duikou.model.trace import Trace


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
    used = {under for trace in over for place in trace.inputs for under in known.get(place, ()) if under != trace}
    steps: list[Step] = []
    reached: set[Trace] = set()
    # What led to nothing else comes first; of steps that lead to each other one has to be the top.
    for trace in sorted(over, key=lambda trace: (trace in used, -_length(trace.span), trace.rule)):
        if trace not in reached:
            steps.append(_step(page, known, trace, frozenset()))
            _reach(known, trace, reached)
    return (*steps, *_rows(page, span))


def _reach(known: dict[Span, list[Trace]], trace: Trace, reached: set[Trace]) -> None:
    """Note the trace and everything under it."""
    reached.add(trace)
    for place in trace.inputs:
        for under in known.get(place, ()):
            if under not in reached:
                _reach(known, under, reached)


def _step(page: Page, known: dict[Span, list[Trace]], trace: Trace, above: frozenset[Trace]) -> Step:
    above = above | {trace}
    inputs: list[Step] = []
    for place in dict.fromkeys(trace.inputs):
        under = [other for other in known.get(place, ()) if other not in above]
        inputs += [_step(page, known, other, above) for other in under] or _rows(page, place)
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
    found = {}
    for file in _rule_files(files("duikou")):
        for rule in tomllib.loads(file.read_text(encoding="utf-8")).get("rule", ()):
            found[rule["id"]] = rule["why"]
    return found


def _rule_files(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _rule_files(entry)
        elif entry.name.endswith(".toml"):
            yield entry
