"""What changed: of one report, of everything lately, and what held on a past day."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from duikou_web.ledger.drafts import JSON, Draft
from duikou_web.ledger.models import Document, Revision, Status
from duikou_web.ledger.reviewing.changes import differing
from duikou_web.ledger.reviewing.states import REVIEWED
from duikou_web.ledger.selectors.readings import ids_ever, loads_of, may_show, pages_of, reading_of, undecided
from duikou_web.ledger.selectors.twice import unseen

MACHINE: Final = ("load_document",)
"""What the reader did, whoever had it run; everything else is a person's."""
SHOWN: Final = 200


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


def history_of(document: Document, viewer: str) -> list[Change]:
    """Everything that changed in a report, the last first; not what a second reader must not see yet."""
    ids = ids_ever(document)
    own = Revision.objects.filter(target="document", target_id=document.sha256)
    records = Revision.objects.filter(target__in=REVIEWED, target_id__in=ids)
    found = list((own | records).order_by("-pk")[:SHOWN])
    return [change_of(one) for one in unseen(found, document, viewer)]


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
    load = next((one for one in loads_of(document) if one.revision.at <= until), None)
    if load is None:
        return None
    last = {(one.target, one.target_id): one for one in _decisions(document, until)}
    decided = {key: one.after for key, one in last.items() if one.after and one.after["status"] != Status.PROPOSED}
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


def _decisions(document: Document, until: datetime) -> list[Revision]:
    ids = ids_ever(document)
    return list(
        Revision.objects.filter(
            action__in=("decide", "undo"), target__in=REVIEWED, target_id__in=ids, at__lte=until
        ).order_by("pk")
    )


def _as_read(draft: Draft, text: str) -> Held:
    words = [{"quote": text[start:end]} for start, end in draft.spans[:1]]
    label = label_of({"current": draft.body, "evidence": words})
    return Held(draft.kind, draft.id, label, "proposed", "", None)
