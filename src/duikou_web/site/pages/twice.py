"""What two people read, neither seeing what the other says: the share, how far they agree, the third decision."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from duikou.errors import LedgerError
from duikou_web.ledger.actions import share as sharing
from duikou_web.ledger.models import Document
from duikou_web.ledger.selectors.history import change_of_states
from duikou_web.ledger.selectors.twice import Apart, agreements, apart
from duikou_web.site.pages.rendering import number_of, render_page

SHOWN = 30
STALE = 409
BAD = 400


def twice(request: HttpRequest, status: int = 200) -> HttpResponse:
    found = apart(settings.ACTOR)
    response = render_page(
        request, "twice.html", share=sharing.share(), chosen=Document.objects.filter(read_twice=True).count(),
        agreements=agreements(), differing=[(one, _told(one)) for one in found[:SHOWN]], count=len(found),
        refused=status != HttpResponse.status_code,
    )  # fmt: skip
    response.status_code = status
    return response


def _told(one: Apart) -> list[tuple[object, object]]:
    """Each answer with what it would change."""
    before = {"status": one.row.status, "current": one.row.current, "evidence": one.row.evidence}
    return [(answer, change_of_states(before, answer.state)) for answer in one.answers]


def share(request: HttpRequest) -> HttpResponse:
    percent = number_of(request.POST.get("percent", ""))
    try:
        sharing.set_share(-1 if percent is None else percent, actor=settings.ACTOR)
    except LedgerError:
        return twice(request, BAD)
    return redirect("twice")


def settle(request: HttpRequest) -> HttpResponse:
    answer = number_of(request.POST.get("answer", "")) or 0
    try:
        sharing.settle(answer, request.POST.get("seen", ""), actor=settings.ACTOR)
    except LedgerError:
        return twice(request, STALE)
    return redirect("twice")
