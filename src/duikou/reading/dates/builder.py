"""Read the dates of one document."""

from datetime import date

from duikou.model.dates import PartialDate, Precision
from duikou.reading.context import Context
from duikou.reading.dates.binding import Drafts
from duikou.reading.dates.calendar import Window, window_of
from duikou.reading.dates.mention import DateMention
from duikou.reading.dates.moments import Draft, Moment
from duikou.reading.dates.weighing import Year, fits
from duikou.reading.dates.years import Years
from duikou.reading.spans import SpanSet


def read_dates(context: Context) -> tuple[DateMention, ...]:
    """Find every date of the report proper, in text order, each with its year or the bounds of it.

    「6月26日至27日，…26日下午，…。今年是西藏自治区成立60周年。」 → 2025-06-26 to 2025-06-27 and 2025-06-26, inferred.

    `context.published` must be set first (`publication_date`). Stamps of pages and datelines are no mentions.
    A date whose year stays open is noted (R301), one where the text and the publication disagree too (R303).
    """
    drafts = Drafts(context, SpanSet(context.stamps))
    years = Years(context, drafts)
    mentions = tuple(_mention(context, draft, years) for draft in drafts.drafts)
    for evidence in years.used:
        context.trace(evidence.rule, f"year: {evidence.why}", evidence.span)
    _note(context, drafts.drafts, years)
    return mentions


def _mention(context: Context, draft: Draft, years: Years) -> DateMention:
    year = years.of(draft)
    start = _start(draft, year, years)
    end = start if draft.first == draft.last else _end(draft, year)
    inputs = (span for span in start.evidence if span != draft.span)
    context.trace(draft.rule, f"date {start.value or 'open'}", draft.span, *inputs)
    return DateMention(draft.span, start, end, draft.kind)


def _start(draft: Draft, year: Year, years: Years) -> PartialDate:
    if draft.base is not None and draft.first == Moment():
        base = draft.base
        first, last = (_ends(end, years.of(base)) for end in (base.first, base.last))
        between = (first.first.isoformat() if first else None, last.last.isoformat() if last else None)
        return PartialDate(None, "day", *between, "open", None, (draft.span, *base.words))
    return _partial(draft.first, year, draft)


def _ends(moment: Moment, year: Year) -> Window | None:
    return window_of(year.year, *moment[1:4]) if year.year is not None else None


def _end(draft: Draft, year: Year) -> PartialDate:
    first, last = draft.first, draft.last
    if last.year is not None:
        known = year if year.year is not None else Year(None, "stated")
        return _partial(last, known._replace(year=last.year), draft)
    turn = 1 if (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0) else 0
    return _partial(last, year._replace(year=year.year + turn) if year.year is not None else year, draft)


def _partial(moment: Moment, year: Year, draft: Draft) -> PartialDate:
    spans = tuple(dict.fromkeys((*draft.words, *year.evidence)))
    precision: Precision = "day" if moment.day else "month" if moment.month else "year"
    if moment == Moment():
        precision = "day"
    days = window_of(year.year, *moment[1:4]) if year.year is not None else None
    if year.year is None or days is None:
        first, last = _bounds(moment, year.window)
        return PartialDate(_value(moment, None), precision, first, last, "open", None, spans)
    first, last = (days.first.isoformat(), days.last.isoformat()) if moment.part else (None, None)
    return PartialDate(_value(moment, year.year), precision, first, last, year.basis, year.why, spans)


def _value(moment: Moment, year: int | None) -> str | None:
    """2025-06-26, 2025-06, 2025, or --06-26 and --06 without the year."""
    if year is None and moment.month is None:
        return None
    day = f"-{moment.day:02}" if moment.day else ""
    month = f"-{moment.month:02}" if moment.month else ""
    return f"{year:04}{month}{day}" if year is not None else f"-{month}{day}"


def _bounds(moment: Moment, window: Window) -> tuple[str | None, str | None]:
    """The first and the last day inside the window that the moment can be."""
    if moment.month is None:
        return _iso(window.first, date.min), _iso(window.last, date.max)
    first = _nearest(moment, window, window.first, 1) if window.first > date.min else None
    last = _nearest(moment, window, window.last, -1) if window.last < date.max else None
    return first, last


def _nearest(moment: Moment, window: Window, edge: date, step: int) -> str | None:
    for year in range(edge.year, edge.year + 9 * step, step):
        days = window_of(year, *moment[1:4]) if 1 <= year <= date.max.year else None
        if days and fits(moment, year, window):
            return (days.first if step > 0 else days.last).isoformat()
    return None


def _iso(day: date, limit: date) -> str | None:
    return None if day == limit else day.isoformat()


def _note(context: Context, drafts: list[Draft], years: Years) -> None:
    """One note for each day whose year is open, one for each contradiction."""
    noted: set[tuple[int | None, int | None]] = set()
    for draft in drafts:
        key = (draft.first.month, draft.first.day)
        if draft.first.month is not None and years.of(draft).year is None and key not in noted:
            noted.add(key)
            context.note("R301", draft.span)
    for span in dict.fromkeys(years.contradictions):
        context.note("R303", span)
