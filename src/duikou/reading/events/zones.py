"""Where a report says what it is about: its title, its deck, its lead."""

import re
from itertools import islice
from typing import NamedTuple

from duikou.model.text import Span
from duikou.reading.context import Context

LEAD_SENTENCES = 3
_STOP = re.compile("[。！？；]")


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
    """The first sentences of the body; lines that end without a stop are headlines of a page and stand aside."""
    blocks = [block.span for block in context.blocks if block.kind == "paragraph"]
    stopped = [span for span in blocks if _STOP.search(context.page.view, *span)]
    sentences: list[Span] = []
    for span in stopped or blocks:
        sentences += islice(context.sentences(span), LEAD_SENTENCES)
        if len(sentences) >= LEAD_SENTENCES:
            break
    return sentences[:LEAD_SENTENCES]
