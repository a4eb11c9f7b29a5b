"""On which side of the main event a person stands.

In this order: the institution, where no region is a party; a bare post behind a full one in a list; being sent to help,
where nobody comes to see; the region printed in a post or label; a firm, where firms are the other party; a central
body; the level a bare post names (自治区主席, 区长), where only one party has it; a region that is neither party's;
being sent to help; what the person did (whoever leads comes, whoever receives is at home); a bare post; the words
around the name; the neighbour in a list.
"""

import re
from functools import cached_property

from duikou.model.records import Party, Role, Side
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.ground import Decided, Ground, Setting, has_level, nearness
from duikou.reading.events.institutions import Institutions
from duikou.reading.events.parties import Parties
from duikou.reading.events.roles import Part
from duikou.reading.events.standing import (
    CENTRAL,
    CENTRAL_BODY,
    goes_in_a_group,
    goes_to_help,
    heads_a_team,
    is_expert,
    is_kin,
    is_of_the_place,
    is_seconded,
    is_sent,
)
from duikou.reading.people import NamedPerson
from duikou.reading.places import level_word, lies_in
from duikou.reading.regions import party_at, printed_level, region_span

_INVOKED = ("people.before_comrade", "people.before_office")
_SIDE_OF_ROLE: tuple[tuple[Side, Role], ...] = (("guest", "leader"), ("guest", "met"), ("host", "receiver"))
_CORPS = re.compile(r"第?[一二三四五六七八九十]{0,3}师(?![范傅资])")
_CORPS_CITIES = "6590"  # the cities of its divisions
_TAKES_ALONG = 8  # characters from a name to the verb of leading: 某某近日率队
_DESCRIBED = 14  # characters before a name that may say who it is
_INTRODUCED = 40  # characters before a name in which 作为… may begin
_AS = re.compile(r"(?:作为|身为)[^，。；]*，$")
_CLAUSE = re.compile(r"[。！？；，：“”\n]")


class Sides:
    """Decides sides for one reading, remembering the ones already given."""

    def __init__(
        self,
        context: Context,
        parties: Parties,
        setting: Setting,
        institutions: Institutions,
        people: list[NamedPerson],
    ) -> None:
        self.context = context
        self.ground = Ground(context, parties, setting)
        self.setting = setting
        self.institutions = institutions
        self.given: dict[str, Side] = {}
        self.runs: dict[str, Party] = {}
        self.levels: dict[str, Side] = {}
        self.people = people

    def decide(self, person: NamedPerson, part: Part | None, neighbour: NamedPerson | None) -> Side:
        """The side of one person. `neighbour` is named before it in the same list."""
        first = person.mentions[0]
        roles = tuple(part.roles) if part is not None else ()
        decided = self._by_institution(person) or self._by_run(person, neighbour) or self._by_leading(person, part)
        decided = decided or self._by_posts(person, roles) or self._by_roles(part)
        if decided is None and self._is_bare(person):
            decided = Decided(self._side_of_bare(person), "sides.bare_post", tuple(post.span for post in person.posts))
        if decided is None:
            decided = self._by_words(person)
        if decided is None and neighbour is not None and neighbour.name in self.given:
            decided = Decided(self.given[neighbour.name], "sides.neighbour", (neighbour.mentions[0],))
        if decided is None:
            decided = self._by_default(person, roles)
        if decided.rule == "sides.role":
            for level in filter(None, map(_level, self._titles(person))):
                self.levels.setdefault(level, decided.side)
        self.given[person.name] = decided.side
        self.context.settle(decided.rule, "person.side", decided.side, first, *decided.words)
        return decided.side

    @cached_property
    def _printed(self) -> set[Side | None]:
        """The sides whose people are printed with their region in full."""
        return {self.ground.side_of(post.span) for person in self.people for post in person.posts} - {None}

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

    def _by_leading(self, person: NamedPerson, part: Part | None) -> Decided | None:
        """Whoever leads the guests comes, whatever level his bare post names, where no region is the guest's."""
        parties = self.ground.parties
        if part is None or "leader" not in part.roles or parties.went is None or parties.guest is not None:
            return None
        if parties.alone or self._printed_region(person) is not None or any(map(CENTRAL.search, self._titles(person))):
            return None
        led = [(name, verb) for role, name, verb in part.places if role == "leader"]
        verbs = tuple(verb for name, verb in led if verb[0] - name[1] < _TAKES_ALONG)
        return Decided("guest", "sides.role", verbs) if verbs else None

    def _titles(self, person: NamedPerson) -> list[str]:
        spans = [post.span for post in person.posts] + ([person.group] if person.group else [])
        return [self.context.page.view[start:end] for start, end in spans]

    def _printed_region(self, person: NamedPerson) -> Party | None:
        """The narrowest region that the posts of a person print: 甲省委常委、乙市委书记 → 乙."""
        found: Party | None = None
        for span in [post.span for post in person.posts] + ([person.group] if person.group else []):
            region = region_span(self.context, span)
            party = party_at(self.context, region) if region is not None else None
            if party is not None and (found is None or nearness(party, found)):
                found = party
        return found

    def _side_of_bare(self, person: NamedPerson) -> Side:
        """Whose bare posts a report prints where both have the level.

        Those of whoever had a bare post of this level and led or received, then those of the outlet's place; else the
        host's.
        """
        levels = [level for level in map(_level, self._titles(person)) if level]
        told = next((self.levels[level] for level in levels if level in self.levels), None)
        if told is not None:
            return told
        cities: list[Side] = [
            side for side, party in self.ground.both() if (party.division or "").startswith(_CORPS_CITIES)
        ]
        if "师" in levels and len(cities) == 1:
            return cities[0]
        home = self.setting.home
        both = [
            (side, party.division)
            for side, party in self.ground.both()
            if party.division and any(has_level(party, level, 3) for level in levels)
        ]
        near = [side for side, code in both if home and lies_in(code, home)]
        near = near or [side for side, code in both if home and lies_in(home, code)]
        if len(near) == 1:
            return near[0]
        if self._printed == {"host"} and self.ground.parties.guest is not None:
            return "guest"  # who prints the other's region in full is at home with those he prints without
        return "guest" if self.setting.own_group else "host"

    def _by_posts(self, person: NamedPerson, roles: tuple[Role, ...]) -> Decided | None:
        view = self.context.page.view
        spans = [post.span for post in person.posts] + ([self._whole_label(person.group)] if person.group else [])
        seconded = [span for span in spans if is_seconded(view[slice(*span)])]
        if seconded and (not self.setting.visited or self._home_sees_off()):
            return Decided(self.ground.supporter(), "sides.aid_post", tuple(seconded))
        local = [span for span in spans if span not in seconded]
        decided = self._by_local_posts(local, roles)
        if decided is None and seconded and local and self.setting.visited and self.ground.supporter() == "host":
            return Decided("guest", "sides.aid_post", tuple(seconded))  # he comes with those whom he was sent to help
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
            region_of_body = not (self.ground.is_firm(span) or CENTRAL_BODY.match(view, *span))
            side = self.ground.side_of(span) if region_of_body else None
            if side is not None:
                return Decided(side, "sides.region", (span,))
        titles = [view[start:end] for start, end in spans]
        if any(self.ground.is_firm(span) for span in spans):
            return Decided("guest", "sides.firm", tuple(spans))
        for title, span in zip(titles, spans, strict=True):
            side = self.ground.level(title)
            if side is not None:
                return Decided(side, "sides.level", (span,))
        if any(CENTRAL.search(title) for title in titles) and not any(map(printed_level, titles)):
            return Decided("central" if roles or len(titles) > 1 else "none", "sides.central", tuple(spans))
        return self.ground.strange(spans)

    def _by_secondment(self, spans: list[Span]) -> Decided:
        """Where somebody comes to see, those sent to help are at their place of work.

        Their heads are told by the region, and so are all where the guests are such people themselves.
        """
        view = self.context.page.view
        for span in spans:
            heads = self.setting.team_leads or heads_a_team(view[slice(*span)])
            side = self.ground.side_of(span) if heads else None
            if side is not None:
                return Decided(side, "sides.region", (span,))
        side = self.ground.supporter() if self.setting.kind == "rotation" else "host"
        return Decided(side, "sides.aid_post", tuple(spans))

    def _home_sees_off(self) -> bool:
        return self.setting.kind == "rotation" and self.ground.supporter() == "host"

    def _is_bare(self, person: NamedPerson) -> bool:
        """A post of a level that both parties have, without its region (省长), is one of the place told of."""
        at_home = self.ground.parties.host is not None or self.setting.ours
        return at_home and any(map(_level, self._titles(person)))

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
            return Decided(self.ground.supporter(), "sides.described", (first,))
        if self.setting.visited:
            comes = self.ground.parties.guest is None and any(goes_in_a_group(view, m[1]) for m in person.mentions[:3])
            return Decided("guest", "sides.described", (first,)) if comes and not person.posts else None
        if any(is_of_the_place(words) for words in before):
            return Decided("guest" if self.ground.supporter() == "host" else "host", "sides.described", (first,))
        if any(is_kin(words) for words in before):
            return Decided("other", "sides.described", (first,))
        goes = any(goes_to_help(view, mention[1]) for mention in person.mentions)
        if goes or any(is_expert(words) for words in before):
            return Decided(self.ground.supporter(), "sides.described", (first,))
        return None

    def _described(self, mention: Span) -> str:
        """The words of the clause directly before a name."""
        view = self.context.page.view
        words = _CLAUSE.split(view[max(0, mention[0] - _DESCRIBED) : mention[0]])[-1]
        introduced = _AS.search(view, max(0, mention[0] - _INTRODUCED), mention[0])
        return (introduced[0] if introduced else "") + words

    def _by_default(self, person: NamedPerson, roles: tuple[Role, ...]) -> Decided:
        """Without any sign: whoever is only invoked (以某某同志为核心) is on no side, the others are at home.

        Where those who are sent out are seen off, the others are those who see them off.
        """
        rotates = self.setting.kind == "rotation"
        invoked = not (roles or rotates) and all(rule in _INVOKED for rule, _ in person.rules)
        if invoked:
            return Decided("none", "sides.invoked")
        if self.setting.own_team and self.ground.both():
            return Decided(self.ground.supporter(), "sides.aid_post")
        if rotates and self.setting.own_group and self.ground.both():
            return Decided("guest", "sides.nothing_known")
        return Decided("host" if self.ground.both() else "none", "sides.nothing_known")


def _level(title: str) -> str | None:
    """The level of a bare post; a division of the Corps is a level, too (师党委常委)."""
    return printed_level(title) or ("师" if _CORPS.match(title) else None)
