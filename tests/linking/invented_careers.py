"""An invented world of officials whose truth is known: careers, moves, namesakes, and reports that tell of them.

`invent(reports, seed)` gives readings as the reader would, and says of every record of a person or an event whom or
what it truly is. The world knows nothing of how linking works: it draws careers, meetings and habits of newspapers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from invented_names import WORLD, invented_name, other_spelling
from invented_reports import Attendance, Meeting, Report, write_report

from duikou.lexicon.divisions import codes_of, level_of
from duikou.model.records import Reading

FIRST_DAY, LAST_DAY = date(2012, 1, 1), date(2026, 6, 30)
FIRST_MEETING = FIRST_DAY + timedelta(900)
PEOPLE = {"province": 46, "prefecture": 26}
NAMESAKES = 0.03  # officials who bear another's name on purpose, beside those whom chance makes
MOVES_AWAY = {1: 0.3, 2: 0.25, 3: 0.06, 4: 0.06, 5: 0.04}  # to another province, by grade
RISES = 0.4
GRADES = {"province": (1, 2, 2, 2, 3, 3, 4), "prefecture": (3, 4, 4, 4, 5, 5)}
TOP = {"province": 1, "prefecture": 3}
SEATS: dict[str, dict[str, Any]] = {seat["id"]: seat for seat in WORLD["seat"]}

Held = dict[tuple[str, str], list[tuple[date, date]]]


class Holding(NamedTuple):
    """A post held from one day to another: division, seat, and a seat in a committee beside it."""

    division: str
    seat: str
    beside: str | None
    first: date
    last: date


@dataclass
class Official:
    """One invented person."""

    number: int
    name: str
    other_spelling: str
    holdings: list[Holding]


@dataclass
class World:
    """Officials, and readings with their truth."""

    officials: list[Official]
    readings: list[Reading] = field(default_factory=list)
    people: dict[str, int] = field(default_factory=dict)
    """Id of a person's record → number of the official."""
    events: dict[str, str] = field(default_factory=dict)
    """Id of an event's record → which event of which meeting."""

    def add(self, report: Report) -> None:
        self.readings.append(report.reading)
        self.people.update(report.people)
        self.events.update(report.events)


Places = dict[str, list[str]]
Serving = dict[str, list[tuple[Official, Holding]]]


def invent(reports: int, seed: int = 1) -> World:
    """A world with so many reports, always the same for the same seed."""
    chance = Random(seed)
    places = divisions()
    world = World(_officials(places, chance))
    serving: Serving = {}
    for official in world.officials:
        for holding in official.holdings:
            serving.setdefault(holding.division, []).append((official, holding))
    number = 0
    while len(world.readings) < reports:
        number += 1
        meeting = _meeting(number, places, serving, chance)
        for telling in range(chance.choice((1, 1, 2, 2, 2, 3)) if meeting else 0):
            if meeting is not None and len(world.readings) < reports:
                world.add(write_report(meeting, telling, chance))
    return world


def divisions() -> Places:
    """Province → its code and those of its towns in the world."""
    return {
        province: [_code(province, "province"), *(_code(town, "prefecture") for town in towns)]
        for province, towns in (WORLD["supporters"] | WORLD["recipients"]).items()
    }


def _code(name: str, level: str) -> str:
    return next(code for code in codes_of(name, 2024) if level_of(code) == level)


def _officials(places: Places, chance: Random) -> list[Official]:
    officials: list[Official] = []
    held: Held = {}
    for province, code in ((province, code) for province, codes in places.items() for code in codes):
        for _ in range(PEOPLE[level_of(code)]):
            twice = officials and chance.random() < NAMESAKES
            name = chance.choice(officials).name if twice else invented_name(province, chance)
            holdings = list(_career(places, (province, code), chance, held))
            officials.append(Official(len(officials), name, other_spelling(name, chance), holdings))
    return officials


def _career(places: Places, home: tuple[str, str], chance: Random, held: Held) -> Iterator[Holding]:
    """Posts one after the other, a step up now and then, seldom in another province; a chair has room for one."""
    province, code = home
    day = FIRST_DAY + timedelta(chance.randrange(-900, 2500))
    grade = chance.choice(GRADES[level_of(code)])
    end = LAST_DAY - timedelta(chance.choice((0, 0, 0, 900, 2000)))
    while day < end:
        last = day + timedelta(chance.randrange(650, 2200))
        seat = _seat(code, grade, chance, last_of_all=last >= end)
        if SEATS[seat].get("sole"):
            last = _free_until(held.setdefault((code, seat), []), day, last)
            if last <= day + timedelta(180):  # somebody sits there: another seat, later
                day += timedelta(90)
                continue
            held[code, seat].append((day, last))
        yield Holding(code, seat, SEATS[seat].get("beside") if chance.random() < 0.6 else None, day, last)
        day = last + timedelta(chance.randrange(1, 40))
        grade -= grade > 1 and chance.random() < RISES
        if chance.random() < MOVES_AWAY[grade]:
            province = chance.choice(list(places))
        code, grade = _next_place(places[province], code, grade, chance)


def _seat(code: str, grade: int, chance: Random, *, last_of_all: bool) -> str:
    """A seat of that height; congress and conference come at the end of a career."""
    level = level_of(code)
    seats = [seat for seat, row in SEATS.items() if TOP[level] + row["below"] == grade]
    late = [seat for seat in seats if SEATS[seat].get("late")]
    others = [seat for seat in seats if seat not in late]
    return chance.choice(late if late and last_of_all and chance.random() < 0.7 else others)


def _free_until(taken: list[tuple[date, date]], day: date, last: date) -> date:
    """How long a chair is free from a day on; that day itself where it is not."""
    if any(first <= day <= end for first, end in taken):
        return day
    return min([last, *(first - timedelta(1) for first, _ in taken if first > day)])


def _next_place(codes: list[str], code: str, grade: int, chance: Random) -> tuple[str, int]:
    """A division of a level that has the grade, the old one rather than another."""
    prefecture = grade == 5 or (grade > 2 and chance.random() < 0.7)
    fitting = [other for other in codes if (level_of(other) == "prefecture") == prefecture]
    if not fitting:
        return codes[0], min(grade, 4)
    return (code if code in fitting and chance.random() < 0.6 else chance.choice(fitting)), grade


def _meeting(number: int, places: Places, serving: Serving, chance: Random) -> Meeting | None:
    """A delegation goes to the other side; both are of one level. None where a side has nobody in office that day."""
    day = date.fromordinal(chance.randrange(FIRST_MEETING.toordinal(), LAST_DAY.toordinal()))
    supporter, recipient = chance.choice(list(WORLD["supporters"])), chance.choice(list(WORLD["recipients"]))
    whole = chance.random() < 0.45 or len(places[supporter]) == 1
    sides = [places[name][0] if whole else chance.choice(places[name][1:]) for name in (supporter, recipient)]
    if chance.random() < 0.3:
        sides.reverse()
    guests, hosts = (_attending(serving.get(code, []), day, chance) for code in sides)
    length = chance.randrange(1, 6)
    return Meeting(number, sides[0], sides[1], day, length, guests, hosts) if guests and hosts else None


def _attending(there: list[tuple[Official, Holding]], day: date, chance: Random) -> list[Attendance]:
    in_office = [(official, holding) for official, holding in there if holding.first <= day <= holding.last]
    return [
        Attendance(
            official.number, official.name, official.other_spelling, holding.division, holding.seat, holding.beside
        )
        for official, holding in chance.sample(in_office, min(len(in_office), chance.randrange(3, 8)))
    ]
