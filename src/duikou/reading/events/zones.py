"""Where a report says what it is about: its title, its deck, its lead."""

import re
from itertools import islice, pairwise
from typing import NamedTuple

from duikou.model.text import Span
from duikou.reading.context import Context

LEAD_SENTENCES = 3
_STOP = re.compile("[。！？；]")
# What a meeting holds to be true is no event: 会议认为，某省代表团来访充分体现….
_HELD_TRUE = re.compile(r"(?:会议|大家|与会[^，。]{0,6})(?:一致)?(?:认为|指出|强调|要求|提出)")
# 传达某某会见代表团时的讲话 tells of another day.
_PASSED_ON = re.compile(r"(?:传达|通报|学习贯彻|贯彻落实)[^，。；：！？\n]*$")
# 格桑网讯 tells who writes, not who comes.
_DATELINE = re.compile(r"[^，。；：\n（）]{2,12}(?:网|报|台|社)讯(?:（[^（）\n]{2,20}）)?[ \u3000:：]*")
_CLAUSE = 40  # characters before a cue in which 传达 may stand


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
    begin = _behind_dateline(context)
    blocks = [block.span for block in context.blocks if block.kind == "paragraph" and block.span[0] >= begin]
    stopped = [span for span in blocks if _STOP.search(context.page.view, *span)]
    sentences: list[Span] = []
    for span in stopped or blocks:
        sentences += islice(context.sentences(span), LEAD_SENTENCES)
        if len(sentences) >= LEAD_SENTENCES:
            break
    if sentences and (dateline := _DATELINE.match(context.page.view, *sentences[0])):
        sentences[0] = dateline.end(), sentences[0][1]
    told = [span for span in sentences[1:LEAD_SENTENCES] if not _HELD_TRUE.match(context.page.view, span[0])]
    return sentences[:1] + told


def _behind_dateline(context: Context) -> int:
    """Where the report begins whose dateline stands behind a note of the editors; 0 without such a dateline."""
    for block, following in pairwise(context.blocks):
        between = context.page.view[block.span[1] : following.span[0]]
        if (block.kind, following.kind) == ("source", "paragraph") and len(between) <= 1 and "\n" not in between:
            return following.span[0]
    return 0


def is_passed_on(view: str, start: int, place: int) -> bool:
    """Whether a clause only passes on what took place elsewhere: 传达学习书记会见代表团时的讲话."""
    return _PASSED_ON.search(view, max(start, place - _CLAUSE), place) is not None
