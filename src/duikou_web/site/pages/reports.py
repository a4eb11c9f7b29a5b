"""The list of reports, and one report: its text, and what was read from it."""

from typing import Any, get_args

from django.http import Http404, HttpRequest, HttpResponse

from duikou.model.records import EventKind
from duikou_web.ledger.selectors import ReportFilter, key_of, outlets, report_view
from duikou_web.ledger.selectors import reports as select_reports
from duikou_web.ledger.selectors.browsing import main_events, pairs, report_years, reports_of_pair
from duikou_web.ledger.selectors.copies import copies_of, count_copies
from duikou_web.ledger.selectors.search import MOST_TERMS, asks_too_much, snippets
from duikou_web.site.pages.coverage import coverage_of, looks_of, shares_of
from duikou_web.site.pages.dates import publication
from duikou_web.site.pages.facts import by_writer, event_cards, statement_cards
from duikou_web.site.pages.marks import marks_of, told_notes
from duikou_web.site.pages.rendering import page_of, query_without_page, render_page, share_of
from duikou_web.site.pages.text import divide_text

FEW = 5
"""So many copies are listed beside a report; its page of copies has the others."""

FILTERS = ("words", "everywhere", "outlet", "year", "kind")


def reports(request: HttpRequest) -> HttpResponse:
    chosen = {name: request.GET.get(name, "") for name in (*FILTERS, "pair")}
    found = select_reports(ReportFilter(**{name: chosen[name] for name in FILTERS}))
    page = page_of(request, reports_of_pair(found, chosen["pair"]) if chosen["pair"] else found)
    events = main_events(page)
    choices: dict[str, Any] = {
        "outlets": outlets(),
        "years": report_years(),
        "kinds": get_args(EventKind),
        "pairs": pairs(),
    }
    shown = snippets(page, chosen["words"])
    most = MOST_TERMS if asks_too_much(chosen["words"]) else 0
    rows = [(document, events.get(document.pk), shown.get(document.pk, [])) for document in page]
    narrowed = query_without_page(request)
    return render_page(
        request, "reports.html", page=page, rows=rows, chosen=chosen, most=most, narrowed=narrowed, **choices
    )


def report(request: HttpRequest, key: str) -> HttpResponse:
    view = report_view(key)
    if view is None:
        raise Http404
    marks = marks_of(view)
    coverage = coverage_of(view.text, view.blocks, marks)
    return render_page(
        request,
        "report.html",
        samples=share_of(view.document),
        view=view,
        key=key_of(view.document),
        blocks=divide_text(view.text, view.blocks, marks, looks_of(view.text, coverage)),
        shares=shares_of(view.text, coverage),
        published=publication(view.published),
        copies=count_copies(view.document),
        found=copies_of(view.document, FEW),
        events=event_cards(view),
        statements=statement_cards(view.statements),
        notes=told_notes(view.notes),
        bylines=by_writer(view.bylines),
        has_title=any(block["kind"] == "title" for block in view.blocks),
    )
