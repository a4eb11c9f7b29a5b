"""What every page has in common."""

import re
from typing import Any, Final

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


def page_of(request: HttpRequest, rows: QuerySet[Any, Any] | list[Any]) -> Page[Any]:
    """The asked page of a list; one that is not there gives the nearest."""
    return Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))


def number_asked(request: HttpRequest, name: str) -> int | None:
    """A number in the address; None where there is none that a key could be."""
    return number_of(request.GET.get(name, ""))


def number_of(told: str) -> int | None:
    """A number that somebody sent; `²` is none, nor is one that no database holds."""
    return int(told) if _KEY.fullmatch(told) else None


_KEY: Final = re.compile(r"[0-9]{1,15}")


def query_without_page(request: HttpRequest) -> str:
    """What a list is narrowed to, for the links to its other pages: `kind=visit&year=2025`."""
    return query_without(request, "page")


def query_without(request: HttpRequest, name: str) -> str:
    """What is asked for but for one name."""
    chosen = request.GET.copy()
    chosen.pop(name, None)
    return chosen.urlencode()
