"""The dates of a report as facts of their own: each with what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from duikou.model.text import Span
from duikou_web.ledger.models import Event, Item


@dataclass(frozen=True)
class DateFact:
    """One date, or the two ends of a period that rest on the same words. `key` names it on the page."""

    key: str
    start: str | None
    end: str | None
    basis: str
    why: str | None
    not_before: str | None
    not_after: str | None
    evidence: list[Span]


def event_dates(event: Event) -> list[DateFact]:
    """The period of an event as one fact, or as two where its ends rest on different words."""
    start, end = event.current["start"], event.current["end"]
    if not start or not end or _grounds(start) == _grounds(end):
        return [_date(f"{event.pk}-start", start or end, (end or start)["value"])] if start or end else []
    return [_date(f"{event.pk}-start", start), _date(f"{event.pk}-end", end)]


def publication(date: dict[str, Any] | None) -> list[DateFact]:
    return [_date("published", date)] if date else []


def due_dates(items: Iterable[Item]) -> list[DateFact]:
    return [_date(f"{item.pk}-due", item.current["due"]) for item in items if item.current["due"]]


def _date(key: str, date: dict[str, Any], end: str | None = None) -> DateFact:
    return DateFact(
        key=key,
        start=date["value"],
        end=end,
        basis=date["basis"],
        why=date["why"],
        not_before=date["not_before"],
        not_after=date["not_after"],
        evidence=[(start, stop) for start, stop in date["evidence"]],
    )


def _grounds(date: dict[str, Any]) -> tuple[Any, ...]:
    return date["basis"], date["why"], date["evidence"], date["not_before"], date["not_after"]
