"""Pages across reports: places, and two regions that meet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from duikou.linking.areas import lasting
from duikou_web.ledger.selectors.places import pair_view, place_view, places_here
from duikou_web.site.pages.rendering import render_page


def places(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("words", "")
    return render_page(request, "places.html", rows=places_here(words), words=words)


def place(request: HttpRequest, code: str) -> HttpResponse:
    """A division; one that has another code today leads there."""
    if lasting(code) != code:
        return redirect("place", lasting(code))
    view = place_view(code)
    if view is None:
        raise Http404
    return render_page(request, "place.html", view=view)


def pair(request: HttpRequest, key: str) -> HttpResponse:
    view = pair_view(key)
    if view is None:
        raise Http404
    return render_page(request, "pair.html", view=view)
