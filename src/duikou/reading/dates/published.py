"""When the report was published: the head of the page, the dateline, the address or the signature says it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from duikou.errors import UsageError
from duikou.grammar import Match, Rule, find, load_rules
from duikou.model.dates import PartialDate, Precision
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates.calendar import Window, day_of, number, parse, window_of, year_number
from duikou.reading.dates.expressions import expressions
from duikou.reading.dates.moments import Draft, plain

_HEAD: Final = 400
_FOOT: Final = 300
_SHORTEST: Final = len("5月6日")
_NEAR: Final = 31  # days between an event and the page that reports it
_APART: Final = 7  # days between two dates of publication that are worth a note
_SET_ASIDE: Final = ("related", "navigation")
_PRECISIONS: Final[tuple[Precision, ...]] = ("year", "month", "day")
_WHY: Final = {
    "published": "stamp of the page",
    "dateline": "dateline",
    "address": "address of the page",
    "signature": "signature",
    "short": "stamp of the page, its year from the full date at the head",
}


class Stamp(NamedTuple):
    """A day of publication as printed."""

    rule: Rule
    span: Span
    day: Window


def publication_date(context: Context, given: str | None = None) -> PartialDate | None:
    """The day the report was published; None where nothing says it.

    「2023-08-10 16:18，正文：…」 → 2023-08-10, stated. 「07-31 13:54，正文：2023年7月26日，…」 → 2023-07-31, inferred
    from the text's own full date. What the caller gives stands
    where the report states no full date. Related links are never asked.

    Raises:
        UsageError: D401, `given` is no date.
    """
    asked = given_date(given) if given is not None else None
    found = list(stamps(context))
    short = short_stamp(context)
    context.stamps = tuple(stamp.span for stamp in found if stamp.rule.gives != "dateline")
    context.stamps += (short.span,) if short else ()
    best = _best(found)
    if best is None:
        return asked or (_short(context, short) if short else None)
    _note_apart(context, found)
    context.trace(best.rule.id, f"published {best.day.first}", best.span, settles=("document.published",))
    value = best.day.first.isoformat()
    return PartialDate(value, "day", basis="stated", why=_WHY[best.rule.gives], evidence=(best.span,))


def given_date(words: str) -> PartialDate:
    """A date that the caller gives: YYYY-MM-DD, YYYY-MM or YYYY.

    Raises:
        UsageError: D401, the words are no date.
    """
    if parse(words) is None:
        raise UsageError("D401", words)
    return PartialDate(words, _PRECISIONS[words.count("-")], basis="stated", why="given by the caller")


def stamps(context: Context) -> Iterator[Stamp]:
    """Every printed day of publication, the surest rule first."""
    areas = _areas(context)
    view = context.page.view
    for rule in load_rules("duikou.reading.dates", "published"):
        if rule.gives == "short" or (rule.gives == "address" and "//" not in view):
            continue
        for start, end in areas:
            for match in find(rule, context.page, start, end):
                words = {name.rstrip("2"): view[slice(*span)] for name, span in match.spans.items()}
                day = window_of(year_number(words["year"]), number(words["month"]), number(words["day"]))
                if day:
                    yield Stamp(rule, match.span, day)


def _areas(context: Context) -> list[Span]:
    """Where a page says when it was published: its head, its foot, and whatever is not the report proper."""
    end = len(context.page.view)
    aside = [block.span for block in context.blocks if block.kind in _SET_ASIDE]
    if not aside and end <= _HEAD + _FOOT:
        return [(0, end)]
    foot = max((block.span[1] for block in context.proper()), default=end)
    areas = [(0, min(_HEAD, end)), (max(_HEAD, foot - _FOOT), end)]
    areas += [block.span for block in context.blocks if block.kind in ("source", "credit") and block.span[0] >= _HEAD]
    pieces = {piece for area in areas for piece in _without(area, aside)}
    return sorted(piece for piece in pieces if piece[1] - piece[0] >= _SHORTEST)


def _without(area: Span, aside: list[Span]) -> Iterator[Span]:
    """What of an area lies outside some spans, which are in order and apart."""
    place, end = area
    first = bisect_right(aside, place, key=lambda span: span[1])
    for away in aside[first : bisect_left(aside, end, key=lambda span: span[0])]:
        if place < away[0]:
            yield place, away[0]
        place = away[1]
    if place < end:
        yield place, end


def _best(found: list[Stamp]) -> Stamp | None:
    """The stamp of the surest rule. A dateline a good while before the stamp of the page is the older, true one."""
    first = _first_by_rule(found)
    if len({stamp.day for stamp in found if stamp.rule.gives == "address"}) > 1:
        first.pop("dates.address", None)
    best = next(iter(first.values()), None)
    dateline = first.get("dates.full_dateline")
    return dateline if best and dateline and (best.day.first - dateline.day.first).days > _APART else best


def _first_by_rule(found: list[Stamp]) -> dict[str, Stamp]:
    first: dict[str, Stamp] = {}
    for stamp in found:
        first.setdefault(stamp.rule.id, stamp)
    return first


def _note_apart(context: Context, found: list[Stamp]) -> None:
    """Note where the dateline and the stamp of the page do not go together."""
    first = _first_by_rule(found)
    dateline, header = first.get("dates.full_dateline"), first.get("dates.header")
    if dateline and header and abs((dateline.day.first - header.day.first).days) > _APART:
        context.note("R302", header.span)


def short_stamp(context: Context) -> Match | None:
    """The stamp at the head that leaves its year out."""
    rule = next(rule for rule in load_rules("duikou.reading.dates", "published") if rule.gives == "short")
    return next(find(rule, context.page, 0, min(_HEAD, len(context.page.view))), None)


def _short(context: Context, match: Match) -> PartialDate:
    """A stamp without its year: that of the full date in the first sentence, where that is at most a month older."""
    view = context.page.view
    month, day = (number(view[slice(*match.spans[name])]) for name in ("month", "day"))
    for draft in _full_dates(context, match.span[1]):
        first = draft.first
        told = day_of(first.year or 0, first.month or 0, first.day or 0)
        for year in (first.year or 0, (first.year or 0) + 1):
            stamp = day_of(year, month, day)
            if told and stamp and 0 <= (stamp - told).days <= _NEAR:
                settles = ("document.published",)
                context.trace(match.rule.id, f"published {stamp}", match.span, draft.span, settles=settles)
                evidence = (match.span, draft.span)
                return PartialDate(stamp.isoformat(), "day", basis="inferred", why=_WHY["short"], evidence=evidence)
    return PartialDate(f"--{month:02}-{day:02}", "day", basis="open", evidence=(match.span,))


def _full_dates(context: Context, start: int) -> Iterator[Draft]:
    """The days that the first sentence behind the head prints with their year."""
    view = context.page.view
    end = view.find("。", start)
    for expression in expressions(context.page, start, len(view) if end < 0 else end):
        draft = plain(expression, [])
        if draft and draft.is_day and draft.printed:
            yield draft
