"""An event with all its reports: what each adds, omits and tells otherwise. Nothing is settled between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from duikou.linking.events.episodes import episode
from duikou.linking.packing import unpack_event
from duikou.model.linking import Told
from duikou_web.ledger.models import Document, Event, Judgement, Participant, Statement, Telling
from duikou_web.ledger.selectors.linked import asked_of
from duikou_web.ledger.selectors.standing import standing


class Clash(NamedTuple):
    """What a report tells otherwise than another."""

    field: str
    own: str
    record: str
    other: str
    other_record: str
    document: Document


@dataclass(frozen=True)
class ToldBy:
    """One report of an event beside the others."""

    event: Event
    adds: list[Told]
    omits: list[tuple[Told, Document]]
    contradicts: list[Clash]


@dataclass(frozen=True)
class EpisodeView:
    """All reports of one event, the earliest first; what the machine asks of them, and what people said."""

    told: list[ToldBy]
    open: list[Judgement]
    decisions: list[Judgement]


def episode_view(pk: str) -> EpisodeView | None:
    """The episode of an event; None where nobody linked it yet."""
    name = Telling.objects.filter(pk=pk).values_list("episode", flat=True).first()
    if name is None:
        return None
    events = {
        event.pk: event for event in standing(Event).filter(telling__episode=name).select_related("document", "telling")
    }
    members = Q(left__in=list(events)) | Q(right__in=list(events))
    said = Judgement.objects.filter(members, kind="event", by="person", holds=True).order_by("-pk")
    return EpisodeView(_told_by(events), asked_of("event", list(events), _ASKED), list(said))


_ASKED = 10


def _told_by(events: dict[str, Event]) -> list[ToldBy]:
    whole = episode([unpack_event(event.telling.packed) for event in events.values()]) if events else None
    tellings = whole.tellings if whole is not None else ()
    nobody = _nobody(told for telling in tellings for told in (*telling.adds, *telling.omits))
    documents = {f"sha256:{event.document.sha256}": event.document for event in events.values()}
    owners = {fact: event.document for event in events.values() for fact in _records(event)}
    found = []
    for telling in tellings:
        event = events[telling.event]
        clashes = [
            Clash(one.told.field, one.told.value, one.told.record, one.other.value, one.other.record,
                  documents[one.document])
            for one in telling.contradicts
            if not {one.told.record, one.other.record} & nobody
        ]  # fmt: skip
        said = {(clash.field, value) for clash in clashes for value in (clash.own, clash.other)}
        adds = [told for told in telling.adds if _is_told(told, nobody, said)]
        omits = [
            (told, owners.get(told.record, event.document)) for told in telling.omits if _is_told(told, nobody, said)
        ]
        found.append(ToldBy(event, adds, omits, clashes))
    return sorted(found, key=lambda each: (each.event.document.dated or "", each.event.document.pk))


def _is_told(told: Told, nobody: set[str], said: set[tuple[str, str]]) -> bool:
    """Whether it names nobody without a page, and is not told as a contradiction already."""
    return told.record not in nobody and (told.field, told.value) not in said


def _records(event: Event) -> list[str]:
    """The records that a telling tells by: of each the report is the event's."""
    return [fact.record for fact in unpack_event(event.telling.packed).facts]


def _nobody(told: Iterable[Told]) -> set[str]:
    """Records that name somebody who has no page, or speak for them: they are told nowhere."""
    ids = {each.record for each in told if each.field in ("participant", "chair", "leader", "statement")}
    parts = Participant.objects.filter(pk__in=ids, person__has_page=False).values_list("pk", flat=True)
    return {*parts, *Statement.objects.filter(pk__in=ids, speaker__has_page=False).values_list("pk", flat=True)}
