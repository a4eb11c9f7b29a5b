"""The list of people, and one person. Who is only mentioned, or holds no office, is not there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from duikou_web.ledger.clock import end_of
from duikou_web.ledger.clusters import resolve
from duikou_web.ledger.selectors import people as select_people
from duikou_web.ledger.selectors import person_view, with_parts
from duikou_web.ledger.selectors.browsing import said_by, titles_of
from duikou_web.ledger.selectors.linked import linked_person
from duikou_web.ledger.selectors.past import is_address, person_on
from duikou_web.site.pages.days import NoPastDayError, asked_day, refuse_day
from duikou_web.site.pages.rendering import page_of, query_without_page, render_page, share_of

SAID = 50


def people(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("words", "")
    page = page_of(request, select_people(words))
    rows = [(person, titles_of(person)) for person in page]
    return render_page(request, "people.html", page=page, rows=rows, words=words, narrowed=query_without_page(request))


def person(request: HttpRequest, cluster: str) -> HttpResponse:
    """A person as the ledger holds them now, or on a past day: also under an address that is nobody's any more."""
    try:
        on = asked_day(request)
    except NoPastDayError as refused:
        return refuse_day(request, refused)
    if on is not None and is_address("person", cluster):
        past = person_on(cluster, end_of(on))
        samples = share_of(*(sighting.document for sighting in past.view.sightings)) if past else None
        return render_page(request, "person_on.html", samples=samples, past=past, on=on)
    view = person_view(cluster)
    if view is None:
        moved = resolve(cluster)
        if moved is None:
            raise Http404
        return redirect("person", moved)
    samples = share_of(*(sighting.document for sighting in view.sightings))
    said, linked = said_by(cluster, SAID), linked_person(cluster)
    page = page_of(request, view.sightings)
    return render_page(
        request,
        "person.html",
        samples=samples,
        view=view,
        said=said,
        most=SAID,
        linked=linked,
        page=page,
        sightings=with_parts(page),
    )
