"""No record without its words. Checked before anything is stored, and again by `duikou verify`."""

from collections.abc import Iterator
from typing import Any

from duikou.errors import EvidenceError
from duikou_web.ledger.drafts import JSON, Draft


def check_evidence(text: str, reading: JSON, drafts: list[Draft]) -> None:
    """Every span lies inside the text and every quote is the words at its span.

    Raises:
        EvidenceError: D201, with the record and the span.
    """
    for draft in drafts:
        if not draft.spans:
            raise EvidenceError("D201", f"{draft.kind} {draft.id}", "it has no words")
        for start, end in draft.spans:
            if not 0 <= start < end <= len(text):
                raise EvidenceError("D201", f"{draft.kind} {draft.id}", f"[{start}, {end}) is no place in the text")
    _check_quotes(text, reading)


def _check_quotes(text: str, reading: JSON) -> None:
    for part in _walk(reading):
        if "span" in part and "quote" in part:
            start, end = part["span"]
            if text[start:end] != part["quote"]:
                raise EvidenceError("D201", f"[{start}, {end})", f"the text reads {text[start:end][:20]!r} there")
        for start, end in part.get("evidence") or ():
            if not 0 <= start < end <= len(text):
                raise EvidenceError("D201", f"[{start}, {end})", "it is no place in the text")


def _walk(part: Any) -> Iterator[JSON]:
    """Every object inside, at any depth."""
    if isinstance(part, dict):
        yield part
        for value in part.values():
            if isinstance(value, dict | list):
                yield from _walk(value)
    elif part and isinstance(part, list) and isinstance(part[0], dict):
        for value in part:
            yield from _walk(value)
