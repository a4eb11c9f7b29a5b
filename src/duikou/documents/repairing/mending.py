"""The kinds of damage in their order, over and over until nothing is left to mend."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

import msgspec

from duikou.documents.hints import Hint
from duikou.documents.originals.original import Original
from duikou.documents.repairing import characters
from duikou.documents.repairing.doubled import second_bodies
from duikou.documents.repairing.edits import Carrier, Edit, Stretch, apply, chain
from duikou.documents.repairing.lines import breaks
from duikou.documents.repairing.lost import fillings
from duikou.model.text import Span

ROUNDS: Final = 6
"""Damage under damage under damage was made by somebody who means no good: such a text is left as it came."""


class Kind(NamedTuple):
    """A kind of damage, looked for where its `sign` is in the text; `why` is told with what is set aside."""

    name: str
    why: str
    sign: re.Pattern[str]
    find: Callable[[str], Iterable[Edit]]
    of_lines: bool = False


KINDS: Final = (
    Kind("code", "a code of the web page for a character", re.compile("&"), characters.codes),
    Kind("code", "a code of the web page for a character", re.compile("&"), characters.unclosed_codes),
    Kind("saying", "a sign that a site prints for 表示", re.compile("&&"), characters.sayings),
    Kind("tag", "a tag of the web page", re.compile("<"), characters.tags),
    Kind(
        "unseen",
        "characters without width",
        re.compile(
            "[\xad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
        ),
        characters.unseen,
    ),
    Kind("pinyin", "the sound of the character before it", re.compile(r"[（(][ ]?[a-zà-ǿḿ]"), characters.pinyin),
    Kind(
        "point",
        "a point printed twice",
        re.compile(r"[，。；：、][ ]?[，。；：、,.;:]|[,.;:][ ]?[，。；：]"),
        characters.points,
    ),
    Kind("lost", "a lost character", re.compile("\ufffd|锟斤拷"), fillings),
    Kind("break", "a line broken in mid-sentence", re.compile(r"\n"), breaks, of_lines=True),
    Kind("body", "the body once more", re.compile(""), second_bodies),
)


class Wound(NamedTuple):
    """A place of the text where something was mended."""

    kind: Kind
    span: Span


class Repair(NamedTuple):
    """A mended text, the stretches that are as they were, and what was done."""

    text: str
    stretches: tuple[Stretch, ...]
    wounds: tuple[Wound, ...]


def repair(text: str, *, in_lines: bool = True) -> Repair | None:
    """The text as its author wrote it, as far as that is certain; None where there is nothing to mend.

    >>> repair("對(duì)口支&#25588;").text
    '對口支援'

    `in_lines`: the lines of the text are no more than lines, so that one may be broken in mid-sentence.
    """
    mended, stretches = text, [(0, 0, len(text))]
    wounds: list[Wound] = []
    for _ in range(ROUNDS):
        before = len(wounds)
        for kind in KINDS:
            if (kind.of_lines and not in_lines) or not kind.sign.search(mended):
                continue
            edits = list(kind.find(mended))
            if edits:
                back = Carrier(stretches, (len(mended), len(text)))
                wounds += [Wound(kind, back.span((edit.start, edit.end))) for edit in edits]
                mended, later = apply(mended, edits)
                stretches = chain(later, stretches)
        if len(wounds) == before:
            return Repair(mended, tuple(stretches), tuple(wounds)) if wounds and mended.strip() else None
    return None


class Mended:
    """An original with its text repaired, and the way back."""

    def __init__(self, original: Original, mended: Repair) -> None:
        ends = len(mended.text), len(original.text)
        self.repair = mended
        self._back = Carrier(mended.stretches, ends)
        self._there = Carrier(((text, start, length) for start, text, length in mended.stretches), ends[::-1])
        self.came = original
        self._wounds = sorted(mended.wounds, key=lambda wound: wound.span)
        self.original = msgspec.structs.replace(
            original,
            text=mended.text,
            hints=tuple(filter(None, map(self._hint, original.hints))),
            outlet=self._carried(original.outlet),
            published=self._carried(original.published),
        )

    def origin(self, span: Span) -> Span:
        """The span of the text as it came."""
        return self._back.span(span)

    def place(self, span: Span) -> Span:
        """The span of the repaired text; an empty one where nothing is left of it."""
        start, end = self._there.span(span)
        return start, max(start, end)

    def why(self, span: Span) -> str:
        """Why a stretch of the text as it came was taken out: the largest wound that begins in it says so."""
        first, last = (bisect_left(self._wounds, place, key=lambda wound: wound.span[0]) for place in span)
        inside = self._wounds[first:last]
        return max(inside, key=lambda wound: wound.span[1] - wound.span[0]).kind.why

    def _carried(self, span: Span | None) -> Span | None:
        carried = self.place(span) if span else None
        return carried if carried and carried[0] < carried[1] else None

    def _hint(self, hint: Hint) -> Hint | None:
        span = self._carried(hint.span)
        return msgspec.structs.replace(hint, span=span) if span else None


def mend(original: Original) -> Mended | None:
    """Repair an original; None where there is nothing to mend."""
    mended = repair(original.text, in_lines=not original.hints)
    return Mended(original, mended) if mended else None
