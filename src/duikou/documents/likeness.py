"""Which documents are copies of one report: the same bytes, the same words, or nearly the same words.

Every source stays; a group only says that they belong together, and how near each is to the first of them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal

import msgspec

from duikou.documents.repairing.edits import Carrier
from duikou.documents.sketches import SHORTEST, enough, is_near, normalised, share_of, shingled, sketch
from duikou.model.records import Block, Repaired
from duikou.model.text import Span

Likeness = Literal["first", "same bytes", "same text", "near copy"]
Change = Literal["same", "changed", "only here", "only there"]

NEAREST: Final = 0.3
"""Two paragraphs are versions of one with at least this part of their characters in order."""

PROSE: Final = ("title", "deck", "paragraph", "table")


class Copy(msgspec.Struct, frozen=True):
    """A document to compare: where it is from, the hash of its bytes, and its report proper, a paragraph a line."""

    source: str
    id: str
    text: str


class Member(msgspec.Struct, frozen=True):
    """A document of a group; `likeness` tells how it is like the first one, `share` how much of their words is."""

    source: str
    likeness: Likeness
    share: float


class Difference(msgspec.Struct, frozen=True):
    """A paragraph here beside its version there; an empty span where there is none."""

    change: Change
    here: Span
    there: Span


def copy_of(source: str, document: str, text: str, blocks: Iterable[Block], repaired: Repaired | None = None) -> Copy:
    """A document with what is compared of it: its report without credits, links and what else is set aside.

    Of a damaged text the repaired one is compared; spans of blocks are those of `text`.
    """
    spans = [block.span for block in blocks if block.kind in PROSE]
    if repaired:
        stretches = ((came, start, length) for start, came, length in repaired.map)
        carrier = Carrier(stretches, (len(text), len(repaired.text)))
        text, spans = repaired.text, [carrier.span(span) for span in spans]
    return Copy(source, document, "\n".join(text[slice(*span)] for span in spans))


def group(copies: Sequence[Copy]) -> tuple[tuple[Member, ...], ...]:
    """The groups of two or more documents that are copies of one report, in the order of their first members."""
    words = [normalised(copy.text) for copy in copies]
    first_of = _Sets(len(copies))
    firsts: dict[str, int] = {}
    for number, copy in enumerate(copies):
        for key in (copy.id, words[number] or copy.id):
            first_of.join(firsts.setdefault(key, number), number)
    shingles = {
        number: shingled(words[number])
        for number in range(len(copies))
        if first_of.find(number) == number and len(words[number]) >= SHORTEST
    }
    for one, other in _near(shingles, words):
        first_of.join(one, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(copies)):
        groups[first_of.find(number)].append(number)
    return tuple(tuple(_members(copies, numbers)) for numbers in groups.values() if len(numbers) > 1)


def likeness_of(one: Copy, other: Copy) -> tuple[Likeness, float]:
    """How a copy is like another, and how much of their words both have."""
    words, theirs = normalised(one.text), normalised(other.text)
    if one.id == other.id:
        return "same bytes", 1.0
    if words == theirs:
        return "same text", 1.0
    return "near copy", round(share_of(shingled(words), shingled(theirs)), 4)


def _members(copies: Sequence[Copy], numbers: list[int]) -> Iterator[Member]:
    first = copies[numbers[0]]
    yield Member(first.source, "first", 1.0)
    for number in numbers[1:]:
        yield Member(copies[number].source, *likeness_of(first, copies[number]))


def _near(shingles: dict[int, frozenset[str]], words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs that are near copies: proposed by their sketches, held to their shingles."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, found in shingles.items():
        bands = sketch(words[number]).bands
        shared = Counter(other for band in bands for other in holders[band])
        for other, hits in sorted(shared.items()):
            if enough(hits, len(found), len(shingles[other])) and is_near(shingles[other], found):
                yield other, number
        for band in bands:
            holders[band].append(number)


class _Sets:
    """Numbers joined into sets; a set is known by its smallest number."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def find(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._above[high] = low


def differences(here: str, there: str) -> tuple[Difference, ...]:
    """Two texts paragraph by paragraph, a line being one; blanks, signs and traditional forms do not count."""
    ours, theirs = _paragraphs(here), _paragraphs(there)
    matcher = SequenceMatcher(None, [words for _, words in ours], [words for _, words in theirs], autojunk=False)
    found: list[Difference] = []
    for change, low, high, other_low, other_high in matcher.get_opcodes():
        if change == "equal":
            pairs = zip(ours[low:high], theirs[other_low:other_high], strict=True)
            found += [Difference("same", one[0], other[0]) for one, other in pairs]
        else:
            found += _changed(ours[low:high], theirs[other_low:other_high], len(here), len(there))
    return tuple(found)


_Paragraph = tuple[Span, str]


def _paragraphs(text: str) -> list[_Paragraph]:
    lines = ((line.span(), normalised(line[0])) for line in re.finditer(r"[^\n]+", text))
    return [(span, words) for span, words in lines if words]


def _changed(ours: list[_Paragraph], theirs: list[_Paragraph], end_here: int, end_there: int) -> Iterator[Difference]:
    """Paragraphs that differ: each with the next one there that is a version of it, else alone."""
    for span, words in ours:
        number = next((n for n, (_, other) in enumerate(theirs) if _is_version(words, other)), None)
        if number is None:
            place = theirs[0][0][0] if theirs else end_there
            yield Difference("only here", span, (place, place))
            continue
        yield from (Difference("only there", (span[0], span[0]), other) for other, _ in theirs[:number])
        yield Difference("changed", span, theirs[number][0])
        del theirs[: number + 1]
    place = ours[-1][0][1] if ours else end_here
    yield from (Difference("only there", (place, place), other) for other, _ in theirs)


def _is_version(words: str, other: str) -> bool:
    matcher = SequenceMatcher(None, words, other, autojunk=False)
    return matcher.quick_ratio() >= NEAREST and matcher.ratio() >= NEAREST
