"""What kind of paper a text is, whether two sides made it, and of which year it is."""

import re
from itertools import chain
from typing import Final, Literal

import msgspec

from duikou.grammar import find_all, load_rules
from duikou.model.records import Block
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.papers.labels import bracket_labels, line_labels
from duikou.reading.papers.numbers import number_in

PaperKind = Literal["minutes", "agreed_items", "agreement", "task_table", "summary"]

_TWO_SIDED: Final = re.compile(
    r"联席会|座谈会|对接会|会谈|会商|双方|甲乙|协商|两地|两省|两市|[^，。\n]{2,12}[与和、][^，。\n]{2,20}(?:框架|合作)?协议"
)
_BINDS: Final = re.compile(r"甲方|乙方|本协议|本备忘录|以下协议|如下协议|以下共识|如下共识")
_OF_TWO: Final = ("minutes", "agreed_items", "agreement")
_YEAR: Final = re.compile(r"(?P<year>20[0-9]{2})年")
_BRACKETED: Final = re.compile(r"20[0-9]{2}(?=[〕］\]）】])")
_CHARGES: Final = re.compile(r"牵头|责任单位")
_LABELLED: Final = 2
_OPENING: Final = 3
"""So many paragraphs at the beginning tell who met."""


class Paper(msgspec.Struct, frozen=True):
    """A paper: `year` is the words of its head that name one year and no other, `issued` those of its number."""

    kind: PaperKind
    two_sided: bool
    year: Span | None
    issued: Span | None


def paper_of(context: Context) -> Paper | None:
    """The kind of paper by a line of the head; None for a report."""
    prose = [block for block in context.blocks if block.kind == "paragraph"]
    for block in context.blocks:
        kind = _kind(context, block.span) if block.kind in ("title", "deck") or block in prose[:_OPENING] else None
        if kind is None:
            continue
        opening = context.page.view[: prose[_OPENING - 1].span[1] if len(prose) >= _OPENING else None]
        if kind == "agreement" and not _BINDS.search(context.page.view):
            return None
        two_sided = kind in _OF_TWO and _TWO_SIDED.search(opening) is not None
        return Paper(kind, two_sided, _year(context, block.span), _issued(context))
    return Paper("task_table", False, None, _issued(context)) if _is_labelled(context, prose) else None


def _is_labelled(context: Context, prose: list[Block]) -> bool:
    """Whether a text without the head of a paper charges units with several tasks."""
    if not _CHARGES.search(context.page.view):
        return False
    lines = (line_labels(context, block.span) for block in prose)
    labels = chain((line for line in lines if line), *(bracket_labels(context, block.span) for block in prose))
    return sum(label.units.lead is not None for label in labels) >= _LABELLED


def _kind(context: Context, line: Span) -> PaperKind | None:
    for match in find_all(load_rules("duikou.reading.papers", "kinds"), context.page, *line):
        context.trace(match.rule.id, "paper", match.span)
        kind: PaperKind = msgspec.convert(match.rule.gives, PaperKind)
        return kind
    return None


def _year(context: Context, line: Span) -> Span | None:
    years = list(_YEAR.finditer(context.page.view, *line))
    return years[0].span() if len({found["year"] for found in years}) == 1 else None


def _issued(context: Context) -> Span | None:
    number = number_in(context)
    found = _BRACKETED.search(context.page.view, *number.spans["number"]) if number else None
    return found.span() if found else None
