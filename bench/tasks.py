"""Who is charged with a task of a paper, and by when: what the items say that were found in the words of the gold."""

from operator import eq
from typing import Any

from case import Case, squeeze
from tally import Tally, matched

Charge = tuple[str, str]
Span = tuple[int, int]


def charges(case: Case, field: str) -> Tally:
    """Pairs of a gold quote and what is said there; what is found outside all quotes stands by its own words."""
    gold = {(squeeze(each["quote"]), told) for each in case.gold["statements"] for told in values(each.get(field))}
    return matched(case.name, _found(case, field), gold, eq)


def values(told: Any) -> list[str]:
    """What a field says, as a list: nothing, one thing, a date, or several.

    >>> values(None), values("甲局"), values({"value": "2026-05"}), values(["甲局", "乙局"])
    ([], ['甲局'], ['2026-05'], ['甲局', '乙局'])
    """
    if isinstance(told, list):
        return [squeeze(each) for each in told]
    value = told["value"] if isinstance(told, dict) else told
    return [squeeze(value)] if value else []


def _found(case: Case, field: str) -> set[Charge]:
    plain = squeeze(case.text)
    quotes = [(plain.find(quote), quote) for each in case.gold["statements"] for quote in [squeeze(each["quote"])]]
    found = set()
    for said in case.reading.get("statements", []):
        for item in said.get("items", []):
            start, end = _squeezed(case, item["span"])
            around = (start, end), _squeezed(case, said["span"])
            hits = (quote for span in around for at, quote in quotes if _meets(span, (at, at + len(quote))))
            where = next(hits, plain[start:end])
            found |= {(where, told) for told in values(item.get(field))}
    return found


def _squeezed(case: Case, span: Span) -> Span:
    """A span of the text without blanks."""
    start, end = (len(squeeze(case.text[:place])) for place in span)
    return start, end


def _meets(one: Span, other: Span) -> bool:
    """Whether at least half of the shorter lies in the other."""
    shorter = min(one[1] - one[0], other[1] - other[0])
    return 2 * (min(one[1], other[1]) - max(one[0], other[0])) >= shorter > 0
