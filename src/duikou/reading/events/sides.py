"""On which side of the main event a person stands.

In this order: the region printed in a post or label; a central body; the level a bare post names (自治区主席, 区长),
where only one party has it; what the person did (whoever leads comes, whoever receives is at home); the neighbour in
a list.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from duikou.model.records import Party, Role, Side
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.parties import Parties
from duikou.reading.events.roles import Part
from duikou.reading.people import NamedPerson
from duikou.reading.places import around, codes_of, level_word, lies_in, significant
from duikou.reading.regions import party_at, printed_level, region_span

_CENTRAL = re.compile(r"中共中央|中央|国务院|国务委员|全国人大|全国政协|国家|最高人民|总理|总书记")
_CENTRAL_HEAD = re.compile(r"(?:中共)?中央|国务院|全国|国家")
FIRM = re.compile(r"大学|学院|集团|公司|银行|研究院|协会|商会|医院")
_INVOKED = ("people.before_comrade", "people.before_office")
_SIDE_OF_ROLE: tuple[tuple[Side, Role], ...] = (("guest", "leader"), ("guest", "met"), ("host", "receiver"))
_AID_POST = re.compile(r"援[藏疆青滇黔甘宁桂蒙]|支教|组团式")


class Decided(NamedTuple):
    """A side, the rule that gave it, and the words it rests on."""

    side: Side
    rule: str
    words: tuple[Span, ...] = ()


class Sides:
    """Decides sides for one reading, remembering the ones already given."""

    def __init__(self, context: Context, parties: Parties) -> None:
        self.context = context
        self.parties = parties
        self.given: dict[str, Side] = {}

    def decide(self, person: NamedPerson, part: Part | None, neighbour: NamedPerson | None) -> Side:
        """The side of one person. `neighbour` is named before it in the same list or sentence."""
        first = person.mentions[0]
        roles = tuple(part.roles) if part is not None else ()
        decided = self._by_posts(person, roles) or self._by_roles(part)
        if decided is None and self._is_bare(person):
            decided = Decided("host", "sides.bare_post", tuple(post.span for post in person.posts))
        if decided is None and neighbour is not None and neighbour.name in self.given:
            decided = Decided(self.given[neighbour.name], "sides.neighbour", (neighbour.mentions[0],))
        if decided is None:
            decided = self._by_default(person, roles)
        self.given[person.name] = decided.side
        self.context.settle(decided.rule, "person.side", decided.side, first, *decided.words)
        return decided.side

    def _by_posts(self, person: NamedPerson, roles: tuple[Role, ...]) -> Decided | None:
        view = self.context.page.view
        spans = [post.span for post in person.posts] + ([person.group] if person.group else [])
        # A seconded cadre stands where his local post is.
        spans.sort(key=lambda span: _AID_POST.search(view, *span) is not None)
        for span in spans:
            # 中央新疆工作协调小组 is a body of the centre, whatever region it is for.
            region_of_body = not (self._is_firm(span) or _CENTRAL_HEAD.match(view, *span))
            side = self._by_region(span) if region_of_body else None
            if side is not None:
                return Decided(side, "sides.region", (span,))
        titles = [view[start:end] for start, end in spans]
        if self.parties.guest is None and any(FIRM.search(title) for title in titles):
            return Decided("guest", "sides.firm", tuple(spans))
        if any(_CENTRAL.search(title) for title in titles):
            return Decided("central" if roles or len(titles) > 1 else "none", "sides.central", tuple(spans))
        for title, span in zip(titles, spans, strict=True):
            side = self._by_level(title)
            if side is not None:
                return Decided(side, "sides.level", (span,))
        if any(_AID_POST.search(title) for title in titles) and self.parties.guest is not None:
            return Decided("guest", "sides.aid_post", tuple(spans))
        return None

    def _is_firm(self, span: Span) -> bool:
        """With one region as the only party, its firms and universities stand opposite to it."""
        return self.parties.guest is None and FIRM.search(self.context.page.view, *span) is not None

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

    def _codes(self, region: Span | None) -> tuple[str, ...]:
        """Every code the last region words of a post can stand for (临夏: a prefecture, a county, a city)."""
        if region is None:
            return ()
        pieces = [span for row, span in self.context.page.pieces_in(region) if row.kind != "zone"]
        return codes_of(self.context.page.view[slice(*pieces[-1])]) if len(pieces) == 1 else ()

    def _both(self) -> list[tuple[Side, Party]]:
        pairs: list[tuple[Side, Party | None]] = [("guest", self.parties.guest), ("host", self.parties.host)]
        return [(side, party) for side, party in pairs if party is not None]

    def _by_level(self, title: str) -> Side | None:
        """The party of the level that a bare post names: its own level first, then that of what it lies in."""
        level = printed_level(title)
        if level is None:
            return None
        for widths in (1, 3):
            fitting: list[Side] = [
                side
                for side, party in self._both()
                if party.division and any(level in level_word(code) for code in around(party.division)[:widths])
            ]
            if len(fitting) == 1:
                return fitting[0]
            if not fitting and len(self._both()) == 1:
                return "guest" if self.parties.guest is None else "host"
        return None

    def _is_bare(self, person: NamedPerson) -> bool:
        """A post of a level that both parties have, without its region (省长), is one of the place told of."""
        titles = (self.context.page.view[slice(*post.span)] for post in person.posts)
        return self.parties.host is not None and any(printed_level(title) for title in titles)

    def _by_roles(self, part: Part | None) -> Decided | None:
        places = part.places if part is not None else []
        for side, role in _SIDE_OF_ROLE:
            verbs = tuple(verb for given, _name, verb in places if given == role)
            if verbs:
                return Decided(side, "sides.role", verbs)
        return None

    def _by_default(self, person: NamedPerson, roles: tuple[Role, ...]) -> Decided:
        """Without any sign: whoever is only invoked (以某某同志为核心) is on no side, the others are at home."""
        invoked = not roles and all(rule in _INVOKED for rule, _ in person.rules)
        if invoked:
            return Decided("none", "sides.invoked")
        return Decided("host" if self._both() else "none", "sides.nothing_known")


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
    """Name → the person named before it in the same sentence, by first mention with nothing decided in between."""
    order = sorted(((span, person) for person in people for span in person.mentions), key=itemgetter(0))
    before: dict[str, NamedPerson] = {}
    for (first, person), (second, other) in pairwise(order):
        between = context.page.view[first[1] : second[0]]
        if other.name != person.name and "。" not in between and "\n" not in between and len(between) < 30:  # noqa: PLR2004
            before.setdefault(other.name, person)
    return before
