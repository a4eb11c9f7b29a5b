"""Where a report says what it is about: its title, its deck, its lead."""

from typing import NamedTuple

from duikou.model.text import Span
from duikou.reading.context import Context

LEAD_SENTENCES = 3


class Zone(NamedTuple):
    """A stretch of the text and how much a cue in it counts."""

    name: str
    span: Span
    weight: float


def read_zones(context: Context) -> list[Zone]:
    """Title, deck and the first sentences of the body, in this order."""
    zones = []
    for block in context.blocks:
        if block.kind == "title":
            zones.append(Zone("title", block.span, 3.0))
        elif block.kind == "deck":
            zones.append(Zone("deck", block.span, 1.5))
    zones += [Zone("lead", span, 2.0 / (number + 1)) for number, span in enumerate(_lead(context))]
    return zones


def _lead(context: Context) -> list[Span]:
    sentences: list[Span] = []
    for block in context.blocks:
        if block.kind == "paragraph":
            sentences += context.sentences(block.span)
        if len(sentences) >= LEAD_SENTENCES:
            break
    return sentences[:LEAD_SENTENCES]
