"""The number of an official paper: 甲对口办〔2025〕3号."""

from duikou.grammar import Match, find, load_rules
from duikou.reading.context import Context


def read_number(context: Context) -> str | None:
    """The number that a paper gives itself, as printed; the number of a paper that it cites is none.

    「格援办发〔2025〕12号」 on a line of its own → 格援办发〔2025〕12号
    """
    match = number_in(context)
    if match is None:
        return None
    span = match.spans["number"]
    number = context.quote(span)
    context.settle(match.rule.id, "document.number", number, span)
    return number


def number_in(context: Context) -> Match | None:
    """Where a paper gives its number."""
    rules = load_rules("duikou.reading.papers", "numbers")
    found = sorted((match for rule in rules for match in find(rule, context.page)), key=lambda match: match.span)
    return found[0] if found else None
