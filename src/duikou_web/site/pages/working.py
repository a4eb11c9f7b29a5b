"""What people send from the review page. With a script the answer is what changed; without one, the page again."""

import re
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse

from duikou.errors import LedgerError
from duikou.model.text import Span
from duikou_web.ledger.actions import close_report
from duikou_web.ledger.actions import decide as deciding
from duikou_web.ledger.actions import hold as holding
from duikou_web.ledger.actions import settle_reading as settling
from duikou_web.ledger.actions.reshape import add_record, merge_records, split_record
from duikou_web.ledger.actions.undo import last_decision
from duikou_web.ledger.actions.undo import undo as take_back
from duikou_web.ledger.models import Decision, Document, Revision
from duikou_web.ledger.reviewing.fields import fields_of
from duikou_web.ledger.selectors import key_of
from duikou_web.ledger.selectors.review import asked_about
from duikou_web.site.pages.cards import card_of
from duikou_web.site.pages.rendering import number_of, render_page
from duikou_web.site.pages.review import document_of
from duikou_web.site.words import phrase

_SPAN: Final = re.compile(r"(\d{1,9})-(\d{1,9})")
REFUSALS: Final = {"D516": "stale", "D518": "no_grounds", "D519": "read_by_two"}
STALE: Final = 409
BAD: Final = 400


def decide(request: HttpRequest, key: str) -> HttpResponse:
    document = document_of(key)
    wish = _wish(request)
    try:
        decision = _carry_out(document, wish, request)
    except LedgerError as error:
        return _refused(request, document, wish, error)
    return _done(request, document, wish, decision)


def settle_reading(request: HttpRequest, key: str) -> HttpResponse:
    """The new reading of a record holds, or what stood before."""
    document, wish = document_of(key), _wish(request)
    try:
        if wish.verb not in ("new", "before"):
            raise LedgerError("D517", wish.verb)
        settling.settle_reading(document, wish, new=wish.verb == "new")
    except LedgerError as error:
        return _refused(request, document, wish, error)
    return redirect(f"{reverse('readings', args=[key_of(document)])}#waiting")


def _carry_out(document: Document, wish: deciding.Wish, request: HttpRequest) -> Decision:
    sent = request.POST
    if wish.verb == "add":
        return add_record(document, wish, {name: sent.get(name, "") for name in ("event", "person", "speaker")})
    if wish.verb == "split":
        return split_record(wish, number_of(sent.get("at", "")) or 0)
    if wish.verb == "merge":
        return merge_records(wish, sent.get("other", ""), sent.get("other_seen", ""))
    return deciding.decide(wish)


def _wish(request: HttpRequest) -> deciding.Wish:
    sent = request.POST
    kind = sent.get("kind", "")
    given: dict[str, str | list[str]] = {
        field.name: sent.getlist(f"f.{field.name}") if field.control == "choices" else sent[f"f.{field.name}"]
        for field in fields_of(kind)
        if f"f.{field.name}" in sent
    }
    return deciding.Wish(
        verb=sent.get("verb", ""), kind=kind, record=sent.get("record", ""), seen=sent.get("seen", ""), given=given,
        span=_span(sent.get("span", "")), grounds=_span(sent.get("grounds", "")), why=sent.get("why", ""),
        like=sent.get("like") == "1", actor=settings.ACTOR,
    )  # fmt: skip


def _span(told: str) -> Span | None:
    found = _SPAN.fullmatch(told)
    return (int(found[1]), int(found[2])) if found else None


def _done(request: HttpRequest, document: Document, wish: deciding.Wish, decision: Decision) -> HttpResponse:
    if not _wants_json(request):
        return redirect(f"{reverse('workbench', args=[key_of(document)])}#f-{wish.record}")
    answer: dict[str, Any] = {
        "decision": decision.pk,
        "said": phrase("decided_count", count=decision.count),
        "reload": bool(wish.span or wish.grounds) or wish.verb in ("add", "split", "merge"),
        "card": _card(request, document, wish),
    }
    return JsonResponse(answer)


def _card(request: HttpRequest, document: Document, wish: deciding.Wish) -> str:
    asked = asked_about(wish.kind, wish.record, settings.ACTOR) if wish.record else None
    if asked is None:
        return ""
    shown = {"card": card_of(asked, {}), "key": key_of(document)}
    return render_to_string("parts/review_card.html", shown, request)


def _refused(request: HttpRequest, document: Document, wish: deciding.Wish, error: LedgerError) -> HttpResponse:
    """Somebody was faster, or it cannot be decided so: what holds now, and who made it so."""
    is_stale = error.number == "D516"
    said = phrase(REFUSALS.get(error.number, "not_so"))
    last = Revision.objects.filter(target=wish.kind, target_id=wish.record).order_by("-pk").first()
    who = phrase("stale_who", who=last.actor) if last and is_stale else ""
    if _wants_json(request):
        answer = {"said": f"{said}{who}", "card": _card(request, document, wish)}
        return JsonResponse(answer, status=STALE if is_stale else BAD)
    response = render_page(request, "refused.html", said=said, who=who, key=key_of(document), record=wish.record)
    response.status_code = STALE if is_stale else BAD
    return response


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def undo(request: HttpRequest) -> HttpResponse:
    """Take the last decision back, or the one that is named."""
    told = request.POST.get("decision", "")
    last = last_decision(settings.ACTOR) if not told else None
    number = last.pk if last else number_of(told) or 0
    try:
        undone = take_back(number, actor=settings.ACTOR)
    except LedgerError as error:
        said = phrase("stale") if error.number == "D516" else phrase("nothing_to_undo")
        if _wants_json(request):
            return JsonResponse({"said": said}, status=STALE)
        return redirect("review")
    page = "readings" if request.POST.get("back") == "readings" else "workbench"
    back = reverse(page, args=[key_of(undone.decision.document)])
    if undone.stayed:
        back = f"{back}?stayed={number}"
    if _wants_json(request):
        return JsonResponse({"said": phrase("undone_count", count=undone.number), "to": back})
    return redirect(back)


def hold(request: HttpRequest, key: str) -> HttpResponse:
    document = document_of(key)
    to = request.POST.get("holder", "")
    return _tried(request, document, lambda: holding.hold(document, to, actor=settings.ACTOR, taken=_knows(request)))


def _knows(request: HttpRequest) -> bool:
    return request.POST.get("taken") == "1"


def comment(request: HttpRequest, key: str) -> HttpResponse:
    document, sent = document_of(key), request.POST
    said = (sent.get("kind", ""), sent.get("record", ""), sent.get("said", ""))
    return _tried(request, document, lambda: holding.comment(document, *said, actor=settings.ACTOR), said[1])


def complete(request: HttpRequest, key: str) -> HttpResponse:
    document = document_of(key)
    done = request.POST.get("done") == "1"
    return _tried(request, document, lambda: close_report.complete(document, done=done, actor=settings.ACTOR))


def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    document, sent = document_of(key), request.POST
    gone, why = sent.get("withdrawn") == "1", sent.get("why", "")
    return _tried(request, document, lambda: close_report.withdraw(document, why, withdrawn=gone, actor=settings.ACTOR))


def _tried(request: HttpRequest, document: Document, act: Any, record: str = "") -> HttpResponse:
    """Do it and show the report again, or say why not."""
    try:
        act()
    except LedgerError as error:
        return _refused(request, document, deciding.Wish("", "", record, ""), error)
    back = reverse("workbench", args=[key_of(document)])
    if _wants_json(request):
        return JsonResponse({"reload": True, "said": ""})
    return redirect(f"{back}#f-{record}" if record else back)
