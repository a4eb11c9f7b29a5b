"""The stretches of a page that a rule recognises as something beside title and prose."""

from typing import Final, NamedTuple

from duikou.grammar import Page, Rule, find_all, load_rules
from duikou.model.text import Span

FILES: Final = ("residue", "sources", "credits", "captions", "surroundings")
"""The rule files. Where two rules claim the same words, the file that stands first here decides."""


class Mark(NamedTuple):
    """A stretch and the rule that recognised it."""

    span: Span
    rule: Rule


def find_marks(page: Page) -> list[Mark]:
    """The marks of a page, in order and apart: of two that overlap, the one that begins first, then the longer."""
    found = [
        Mark(_trim(page.view, match.spans.get("block", match.span)), match.rule)
        for name in FILES
        for match in find_all(load_rules("duikou.documents", name), page)
    ]
    found.sort(key=lambda mark: (mark.span[0], -mark.span[1]))
    marks: list[Mark] = []
    done = 0
    for mark in found:
        if mark.span[0] >= done:
            marks.append(mark)
            done = mark.span[1]
    return marks


def _trim(view: str, span: Span) -> Span:
    """The span without the blanks at its ends."""
    start, end = span
    inside = view[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())
