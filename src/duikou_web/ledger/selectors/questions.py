"""What the machine asks, one pair at a time, with what an answer would do."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import count
from typing import Final, NamedTuple

import msgspec
from django.db.models import Exists, OuterRef, Q, QuerySet

from duikou.linking.events.comparing import compare_events
from duikou.linking.packing import unpack_event, unpack_person, unpack_thing
from duikou.linking.people.comparing import compare_people
from duikou.linking.things import compare_things
from duikou.model.linking import Reason
from duikou_web.ledger.models import Document, Event, Judgement, Name, Person, Sighting, Status, Telling, Thing
from duikou_web.ledger.selectors.linked import (
    Shown,
    TenureSeen,
    TogetherSeen,
    people_shown,
    questions,
    seen_together,
    showing,
)
from duikou_web.ledger.selectors.sentences import Sentence, latest_namings, sentences_of
from duikou_web.ledger.selectors.standing import standing
from duikou_web.ledger.selectors.things import Printed, name_shown, printed_forms

QUOTES = 3
"""So many reports stand under each side of a question about things."""


class Side(NamedTuple):
    """One side of a question about people: the sighting, and the person it belongs to now with all records."""

    shown: Shown
    rows: dict[str, Person]
    tenures: list[TenureSeen]
    days: tuple[str, str] | None

    @property
    def reports(self) -> int:
        return len({row.document_id for row in self.rows.values()})

    @property
    def row(self) -> Person:
        return self.shown.row


class EventSide(NamedTuple):
    """One side of a question about events: the telling, and in how many reports its event is told now."""

    row: Event
    told: list[Event]
    """The event in all its reports, the earliest first."""
    people: list[Person]

    @property
    def reports(self) -> int:
        return len({event.document_id for event in self.told})


class ThingSide(NamedTuple):
    """One side of a question about things: the name, the thing it belongs to now, and what reports say of it."""

    row: Name
    thing: Thing
    name: str
    forms: list[Printed]
    said: list[Sentence]

    @property
    def reports(self) -> int:
        return self.thing.reports


AnySide = Side | EventSide | ThingSide


@dataclass(frozen=True)
class Question:
    """A pair with what speaks for and against. `one` says whether the two are one now; `said` is a person's word."""

    kind: str
    left: AnySide
    right: AnySide
    whole: TogetherSeen | None
    """What the two people are together, of people."""
    reasons: list[Reason]
    score: int | None
    one: bool
    said: Judgement | None

    @property
    def documents(self) -> list[Document]:
        """The reports that both sides show."""
        shown = []
        for side in (self.left, self.right):
            shown += [each.document for each in side.said] if isinstance(side, ThingSide) else [side.row.document]
        return shown

    @property
    def together(self) -> int:
        """The reports of both sides."""
        return self.left.reports if self.one else self.left.reports + self.right.reports


def next_question(kind: str) -> tuple[Question, Judgement] | None:
    """The next pair that the machine asks about and pages may show; of two people or events one pair is enough."""
    answered = {groups for groups in _groups(kind, said_of(kind)).values() if len(groups) > 1}
    rows = asked(kind)
    for start in count(0, _AT_ONCE):
        chunk = list(rows[start : start + _AT_ONCE])
        if not chunk:
            return None
        groups = _groups(kind, chunk)
        for row in chunk:
            if len(groups[row.pk]) > 1 and groups[row.pk] not in answered:
                question = question_of(kind, row.left, row.right)
                if question is not None:
                    return question, row
    return None


def asked_count(kind: str) -> int:
    """How many pairs the machine asks about, as far as `MOST_COUNTED`: more are not counted for a page."""
    return asked(kind)[:MOST_COUNTED].count()


MOST_COUNTED: Final = 1000


_AT_ONCE = 200


def said_of(kind: str) -> list[Judgement]:
    """What people said and did not take back."""
    return list(Judgement.objects.filter(kind=kind, by="person", holds=True))


def _groups(kind: str, rows: list[Judgement]) -> dict[int, frozenset[str]]:
    """Judgement → the people or events that its two sides belong to now: one where they are one."""
    found = _cluster_of(kind, {side for row in rows for side in (row.left, row.right)})
    return {row.pk: frozenset((found.get(row.left, row.left), found.get(row.right, row.right))) for row in rows}


def asked(kind: str) -> QuerySet[Judgement]:
    """What the machine asks and may be shown: of people only pairs of which both have a page."""
    found = questions(kind)
    if kind == "person":
        shown = Person.objects.filter(has_page=True).exclude(status=Status.REJECTED)
        found = found.filter(Exists(shown.filter(pk=OuterRef("left"))), Exists(shown.filter(pk=OuterRef("right"))))
    return found


def question_of(kind: str, left: str, right: str) -> Question | None:
    """A pair with its sides; None where one of them has no page."""
    left, right = sorted((left, right))
    sides = _sides(kind, left, right)
    if sides is None:
        return None
    said = Judgement.objects.filter(kind=kind, left=left, right=right, holds=True).order_by("pk")
    human, machine = said.filter(by="person").last(), said.filter(by="machine").last()
    reasons = msgspec.convert(machine.reasons, list[Reason]) if machine else _compare(kind, left, right)
    score = machine.score if machine else sum(each.points for each in reasons)
    first, second = sides
    whole = _whole(first, second) if isinstance(first, Side) and isinstance(second, Side) else None
    return Question(kind, first, second, whole, reasons, score, _are_one(kind, left, right), human)


def _sides(kind: str, left: str, right: str) -> tuple[AnySide, AnySide] | None:
    if kind == "person":
        return _people_sides(left, right)
    return _event_sides(left, right) if kind == "event" else _thing_sides(kind, left, right)


def sighting_shown(pk: str) -> Person | None:
    """A sighting that pages show and that was linked."""
    found = standing(Person).filter(pk=pk, has_page=True, sighting__isnull=False)
    return found.select_related("document").first()


def _compare(kind: str, left: str, right: str) -> list[Reason]:
    """What the machine says of a pair that it had no reason to compare."""
    if kind == "person":
        people = [unpack_person(Sighting.objects.get(pk=pk).packed) for pk in (left, right)]
        return list(compare_people(*people).reasons)
    if kind == "event":
        events = [unpack_event(Telling.objects.get(pk=pk).packed) for pk in (left, right)]
        return list(compare_events(*events).reasons)
    things = [unpack_thing(Name.objects.get(pk=pk).packed) for pk in (left, right)]
    return list(compare_things(*things).reasons)


def _cluster_of(kind: str, members: Collection[str]) -> dict[str, str]:
    """Member → the person, event or thing that it belongs to now."""
    if kind == "person":
        return dict(Person.objects.filter(pk__in=members).values_list("pk", "cluster"))
    if kind == "event":
        return dict(Telling.objects.filter(pk__in=members).values_list("pk", "episode"))
    return dict(Name.objects.filter(pk__in=members).values_list("pk", "thing"))


def _are_one(kind: str, left: str, right: str) -> bool:
    return len(set(_cluster_of(kind, (left, right)).values())) == 1


def _people_sides(left: str, right: str) -> tuple[Side, Side] | None:
    rows = {
        row.pk: row
        for row in standing(Person)
        .filter(pk__in=(left, right), has_page=True, sighting__isnull=False)
        .select_related("document")
    }
    if len(rows) != len({left, right}) or left == right:
        return None
    shown = showing(rows)
    return _side(shown[left]), _side(shown[right])


def _side(shown: Shown) -> Side:
    rows = {row.pk: row for row in people_shown(shown.row.cluster)}
    dated = sorted(row.document.dated for row in rows.values() if row.document.dated)
    return Side(shown, rows, seen_together(rows).tenures, (dated[0], dated[-1]) if dated else None)


def _whole(left: Side, right: Side) -> TogetherSeen:
    return seen_together({**left.rows, **right.rows})


def _event_sides(left: str, right: str) -> tuple[EventSide, EventSide] | None:
    rows = {row.pk: row for row in standing(Event).filter(pk__in=(left, right)).select_related("document", "telling")}
    if len(rows) != len({left, right}) or left == right:
        return None
    return _event_side(rows[left]), _event_side(rows[right])


def _event_side(row: Event) -> EventSide:
    people = standing(Person).filter(Q(parts__event=row), has_page=True).order_by("parts__order").distinct()
    told = standing(Event).filter(telling__episode=row.telling.episode).select_related("document")
    return EventSide(row, list(told.order_by("document__dated", "document")), list(people))


def _thing_sides(kind: str, left: str, right: str) -> tuple[ThingSide, ThingSide] | None:
    rows = Name.objects.filter(kind=kind).in_bulk([left, right])
    things = Thing.objects.in_bulk([row.thing for row in rows.values()])
    if len(rows) != len({left, right}) or left == right or any(row.thing not in things for row in rows.values()):
        return None
    first, second = (_thing_side(rows[pk], things[rows[pk].thing]) for pk in (left, right))
    return first, second


def _thing_side(row: Name, thing: Thing) -> ThingSide:
    said = sentences_of(latest_namings([row.pk], QUOTES))
    return ThingSide(row, thing, name_shown(row), printed_forms([row])[:QUOTES], said)
