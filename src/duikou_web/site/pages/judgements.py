"""Same or different: what the machine asks, what an answer would do, and taking it back."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from duikou.errors import LedgerError
from duikou_web.ledger.actions.judge import judge as say
from duikou_web.ledger.actions.judge import neighbours, said_of_pairs, take_back
from duikou_web.ledger.actions.set_apart import set_apart
from duikou_web.ledger.models import Judgement
from duikou_web.ledger.naming import KINDS as THINGS
from duikou_web.ledger.selectors.browsing import Share
from duikou_web.ledger.selectors.linked import showing
from duikou_web.ledger.selectors.questions import (
    MOST_COUNTED,
    Question,
    asked_count,
    next_question,
    question_of,
    sighting_shown,
)
from duikou_web.ledger.selectors.things import naming_shown
from duikou_web.site.pages.rendering import render_page, share_of

KINDS = ("person", "event", *THINGS)
STALE = 409


def questions(request: HttpRequest) -> HttpResponse:
    """One pair at a time; `kind` chooses people, events or a kind of things, by default what there is."""
    kind = request.GET.get("kind", "")
    counts = {each: asked_count(each) for each in KINDS}
    if kind not in KINDS:
        kind = next((each for each in KINDS if counts[each]), "person")
    found = next_question(kind)
    last = Judgement.objects.filter(by="person", holds=True).order_by("-pk").first()
    shown: dict[str, Any] = {
        "kind": kind,
        "counts": {each: f"{MOST_COUNTED}+" if number == MOST_COUNTED else number for each, number in counts.items()},
        "last": last,
        "next": f"{reverse('questions')}?kind={kind}",
    }
    if found is None:
        return render_page(request, "questions.html", question=None, **shown)
    question = found[0]
    return render_page(
        request, "questions.html", question=question, samples=_samples(question), seen=_seen(question), **shown
    )


def compare(request: HttpRequest, kind: str, left: str, right: str, *, stale: bool = False) -> HttpResponse:
    """A pair side by side, with what joining or parting them would do; `stale` where somebody judged it meanwhile."""
    question = question_of(kind, left, right) if kind in KINDS else None
    if question is None:
        raise Http404
    address = reverse("compare", args=[kind, question.left.row.pk, question.right.row.pk])
    response = render_page(
        request, "questions.html", question=question, kind=kind, last=question.said, next=address, counts={},
        samples=_samples(question), seen=_seen(question), stale=stale,
    )  # fmt: skip
    response.status_code = STALE if stale else response.status_code
    return response


def _seen(question: Question) -> str:
    return said_of_pairs(question.kind, [(question.left.row.pk, question.right.row.pk)])


def apart(request: HttpRequest, pk: str) -> HttpResponse:
    """What taking a sighting out of its person would do, and the button that does it."""
    row = sighting_shown(pk)
    pairs = neighbours(pk) if row is not None else []
    if row is None or not pairs:
        raise Http404
    shown = showing({row.pk: row})[row.pk]
    seen = said_of_pairs("person", pairs)
    return render_page(request, "apart.html", samples=share_of(row.document), shown=shown, seen=seen)


def apart_thing(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    """What taking a record out of its thing would do, and the button that does it."""
    found = naming_shown(kind, record)
    if found is None:
        raise Http404
    thing, said = found
    return render_page(request, "apart_thing.html", samples=share_of(said.document), kind=kind, thing=thing, said=said)


@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """Take an answer. Where a sighting is taken out, all that hold it are judged different in one decision."""
    said = {name: request.POST.get(name, "") for name in ("kind", "left", "right", "verdict", "apart")}
    if said["apart"]:
        seen = sighting_shown(said["apart"]) is not None
        said.update(kind="person", verdict="different")
        pairs = neighbours(said["apart"])
    else:
        seen = said["kind"] in KINDS and question_of(said["kind"], said["left"], said["right"]) is not None
        pairs = [(said["left"], said["right"])]
    if not seen:
        raise Http404
    try:
        say(said["kind"], pairs, said["verdict"], actor=settings.ACTOR, seen=request.POST.get("seen", ""))
    except LedgerError as error:
        return _refused(request, error, said["kind"], pairs[0])
    return _back(request)


def _refused(request: HttpRequest, error: LedgerError, kind: str, pair: tuple[str, str]) -> HttpResponse:
    """Somebody was faster: the pair as it is now, with what was said meanwhile, to be judged again."""
    if error.number != "D516":
        raise Http404 from error
    return compare(request, kind, *pair, stale=True)


@require_POST
def take_out(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    """Take a record out of the thing that its name stands for."""
    try:
        set_apart(kind, record, actor=settings.ACTOR)
    except LedgerError as error:
        raise Http404 from error
    return _back(request)


@require_POST
def undo(request: HttpRequest, decision: int) -> HttpResponse:
    """Take a decision back."""
    try:
        take_back(decision, actor=settings.ACTOR)
    except LedgerError as error:
        row = Judgement.objects.filter(decision=decision, by="person").first()
        if row is None:
            raise Http404 from error
        return compare(request, row.kind, row.left, row.right, stale=True)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """To the page that asked, never to another site."""
    to = request.POST.get("next", "")
    return redirect(to if url_has_allowed_host_and_scheme(to, {request.get_host()}) else reverse("questions"))


def _samples(question: Question) -> Share:
    return share_of(*question.documents)
