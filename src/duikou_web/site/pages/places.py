"""Pages across reports: a place, two regions that meet, an organisation."""

from django.http import Http404, HttpRequest, HttpResponse

from duikou_web.ledger.selectors.places import organisation_view, pair_view, place_view
from duikou_web.site.pages.rendering import render_page


def place(request: HttpRequest, code: str) -> HttpResponse:
    view = place_view(code)
    if view is None:
        raise Http404
    return render_page(request, "place.html", view=view)


def pair(request: HttpRequest, key: str) -> HttpResponse:
    view = pair_view(key)
    if view is None:
        raise Http404
    return render_page(request, "pair.html", view=view)


def organisation(request: HttpRequest, pk: str) -> HttpResponse:
    view = organisation_view(pk)
    if view is None:
        raise Http404
    return render_page(request, "organisation.html", view=view)
