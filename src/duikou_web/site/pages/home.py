"""The first page: what is in the ledger, and what happened lately."""

from django.http import HttpRequest, HttpResponse

from duikou_web.ledger.clock import now
from duikou_web.ledger.selectors import counts, events
from duikou_web.ledger.selectors.browsing import calendar, count_without_date, outlines
from duikou_web.site.pages.drawing import draw_calendar
from duikou_web.site.pages.rendering import render_page

LATEST = 10


def home(request: HttpRequest) -> HttpResponse:
    numbers = counts()
    if not numbers[0].value:
        return render_page(request, "empty.html")
    return render_page(
        request,
        "home.html",
        counts=numbers,
        today=now().date().isoformat(),
        latest=outlines(events()[:LATEST]),
        calendar=draw_calendar(calendar(), count_without_date()),
    )
