"""Reports of invented meetings: each outlet with its own people and habits, as text and as the reading of it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

import opencc
from invented_titles import title_of

from duikou.lexicon.divisions import common_name, full_name
from duikou.model.dates import PartialDate
from duikou.model.records import Document, Event, Participant, Party, Person, Place, Post, Reading, Role, Side, Site
from duikou.model.text import Span, document_id, record_id

TO_TRADITIONAL = opencc.OpenCC("s2t")
SHARE_OF_OTHERS = (0.4, 0.7, 0.9)  # of the other side's people whom a paper names
IN_TRADITIONAL, LABELLED, SPELT_OTHERWISE, WITH_REGION, NOT_COMPLETED = 0.04, 0.6, 0.25, 0.6, 0.04
SLIPS, WITHOUT_YEAR, WIDER_PARTY, SWAPPED, ONLY_SYMPOSIUM, WITH_SYMPOSIUM = 0.04, 0.05, 0.15, 0.03, 0.12, 0.7


class Attendance(NamedTuple):
    """An official at a meeting, with the posts of that day."""

    number: int
    name: str
    other_spelling: str
    division: str
    seat: str
    beside: str | None


class Meeting(NamedTuple):
    """What truly took place: a visit of some days with a symposium on one of them."""

    number: int
    guest: str
    host: str
    day: date
    length: int
    guests: list[Attendance]
    hosts: list[Attendance]


class Report(NamedTuple):
    """A reading with its truth."""

    reading: Reading
    people: dict[str, int]
    events: dict[str, str]


class Frame(NamedTuple):
    """What one paper says of a meeting: parties, days, whether the year is printed."""

    guest: str
    host: str
    first: date
    last: date
    with_year: bool


@dataclass
class Draft:
    """A text that grows, with the records of what is put in; `source` stands for its bytes."""

    source: str
    document: str
    chance: Random
    text: str = ""
    people: list[Person] = field(default_factory=list)
    truth: dict[str, int] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return start, len(self.text)


def write_report(meeting: Meeting, telling: int, chance: Random) -> Report:
    """One outlet's report: its own side in full, the other in part, the last ones of both bare."""
    source = f"{meeting.number}/{telling}"
    draft = Draft(source, document_id(source.encode()), chance)
    frame = _frame(meeting, chance)
    hosts_first = chance.random() < 0.5
    traditional = chance.random() < IN_TRADITIONAL
    draft.put(f"{common_name(frame.guest)}代表团赴{common_name(frame.host)}考察\n{_printed(frame)}，")
    sides: list[tuple[Side, list[Attendance]]] = [("guest", meeting.guests), ("host", meeting.hosts)]
    for place, (side, there) in enumerate(reversed(sides) if hosts_first else sides):
        share = 0.95 if place == 0 else chance.choice(SHARE_OF_OTHERS)
        told = [each for number, each in enumerate(there) if number == 0 or chance.random() < share]
        _tell_side(draft, side, told, meeting.guest if side == "guest" else meeting.host, traditional=traditional)
    return _reading(draft, meeting, frame)


def _frame(meeting: Meeting, chance: Random) -> Frame:
    """Now and then a paper is a day off, names the wider region, or puts host for guest."""
    slip = timedelta(chance.choice((1, -1)) if chance.random() < SLIPS else 0)
    parties = [f"{code[:2]}0000" if chance.random() < WIDER_PARTY else code for code in (meeting.guest, meeting.host)]
    if chance.random() < SWAPPED:
        parties.reverse()
    last = meeting.day + timedelta(meeting.length - 1)
    return Frame(parties[0], parties[1], meeting.day + slip, last + slip, chance.random() >= WITHOUT_YEAR)


def _printed(frame: Frame) -> str:
    year = f"{frame.first.year}年" if frame.with_year else ""
    until = f"至{frame.last.month}月{frame.last.day}日" if frame.last != frame.first else ""
    return f"{year}{frame.first.month}月{frame.first.day}日{until}"


def _tell_side(draft: Draft, side: Side, told: list[Attendance], division: str, *, traditional: bool) -> None:
    """The first ones with their posts, the others in a list, with its label or without."""
    chance = draft.chance
    with_posts = chance.choice((1, 2, 3, len(told)))
    label = f"{full_name(division)}领导" if chance.random() < LABELLED else None
    for number, each in enumerate(told):
        name = each.other_spelling if chance.random() < SPELT_OTHERWISE else each.name
        name = TO_TRADITIONAL.convert(name) if traditional else name
        key = record_id(draft.document, "person", name)
        if any(person.id == key for person in draft.people):  # two of one name: the reader keeps one record
            continue
        if number == with_posts and label:
            draft.put(label)
        posts = _posts(draft, each) if number < with_posts else ()
        if posts or label:
            draft.truth[key] = each.number
        span = draft.put(name)
        draft.roles[key] = "attendee" if number else "leader" if side == "guest" else "chair"
        draft.people.append(
            Person(
                id=key, name=name, side=side, group=None if posts else label, office_holder=bool(posts or label),
                mentions=(span,), posts=posts,
            )
        )  # fmt: skip
        draft.put("、" if number else "率团考察，" if side == "guest" else "主持座谈会，")
    draft.put("出席。\n")


def _posts(draft: Draft, each: Attendance) -> tuple[Post, ...]:
    """The posts as printed: with the region or without, the committee seat told or left out."""
    chance = draft.chance
    seats = [each.beside] if each.beside and chance.random() < 0.7 else []
    posts: list[Post] = []
    for seat in (*seats, each.seat):
        title = title_of(seat, each.division, chance, with_region=chance.random() < WITH_REGION)
        if posts:
            draft.put("、")
        span = draft.put(title)
        known = chance.random() >= NOT_COMPLETED
        posts.append(
            Post(
                id=record_id(draft.document, "post", str(span[0])), title=title, organisation=None,
                division=each.division if known else None, completed_by=None, span=span, quote=title,
            )
        )  # fmt: skip
    return tuple(posts)


def _reading(draft: Draft, meeting: Meeting, frame: Frame) -> Report:
    chance = draft.chance
    published = frame.last + timedelta(chance.choice((0, 1, 1, 2)))
    day = meeting.day + timedelta(meeting.length // 2)
    only_symposium = meeting.length > 1 and chance.random() < ONLY_SYMPOSIUM
    found = [] if only_symposium else [_event(draft, frame, "visit", None)]
    if only_symposium or (meeting.length > 1 and chance.random() < WITH_SYMPOSIUM):
        found.append(_event(draft, frame._replace(first=day, last=day), "symposium", found[0].id if found else None))
    document = Document(
        id=draft.document, source=draft.source, media_type="text/plain", encoding="utf-8", text_by="invented",
        title=None, deck=(), outlet=None, language="zh-Hans", bylines=(),
        published=_date(published, True) if frame.with_year else None,
        text=draft.text, text_sha256="", repaired=None, blocks=(),
    )  # fmt: skip
    reading = Reading(reader="invented", document=document, people=tuple(draft.people), events=tuple(found))
    return Report(reading, draft.truth, {event.id: f"{meeting.number}/{event.kind}" for event in found})


def _event(draft: Draft, frame: Frame, kind: str, within: str | None) -> Event:
    key = record_id(draft.document, "event", kind)
    host = frame.host
    site = f"{full_name(host)}人民医院"
    participants = tuple(
        Participant(
            id=record_id(draft.document, "participant", f"{key}/{person.id}"), person=person.id,
            roles=(draft.roles[person.id],), order=number, span=person.mentions[0], quote=person.name,
        )
        for number, person in enumerate(draft.people, 1)
    )  # fmt: skip
    return Event(
        id=key, kind="visit" if kind == "visit" else "symposium", name=None, main=within is None, within=within,
        extent="throughout", guest=Party(common_name(frame.guest), frame.guest), host=Party(common_name(host), host),
        start=_date(frame.first, frame.with_year), end=_date(frame.last, frame.with_year),
        places=(Place(common_name(host), host, (0, 1), draft.text[:1]),),
        sites=(Site(id=record_id(draft.document, "site", site), name=site, division=host, span=(0, 1), quote="人"),)
        if kind == "visit" else (),
        participants=participants, evidence=((0, 1),),
    )  # fmt: skip


def _date(day: date, with_year: bool) -> PartialDate:
    if with_year:
        return PartialDate(day.isoformat(), "day", basis="stated")
    return PartialDate(f"--{day.isoformat()[5:]}", "day", basis="open")
