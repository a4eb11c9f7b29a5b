"""The one module that asks the clock, and that says when a day begins and ends."""

from datetime import UTC, date, datetime, time

from django.utils import timezone


def now() -> datetime:
    return timezone.now()


def today() -> date:
    """The day it is where the ledger's days are counted."""
    return timezone.localdate()


def start_of(day: date) -> datetime:
    """When a day begins; the first of the calendar in universal time, as before it there is no time to tell."""
    start = datetime.combine(day, time.min)
    return start.replace(tzinfo=UTC) if day == date.min else timezone.make_aware(start)


def end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
