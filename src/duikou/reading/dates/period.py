"""The days of the main event: what the lead says first."""

from typing import NamedTuple

from duikou.model.dates import PartialDate
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates.mention import DateMention, mentions_from


class Period(NamedTuple):
    """From when to when, with the words that say it."""

    start: PartialDate
    end: PartialDate
    span: Span


def main_period(context: Context, mentions: tuple[DateMention, ...], lead: Span) -> Period | None:
    """The period of the event that the lead tells of; None where it names no day (近日).

    「8月15日起，…开展为期4天的考察交流。」 → 15 to 18 August.

    The first day or days of the lead count, then those of the headlines, then a month of the lead. Behind a 近日 a day
    with its year (2022年6月17日受伤) is the background, not the event.
    """
    inside = list(mentions_from(mentions, lead))
    heads = (block.span for block in context.blocks if block.kind in ("title", "deck"))
    titled = [m for head in heads for m in mentions_from(mentions, head)]
    if inside and inside[0].kind == "open":
        inside = [m for m in inside if m.start.basis != "stated"]
    days = [m for m in (*inside, *titled) if m.start.precision == "day" and m.start.value]
    months = [m for m in inside if m.kind in ("month", "range") and m.start.precision == "month" and m.start.value]
    for mention in (*days, *months):
        return Period(mention.start, mention.end, mention.span)
    return None
