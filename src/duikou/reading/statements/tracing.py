"""The steps by which a statement and its items came about, told once they are made: for `duikou explain`."""

from typing import Final

from duikou.model.records import Item, Specificity, Statement
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.sectors import settle_sectors
from duikou.reading.statements.groups import Part
from duikou.reading.statements.items import measure_of
from duikou.reading.statements.scopes import Scope

_SPECIFICITY: Final[dict[Specificity, str]] = {
    "binding": "statements.is_binding",
    "measurable": "statements.is_measurable",
    "field": "statements.names_field",
    "direction": "statements.is_direction",
    "principle": "statements.is_principle",
}
_BEHALF: Final = "statements.behalf"
_DUE: Final = "statements.due"


def trace_statement(context: Context, scope: Scope, part: Part, said: Statement) -> None:
    """Leave the steps of a statement: its act, who says it, for whom and to whom, and each of its items."""
    span, opener = said.span, scope.opener
    items = (item.span for item in said.items if item.span != span)
    context.trace(part.rule, f"statement {said.act}", span, opener.span, *items, settles=("statement.act",))
    if said.speaker is not None:
        context.settle(opener.rule.id, "statement.speaker", scope.voice.name, span, opener.span)
    if scope.behalf is not None:
        context.settle(_BEHALF, "statement.on_behalf_of", said.on_behalf_of, span, scope.behalf)
    if part.addressee[0] < part.addressee[1]:
        context.settle(part.rule, "statement.addressee", said.addressee, span, part.addressee)
    else:
        context.settle("statements.opposite_side", "statement.addressee", said.addressee, span)
    for item in said.items:
        trace_item(context, item, opener.span, _DUE)


def trace_item(context: Context, item: Item, opener: Span, due: str) -> None:
    """Leave the steps of an item: its sectors, how exact it is by which words, and by the rule `due` its deadline."""
    context.trace("statements.item", "item", item.span)
    settle_sectors(context, "item.sectors", item.sectors, item.span)
    measure = measure_of(context.page.view, item.span)
    words = (measure,) if measure else (opener,) if item.specificity == "binding" else ()
    context.settle(_SPECIFICITY[item.specificity], "item.specificity", item.specificity, item.span, *words)
    if item.due is not None:
        context.settle(due, "item.due", item.due, item.span, *item.due.evidence)
