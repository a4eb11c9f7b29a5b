"""What changed: of one report, of everything lately, and what held on a past day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from duikou_web.ledger.clock import end_of, start_of
from duikou_web.ledger.drafts import JSON, Draft
from duikou_web.ledger.models import Document, Revision
from duikou_web.ledger.reviewing.changes import differing
from duikou_web.ledger.reviewing.states import REVIEWED
from duikou_web.ledger.selectors.readings import (
    decided_on,
    ids_ever,
    load_on,
    may_show,
    pages_of,
    reading_of,
    undecided,
)
from duikou_web.ledger.selectors.twice import HIDDEN, unseen

MACHINE: Final = ("load_document",)
"""What the reader did, whoever had it run; everything else is a person's."""
SHOWN: Final = 200
"""Changes on a page."""


@dataclass(frozen=True)
class Change:
    """One revision in words: the fields from what to what."""

    revision: Revision
    verb: str
    is_machine: bool
    label: str
    fields: list[tuple[str, Any, Any]]


@dataclass(frozen=True)
class Held:
    """A record as it held at a time."""

    kind: str
    record: str
    label: str
    status: str
    by: str
    at: datetime | None


@dataclass(frozen=True)
class HistoryFilter:
    """What a history is narrowed to: `by` is `machine` or `people`, `kind` what was changed, `day` a day of ours."""

    by: str = ""
    who: str = ""
    kind: str = ""
    day: date | None = None
    before: int | None = None
    """Only what is older than this revision: where the page before ended."""


@dataclass(frozen=True)
class HistoryPage:
    """Some changes, the last first. `older` is where the next page begins; `actors` and `kinds` are there to choose."""

    changes: list[Change]
    older: int | None
    actors: list[str]
    kinds: list[str]


def history_of(document: Document, viewer: str, chosen: HistoryFilter | None = None) -> HistoryPage:
    """What changed in a report, page by page; not what a second reader must not see yet."""
    own = Q(target="document", target_id=document.sha256)
    everything = Revision.objects.filter(own | Q(target__in=REVIEWED, target_id__in=ids_ever(document)))
    open_to_all = everything.exclude(action__in=HIDDEN) if document.read_twice else everything
    actors = open_to_all.exclude(action__in=MACHINE).order_by("actor").values_list("actor", flat=True).distinct()
    kinds = set(open_to_all.order_by().values_list("target", flat=True).distinct())
    found = _narrowed(everything, chosen or HistoryFilter()).order_by("-pk")
    page: list[Revision] = []
    older: int | None = None
    for one in unseen(found.iterator(chunk_size=SHOWN), document, viewer):
        if len(page) == SHOWN:
            older = page[-1].pk
            break
        page.append(one)
    ordered = [kind for kind in ("document", *REVIEWED) if kind in kinds]
    return HistoryPage([change_of(one) for one in page], older, list(actors), ordered)


def _narrowed(found: QuerySet[Revision], chosen: HistoryFilter) -> QuerySet[Revision]:
    if chosen.by:
        is_machine = Q(action__in=MACHINE)
        found = found.filter(is_machine if chosen.by == "machine" else ~is_machine)
    if chosen.who:
        found = found.filter(actor=chosen.who).exclude(action__in=MACHINE)
    if chosen.kind:
        found = found.filter(target=chosen.kind)
    if chosen.day:
        found = found.filter(at__range=(start_of(chosen.day), end_of(chosen.day)))
    return found.filter(pk__lt=chosen.before) if chosen.before else found


def lately(number: int) -> list[Change]:
    """The last decisions of people."""
    found = Revision.objects.exclude(action__in=(*MACHINE, "hold", "answer", "unanswer", "comment")).order_by("-pk")
    return [change_of(one) for one in found[:number]]


def change_of(revision: Revision) -> Change:
    after: JSON = revision.after if isinstance(revision.after, dict) else {}
    before: JSON = revision.before if isinstance(revision.before, dict) else {}
    verb = after.get("verb") or revision.action
    return Change(revision, verb, revision.action in MACHINE, label_of(after), change_of_states(before, after))


def change_of_states(before: JSON, after: JSON) -> list[tuple[str, Any, Any]]:
    """The fields in which two states differ, from what to what."""
    fields = list(differing(before.get("current") or {}, after.get("current") or {})) if before else []
    if "status" in after and after.get("status") != before.get("status"):
        fields.insert(0, ("status", before.get("status"), after["status"]))
    old, new = _quotes(before), _quotes(after)
    if before and old != new:
        fields.append(("words", old, new))
    return fields


def _quotes(state: JSON) -> str:
    return "、".join(dict.fromkeys(words["quote"] for words in state.get("evidence") or ()))


def label_of(state: JSON) -> str:
    """What to call a record: its name or title, else its words."""
    current = state.get("current") or {}
    return str(current.get("name") or current.get("title") or current.get("quote") or _quotes(state))


def as_of(document: Document, until: datetime) -> list[Held] | None:
    """The records of a report as they held at a time; None before it was loaded.

    What nobody had decided then is taken from the reading that stood at that time.
    """
    load = load_on(document, until)
    if load is None:
        return None
    last = decided_on(document, until)
    decided = {key: one.after for key, one in last.items() if one.after}
    said = reading_of(document, load.reading)
    read = undecided(document, said, decided) if said else ()
    people = pages_of(document)
    held = [
        _as_read(draft, said["document"]["text"])
        for draft in read
        if said and draft.kind in REVIEWED and may_show(draft, people)
    ]
    return held + [
        Held(kind, key, label_of(state), state["status"], last[kind, key].actor, last[kind, key].at)
        for (kind, key), state in decided.items()
    ]


def _as_read(draft: Draft, text: str) -> Held:
    words = [{"quote": text[start:end]} for start, end in draft.spans[:1]]
    label = label_of({"current": draft.body, "evidence": words})
    return Held(draft.kind, draft.id, label, "proposed", "", None)
