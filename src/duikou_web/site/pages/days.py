"""The day that a page is asked for: `?on=2026-05-01`."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from duikou_web.ledger.clock import today
from duikou_web.site.pages.rendering import render_page
from duikou_web.site.words import phrase

BAD = 400


class NoPastDayError(Exception):
    """What was asked for is no day, or one that has not come yet, in words."""


def asked_day(request: HttpRequest, name: str = "on") -> date | None:
    """The day in the address; None where none is asked for.

    Raises:
        NoPastDayError: it is no day, or in the future.
    """
    told = request.GET.get(name, "").strip()
    if not told:
        return None
    try:
        day = date.fromisoformat(told)
    except ValueError:
        raise NoPastDayError(phrase("bad_day", day=told[:20])) from None
    if day > today():
        raise NoPastDayError(phrase("future_day", day=told[:20]))
    return day


def refuse_day(request: HttpRequest, refused: NoPastDayError) -> HttpResponse:
    """The page that says why, with the way back to the same page as it is now."""
    response = render_page(request, "refused.html", said=str(refused), back=request.path)
    response.status_code = BAD
    return response
