"""Who speaks: on which side, which words mean that side and which the other, and who of the two helps whom."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final, Literal, Protocol

import msgspec

from duikou.lexicon import load_table
from duikou.model.records import Party, Side
from duikou.reading.context import Context
from duikou.reading.people import NamedPerson
from duikou.reading.places import division_of, significant
from duikou.reading.statements.words import words

Target = Literal["both", "ranks", "self", "own", "other", "thing", "nobody"]
"""Whom a noun phrase means, seen from the speaker."""

Standing = Literal["supporter", "recipient"]
SideOf = Callable[[str], Side]
_CORPS: Final = re.compile(r"兵团|第[一二三四五六七八九十]+师")
_HIGHER: Final = re.compile(r"省|自治区|中央|国家|国务院")
_ALWAYS_HELPED: Final = 1
_ALWAYS_HELPING: Final = 7
"""Standings of provinces that in no programme change sides."""

_PROVINCE_DIGITS: Final = 2
_STRIPPED: Final = re.compile(r"(?:特别行政区|自治区|自治州|自治县|地区|[省市县区州])$")


class HasParties(Protocol):
    """The two parties of the main event, as far as they are known."""

    @property
    def guest(self) -> Party | None: ...
    @property
    def host(self) -> Party | None: ...


class Voice(msgspec.Struct, frozen=True):
    """A speaker: a person, or None for a meeting, an agreement, the narrator.

    `own` and `other` are the region names of his side and of the opposite one, `standing` says which of them helps,
    `directs` is false for whoever holds posts and is at the head of nothing: a doctor's 要 orders nobody.
    """

    name: str | None
    side: Side
    own: tuple[str, ...]
    other: tuple[str, ...]
    standing: Standing | None
    two_sided: bool
    directs: bool = True

    @property
    def opposite(self) -> str | None:
        """The other side, by name, where it is known."""
        return self.other[0] if self.other else None

    def means(self, phrase: str) -> Target:
        """Whom a noun phrase means.

        >>> Voice("某", "host", ("西藏",), ("辽宁",), "recipient", True).means("辽宁省")
        'other'
        """
        if not phrase:
            return "nobody"
        if words("both_sides").search(words("own_ranks").sub("", phrase)):
            return "both"
        if any(name in phrase for name in self.other):
            return "other"
        if words("own_ranks").search(phrase):
            return "ranks"
        if words("speaker_self").search(phrase):
            return "self"
        return "own" if any(name in phrase for name in self.own) else "thing"


class Voices:
    """The voices of one report, each made once."""

    def __init__(self, context: Context, people: list[NamedPerson], parties: HasParties, side_of: SideOf) -> None:
        self._context = context
        self._people = {person.name: person for person in people}
        self._parties = parties
        self._side_of = side_of
        self._known: dict[str | None, Voice] = {}

    def of(self, name: str | None) -> Voice:
        """The voice of a person, or of nobody in particular."""
        if name not in self._known:
            self._known[name] = self._make(name)
        return self._known[name]

    def _make(self, name: str | None) -> Voice:
        guest, host = self._parties.guest, self._parties.host
        person = self._people.get(name) if name is not None else None
        side: Side = self._side_of(name) if name is not None else "none"
        mine, theirs = {"host": (host, guest), "guest": (guest, host)}.get(side, (None, None))
        homes = self._homes(person) if person is not None else {}
        own = set(homes) | (_names(mine) if _belongs(person, self._context, mine) else set())
        return Voice(
            name=name,
            side=side,
            own=tuple(sorted(own - _names(theirs))),
            other=tuple(sorted(_names(theirs))),
            standing=_standing(next(iter(homes.values()), None), mine, theirs),
            two_sided=guest is not None and host is not None,
            directs=person is None or not person.posts or person.office_holder or self._heads(person),
        )

    def _heads(self, person: NamedPerson) -> bool:
        """Whether a post of somebody has the head of an office: 医院院长 directs, 医生 does not."""
        shape = self._context.page.shapes["words"]
        return any("T" in shape[slice(*post.span)] for post in person.posts)

    def _homes(self, person: NamedPerson) -> dict[str, str]:
        """The regions of somebody's posts, without 省, 市 and the like at the end, with their codes."""
        found = {}
        for post in person.posts:
            for row, (start, end) in self._context.page.pieces_in(post.span):
                if row.kind.startswith(("province", "prefecture", "county")) and end - start > 1:
                    found[_short(self._context.page.view[start:end])] = row.canon
        return found


def _belongs(person: NamedPerson | None, context: Context, party: Party | None) -> bool:
    """Whether a party may be somebody's own: a county is not that of an official of the province."""
    if person is None or party is None or not party.division or party.division.endswith("0000"):
        return True
    return not any(_HIGHER.match(context.page.view, *post.span) for post in person.posts)


def _short(name: str) -> str:
    short = _STRIPPED.sub("", name)
    return short if len(short) > 1 else name


def _names(party: Party | None) -> set[str]:
    return {_short(party.name)} if party is not None and party.name else set()


def _standing(home: str | None, mine: Party | None, theirs: Party | None) -> Standing | None:
    """Who helps whom: of two provinces the one that stands higher in the table.

    Without two parties a speaker from a province that only helps, or is only helped, still has his standing.
    """
    one = _rank(mine) if mine is not None else None
    other = _rank(theirs) if theirs is not None else None
    if one is not None and other is not None:
        return None if one == other else "supporter" if one > other else "recipient"
    alone = _ranks().get(home[:_PROVINCE_DIGITS]) if home else None
    if alone is None:
        return None
    return "recipient" if alone <= _ALWAYS_HELPED else "supporter" if alone >= _ALWAYS_HELPING else None


def _rank(party: Party) -> int | None:
    if _CORPS.search(party.name):
        return _ALWAYS_HELPED
    return _ranks().get(party.division[:_PROVINCE_DIGITS]) if party.division else None


@cache
def _ranks() -> dict[str, int]:
    """The first two digits of a province's code → its place in the table."""
    rows = [row for row in load_table("statement_cues") if row.kind == "aid_standing"]
    return {significant(code): int(row.canon) for row in rows if (code := division_of(row.form)) is not None}
