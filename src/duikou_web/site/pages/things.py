"""Organisations, projects and posts: the lists, and one of them at an address that lasts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from duikou_web.ledger.selectors.things import first_names, heir_of, regions, thing_at, thing_view
from duikou_web.ledger.selectors.things import things as select_things
from duikou_web.site.pages.rendering import page_of, query_without_page, render_page, share_of


def organisations(request: HttpRequest) -> HttpResponse:
    return _list(request, "organisation")


def projects(request: HttpRequest) -> HttpResponse:
    return _list(request, "project")


def organisation(request: HttpRequest, key: str) -> HttpResponse:
    return _one(request, "organisation", key)


def project(request: HttpRequest, key: str) -> HttpResponse:
    return _one(request, "project", key)


def post(request: HttpRequest, key: str) -> HttpResponse:
    return _one(request, "post", key)


def _list(request: HttpRequest, kind: str) -> HttpResponse:
    """`beside` is the address of one that is to be compared with another of the list."""
    chosen = {name: request.GET.get(name, "") for name in ("words", "region", "beside")}
    beside = thing_at(kind, chosen["beside"])
    page = page_of(request, select_things(kind, chosen["words"], chosen["region"]))
    names = first_names([beside, *page]) if beside else {}
    return render_page(
        request, "things.html", kind=kind, list=f"{kind}s", page=page, chosen=chosen, regions=regions(kind),
        beside=beside, names=names, narrowed=query_without_page(request),
    )  # fmt: skip


def _one(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """A page; an address that a merge gave up leads on, and so does the id of a record that names the thing."""
    view = thing_view(kind, key)
    if view is not None:
        samples = share_of(*(said.document for said in view.said))
        return render_page(request, "thing.html", samples=samples, kind=kind, view=view)
    heir = heir_of(kind, key)
    if heir is None:
        raise Http404
    return redirect(kind, heir.pk)
