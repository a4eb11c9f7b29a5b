"""Readings with one report's people and event, written out by hand in the tests. All people are invented."""

from collections.abc import Iterable
from typing import NamedTuple

from duikou.lexicon.divisions import common_name
from duikou.model.dates import PartialDate
from duikou.model.records import (
    Document,
    Event,
    EventKind,
    Participant,
    Party,
    Person,
    Place,
    Post,
    Reading,
    Role,
    Side,
    Site,
)
from duikou.model.text import document_id, record_id


class Named(NamedTuple):
    """Somebody in a report: posts as (title, division), side, label of the list, roles."""

    name: str
    posts: tuple[tuple[str, str | None], ...] = ()
    side: Side = "host"
    group: str | None = None
    roles: tuple[Role, ...] = ("attendee",)


def made_reading(
    number: int,
    people: Iterable[Named],
    *,
    day: str | None = "2024-06-26",
    until: str | None = None,
    guest: str | None = "210000",
    host: str | None = "540000",
    kind: EventKind = "symposium",
    sites: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    name: str | None = None,
) -> Reading:
    """The reading of report `number`: one event with its people. A day like `--06-26` has no year."""
    document = document_id(str(number).encode())
    named = list(people)
    event = Event(
        id=record_id(document, "event", kind), kind=kind, name=name, main=True, within=None, extent="throughout",
        guest=_party(guest), host=_party(host), start=_date(day), end=_date(until or day),
        places=tuple(Place(common_name(code), code, (0, 1), "某") for code in places),
        sites=tuple(
            Site(id=record_id(document, "site", site), name=site, division=host, span=(0, 1), quote="某")
            for site in sites
        ),
        participants=tuple(
            Participant(
                id=record_id(document, "participant", each.name), person=person_id(number, each.name), roles=each.roles,
                order=place, span=(place, place + 1), quote="某",
            )
            for place, each in enumerate(named, 1)
            if each.roles
        ),
        evidence=((0, 1),),
    )  # fmt: skip
    return Reading(
        reader="made", document=_document(document), events=(event,),
        people=tuple(_person(document, place, each) for place, each in enumerate(named)),
    )  # fmt: skip


def person_id(number: int, name: str) -> str:
    """The id of somebody's record in a report."""
    return record_id(document_id(str(number).encode()), "person", name)


def event_id(number: int, kind: EventKind = "symposium") -> str:
    """The id of the event of a report."""
    return record_id(document_id(str(number).encode()), "event", kind)


def _person(document: str, place: int, named: Named) -> Person:
    posts = tuple(
        Post(
            id=record_id(document, "post", f"{place}/{number}"), title=title, organisation=None, division=division,
            completed_by=None, span=(place, place + 1), quote=title,
        )
        for number, (title, division) in enumerate(named.posts)
    )  # fmt: skip
    return Person(
        id=record_id(document, "person", named.name), name=named.name, side=named.side, group=named.group,
        office_holder=bool(named.posts or named.group), mentions=((place, place + 1),), posts=posts,
    )  # fmt: skip


def _party(code: str | None) -> Party | None:
    return Party(common_name(code), code) if code else None


def _date(value: str | None) -> PartialDate | None:
    if value is None:
        return None
    return PartialDate(value, "day", basis="open" if value.startswith("--") else "stated")


def _document(key: str) -> Document:
    return Document(
        id=key, source=key, media_type="text/plain", encoding="utf-8", text_by="made", title=None, deck=(), outlet=None,
        language="zh-Hans", published=None, bylines=(), text="某" * 40, text_sha256="", repaired=None, blocks=(),
    )  # fmt: skip
