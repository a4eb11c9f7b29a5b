"""Figures: what the programme spent, sent, built and reached, with the printed form beside the value."""

import re
from typing import Final

from duikou.grammar import Match, find_all, load_rules
from duikou.model.records import Figure
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.figures.bounds import Bounds, bounds_of
from duikou.reading.figures.counted import Periods, counted_words
from duikou.reading.figures.items import spans_of_programme
from duikou.reading.figures.units import Unit, unit_at
from duikou.reading.spans import SpanSet

_LARGE: Final = re.compile(r"[0-9].*(?:[万亿][余多]?|[0-9]{2}[余多])")
_OVER: Final = re.compile(r"[过上逾超近][百千万]\Z")
_CLAUSE_END: Final = re.compile(
    r"[，。；、）\n]|\Z|(?:减少|下降|增加|增长|上升|提高)[到至]|(?:以上)?(?:农村|农牧|贫困|脱贫|健康|医护|农民|牧民|群众|移民)"
)
_MONEY_WORD: Final = re.compile(r"(?:资金|投资|金额|产值|收入|款|经费|资产)[^，。；0-9]{0,3}\Z")
_LOOK_BACK: Final = 8
_TENTH: Final = 10


def read_figures(context: Context) -> tuple[Figure, ...]:
    """The figures of the report proper, in the order of their words.

    「到位帮扶资金约16亿元，实施243个项目」 → 1600000000 CNY (帮扶资金), 243 个 (项目)

    Dates, ordinals, ranks, ages, heights and numbers inside names are none. A large number without a unit becomes a
    figure without a unit and a note, an amount without a value (数千名) only a note.
    """
    found = _matches(context)
    reader = _Reader(context, found)
    for match in found["number"]:
        reader.number(match)
    for match in found["percent"]:
        reader.percent(match)
    for match in found["inexact"]:
        if not reader.is_none(match.span):
            context.note("R205", match.span)
    return tuple(figure for _start, figure in sorted(reader.figures.items()))


def _matches(context: Context) -> dict[str, list[Match]]:
    """All matches in the report proper, by what their rule gives."""
    rules = load_rules("duikou.reading.figures")
    found: dict[str, list[Match]] = {rule.gives: [] for rule in rules}
    for match in find_all(rules, context.page):
        found[match.rule.gives].append(match)
    proper = spans_of_programme(context, SpanSet(match.span for match in found["topic"]))
    return {gives: [match for match in matches if proper.touches(match.span)] for gives, matches in found.items()}


class _Reader:
    """Collects the figures of one document; a range takes the place of its first part."""

    def __init__(self, context: Context, found: dict[str, list[Match]]) -> None:
        self._context = context
        self._view = context.page.view
        self._none = SpanSet(match.span for match in found["none"])
        self._periods = Periods(context.page, [match.spans["period"] for match in found["period"]])
        self.figures: dict[int, Figure] = {}

    def is_none(self, span: Span) -> bool:
        """Whether the words belong to something that is no programme figure."""
        return self._none.touches(span)

    def number(self, match: Match) -> None:
        """A number in front of a unit, or a large one in front of nothing."""
        start, end = match.spans["number"]
        if self.is_none((start, end)):
            return
        unit = unit_at(self._view, end)
        if unit is not None:
            self._add(match, unit, end)
        elif self._is_large(start, end) and _CLAUSE_END.match(self._view, end):
            money = _MONEY_WORD.search(self._view, max(0, start - _LOOK_BACK), start)
            self._add(match, Unit("money" if money else "count", "", end), end)
            self._context.note("R201", (start, end))

    def _is_large(self, start: int, end: int) -> bool:
        """Whether a number says something without a unit: 350万, 过万."""
        over = _OVER.match(self._view, start - 1, end) if start else None
        return over is not None or _LARGE.fullmatch(self._view, start, end) is not None

    def percent(self, match: Match) -> None:
        """百分之八十五, or 两成 = 20 %."""
        if self.is_none(match.span):
            return
        start, end = match.spans["number"]
        factor = _TENTH if match.spans["unit"][0] >= end else 1
        bounds = bounds_of(self._view, match.span[0], self._view[start:end], end, match.span[1])
        if bounds is not None:
            self._book(match, Unit("percent", "%", match.span[1]), bounds, factor)

    def _add(self, match: Match, unit: Unit, unit_start: int) -> None:
        start, end = match.spans["number"]
        bounds = bounds_of(self._view, start, self._view[start:end], unit_start, unit.end)
        if bounds is not None:
            self._book(match, unit, bounds, 1)

    def _book(self, match: Match, unit: Unit, bounds: Bounds, factor: int) -> None:
        context = self._context
        span = (bounds.start, unit.end)
        what = counted_words(context.page, *span)
        period = self._periods.before(span[0])
        self.figures[span[0]] = Figure(
            id=context.id("figure", str(span[0])),
            kind=unit.kind,
            value=bounds.value * factor,
            low=None if bounds.low is None else bounds.low * factor,
            high=None if bounds.high is None else bounds.high * factor,
            unit=unit.name or None,
            what=context.quote(what) if what else None,
            period=context.quote(period) if period else None,
            span=span,
            quote=context.quote(span),
        )
        if context.explains:
            self._trace(match, self.figures[span[0]], unit, what, period)

    def _trace(self, match: Match, figure: Figure, unit: Unit, what: Span | None, period: Span | None) -> None:
        """Leave the steps of a figure: its value, its unit, its bounds, what it counts and when."""
        context, span, number = self._context, figure.span, match.spans["number"]
        settles = ("figure.value", "figure.kind")
        context.trace(match.rule.id, f"figure {figure.quote}", span, number, settles=settles)
        if unit.row:
            context.settle(unit.row, "figure.unit", figure.unit, span)
            context.settle(unit.row, "figure.kind", figure.kind, span)
        else:
            context.settle(match.rule.id, "figure.unit", figure.unit, span)
        context.settle("figures.bounds", "figure.low", figure.low, span)
        context.settle("figures.bounds", "figure.high", figure.high, span)
        if what:
            context.settle("figures.counted", "figure.what", figure.what, span, what)
        if period:
            context.settle("figures.period_before", "figure.period", figure.period, span, period)
