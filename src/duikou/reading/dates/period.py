"""The days of the main event: what the lead says first."""

import re
from typing import Final, NamedTuple

from duikou.model.dates import PartialDate
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates.mention import DateMention, mentions_from

_REACH: Final = 500  # characters behind the lead
_OPENS: Final = frozenset("。\n ")
_GOES: Final = re.compile(
    r"(?:[上下]午|晚上?|一早)?(?:[0-9]+时(?:[0-9]+分)?许?)?，[^，。；\n]{0,30}?(?:一行|代表团|考察团|调研组|先后|来到|抵达|[到赴]|出席)"
)


class Period(NamedTuple):
    """From when to when, with the words that say it."""

    start: PartialDate
    end: PartialDate
    span: Span


def main_period(context: Context, mentions: tuple[DateMention, ...], lead: Span) -> Period | None:
    """The period of the event that the lead tells of; None where it names no day (近日).

    「8月15日起，…开展为期4天的考察交流。」 → 15 to 18 August.

    The first day or days of the lead count, then those of the headlines, then a month of the lead. Behind a 近日 a day
    with its year (2022年6月17日受伤) is the background, not the event; days that open a sentence further on may be it.
    """
    inside = list(mentions_from(mentions, lead))
    heads = (block.span for block in context.blocks if block.kind in ("title", "deck"))
    titled = [m for head in heads for m in mentions_from(mentions, head)]
    if inside and inside[0].kind == "open":
        inside = [m for m in inside if m.start.basis != "stated"]
    days = [m for m in (*inside, *titled) if m.start.precision == "day" and m.start.value]
    months = [m for m in inside if m.kind in ("month", "range") and m.start.precision == "month" and m.start.value]
    told = days or months
    if not told and inside and inside[0].kind == "open":
        told = _opening_days(context, mentions, lead)
    return Period(told[0].start, told[0].end, told[0].span) if told else None


def _opening_days(context: Context, mentions: tuple[DateMention, ...], lead: Span) -> list[DateMention]:
    """Behind a 近日 in the lead: the first day that opens a sentence in which somebody goes or meets.

    「近日，某某在某省调研。…23日至26日，某某到某市，…」 → 23 to 26
    """
    view = context.page.view
    return [
        mention
        for mention in mentions_from(mentions, (lead[1], lead[1] + _REACH))
        if mention.start.precision == "day" and mention.start.value and mention.start.basis != "stated"
        and view[mention.span[0] - 1] in _OPENS and _GOES.match(view, mention.span[1])
    ]  # fmt: skip
