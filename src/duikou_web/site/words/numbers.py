"""Figures beside their printed form: the value that was understood."""

from typing import Any

from duikou_web.site.words.labels import phrase, term

Number = float | int


def format_figure(figure: dict[str, Any]) -> str:
    """The value of a figure, with its bounds where it is not exact.

    `3.5亿元` → 350,000,000 元; `10余所` → 10 以上; `5至8名` → 5 至 8
    """
    value, low, high = (figure[field] for field in ("value", "low", "high"))
    unit = _unit(figure["kind"], figure["unit"])
    if low is not None and high is not None and low != high:
        return phrase("from_to", low=_write(low), high=_write(high)) + unit
    if low is not None and high is None:
        return phrase("at_least", number=_write(low)) + unit
    if high is not None and low is None:
        return phrase("at_most", number=_write(high)) + unit
    return _write(value) + unit if value is not None else term("open", "date.basis")


def _write(number: Number) -> str:
    """Thousands apart, no empty decimals: 350,000,000; 12.5."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,}"


def _unit(kind: str, unit: str | None) -> str:
    if kind == "percent":
        return "%"
    if unit == "CNY":
        return " " + phrase("yuan")
    return f" {unit}" if unit else ""
