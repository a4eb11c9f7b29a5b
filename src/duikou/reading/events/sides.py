"""On which side of the main event a person stands.

In this order: the institution, where no region is a party; the region printed in a post or label; a central body; the
level a bare post names (自治区主席, 区长), where only one party has it; being sent to help; what the person did
(whoever leads comes, whoever receives is at home); the words before the name; the neighbour in a list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from duikou.model.records import EventKind, Party, Role, Side
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.institutions import Institutions
from duikou.reading.events.parties import Parties
from duikou.reading.events.roles import Part
from duikou.reading.events.standing import (
    CENTRAL,
    CENTRAL_BODY,
    FIRM,
    goes_to_help,
    heads_a_team,
    is_expert,
    is_kin,
    is_of_the_place,
    is_seconded,
    is_sent,
)
from duikou.reading.people import NamedPerson
from duikou.reading.places import around, codes_of, holds_recipient, is_recipient, level_word, lies_in, significant
from duikou.reading.regions import party_at, printed_level, region_span

_INVOKED = ("people.before_comrade", "people.before_office")
_SIDE_OF_ROLE: tuple[tuple[Side, Role], ...] = (("guest", "leader"), ("guest", "met"), ("host", "receiver"))
_WITH_A_FIRM: tuple[EventKind, ...] = ("signing", "reception")
_MEETS: tuple[EventKind, ...] = ("meeting", "symposium")
_LIST = re.compile(r"(?:（[^（）]*）)?[、，；和与及]")
_ACTS = re.compile(r"[VRZY：“”。\n]")
_LONGEST_STEP = 40  # characters from one name of a list to the next
_DESCRIBED = 14  # characters before a name that may say who it is
_INTRODUCED = 40  # characters before a name in which 作为… may begin
_AS = re.compile(r"(?:作为|身为)[^，。；]*，$")
_CLAUSE = re.compile(r"[。！？；，：“”\n]")


class Decided(NamedTuple):
    """A side, the rule that gave it, and the words it rests on."""

    side: Side
    rule: str
    words: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Setting:
    """What of the report decides for everybody in it.

    `visited`: somebody comes to see how things are, so that whoever serves there is found at his place of work. In a
    feature nobody comes, and who was sent to help stands for those who sent him. `firm_led`: who comes is of a firm.
    `first_level`: the level that the first participant's bare post names. `guest_receives`: whoever leads the guests
    also receives somebody (在当地会见企业家). `home` is the outlet's division; `own_group`: the supporter's own people
    meet (甲市对口支援乙市领导小组会议).
    """

    kind: EventKind
    visited: bool
    firm_led: bool
    first_level: str | None
    guest_receives: bool
    home: str | None
    own_group: bool


class Sides:
    """Decides sides for one reading, remembering the ones already given."""

    def __init__(self, context: Context, parties: Parties, setting: Setting, institutions: Institutions) -> None:
        self.context = context
        self.parties = parties
        self.setting = setting
        self.institutions = institutions
        self.given: dict[str, Side] = {}
        self.runs: dict[str, Party] = {}

    def decide(self, person: NamedPerson, part: Part | None, neighbour: NamedPerson | None) -> Side:
        """The side of one person. `neighbour` is named before it in the same list."""
        first = person.mentions[0]
        roles = tuple(part.roles) if part is not None else ()
        decided = self._by_institution(person) or self._by_run(person, neighbour)
        decided = decided or self._by_posts(person, roles) or self._by_roles(part)
        if decided is None and self._is_bare(person):
            side = self._side_at_home()
            decided = Decided(side, "sides.bare_post", tuple(post.span for post in person.posts))
        if decided is None:
            decided = self._by_words(person)
        if decided is None and neighbour is not None and neighbour.name in self.given:
            decided = Decided(self.given[neighbour.name], "sides.neighbour", (neighbour.mentions[0],))
        if decided is None:
            decided = self._by_default(person, roles)
        self.given[person.name] = decided.side
        self.context.settle(decided.rule, "person.side", decided.side, first, *decided.words)
        return decided.side

    def _by_institution(self, person: NamedPerson) -> Decided | None:
        side = self.institutions.side_of(person.name)
        return Decided(side, "sides.institution", tuple(post.span for post in person.posts)) if side else None

    def _by_run(self, person: NamedPerson, neighbour: NamedPerson | None) -> Decided | None:
        """甲市委书记某某，市长某某: a bare post behind a full one of its level is of the same region."""
        region = self._printed_region(person)
        if region is not None:
            self.runs[person.name] = region
            return None
        level = next(filter(None, map(printed_level, self._titles(person))), None)
        side = self.given.get(neighbour.name) if neighbour is not None else None
        run = self.runs.get(neighbour.name) if neighbour is not None else None
        if level is None or neighbour is None or run is None or side not in ("guest", "host"):
            return None
        if not run.division or level not in level_word(run.division):
            return None
        self.runs[person.name] = run
        return Decided(side, "sides.run", (neighbour.mentions[0],))

    def _titles(self, person: NamedPerson) -> list[str]:
        spans = [post.span for post in person.posts] + ([person.group] if person.group else [])
        return [self.context.page.view[start:end] for start, end in spans]

    def _printed_region(self, person: NamedPerson) -> Party | None:
        """The narrowest region that the posts of a person print: 甲省委常委、乙市委书记 → 乙."""
        found: Party | None = None
        for span in [post.span for post in person.posts] + ([person.group] if person.group else []):
            region = region_span(self.context, span)
            party = party_at(self.context, region) if region is not None else None
            if party is not None and (found is None or _nearness(party, found)):
                found = party
        return found

    def _side_at_home(self) -> Side:
        """Whose bare posts a report prints where both have the level: those of the outlet's place, else the host's."""
        home = self.setting.home
        near = [side for side, party in self._both() if home and party.division and lies_in(party.division, home)]
        near = near or [
            side for side, party in self._both() if home and party.division and lies_in(home, party.division)
        ]
        if len(near) == 1:
            return near[0]
        return "guest" if self.setting.own_group else "host"

    def _by_posts(self, person: NamedPerson, roles: tuple[Role, ...]) -> Decided | None:
        view = self.context.page.view
        spans = [post.span for post in person.posts] + ([self._whole_label(person.group)] if person.group else [])
        seconded = [span for span in spans if is_seconded(view[slice(*span)])]
        if seconded and (not self.setting.visited or self._home_sees_off()):
            return Decided(self._supporter(), "sides.aid_post", tuple(seconded))
        local = [span for span in spans if span not in seconded]
        decided = self._by_local_posts(local, roles)
        if decided is None and seconded:
            bare = tuple(span for span in local if printed_level(view[slice(*span)]))
            decided = Decided("host", "sides.bare_post", bare) if bare else self._by_secondment(seconded)
        return decided

    def _whole_label(self, label: Span) -> Span:
        """A label with the words of its clause before it: 某省领导及有关部门负责同志."""
        words = _CLAUSE.split(self.context.page.view[max(0, label[0] - _DESCRIBED) : label[0]])[-1]
        return (label[0] - len(words.split("、")[-1]), label[1])

    def _by_local_posts(self, spans: list[Span], roles: tuple[Role, ...]) -> Decided | None:
        view = self.context.page.view
        for span in spans:
            # 中央新疆工作协调小组 is a body of the centre, whatever region it is for.
            region_of_body = not (self._is_firm(span) or CENTRAL_BODY.match(view, *span))
            side = self._by_region(span) if region_of_body else None
            if side is not None:
                return Decided(side, "sides.region", (span,))
        titles = [view[start:end] for start, end in spans]
        if any(self._is_firm(span) for span in spans):
            return Decided("guest", "sides.firm", tuple(spans))
        if any(CENTRAL.search(title) for title in titles):
            return Decided("central" if roles or len(titles) > 1 else "none", "sides.central", tuple(spans))
        for title, span in zip(titles, spans, strict=True):
            side = self._by_level(title)
            if side is not None:
                return Decided(side, "sides.level", (span,))
        return self._by_strange_region(spans)

    def _by_secondment(self, spans: list[Span]) -> Decided:
        """Where somebody comes to see, those sent to help are at their place of work; their heads by the region."""
        view = self.context.page.view
        for span in spans:
            side = self._by_region(span) if heads_a_team(view[slice(*span)]) else None
            if side is not None:
                return Decided(side, "sides.region", (span,))
        side = self._supporter() if self.setting.kind == "rotation" else "host"
        return Decided(side, "sides.aid_post", tuple(spans))

    def _home_sees_off(self) -> bool:
        return self.setting.kind == "rotation" and self._supporter() == "host"

    def _supporter(self) -> Side:
        """The side that helps: the host only where a region that others support comes to one that none supports."""
        guest, host = self.parties.guest, self.parties.host
        coming = guest is not None and guest.division is not None and is_recipient(guest.division)
        at_home = host is not None and host.division is not None and not is_recipient(host.division)
        return "host" if at_home and (coming or guest is None) else "guest"

    def _is_firm(self, span: Span) -> bool:
        """Where a firm or a university is the other party, those of it stand opposite to the only region."""
        opposite = self.setting.firm_led or self.setting.kind in _WITH_A_FIRM
        if self.parties.guest is not None or not opposite or FIRM.search(self.context.page.view, *span) is None:
            return False
        region = region_span(self.context, span)
        party, host = party_at(self.context, region) if region else None, self.parties.host
        if party is None or host is None or party.division is None or host.division is None:
            return True
        return not (lies_in(party.division, host.division) and party.division != host.division)

    def _by_region(self, span: Span) -> Side | None:
        region = region_span(self.context, span)
        party = party_at(self.context, region) if region is not None else None
        if party is None:
            return None
        others = [Party(party.name, code) for code in self._codes(region)] or [party]
        near = {side: max(_nearness(one, other) for one in others) for side, other in self._both()}
        if not near or max(near.values()) == 0:
            return None
        best = max(near, key=lambda side: near[side])
        return None if list(near.values()).count(near[best]) > 1 else best

    def _by_strange_region(self, spans: list[Span]) -> Decided | None:
        """A region that is neither party's: at a meeting of many a supporter, or one that is helped; else no side."""
        for span in spans:
            region = region_span(self.context, span)
            party = party_at(self.context, region) if region is not None else None
            if party is None or party.division is None:
                continue
            if self.setting.kind in _MEETS and self.parties.guest is None:
                helped = holds_recipient(party.division) and self.parties.host is None
                return Decided("host" if helped else "guest", "sides.one_of_many", (span,))
            provinces = [other.division[:2] for _, other in self._both() if other.division]
            strange = len(provinces) > 1 and party.division[:2] not in provinces
            return Decided("other", "sides.third_region", (span,)) if strange else None
        return None

    def _codes(self, region: Span | None) -> tuple[str, ...]:
        """Every code the last region words of a post can stand for (临夏: a prefecture, a county, a city)."""
        if region is None:
            return ()
        pieces = [span for row, span in self.context.page.pieces_in(region) if row.kind != "zone"]
        if len(pieces) != 1:
            return ()
        (start, end), view = pieces[0], self.context.page.view
        return codes_of(view[start : end + 1]) or codes_of(view[start:end])  # 海南州委 is no body of 海南省

    def _both(self) -> list[tuple[Side, Party]]:
        pairs: list[tuple[Side, Party | None]] = [("guest", self.parties.guest), ("host", self.parties.host)]
        return [(side, party) for side, party in pairs if party is not None]

    def _by_level(self, title: str) -> Side | None:
        """The party of the level that a bare post names: its own level first, then that of what it lies in."""
        level = printed_level(title)
        if level is None:
            return None
        if self.parties.guest is None and self.parties.host is not None:
            return self._by_level_of_one(level, self.parties.host)
        for widths in (1, 3):
            fitting: list[Side] = [side for side, party in self._both() if _has_level(party, level, widths)]
            if len(fitting) == 1:
                return fitting[0]
            if not fitting and len(self._both()) == 1:
                return "host"
        return None

    def _by_level_of_one(self, level: str, host: Party) -> Side:
        """With the host alone known, a wider level than its own comes where it is the first to be named."""
        if _has_level(host, level, 1):
            return "host"
        comes = level == self.setting.first_level and not self.setting.firm_led
        return "guest" if comes or not _has_level(host, level, 3) else "host"

    def _is_bare(self, person: NamedPerson) -> bool:
        """A post of a level that both parties have, without its region (省长), is one of the place told of."""
        return self.parties.host is not None and any(map(printed_level, self._titles(person)))

    def _by_roles(self, part: Part | None) -> Decided | None:
        places = part.places if part is not None else []
        for side, role in _SIDE_OF_ROLE:
            verbs = tuple(verb for given, _name, verb in places if given == role)
            if verbs and role == "met" and self.setting.guest_receives:
                return Decided("host", "sides.role", verbs)
            if verbs:
                return Decided(side, "sides.role", verbs)
        return None

    def _by_words(self, person: NamedPerson) -> Decided | None:
        """What the words before or behind the name call the person: 村民某某, 某某报名援疆."""
        view, first = self.context.page.view, person.mentions[0]
        before = ["".join(view[slice(*post.span)] for post in person.posts), self._described(first)]
        if any(is_sent(words) for words in before):
            return Decided(self._supporter(), "sides.described", (first,))
        if self.setting.visited:
            return None
        if any(is_of_the_place(words) for words in before):
            return Decided("guest" if self._supporter() == "host" else "host", "sides.described", (first,))
        if any(is_kin(words) for words in before):
            return Decided("other", "sides.described", (first,))
        goes = any(goes_to_help(view, mention[1]) for mention in person.mentions)
        if goes or any(is_expert(words) for words in before):
            return Decided(self._supporter(), "sides.described", (first,))
        return None

    def _described(self, mention: Span) -> str:
        """The words of the clause directly before a name."""
        view = self.context.page.view
        words = _CLAUSE.split(view[max(0, mention[0] - _DESCRIBED) : mention[0]])[-1]
        introduced = _AS.search(view, max(0, mention[0] - _INTRODUCED), mention[0])
        return (introduced[0] if introduced else "") + words

    def _by_default(self, person: NamedPerson, roles: tuple[Role, ...]) -> Decided:
        """Without any sign: whoever is only invoked (以某某同志为核心) is on no side, the others are at home."""
        invoked = not roles and all(rule in _INVOKED for rule, _ in person.rules)
        if invoked:
            return Decided("none", "sides.invoked")
        return Decided("host" if self._both() else "none", "sides.nothing_known")


def _has_level(party: Party, level: str, widths: int) -> bool:
    """Whether a party, or one of the divisions around it, is of the level that a bare post names."""
    return bool(party.division) and any(level in level_word(code) for code in around(party.division or "")[:widths])


def _nearness(party: Party, other: Party) -> int:
    """How much of two divisions is the same: 0 unless one lies in the other."""
    if party.division is None or other.division is None:
        return 9 if party.name == other.name else 0
    if party.name == other.name:
        return 9
    if lies_in(party.division, other.division) or lies_in(other.division, party.division):
        return min(len(significant(party.division)), len(significant(other.division)))
    return 0


def neighbours(context: Context, people: list[NamedPerson]) -> Mapping[str, NamedPerson]:
    """Name → the person named before it in the same list, by first mention with nothing done in between."""
    order = sorted(((span, person) for person in people for span in person.mentions), key=itemgetter(0))
    shape, view = context.page.shapes["people"], context.page.view
    before: dict[str, NamedPerson] = {}
    for (first, person), (second, other) in pairwise(order):
        if other.name == person.name or second[0] - first[1] >= _LONGEST_STEP:
            continue
        acts = _ACTS.search(shape, first[1], second[0]) or _ACTS.search(view, first[1], second[0])
        if _LIST.match(view, first[1], second[0]) and not acts:
            before.setdefault(other.name, person)
    return before
