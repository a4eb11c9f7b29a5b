"""Put the statements together: who says what to whom, as which act, with each thing promised or asked."""

import re
from collections.abc import Sequence
from typing import Final

from duikou.model.records import Act, Item, Statement
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates import DateMention
from duikou.reading.people import NamedPerson
from duikou.reading.statements.groups import Cues, Grouping, Part
from duikou.reading.statements.items import read_items
from duikou.reading.statements.subjects import Subjects
from duikou.reading.statements.voices import SideOf, Sides, Voices
from duikou.reading.statements.walk import Walk
from duikou.reading.statements.openers import FORMULAS, Openers
from duikou.reading.statements.phrases import trimmed
from duikou.reading.statements.scopes import Piece, Scope

_PRAISE: Final = re.compile(
    r"令人|钦佩|自豪|积极贡献|突出贡献|重要贡献|丰硕成果|显著成效|瞩目|赞赏|肯定|值得[^，。]{0,12}学习|辉煌成就|喜人|佳绩"
)
_BODIES: Final = re.compile(r"[、和]|以及|及")


def read_statements(
    context: Context,
    people: list[NamedPerson],
    parties: Sides,
    side_of: SideOf,
    dates: Sequence[DateMention] = (),
) -> tuple[Statement, ...]:
    """The statements of the report proper, in the order of their words.

    「希望安徽发挥科教优势，加大人才援藏力度。」 in the mouth of the recipient's leader → a request to 安徽

    `side_of` tells the side of a person by name; `dates` are the dates of the report, for the due dates of items.
    """
    subjects = Subjects(context.page, people)
    openers = Openers(context.page, subjects, Voices(context, people, parties, side_of))
    pieces = list(Walk(context, openers, subjects).pieces())
    if not pieces:
        return ()
    cues = Cues(context, min(p.span[0] for p in pieces), max(p.span[1] for p in pieces))
    grouping = Grouping(context, cues)
    writer = _Writer(context, dates)
    for piece in pieces:
        parts = grouping.parts(piece)
        writer.told(piece, parts)
        for part in parts:
            writer.write(piece.scope, part)
    return tuple(statement for _start, statement in sorted(writer.found.items()))


class _Writer:
    """Makes the records; of two that begin together the first stays."""

    def __init__(self, context: Context, dates: Sequence[DateMention]) -> None:
        self._context = context
        self._dates = dates
        self.found: dict[int, Statement] = {}

    def write(self, scope: Scope, part: Part) -> None:
        """One statement with its items."""
        context = self._context
        items = read_items(context, part.span, part.cue, self._dates, binding=scope.gives == "agreement")
        self._add(scope, part.act, part.span, part.addressee or scope.addressee, part.rule, items)

    def told(self, piece: Piece, parts: list[Part]) -> None:
        """Thanks, welcome, congratulation, praise and report: at most one a sentence, beside what is actionable."""
        scope = piece.scope
        gives = scope.gives
        if piece.opening and gives in FORMULAS:
            self._add(scope, gives, scope.opener.spans["content"], scope.addressee, scope.opener.rule.id, ())  # type: ignore[arg-type]
        elif not parts and scope.voice.name is not None:
            view = self._context.page.view
            span = trimmed(view, piece.span)
            act: Act = "praise" if _PRAISE.search(view, *span) and _names_other(scope, view, span) else "report"
            if span[0] < span[1]:
                self._add(scope, act, span, None, "statements.told", ())

    def _add(
        self, scope: Scope, act: Act, span: Span, addressee: Span | None, rule: str, items: tuple[Item, ...]
    ) -> None:
        context = self._context
        if span[0] >= span[1] or span[0] in self.found:
            return
        name = scope.voice.name
        behalf = context.quote(scope.behalf) if scope.behalf else ""
        self.found[span[0]] = Statement(
            id=context.id("statement", str(span[0])),
            event=None,
            speaker=context.id("person", name) if name is not None else None,
            on_behalf_of=tuple(body for body in _BODIES.split(behalf) if body),
            addressee=context.quote(addressee) if addressee else None,
            act=act,
            span=span,
            quote=context.quote(span),
            items=items,
        )
        context.trace(rule, f"statement {act}", span, scope.opener.span)


def _names_other(scope: Scope, view: str, span: Span) -> bool:
    return any(name in view[span[0] : span[1]] for name in scope.voice.other)
