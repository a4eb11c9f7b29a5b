"""What the reader hands on: a date with the words that say it."""

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
