"""What is known of a report's events before its dates: kind, parties, roles and sides."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from duikou.model.records import EventKind, Organisation, Pairing, Side
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.bodies import Named, name_bodies
from duikou.reading.events.filling import complete_parties, guest_of_name, host_of_pair, parties_of_feature
from duikou.reading.events.ground import Setting
from duikou.reading.events.homes import home_of
from duikou.reading.events.institutions import Institutions, read_institutions
from duikou.reading.events.kinds import main_kind
from duikou.reading.events.meetings import about_region, leave_capital, of_all, own_level, own_region
from duikou.reading.events.neighbours import neighbours
from duikou.reading.events.papers import PaperHead, of_a_team, read_paper_head, signers
from duikou.reading.events.parties import WORKS_IN, Parties, guest_by_participants, host_by_receiver, read_parties
from duikou.reading.events.roles import Part, read_roles
from duikou.reading.events.rotations import settle_rotation
from duikou.reading.events.sides import Sides
from duikou.reading.events.standing import CENTRAL_BODY, FIRM, is_seconded
from duikou.reading.events.subevents import SubEvent, read_subevents
from duikou.reading.events.zones import Zone, read_zones
from duikou.reading.people import NamedPerson
from duikou.reading.regions import printed_level

_LEADING = frozenset({"leader", "met"})
_PROGRAMME = "parties.programme"  # 我校对口支援某大学: a region named by the programme alone is no party to schools
_CAPITAL = "北京"
_ON_NEUTRAL_GROUND = ("signing",)  # a region and a firm sign in 北京
_GORGES = "三峡"
_SENDS = re.compile(r"欢送|送行|送别|出征|启程|归来|凯旋")  # told where those who serve come from
_OURS = re.compile(r"我[省市县区州盟旗]")
_AID_TEAMS = ("parties.seconded", "parties.batch")  # the people of the supporter are those who serve there
_COMES = ("parties.welcomed", "parties.welcomes", "parties.us_with")  # somebody comes, though no word tells the kind


@dataclass
class EventFacts:
    """All that is known of a report's events while its people still lack their sides.

    `parties` are the regions by which people and statements are judged, `named` the parties as the records name them.
    """

    kind: EventKind
    kind_span: Span | None
    parties: Parties
    named: Named
    parts: dict[str, Part]
    zones: list[Zone]
    paper: PaperHead
    inside: list[SubEvent] = field(default_factory=list)
    sides: dict[str, Side] = field(default_factory=dict)

    def side_of(self, name: str) -> Side:
        """The side of a named person; none for a name without one."""
        return self.sides.get(name, "none")

    @property
    def lead(self) -> Span:
        """The sentences that tell of the main event first, in a paper the line with its day."""
        if self.paper.day is not None:
            return self.paper.day
        spans = [zone.span for zone in self.zones if zone.name == "lead"]
        return (spans[0][0], spans[-1][1]) if spans else (0, 0)


def read_event_facts(
    context: Context,
    people: list[NamedPerson],
    home: str | None,
    organisations: tuple[Organisation, ...],
    pairings: tuple[Pairing, ...],
) -> EventFacts:
    """Kind, parties, roles and sides: what needs no dates. `home` is the division of the outlet."""
    zones = read_zones(context)
    ours = home_of(context, home)
    home = ours.division if ours else None
    parties = read_parties(context, zones, people, ours)
    paper = read_paper_head(context, parties)
    kind, kind_span = main_kind(context, zones, parties.went, delegation=parties.delegation)
    parts = read_roles(context, people)
    receivers = [person for person in people if person.name in parts and "receiver" in parts[person.name].roles]
    host_by_receiver(context, parties, receivers)
    if kind in ("meeting", "symposium"):
        about_region(context, zones, parties)
        of_all(context, zones, parties)
        own_region(context, zones, parties)
        own_level(context, zones, parties, ours)
    guest_of_name(context, zones, parties, kind)
    if kind not in ("reception", "signing") and not parties.alone:
        guest_by_participants(context, parties, [person for person in people if person.name in parts])
    feature = kind == "other" and kind_span is None and parties.went is None and parties.guest_rule not in _COMES
    if feature or (kind == "ceremony" and parties.guest is None and parties.host is None):
        parties_of_feature(context, parties, pairings)
    if (kind == "meeting" and _is_central(context, people, parts)) or (
        kind in _ON_NEUTRAL_GROUND and not any(_is_of_capital(context, person) for person in people)
    ):
        leave_capital(parties, alone=kind == "meeting")
    firm_led = kind != "other" and _is_firm_led(context, people, parts)
    host_of_pair(context, zones, parties, people, home)
    complete_parties(context, zones, parties, kind, firm_led=firm_led)
    if kind == "rotation":
        settle_rotation(context, zones, parties)
    leading = [person for person in people if person.name in parts and _LEADING.intersection(parts[person.name].roles)]
    named = name_bodies(context, zones, parties, organisations, leading)
    facts = EventFacts(kind, kind_span, parties, named, parts, zones, paper, read_subevents(context, kind))
    before = neighbours(context, people)
    institutions = _institutions(context, zones, parties, people, before)
    sides = Sides(
        context, _judged(parties), _setting(context, facts, people, home, firm_led=firm_led), institutions, people
    )
    signing = dict(signers(context, people, paper))
    # Who has a post or a label first, so that a bare name can follow either neighbour.
    for person in sorted(people, key=lambda person: not (person.posts or person.group)):
        facts.sides[person.name] = signing.get(person.name) or sides.decide(
            person, parts.get(person.name), before.get(person.name)
        )
    return facts


def _institutions(
    context: Context,
    zones: list[Zone],
    parties: Parties,
    people: list[NamedPerson],
    before: Mapping[str, NamedPerson],
) -> Institutions:
    """The institutions by which people are told apart where one region at most is a party."""
    if parties.guest is not None:
        return Institutions()
    went = parties.went is not None or parties.host_rule == WORKS_IN
    return read_institutions(context, zones, people, before, alone=parties.host_rule in ("", _PROGRAMME), went=went)


def _judged(parties: Parties) -> Parties:
    """The parties by which people are judged: 中国 of 中国某某集团, where a region of it is at home, is none."""
    foreign = parties.guest is not None and parties.guest.division is None
    at_home = parties.host is not None and parties.host.division is not None
    return replace(parties, guest=None) if foreign and at_home and parties.guest_rule == "parties.met" else parties


def _setting(
    context: Context, facts: EventFacts, people: list[NamedPerson], home: str | None, *, firm_led: bool
) -> Setting:
    """What of the report decides the sides of all."""
    stands = facts.kind in ("other", "ceremony") and facts.parties.guest_rule in _AID_TEAMS
    visited = (facts.kind != "other" and not stands) or any(event.kind == "greeting_visit" for event in facts.inside)
    roles = [part.roles for part in facts.parts.values()]
    guest_receives = any("leader" in done and "receiver" in done for done in roles)
    first = _first(context, people, facts.parts)
    titles = [context.page.view[slice(*post.span)] for post in first.posts] if first else []
    level = next(filter(None, map(printed_level, titles)), None)
    own_group = facts.kind == "meeting" and facts.parties.guest_rule == "parties.aid"
    own_group = own_group or (facts.kind == "rotation" and _SENDS.search(context.page.view, *facts.lead) is not None)
    gorges = _GORGES in context.page.view
    ours = _OURS.search(context.page.view, *facts.lead) is not None
    team_leads = (
        first is not None and any(is_seconded(title) for title in titles) and bool(roles) and "leader" in roles[0]
    )
    own_team = facts.kind == "meeting" and of_a_team(context)
    return Setting(
        facts.kind, visited, firm_led, level, guest_receives, home, own_group, gorges, team_leads, ours, own_team
    )


def _is_firm_led(context: Context, people: list[NamedPerson], parts: dict[str, Part]) -> bool:
    """Whether the first who took part is of a firm, a university or a hospital: then the guest is no region."""
    first = _first(context, people, parts)
    return first is not None and any(FIRM.search(context.page.view, *post.span) for post in first.posts)


def _is_central(context: Context, people: list[NamedPerson], parts: dict[str, Part]) -> bool:
    """Whether the first who took part is of the centre."""
    first = _first(context, people, parts)
    return first is not None and any(CENTRAL_BODY.search(context.page.view, *post.span) for post in first.posts)


def _is_of_capital(context: Context, person: NamedPerson) -> bool:
    """Whether a post prints 北京: then what is held there is not held on neutral ground."""
    return any(_CAPITAL in context.page.view[slice(*post.span)] for post in person.posts)


def _first(context: Context, people: list[NamedPerson], parts: dict[str, Part]) -> NamedPerson | None:
    """The first who has a part, or who goes somewhere."""
    shape = context.page.shapes["people"]
    for person in people:
        goes = any(shape[mention[1] : mention[1] + 1] == "Z" for mention in person.mentions)
        if goes or person.name in parts:
            return person
    return None
