"""Which events are compared: those that share a region, or a principal, and a day."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Final

from duikou.linking.areas import province_of
from duikou.linking.days import Days
from duikou.linking.seen import SeenEvent

LONGEST: Final = 40  # days up to which each day of an event is looked up

Pair = tuple[SeenEvent, SeenEvent]
Key = tuple[str, str, str]


def event_pairs(events: Iterable[SeenEvent], new: Collection[str] | None = None) -> list[Pair]:
    """The pairs that share a key, each once, in a fixed order; where `new` are given, those with one of these."""
    index: dict[Key, list[SeenEvent]] = {}
    for event in sorted(events, key=lambda event: event.id):
        for key in dict.fromkeys(keys_of(event)):
            index.setdefault(key, []).append(event)
    pairs: dict[tuple[str, str], Pair] = {}
    for key, alike in index.items():
        for left, right in _of_new(alike, new):
            if key[0] != "yearless" or left.when.yearless or right.when.yearless:
                pairs.setdefault((left.id, right.id), (left, right))
    return [pairs[key] for key in sorted(pairs)]


def _of_new(alike: list[SeenEvent], new: Collection[str] | None) -> Iterator[Pair]:
    """All pairs of a list in its order, or those with a new one."""
    if new is None:
        yield from combinations(alike, 2)
        return
    for place, event in enumerate(alike):
        if event.id in new:
            yield from ((other, event) for other in alike[:place] if other.id not in new)
            yield from ((event, other) for other in alike[place + 1 :])


def keys_of(event: SeenEvent) -> Iterator[Key]:
    """One key a day and region, and where regions are missing a day and principal.

    Only events that share one are compared; of two under a "yearless" key, one must be without a year.
    """
    where = [("region", province_of(party.division)) for party in event.parties if party.division]
    where = where or [("principal", name) for name in sorted(event.principals)]
    days = event.when.days
    for kind, name in where:
        if event.when.yearless is not None:
            yield "yearless", name, event.when.yearless
        elif days is not None and days.last - days.first <= LONGEST:
            for day in range(days.first, days.last + 2):  # a day more: reports slip by one
                yield kind, name, str(day)
            yield from (("yearless", name, month_day(day)) for day in range(days.first, days.last + 1))


def month_day(day: int) -> str:
    """The day of the year of a day number: `06-26`."""
    return date.fromordinal(day).isoformat()[5:]


def includes(days: Days, yearless: str) -> bool:
    """Whether some day of an interval is that day of the year."""
    return days.last - days.first <= LONGEST and any(
        month_day(day) == yearless for day in range(days.first, days.last + 1)
    )
