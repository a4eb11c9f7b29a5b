"""What waits for people: the queue, one report with its records to decide, and what is alike."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from duikou_web.ledger.actions.undo import last_decision
from duikou_web.ledger.models import Document
from duikou_web.ledger.reviewing.added import ADDABLE, PARENTS
from duikou_web.ledger.selectors import key_of, report_view
from duikou_web.ledger.selectors.review import (
    all_alike,
    asked_about,
    asked_of,
    holders_of,
    review_counts,
    standing_decisions,
    stayed,
    waiting,
)
from duikou_web.ledger.selectors.standing import by_key
from duikou_web.site.pages.cards import cards_of
from duikou_web.site.pages.marks import marks_of
from duikou_web.site.pages.rendering import ON_A_PAGE, number_asked, query_without_page, render_page, share_of
from duikou_web.site.pages.text import divide_text


def queue(request: HttpRequest) -> HttpResponse:
    mine = request.GET.get("mine") == "1"
    found = waiting(settings.ACTOR, mine=mine)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    holders = holders_of(list(page))
    rows = [(document, holders.get(document.pk, "")) for document in page]
    counts = review_counts(settings.ACTOR)
    return render_page(
        request, "review.html", page=page, rows=rows, counts=counts, mine=mine, narrowed=query_without_page(request),
        is_empty=not Document.objects.exists(), graded=counts["open"] + counts["decided"] > 0,
        standing=standing_decisions(),
    )  # fmt: skip


def differing(request: HttpRequest) -> HttpResponse:
    """Reports in which two readings differ and nobody has said yet which holds; those with the most first."""
    found = Document.objects.filter(differing__gt=0).order_by("-differing", "pk")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render_page(request, "differing.html", page=page, narrowed=query_without_page(request))


def workbench(request: HttpRequest, key: str) -> HttpResponse:
    view = report_view(key)
    if view is None:
        raise Http404
    cards = cards_of(asked_of(view.document, settings.ACTOR))
    shown = [card for card in cards if card.asked.is_open]
    keys = {card.row.pk for card in cards}
    following = next((one for one in waiting(settings.ACTOR)[:2] if one.pk != view.document.pk), None)
    return render_page(
        request, "workbench.html", samples=share_of(view.document), view=view,
        blocks=divide_text(view.text, view.blocks, [mark for mark in marks_of(view) if mark.key in keys]),
        open=shown, decided=[card for card in cards if not card.asked.is_open],
        key=key_of(view.document), actor=settings.ACTOR, last=last_decision(settings.ACTOR),
        holder=holders_of([view.document]).get(view.document.pk, ""),
        next=key_of(following) if following else "", addable=_addable(),
        stayed=stayed(number_asked(request, "stayed") or 0),
        has_title=any(block["kind"] == "title" for block in view.blocks),
    )  # fmt: skip


def _addable() -> list[tuple[str, tuple[str, ...]]]:
    """The kinds that can be added, with the records that each stands on."""
    return [(kind, PARENTS.get(kind, ())) for kind in ADDABLE]


def like(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    """The records alike with one, listed before a decision holds for all of them."""
    asked = asked_about(kind, record)
    if asked is None:
        raise Http404
    rows = all_alike(asked.task)
    return render(request, "parts/alike.html", {"asked": asked, "rows": rows, "more": asked.alike - len(rows)})


def document_of(key: str) -> Document:
    document = by_key(Document.objects.select_related("original"), key)
    if document is None:
        raise Http404
    return document
