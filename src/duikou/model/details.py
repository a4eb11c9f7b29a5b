"""What a reading can tell besides its records: what became of every character, and how far its rules proved right."""

from typing import Literal

import msgspec

from duikou.model.records import Reading
from duikou.model.text import Span

CoverageKind = Literal["record", "credit", "formula", "residue", "unread"]
"""`formula` is policy wording; `residue` all that was set aside and is no credit."""


class Coverage(msgspec.Struct, frozen=True):
    """A stretch of one kind: stretches follow each other without a gap. It is no record and has no quote."""

    kind: CoverageKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.start, self.end


class Proof(msgspec.Struct, frozen=True):
    """How a rule proved on the gold reports of the project: of `found` records that it made `right` were right."""

    rule: str
    right: int
    found: int


class Made(msgspec.Struct, frozen=True):
    """Which rules made a record, or one field of it (`person.side`). A doubtful one is proposed with care."""

    record: str
    what: str
    rules: tuple[Proof, ...]
    doubtful: bool


class DetailedReading(Reading, frozen=True, kw_only=True):
    """A reading with the details that were asked for: a line of `duikou read --json --coverage --rules`."""

    coverage: tuple[Coverage, ...] | msgspec.UnsetType = msgspec.UNSET
    made: tuple[Made, ...] | msgspec.UnsetType = msgspec.UNSET


def counted(text: str, coverage: tuple[Coverage, ...]) -> dict[CoverageKind, int]:
    """Kind → how many characters it has; blanks are not counted.

    >>> counted("甲 乙", (Coverage("record", 0, 2), Coverage("unread", 2, 3)))
    {'record': 1, 'credit': 0, 'formula': 0, 'residue': 0, 'unread': 1}
    """
    counts: dict[CoverageKind, int] = {"record": 0, "credit": 0, "formula": 0, "residue": 0, "unread": 0}
    for stretch in coverage:
        counts[stretch.kind] += len("".join(text[slice(*stretch.span)].split()))
    return counts
