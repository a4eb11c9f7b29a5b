"""The history of a report: what changed, and what held on a past day."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from duikou_web.ledger.actions.undo import last_decision
from duikou_web.ledger.clock import end_of
from duikou_web.ledger.models import Document
from duikou_web.ledger.reviewing.states import token_of
from duikou_web.ledger.selectors.history import HistoryFilter, as_of, history_of
from duikou_web.ledger.selectors.past import addresses_on
from duikou_web.ledger.selectors.readings import Difference, differences, loads_of, reading_of, since_before
from duikou_web.ledger.selectors.standing import by_key
from duikou_web.site.pages.days import NoPastDayError, asked_day, refuse_day
from duikou_web.site.pages.rendering import number_asked, query_without, render_page, share_of


def history(request: HttpRequest, key: str) -> HttpResponse:
    document = by_key(Document.objects.all(), key)
    if document is None:
        raise Http404
    try:
        on, day = (asked_day(request, name) for name in ("on", "day"))
    except NoPastDayError as refused:
        return refuse_day(request, refused)
    by, who, kind = (request.GET.get(name, "") for name in ("by", "who", "kind"))
    chosen = HistoryFilter(by, who, kind, day, number_asked(request, "before"))
    held = as_of(document, end_of(on)) if on else None
    people = addresses_on([one.record for one in held or () if one.kind == "person"], end_of(on)) if on else {}
    return render_page(
        request, "history.html", samples=share_of(document), document=document,
        history=history_of(document, settings.ACTOR, chosen), chosen=chosen, narrowed=query_without(request, "before"),
        on=on.isoformat() if on else "", held=held or [], people=people, is_before=bool(on) and held is None,
    )  # fmt: skip


def readings(request: HttpRequest, key: str) -> HttpResponse:
    """What a reading says otherwise than the one before it; `since` names that one, else the last but one."""
    document = by_key(Document.objects.all(), key)
    loads = loads_of(document) if document is not None else []
    if document is None or not loads:
        raise Http404
    since = request.GET.get("since", "")
    old = next((one for one in loads[1:] if not since or one.reading == since), None)
    sides = [reading_of(document, one.reading) for one in (old, loads[0]) if one is not None]
    waiting: list[Difference] = []
    if old is not None and old == loads[1]:
        found, waiting = since_before(document)
    else:
        found = differences(document, sides[0], sides[1]) if len(sides) > 1 and sides[0] and sides[1] else []
    last = last_decision(settings.ACTOR)
    return render_page(
        request, "readings.html", samples=share_of(document), document=document, loads=loads, old=old,
        found=[(one, token_of(one.row) if one.row is not None and one in waiting else "") for one in found],
        waiting=len(waiting), is_kept=all(sides), first=waiting[0] if waiting else None,
        last=last if last and last.document_id == document.pk and last.first > loads[0].revision.pk else None,
    )  # fmt: skip
