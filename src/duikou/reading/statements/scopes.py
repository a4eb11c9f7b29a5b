"""What one speaker says, and the pieces of text that belong to it."""

from dataclasses import dataclass

import msgspec

from duikou.grammar import Match
from duikou.model.records import Act
from duikou.model.text import Span
from duikou.reading.statements.voices import Voice


@dataclass
class Scope:
    """What one speaker says from one opener on.

    `act` is the act that the opener itself gives (勉励 → directive), `chain` the one that a bare imperative goes on
    with, `joint` whether both sides speak, `closes` where a quotation ends, `running` whether the sentence
    before was an act.
    """

    voice: Voice
    opener: Match
    act: Act | None = None
    chain: Act | None = None
    addressee: Span = (0, 0)
    behalf: Span | None = None
    joint: bool = False
    closes: int | None = None
    running: bool = False

    @property
    def gives(self) -> str:
        """What the opener is: `say`, an act, `meeting`, `agreement`, `plan` …"""
        return self.opener.rule.gives

    def over(self, place: int) -> bool:
        """Whether its quotation has ended before `place`."""
        return self.closes is not None and self.closes <= place


class Opening(msgspec.Struct, frozen=True):
    """A scope, where what it says begins, and a quote before it that belongs to it: “……”甲说."""

    scope: Scope
    start: int
    quote: Span | None = None


class Piece(msgspec.Struct, frozen=True):
    """A sentence, or a part of one, that belongs to a scope.

    `opening`: the opener stands in the same sentence; `quoted`: the piece is a quote that stands before its opener.
    """

    span: Span
    scope: Scope
    opening: bool
    quoted: bool = False
