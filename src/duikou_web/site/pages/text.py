"""A report's text cut into pieces, so that a browser never counts characters: offsets are code points, and end here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple

from duikou.documents.blocks import SET_ASIDE
from duikou.model.text import Span
from duikou_web.site.pages.marks import Mark

SAID: Final = "said act-"


class Worded(NamedTuple):
    """One span of one mark."""

    start: int
    end: int
    rank: int
    mark: Mark


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the same owners throughout.

    `keys` are the facts whose words it is, the closest first; `target` the closest that is coloured; `begins` those
    whose first words are here; `acts` the statements among these, with their acts.
    """

    text: str
    looks: str
    keys: str
    target: str
    begins: list[str]
    acts: list[tuple[str, str, str]]


@dataclass(frozen=True)
class TextBlock:
    """A block of the text. `why` says why it was set aside, `start` where it begins."""

    kind: str
    why: str | None
    is_set_aside: bool
    start: int
    pieces: list[Piece]


def divide_text(
    text: str, blocks: Iterable[dict[str, Any]], marks: Iterable[Mark], apart: Sequence[tuple[Span, str]] = ()
) -> list[TextBlock]:
    """Cut every block of a text where a fact's words begin or end.

    `apart` are words that look different though they belong to no fact: what was not read, policy wording.
    What stands between two blocks (line breaks) is left out, unless it can be read: then it is a block of its own.
    """
    worded = sorted(
        Worded(start, end, rank, mark) for rank, mark in enumerate(marks) for start, end in sorted(mark.spans)
    )
    begun: set[str] = set()
    return [
        TextBlock(
            kind=block["kind"],
            why=block["why"],
            is_set_aside=block["kind"] in SET_ASIDE,
            start=block["span"][0],
            pieces=list(_pieces(text, block, worded, apart, begun)),
        )
        for block in _with_gaps(text, blocks)
    ]


def _with_gaps(text: str, blocks: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    place = 0
    for block in sorted(blocks, key=lambda block: block["span"]):
        if text[place : block["span"][0]].strip():
            yield {"kind": "residue", "span": [place, block["span"][0]], "why": None}
        yield block
        place = max(place, block["span"][1])
    if text[place:].strip():
        yield {"kind": "residue", "span": [place, len(text)], "why": None}


def _pieces(
    text: str, block: dict[str, Any], worded: list[Worded], apart: Sequence[tuple[Span, str]], begun: set[str]
) -> Iterator[Piece]:
    first, last = block["span"]
    inside = [words for words in worded if words.start < last and words.end > first]
    others = [(span, look) for span, look in apart if span[0] < last and span[1] > first]
    edges = {edge for words in inside for edge in (words.start, words.end)} | {
        edge for span, _ in others for edge in span
    }
    cuts = sorted({first, last} | {edge for edge in edges if first < edge < last})
    for start, end in pairwise(cuts):
        owners = [words for words in inside if words.start <= start and words.end >= end]
        looks = [look for (a, b), look in others if a <= start and end <= b]
        yield _piece(text[start:end], owners, begun, looks)


def _piece(text: str, owners: list[Worded], begun: set[str], apart: list[str]) -> Piece:
    owners = sorted(owners, key=lambda words: (words.end - words.start, not words.mark.look, words.rank))
    marks = list(dict.fromkeys(words.mark.key for words in owners))
    looks = dict.fromkeys(look for words in owners for look in words.mark.look.split())
    starting = [words.mark for words in owners if words.mark.key not in begun]
    begins = list(dict.fromkeys(mark.key for mark in starting))
    begun.update(begins)
    return Piece(
        text=text,
        looks=" ".join((*looks, *apart)),
        keys=" ".join(marks),
        target=next((words.mark.key for words in owners if words.mark.look and " " not in words.mark.look), ""),
        begins=begins,
        acts=[(mark.key, mark.look.removeprefix(SAID), mark.status) for mark in starting if mark.look.startswith(SAID)],
    )
