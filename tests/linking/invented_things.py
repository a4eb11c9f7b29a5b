"""What lies in the invented world, and how its papers print it: bodies, schools, firms and projects of known truth.

`with_things(world)` adds to each reading what the visit saw and spoke of. Names repeat over counties, firms and bodies
have long and short forms, bodies were renamed, projects have phases, and the reader does not always know the division.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random
from typing import Any, NamedTuple

import msgspec
from invented_careers import World
from invented_names import WORLD

from duikou.lexicon import load_table
from duikou.lexicon.divisions import common_name, full_name, level_of, level_word
from duikou.model.linking import LinkedKind
from duikou.model.records import Event, Organisation, Project, Reading, Site
from duikou.model.text import Span, record_id

THINGS: dict[str, Any] = WORLD["things"]
RENAMED_ON = date(2021, 2, 25)
COUNTIES = 6  # of each town
WITH_PLACE, SHORT, DIVISION_KNOWN, WRONG_DIVISION = 0.6, 0.35, 0.7, 0.005
SEEN, SPOKEN_OF = (1, 2, 3, 4), (0, 1, 1, 2)
FIRST = "雪青澜云晨银恒源嘉禾沃野瑞丰远朗清和景松岩川"
SECOND = "莲禾桑岭曦河泉盛华谷原峰泽林洲山海石泰达"


class Thing(NamedTuple):
    """One true thing: where it lies, its printed forms, and since when it bears the second of them."""

    kind: LinkedKind
    key: str
    division: str
    forms: tuple[str, ...]
    renamed: bool = False
    firm: bool = False


@dataclass
class ThingWorld:
    """Readings with what they name, and the truth of it by kind: id of a record → which thing."""

    readings: list[Reading] = field(default_factory=list)
    truth: dict[LinkedKind, dict[str, str]] = field(
        default_factory=lambda: {"organisation": {}, "project": {}, "post": {}, "place": {}}
    )


def with_things(world: World, seed: int = 1) -> ThingWorld:
    """The readings of a world with the things that they name; the same for the same seed."""
    found = ThingWorld()
    for number, reading in enumerate(world.readings):
        draft = Draft(reading, Random(f"{seed}/{number}"))
        found.readings.append(draft.told())
        found.truth["organisation"].update(draft.organisations_truth)
        found.truth["project"].update(draft.projects_truth)
        found.truth["post"].update(posts_truth(world, reading))
    return found


@cache
def counties_of(code: str) -> tuple[str, ...]:
    """The first counties of a town, or of a province without towns in the world."""
    rows = [row for row in load_table("divisions") if row.kind == "county" and not row.until]
    return tuple(sorted({row.canon for row in rows if row.canon[:4] == code[:4]}))[:COUNTIES]


@cache
def things_in(code: str) -> tuple[Thing, ...]:
    """What lies in one division."""
    return tuple(_things_in(code, Random(code)))


def _things_in(code: str, chance: Random) -> Iterator[Thing]:
    for forms in THINGS["offices"]:
        yield Thing("organisation", f"{code}/{forms[0]}", code, tuple(forms))
    for forms in THINGS["renamed"]:
        yield Thing("organisation", f"{code}/{forms[0]}", code, tuple(forms), renamed=True)
    for name in chance.sample(THINGS["repeated"], 4):
        yield Thing("organisation", f"{code}/{name}", code, (name,))
    for what in chance.sample(THINGS["own"], 4):
        name = _drawn(chance) + what
        yield Thing("organisation", f"{code}/{name}", code, (name,))
    for what in chance.sample(THINGS["firms"], 2):
        name = f"{_drawn(chance)}{what}"
        forms = (f"{name}有限公司", f"{name}有限责任公司", f"{name}公司", name)
        yield Thing("organisation", f"{code}/{name}", code, forms, firm=True)
    for name in chance.sample(THINGS["descriptive"], 3):
        yield from _project(code, name, chance)
    for what in chance.sample(THINGS["built"], 3):
        yield from _project(code, _drawn(chance) + what, chance)


def _project(code: str, name: str, chance: Random) -> Iterator[Thing]:
    phases = ("一", "二") if chance.random() < 0.25 else ("",)
    for phase in phases:
        at = f"{phase}期" if phase else ""
        forms = (f"{name}{at}建设项目", f"{name}{at}项目", f"{name}{at}工程")
        yield Thing("project", f"{code}/{name}/{phase}", code, forms)


def _drawn(chance: Random) -> str:
    return chance.choice(FIRST) + chance.choice(SECOND)


class Draft:
    """A reading to which a sentence is added that names things."""

    def __init__(self, reading: Reading, chance: Random) -> None:
        self.reading, self.chance = reading, chance
        self.text = reading.document.text
        self.organisations: dict[str, Organisation] = {}
        self.sites: dict[str, Site] = {}
        self.projects: dict[str, Project] = {}
        self.names: dict[str, str] = {}
        self.organisations_truth: dict[str, str] = {}
        self.projects_truth: dict[str, str] = {}

    def told(self) -> Reading:
        main = next(event for event in self.reading.events if event.main)
        host = main.host.division if main.host and main.host.division else ""
        guest = main.guest.division if main.guest and main.guest.division else ""
        self._put("考察了")
        for thing in self._chosen(host, "organisation", self.chance.choice(SEEN)):
            self._name_organisation(thing, main, as_site=self.chance.random() < 0.7)
        for thing in self._chosen(guest, "organisation", self.chance.choice((0, 0, 1))):
            self._name_organisation(thing, main, as_site=False)
        recipient = host if host[:2] in ("54", "65", "63") else guest
        for thing in self._chosen(recipient, "project", self.chance.choice(SPOKEN_OF)):
            self._name_project(thing)
        self._put("。\n")
        return self._whole(main)

    def _whole(self, main: Event) -> Reading:
        seen = msgspec.structs.replace(main, sites=tuple(self.sites.values()))
        events = tuple(
            seen if event.main else msgspec.structs.replace(event, sites=()) for event in self.reading.events
        )
        document = msgspec.structs.replace(self.reading.document, text=self.text)
        return msgspec.structs.replace(
            self.reading, document=document, events=events, organisations=tuple(self.organisations.values()),
            projects=tuple(self.projects.values()),
        )  # fmt: skip

    def _chosen(self, code: str, kind: LinkedKind, number: int) -> list[Thing]:
        """Of a division and the counties in it."""
        places = [code, *counties_of(code)] if code and level_of(code) == "prefecture" else [code] if code else []
        there = [thing for place in places for thing in things_in(place) if thing.kind == kind]
        return self.chance.sample(there, min(number, len(there)))

    def _printed(self, thing: Thing) -> tuple[str, str | None]:
        """A form of the name, and the division as the reader knows it."""
        chance, form = self.chance, thing.forms[0]
        if thing.renamed:
            form = thing.forms[(self._day() or RENAMED_ON) >= RENAMED_ON]
        elif chance.random() < SHORT:
            form = chance.choice(thing.forms)
        if chance.random() < WRONG_DIVISION:
            return form, f"{thing.division[:4]}00"
        if thing.firm:  # firms bear the name of a province, if any
            return (
                (common_name(f"{thing.division[:2]}0000") + form, f"{thing.division[:2]}0000")
                if (chance.random() < SHORT)
                else (form, None)
            )
        if chance.random() < WITH_PLACE:
            place = full_name(thing.division) if chance.random() < 0.7 else common_name(thing.division)
            return place + form, thing.division
        if thing.kind == "project" or chance.random() >= DIVISION_KNOWN:
            return form, None
        return level_word(thing.division)[0] + form, thing.division

    def _day(self) -> date | None:
        start = self.reading.events[0].start
        value = start.value if start else None
        return date.fromisoformat(value) if value and not value.startswith("--") else None

    def _put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def _name_organisation(self, thing: Thing, main: Event, *, as_site: bool) -> None:
        name, division = self._printed(thing)
        span = self._put(name)
        self._put("、")
        document = self.reading.document.id
        key = record_id(document, "site" if as_site else "organisation", name)
        if self.names.setdefault(name, thing.key) != thing.key:
            return  # no paper calls two things by one name
        self.organisations_truth[key] = thing.key
        if as_site:
            self.sites[key] = Site(id=key, name=name, division=division, span=span, quote=name)
        else:
            self.organisations[key] = Organisation(
                id=key, name=name, kind="enterprise" if thing.firm else "other", division=division, mentions=(span,)
            )

    def _name_project(self, thing: Thing) -> None:
        name, division = self._printed(thing)
        span = self._put(name)
        self._put("、")
        key = record_id(self.reading.document.id, "project", name)
        if key not in self.projects_truth:
            self.projects_truth[key] = thing.key
            self.projects[key] = Project(id=key, name=name, division=division, sector=None, span=span, quote=name)


def posts_truth(world: World, reading: Reading) -> Iterator[tuple[str, str]]:
    """Post's record → division and seat: the last one printed is the seat of that day, one before it stands beside."""
    start = reading.events[0].start
    if start is None or not start.value or start.value.startswith("--"):
        return
    day = date.fromisoformat(start.value)
    for person in reading.people:
        holdings = world.officials[world.people[person.id]].holdings if person.id in world.people else []
        held = next((each for each in holdings if each.first <= day <= each.last), None)
        if held is not None:
            for post, seat in zip(reversed(person.posts), (held.seat, held.beside), strict=False):
                yield post.id, f"{held.division}/{seat}"
