"""What became of every character of a report, for its page: a bar of shares, and the words to mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from duikou.model.details import Coverage, CoverageKind, counted
from duikou.model.records import Block
from duikou.model.text import Span
from duikou.reading.coverage import Found, cover_text, unread_sentences
from duikou_web.site.pages.marks import Mark
from duikou_web.site.pages.text import SAID

_NO_FACTS: Final = ("k-byline", "k-note")


@dataclass(frozen=True)
class Share:
    """One kind of stretch: `start` and `percent` place it in a bar of 100."""

    kind: CoverageKind
    start: float
    percent: float


def coverage_of(text: str, blocks: list[dict[str, Any]], marks: Sequence[Mark]) -> tuple[Coverage, ...]:
    """The coverage by the facts that the page shows: what was rejected, or is not shown, was not read."""
    said = [span for mark in marks if mark.look.startswith(SAID) for span in mark.spans]
    bylines = [span for mark in marks if mark.look == "k-byline" for span in mark.spans]
    facts = [span for mark in marks if mark.look.startswith("k-") and mark.look not in _NO_FACTS for span in mark.spans]
    return cover_text(text, msgspec.convert(blocks, list[Block]), Found(facts, said, bylines))


def shares_of(text: str, coverage: tuple[Coverage, ...]) -> list[Share]:
    """The share of each kind that occurs, in the order of the bar."""
    counts = counted(text, coverage)
    whole = sum(counts.values())
    shares = []
    place = 0.0
    for kind, count in counts.items():
        if count:
            shares.append(Share(kind, place, 100 * count / whole))
            place += shares[-1].percent
    return shares


def looks_of(text: str, coverage: tuple[Coverage, ...]) -> list[tuple[Span, str]]:
    """What is marked though no fact stands there: sentences in which nothing was read, and policy wording."""
    formulas = [(stretch.span, "formula") for stretch in coverage if stretch.kind == "formula"]
    return [*formulas, *((span, "unread") for span in unread_sentences(text, coverage))]
