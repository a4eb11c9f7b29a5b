"""Put the statements together: who says what to whom, as which act, with each thing promised or asked."""

import re
from collections.abc import Sequence
from typing import Final

from duikou.model.records import Item, Statement
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates import DateMention
from duikou.reading.people import NamedPerson
from duikou.reading.statements.bodies import bodies_of
from duikou.reading.statements.clauses import trimmed
from duikou.reading.statements.groups import Cues, Grouping, Part
from duikou.reading.statements.items import read_items
from duikou.reading.statements.openers import FORMULAS, Openers
from duikou.reading.statements.scopes import Piece, Scope
from duikou.reading.statements.subjects import Subjects
from duikou.reading.statements.tracing import trace_statement
from duikou.reading.statements.voices import HasParties, SideOf, Voices
from duikou.reading.statements.walk import Walk
from duikou.reading.statements.words import words

_TO_NOBODY: Final = ("report", "directive")
_NOBODYS: Final = (
    "meeting", "agreement", "terms", "plan", "intention", "heading", "measures", "appeal", "undertakings", "notice",
)  # fmt: skip
"""Openers that no person by name could have."""

_SENTENCE_END: Final = re.compile(r"[。！？\n]")
_THANKED_FOR: Final = re.compile(
    r"的|长期|多年|一直|给予|对(?!口)|在|来|到|为|取得|各项|近年|[0-9]|真情|无私|倾情|大力"
)


def read_statements(
    context: Context,
    people: list[NamedPerson],
    parties: HasParties,
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
    cues = Cues(context, min(piece.span[0] for piece in pieces), max(piece.span[1] for piece in pieces))
    grouping = Grouping(context, cues)
    writer = _Writer(context, dates)
    for piece in pieces:
        parts = grouping.parts(piece)
        writer.told(piece, parts)
        for part in parts:
            writer.actionable(piece.scope, part)
    return tuple(statement for _start, statement in sorted(writer.found.items()))


class _Writer:
    """Makes the records; of two that begin together the first stays."""

    def __init__(self, context: Context, dates: Sequence[DateMention]) -> None:
        self._context = context
        self._view = context.page.view
        self._dates = dates
        self._told_until = 0
        self.found: dict[int, Statement] = {}

    def actionable(self, scope: Scope, part: Part) -> None:
        """A commitment, request, proposal or directive, with its items; a cue that asks for nothing is none."""
        binding = scope.gives in ("agreement", "terms")
        items = read_items(self._context, part.span, part.begins, self._dates, binding=binding)
        if items:
            self._add(scope, part, items)

    def told(self, piece: Piece, parts: list[Part]) -> None:
        """Thanks, welcome, congratulation, praise, report: one a sentence, where nothing actionable says more."""
        scope = piece.scope
        formula = piece.opening and scope.gives in FORMULAS
        if piece.span[0] < self._told_until or not (formula or (scope.voice.name is not None and not parts)):
            return
        part = self._formula(scope) if formula else self._telling(scope, trimmed(self._view, piece.span))
        self._add(scope, part, ())
        end = _SENTENCE_END.search(self._view, part.span[1])
        self._told_until = end.end() if end else len(self._view)

    def _formula(self, scope: Scope) -> Part:
        """对某省的支持表示感谢: thanks to that province."""
        span = scope.opener.spans["content"]
        start, end = scope.opener.spans["object"]
        reason = _THANKED_FOR.search(self._view, start + 1, end)
        addressee = start, reason.start() if reason else end
        return Part(FORMULAS[scope.gives], span, scope.opener.rule.id, span[0], addressee)

    def _telling(self, scope: Scope, span: Span) -> Part:
        """A sentence that tells how things are or were, perhaps in praise of the other side."""
        return Part("praise" if self._praises(scope, span) else "report", span, "statements.told", span[0])

    def _praises(self, scope: Scope, span: Span) -> bool:
        """Whether a telling sentence speaks well of the other side."""
        told = self._view[slice(*span)]
        return any(name in told for name in scope.voice.other) and words("praise_word").search(told) is not None

    def _add(self, scope: Scope, part: Part, items: tuple[Item, ...]) -> None:
        context, span = self._context, part.span
        if span[0] >= span[1] or span[0] in self.found:
            return
        name = scope.voice.name
        if name is None and scope.gives not in _NOBODYS:
            context.note("R401", scope.opener.span)
        said = self.found[span[0]] = Statement(
            id=context.id("statement", str(span[0])),
            event=None,
            speaker=context.id("person", name) if name is not None else None,
            on_behalf_of=bodies_of(context, scope.behalf) if scope.behalf else (),
            addressee=self._addressee(scope, part),
            act=part.act,
            span=span,
            quote=context.quote(span),
            items=items,
        )
        if context.explains:
            trace_statement(context, scope, part, said)

    def _addressee(self, scope: Scope, part: Part) -> str | None:
        """Whom the words name, else by a rule the other side; an order without a name goes to the own ranks."""
        named = self._context.quote(part.addressee)
        if named or part.act in _TO_NOBODY or scope.voice.opposite is None:
            return named or None
        return scope.voice.opposite
