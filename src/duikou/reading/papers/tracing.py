"""The steps by which the statement of a task and its items came about: for `duikou explain`."""

from typing import Final

from duikou.model.records import Statement
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.statements.tracing import trace_item

_DUE: Final = "papers.due"
_UNITS: Final = "papers.units"


def trace_task(context: Context, made: Statement, rule: str) -> None:
    """Leave the steps of a task: whom it binds, what is to be done, by whom, by when."""
    inner = (item.span for item in made.items if item.span != made.span)
    context.trace(rule, f"statement {made.act}", made.span, *inner, settles=("statement.act",))
    for item in made.items:
        trace_item(context, item, made.span, _DUE)
        lead: tuple[Span, ...] = item.evidence[:1] if item.lead else ()
        context.settle(_UNITS, "item.lead", item.lead, item.span, *lead)
        context.settle(_UNITS, "item.cooperating", item.cooperating, item.span, *item.evidence[len(lead) :])
