"""What became of every character of a report."""

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


class CoveredReading(Reading, frozen=True, kw_only=True):
    """A reading that tells what became of its whole text: a line of `duikou read --json --coverage`."""

    coverage: tuple[Coverage, ...]


def counted(text: str, coverage: tuple[Coverage, ...]) -> dict[CoverageKind, int]:
    """Kind → how many characters it has; blanks are not counted.

    >>> counted("甲 乙", (Coverage("record", 0, 2), Coverage("unread", 2, 3)))
    {'record': 1, 'credit': 0, 'formula': 0, 'residue': 0, 'unread': 1}
    """
    counts: dict[CoverageKind, int] = {"record": 0, "credit": 0, "formula": 0, "residue": 0, "unread": 0}
    for stretch in coverage:
        counts[stretch.kind] += len("".join(text[slice(*stretch.span)].split()))
    return counts
