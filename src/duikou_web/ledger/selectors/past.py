"""A person and an event as they held at a past time: who was one with whom, and what the records said then."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from duikou_web.ledger.carrying import Standing, carry
from duikou_web.ledger.drafts import kind_of, read_drafts
from duikou_web.ledger.models import (
    Document,
    Event,
    Judgement,
    Membership,
    Participant,
    Person,
    Place,
    Post,
    Record,
    Revision,
    Site,
    Status,
)
from duikou_web.ledger.people import settle_people
from duikou_web.ledger.reviewing.kinds import model_of
from duikou_web.ledger.reviewing.states import REVIEWED, take_state
from duikou_web.ledger.rows import build_rows
from duikou_web.ledger.selectors.parts import Part
from duikou_web.ledger.selectors.people import PersonView, Sighting, view_of
from duikou_web.ledger.selectors.readings import decided_on, load_on, reading_of

MOST: Final = 100
"""So many reports of a person are looked through, the latest first."""

_SHOWN: Final[tuple[type[Record], ...]] = (Person, Post, Event, Participant, Place, Site)

Rows = dict[type[Record], dict[str, Any]]
"""Model → id → the row as it held; the rows are not those of the database and are never saved."""


@dataclass(frozen=True)
class PersonOn:
    """A person at a past time; `said` is what people had said of the records and not taken back by then."""

    view: PersonView
    said: list[Judgement]
    more: int


@dataclass(frozen=True)
class EventOn:
    """An event at a past time, and the reports that told of the same event then."""

    row: Event
    document: Document
    parts: list[Part]
    places: list[Place] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    beside: list[Document] = field(default_factory=list)


def members_on(kind: str, cluster: str, until: datetime) -> dict[str, int]:
    """Record → report, of the records that had an address at a time."""
    then = Membership.objects.filter(kind=kind, at__lte=until)
    records = set(then.filter(cluster=cluster).values_list("record", flat=True))
    last = {one.record: one for one in then.filter(record__in=records).order_by("pk")}
    return {record: one.document_id for record, one in last.items() if one.cluster == cluster}


def addresses_on(records: Collection[str], until: datetime) -> dict[str, str]:
    """Record of a person → the address that it had at a time."""
    then = Membership.objects.filter(kind="person", record__in=records, at__lte=until).order_by("pk")
    return dict(then.values_list("record", "cluster"))


def is_address(kind: str, cluster: str) -> bool:
    """Whether an address stands or stood for somebody or something."""
    return Membership.objects.filter(kind=kind, cluster=cluster).exists()


def has_been(kind: str, record: str) -> bool:
    """Whether a record is or was there."""
    return Membership.objects.filter(kind=kind, record=record).exists()


def person_on(cluster: str, until: datetime) -> PersonOn | None:
    """A person at a time; None where nobody with a page had the address."""
    members = members_on("person", cluster, until)
    documents = Document.objects.filter(pk__in=set(members.values()))
    latest = sorted(documents, key=lambda one: (one.dated or "", one.pk), reverse=True)
    shown = latest[:MOST]
    found = _rows_of(shown, members, until)
    people = [row for rows in found.values() for key, row in rows[Person].items() if key in members]
    if not any(row.has_page for row in people):
        return None
    sightings = [
        sighting
        for document in shown
        for row in people
        if row.document_id == document.pk and (sighting := _sighting(row, document, found[document.pk]))
    ]
    said = [one for one in _said(members, until) if not _is_taken_back(one, until)]
    return PersonOn(view_of(cluster, sightings), said, len(latest) - len(shown))


def _sighting(row: Person, document: Document, rows: Rows) -> Sighting | None:
    """A record of a person with the parts that it had; None where it was rejected or had none."""
    parts = sorted(_of(rows[Participant], "person_id", row.pk), key=lambda part: int(part.order))
    told = [(rows[Event][part.event_id], part.roles.split()) for part in parts if part.event_id in rows[Event]]
    if row.status == Status.REJECTED or not told:
        return None
    return Sighting(row, document, list(_of(rows[Post], "person_id", row.pk)), told)


def event_on(pk: str, until: datetime) -> EventOn | None:
    """An event at a time; None where it was not there, or was rejected."""
    of = Membership.objects.filter(kind="event", record=pk, at__lte=until).order_by("pk").last()
    document = Document.objects.filter(pk=of.document_id).first() if of else None
    rows = rows_on(document, until) if document else None
    if of is None or document is None or rows is None or pk not in rows[Event]:
        return None
    posts: dict[str, list[Post]] = defaultdict(list)
    for post in rows[Post].values():
        posts[post.person_id].append(post)
    named = {key for key, person in rows[Person].items() if person.has_page}
    parts = [
        Part(part, rows[Person][part.person_id], posts[part.person_id])
        for part in sorted(_of(rows[Participant], "event_id", pk), key=lambda part: int(part.order))
        if part.person_id in named
    ]
    beside = set(members_on("event", of.cluster, until).values()) - {document.pk}
    return EventOn(
        rows[Event][pk], document, parts, list(_of(rows[Place], "event_id", pk)), list(_of(rows[Site], "event_id", pk)),
        list(Document.objects.filter(pk__in=beside).order_by("dated", "pk")),
    )  # fmt: skip


def _of(rows: dict[str, Any], column: str, parent: str) -> Iterator[Any]:
    return (row for row in rows.values() if getattr(row, column) == parent)


def _said(members: Collection[str], until: datetime) -> QuerySet[Judgement]:
    sides = Q(left__in=members) | Q(right__in=members)
    return Judgement.objects.filter(sides, kind="person", by="person", at__lte=until).order_by("-pk")


def _is_taken_back(judgement: Judgement, until: datetime) -> bool:
    undone = Revision.objects.filter(action="take_back", target_id=judgement.left, at__lte=until)
    return not judgement.holds and undone.filter(pk__gt=judgement.decision_id or 0).exists()


# -- the rows of reports --


def _rows_of(documents: list[Document], members: Iterable[str], until: datetime) -> dict[int, Rows]:
    """The rows of some reports as they held. Reports in which nothing changed since have those of today."""
    today: dict[int, Rows] = {document.pk: {model: {} for model in _SHOWN} for document in documents}
    for model in _SHOWN:
        for row in model._default_manager.filter(document__in=documents).order_by("start", "pk"):
            today[row.document_id][model][row.pk] = row
    ids = {key for rows in today.values() for some in rows.values() for key in some} | set(members)
    since = Revision.objects.filter(at__gt=until)
    changed = set(since.filter(target__in=REVIEWED, target_id__in=ids).values_list("target_id", flat=True))
    again = set(
        since.filter(target="document", target_id__in=[document.sha256 for document in documents]).values_list(
            "target_id", flat=True
        )
    )
    found: dict[int, Rows] = {}
    for document in documents:
        rows = today[document.pk]
        touched = document.sha256 in again or any(changed & some.keys() for some in rows.values())
        held = rows_on(document, until) if touched else _not_rejected(rows)
        if held is not None:
            found[document.pk] = held
    return found


def rows_on(document: Document, until: datetime) -> Rows | None:
    """The rows of a report as they held at a time, without the rejected; None before it was loaded."""
    load = load_on(document, until)
    said = reading_of(document, load.reading) if load is not None else None
    if said is None:
        return None
    decided = {(model_of(kind), key): one for (kind, key), one in decided_on(document, until).items()}
    drafts = read_drafts(said)
    standing = {
        (model, key): model(id=key, document=document, evidence=after["evidence"], current=after["current"],
                            status=after["status"])
        for (model, key), one in decided.items() if (after := one.after)
    }  # fmt: skip
    carried = carry(Standing(standing, set(standing)), drafts)
    built = build_rows(document, said, drafts, carried.rows)
    rows: Rows = {model: {row.pk: row for row in some} for model, some in built.items()}
    for (model, key), one in decided.items():
        row = rows.get(model, {}).get(key) or model._default_manager.filter(pk=key).first()
        if row is not None and one.after:
            take_state(row, one.after, one.actor, one.at)
            rows.setdefault(model, {})[key] = row
    _lead(rows, decided.values())
    return _standing({model: rows.get(model, {}) for model in _SHOWN})


def _lead(rows: Rows, decided: Iterable[Revision]) -> None:
    """What stood on a record that was merged stands on the one into which it went."""
    kinds = {kind_of(model): model for model in rows}
    for one in decided:
        after = one.after or {}
        for kind, key, column in after.get("led", ()):
            if kind in kinds and key in rows[kinds[kind]]:
                setattr(rows[kinds[kind]][key], f"{column}_id", after["current"]["merged_into"])


def _standing(rows: Rows) -> Rows:
    """The rows that were not rejected, and who of the people had a page by their own report."""
    held = _not_rejected(rows)
    settle_people(held[Person].values(), held[Post].values(), held[Participant].values())
    return held


def _not_rejected(rows: Rows) -> Rows:
    return {
        model: {key: row for key, row in some.items() if row.status != Status.REJECTED} for model, some in rows.items()
    }
