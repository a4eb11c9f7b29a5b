"""A round-up of short items, each under a headline of its own: only some of them belong to the programme."""

import re
from itertools import pairwise
from typing import Final

from duikou.model.records import Block
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.spans import SpanSet

_ENDED: Final = re.compile(r"[。！？；：”）]\s*\Z")
_NUMBERED: Final = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]")  # 一、产业援疆: a part of one paper
_LONGEST_HEADLINE: Final = 40
_FEWEST_HEADLINES: Final = 4


def spans_of_programme(context: Context, topics: SpanSet) -> SpanSet:
    """The report proper, or, of a round-up of items, those items in which a word of the programme stands."""
    blocks = list(context.proper())
    items = _items(context, blocks)
    if len(items) < _FEWEST_HEADLINES:
        return SpanSet(block.span for block in blocks)
    return SpanSet(item for item in items if topics.touches(item))


def _items(context: Context, blocks: list[Block]) -> list[Span]:
    """From each headline inside the prose to the next one; what stands before the first is an item too."""
    starts = [block.span[0] for block in blocks if _is_headline(context, block)]
    if len(starts) < _FEWEST_HEADLINES:
        return []
    edges = [blocks[0].span[0], *starts, blocks[-1].span[1]]
    return [(start, end) for start, end in pairwise(edges) if start < end]


def _is_headline(context: Context, block: Block) -> bool:
    words = context.page.view[slice(*block.span)].strip()
    short = block.kind == "paragraph" and 0 < len(words) <= _LONGEST_HEADLINE
    return short and not _ENDED.search(words) and not _NUMBERED.match(words)
