"""What every page has in common."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.context_processors import csrf

from duikou_web.guard import may
from duikou_web.ledger.models import Document
from duikou_web.ledger.selectors.browsing import Share, sample_share

ON_A_PAGE = 30


def render_page(request: HttpRequest, template: str, /, *, samples: Share | None = None, **shown: Any) -> HttpResponse:
    """Render a page. `samples` says whether what it shows is invented: by default, whether the ledger's reports are."""
    shown["samples"] = sample_share() if samples is None else samples
    shown["may_review"] = may("review")
    return render(request, template, {**shown, **csrf(request)})


def share_of(*documents: Document) -> Share:
    """Whether what was taken from some reports is invented."""
    invented = [document.is_sample for document in documents]
    return "all" if all(invented) else "some" if any(invented) else "none"


def page_of(request: HttpRequest, rows: QuerySet[Any, Any]) -> Page[Any]:
    """The asked page of a list; one that is not there gives the nearest."""
    return Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))


def query_without_page(request: HttpRequest) -> str:
    """What a list is narrowed to, for the links to its other pages: `kind=visit&year=2025`."""
    chosen = request.GET.copy()
    chosen.pop("page", None)
    return chosen.urlencode()
