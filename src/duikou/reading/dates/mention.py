"""What the reader hands on: a date with the words that say it."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from duikou.model.dates import PartialDate
from duikou.model.text import Span
from duikou.reading.dates.moments import Kind


class DateMention(msgspec.Struct, frozen=True):
    """Words that say when. A single day has `end` = `start`; 近日 is `open` and has no value."""

    span: Span
    start: PartialDate
    end: PartialDate
    kind: Kind


def mentions_from(mentions: Sequence[DateMention], span: Span) -> Sequence[DateMention]:
    """Those of mentions in text order that begin in a span."""
    first, last = (bisect_left(mentions, place, key=lambda mention: mention.span[0]) for place in span)
    return mentions[first:last]
