"""What becomes of a record by each decision: states, made from states and the report's text."""

from collections.abc import Iterable
from copy import deepcopy

from duikou.errors import LedgerError
from duikou.model.text import Span
from duikou_web.ledger.drafts import JSON
from duikou_web.ledger.models import Status
from duikou_web.ledger.reviewing.fields import Grounds, fields_of, with_value, words_field
from duikou_web.ledger.reviewing.snapping import snap

Given = dict[str, str | list[str]]


def accepted(state: JSON) -> JSON:
    return {**state, "status": Status.CONFIRMED.value}


def rejected(state: JSON) -> JSON:
    return {**state, "status": Status.REJECTED.value}


def corrected(
    kind: str, state: JSON, text: str, given: Given, span: Span | None, *, grounds: Grounds | None = None
) -> JSON:
    """A record with other fields, or on other words."""
    body = deepcopy(state["current"])
    for field in fields_of(kind):
        if field.name in given and field.control != "words":
            body = with_value(body, field, given[field.name], grounds)
    evidence = state["evidence"]
    if span is not None:
        body, evidence = on_words(kind, body, evidence, text, span)
    kept = state["status"] if state["status"] == Status.ADDED else Status.CORRECTED.value
    if body == state["current"] and evidence == state["evidence"]:
        return accepted(state) if state["status"] in (Status.PROPOSED, Status.REJECTED) else state
    return {"status": kept, "current": body, "evidence": evidence}


def snapped(text: str, span: Span) -> Span:
    """The span that a person meant.

    Raises:
        LedgerError: D517, there are no words in it.
    """
    found = snap(text, *span)
    if found is None:
        raise LedgerError("D517", f"[{span[0]}, {span[1]})", "no words there")
    return found


def on_words(kind: str, body: JSON, evidence: list[JSON], text: str, span: Span) -> tuple[JSON, list[JSON]]:
    """A record on other words: its name follows them, and so do its other mentions where they print the same."""
    start, end = snapped(text, span)
    words = text[start:end]
    body = {**body}
    if name := words_field(kind):
        body[name] = words
    if "span" in body:
        body["span"], body["quote"] = [start, end], words
    if "mentions" not in body:
        return body, [{"span": [start, end], "quote": words}]
    moved = _moved_mentions(evidence, text, (start, end))
    body["mentions"] = [list(one) for one in moved]
    return body, [{"span": list(one), "quote": words} for one in moved]


def _moved_mentions(evidence: list[JSON], text: str, span: Span) -> list[Span]:
    """The new words wherever the record is mentioned: a mention that does not hold them is none of it."""
    start, end = span
    words = text[start:end]
    found = {span}
    for first, last in (tuple(each["span"]) for each in evidence):
        near = text.find(words, max(first - len(words), 0), last + len(words))
        if near >= 0 and near < last and near + len(words) > first:
            found.add((near, near + len(words)))
    return sorted(found)


def split(kind: str, state: JSON, text: str, at: int) -> tuple[JSON, Span]:
    """A record cut in two at a place of the text: the first half, and the words of the second."""
    start, end = state["evidence"][0]["span"]
    if not start < at < end or "span" not in state["current"]:
        raise LedgerError("D517", f"{kind} at {at}", "it cannot be cut there")
    return corrected(kind, state, text, {}, (start, at)), snapped(text, (at, end))


def merged(kind: str, state: JSON, other: JSON, text: str) -> JSON:
    """A record with the words of another that is the same: those of both, or all from the first to the last."""
    spans = sorted({tuple(words["span"]) for words in (*state["evidence"], *other["evidence"])})
    if "mentions" in state["current"]:
        body = {**state["current"], "mentions": [list(span) for span in spans]}
        return _merged(body, [{"span": list(span), "quote": text[slice(*span)]} for span in spans])
    if "span" not in state["current"]:
        return _merged(state["current"], [{"span": list(span), "quote": text[slice(*span)]} for span in spans])
    whole = (min(start for start, _ in spans), max(end for _, end in spans))
    if whole[1] - whole[0] > sum(end - start for start, end in spans) + 1:
        return _merged(state["current"], state["evidence"])
    body, evidence = on_words(kind, state["current"], state["evidence"], text, whole)
    return _merged(body, evidence)


def _merged(body: JSON, evidence: list[JSON]) -> JSON:
    return {"status": Status.CORRECTED.value, "current": body, "evidence": evidence}


def merged_into(state: JSON, row: str) -> JSON:
    """The other one: rejected, and it says in which record it went."""
    return {**state, "status": Status.REJECTED.value, "current": {**state["current"], "merged_into": row}}


def differing(one: JSON, other: JSON) -> Iterable[tuple[str, object, object]]:
    """The fields in which two records differ, without what only says where they stand."""
    for field in dict.fromkeys((*one, *other)):
        if field not in ("id", "span", "quote", "mentions", "evidence") and one.get(field) != other.get(field):
            yield field, one.get(field), other.get(field)
