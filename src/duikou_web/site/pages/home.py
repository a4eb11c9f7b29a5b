"""The first page: what is in the ledger, and what happened lately."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from duikou_web.ledger.clock import now
from duikou_web.ledger.models import Document
from duikou_web.ledger.selectors import counts, events
from duikou_web.ledger.selectors.browsing import calendar, count_without_date, outlines
from duikou_web.ledger.selectors.history import lately
from duikou_web.ledger.selectors.review import review_counts, waiting
from duikou_web.site.pages.drawing import draw_calendar
from duikou_web.site.pages.rendering import render_page

LATEST = 10
NEW = 5
LATELY = timedelta(days=7)


def home(request: HttpRequest) -> HttpResponse:
    numbers = counts()
    if not numbers[0].value:
        return render_page(request, "empty.html")
    return render_page(
        request,
        "home.html",
        counts=numbers,
        today=now().date().isoformat(),
        new=Document.objects.order_by("-added_at", "-pk")[:NEW],
        new_count=Document.objects.filter(added_at__gte=now() - LATELY).count(),
        tally=review_counts(settings.ACTOR),
        queue=waiting(settings.ACTOR)[:NEW],
        changes=lately(NEW),
        latest=outlines(events()[:LATEST]),
        calendar=draw_calendar(calendar(), count_without_date()),
    )
