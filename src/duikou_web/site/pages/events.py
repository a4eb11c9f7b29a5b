"""The list of events, and one event."""

import re
from typing import Any, Final, get_args

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from duikou.model.records import EventKind
from duikou_web.ledger.clock import end_of
from duikou_web.ledger.clusters import resolve
from duikou_web.ledger.selectors import EventFilter, event_view
from duikou_web.ledger.selectors import events as select_events
from duikou_web.ledger.selectors.browsing import began_in, event_years, of_pair, pairs
from duikou_web.ledger.selectors.episodes import episode_view
from duikou_web.ledger.selectors.linked import posts_inferred
from duikou_web.ledger.selectors.past import event_on, has_been
from duikou_web.ledger.selectors.places import pair_key
from duikou_web.site.pages.dates import event_dates
from duikou_web.site.pages.days import NoPastDayError, asked_day, refuse_day
from duikou_web.site.pages.facts import by_speaker
from duikou_web.site.pages.rendering import page_of, query_without_page, render_page, share_of

_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
"""What a dot of the calendar asks for instead of a year: `2025-06`."""


def events(request: HttpRequest) -> HttpResponse:
    chosen = {name: request.GET.get(name, "") for name in ("kind", "year", "pair", "parts")}
    found = select_events(EventFilter(kind=chosen["kind"], with_parts=bool(chosen["kind"] or chosen["parts"])))
    found = found.filter(began_in(chosen["year"])) if chosen["year"] else found
    page = page_of(request, found.filter(of_pair(chosen["pair"])) if chosen["pair"] else found)
    choices: dict[str, Any] = {"years": event_years(), "kinds": get_args(EventKind), "pairs": pairs()}
    month = chosen["year"] if _MONTH.fullmatch(chosen["year"]) else ""
    narrowed = query_without_page(request)
    return render_page(request, "events.html", page=page, chosen=chosen, month=month, narrowed=narrowed, **choices)


def event(request: HttpRequest, pk: str) -> HttpResponse:
    """An event as the ledger holds it now, or on a past day: also one that is gone."""
    try:
        on = asked_day(request)
    except NoPastDayError as refused:
        return refuse_day(request, refused)
    if on is not None and has_been("event", pk):
        past = event_on(pk, end_of(on))
        samples = share_of(past.document) if past else None
        return render_page(request, "event_on.html", samples=samples, past=past, on=on)
    view = event_view(pk)
    if view is None:
        moved = resolve(pk)
        if moved is None:
            raise Http404
        return redirect("event", moved)
    return render_page(
        request,
        "event.html",
        samples=share_of(view.document),
        view=view,
        dates=event_dates(view.row),
        speeches=by_speaker(view.statements),
        episode=episode_view(pk),
        inferred=posts_inferred((part.person for part in view.parts if not part.posts), view.document.dated),
        pair=pair_key(view.row.guest_division, view.row.host_division),
    )
