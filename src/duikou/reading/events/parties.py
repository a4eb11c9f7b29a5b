"""Who comes to whom: the guest and the host of the main event, read from the title, the lead and the stay."""

import re
from dataclasses import dataclass
from functools import cache

from duikou.grammar import Match, Rule, find, find_all, load_rules
from duikou.model.records import Party
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.homes import meant_by
from duikou.reading.events.visited import goes_on_as_town, names_a_firm, places_visited
from duikou.reading.events.zones import Zone, is_passed_on
from duikou.reading.people import NamedPerson
from duikou.reading.places import around, common_name, level_of, level_word, lies_in, significant
from duikou.reading.regions import behind_corps, party_at, printed_level, region_span

_DELEGATIONS = (
    "parties.delegation",
    "parties.led_delegation",
    "parties.official_leads",
    "parties.we_go",
    "parties.stationed",
)
HELD_IN = "parties.held_in"
WORKS_IN = "parties.works_in"
_STATIONED = "parties.stationed"
_LONGEST_NAME = 36  # characters of a meeting's name
_NAME_OF_MEETING = re.compile(r"(?:^|[，。_\n）])(?P<region>(?:Dd*+)+)[^，。_\nDd]{2,30}Ee*$")
_REGION = re.compile(r"(?:Dd*+)+")


@dataclass
class Parties:
    """Guest and host while they are being found, with the spans they rest on and the rules that found them.

    `one_sign`: the host is named by one character (赴浙), so that a later 前往浙江省某县 is narrower. `went`: the zone
    that tells of somebody going, `delegation`: whether a delegation goes. `ours_go`: the outlet tells of its own
    people's journey (我县代表团赴…). `alone`: there is no one guest, since a body meets by itself or many come;
    `nowhere`: there is no host either, since the centre meets. `our_level`: somebody comes to a place that is called
    ours by its level alone (我县), in a paper that is not known.
    """

    guest: Party | None = None
    host: Party | None = None
    guest_span: Span | None = None
    host_span: Span | None = None
    guest_rule: str = ""
    host_rule: str = ""
    turned: bool = False
    went: Zone | None = None
    one_sign: bool = False
    delegation: bool = False
    ours_go: bool = False
    alone: bool = False
    nowhere: bool = False
    our_level: str = ""

    def set_guest(self, party: Party, span: Span, rule: str) -> None:
        """Who comes, by which rule and which words."""
        self.guest, self.guest_span, self.guest_rule = party, span, rule

    def set_host(self, party: Party, span: Span, rule: str) -> None:
        """Who is at home, by which rule and which words."""
        self.host, self.host_span, self.host_rule = party, span, rule

    def forget(self) -> None:
        """Start again without parties."""
        self.guest = self.host = self.guest_span = self.host_span = None
        self.guest_rule = self.host_rule = ""

    def turn(self) -> None:
        """Exchange guest and host."""
        self.guest, self.host = self.host, self.guest
        self.guest_span, self.host_span = self.host_span, self.guest_span
        self.guest_rule, self.host_rule, self.turned = self.host_rule, self.guest_rule, True


def read_parties(context: Context, zones: list[Zone], people: list[NamedPerson], home: Party | None) -> Parties:
    """Guest and host by the rules of parties.toml; the first rule that names one keeps it.

    `home` is the place that the outlet calls its own (我市).
    """
    parties = Parties()
    at = {span: person for person in people for span in person.mentions}
    first = next((zone for zone in zones if zone.name == "lead"), None)
    for zone in zones:
        for match in find_all(rules_giving("", "us"), context.page, *zone.span):
            if is_passed_on(context.page.view, zone.span[0], match.span[0]) or _joins(context, match):
                continue
            _take(context, parties, match, at, narrows=zone == first)
            if "we" in match.spans:
                _take_ours(context, parties, home, match)
            if "us" in match.spans:
                _take_home(context, parties, home, match)
            came = bool({"us", "we"} & match.spans.keys()) or parties.host_span == match.span
            goes = "move" in match.spans or match.rule.id == _STATIONED
            if goes and parties.went is None and came:
                parties.went, parties.delegation = zone, match.rule.id in _DELEGATIONS
    _take_regiment(context, zones, parties)
    for match in find_all(rules_giving("guest", "host"), context.page):
        if context.is_proper(match.span[0]):
            _take(context, parties, match, at)
    return parties


@cache
def rules_giving(*gives: str) -> tuple[Rule, ...]:
    """The rules of parties.toml that give one of these."""
    return tuple(rule for rule in load_rules("duikou.reading.events", "parties") if rule.gives in gives)


def _take_home(context: Context, parties: Parties, home: Party | None, match: Match) -> None:
    """Our own place is at home; behind 我州 a county of it may be named: 来我州某县考察."""
    narrower = _REGION.match(context.page.shapes["people"], match.spans["us"][1])
    place = party_at(context, narrower.span()) if narrower else None
    home = _ours(context, home, match.spans["us"])
    if place is not None and (home is None or lies_within(place, home)):
        home = place
    if home is None:
        parties.our_level = parties.our_level or context.page.view[match.spans["us"][1] - 1]
    if home is None or (parties.guest is not None and related(home, parties.guest)):
        return
    if parties.host is None or (home == place and lies_within(home, parties.host)):
        parties.set_host(home, match.span, match.rule.id)


def _ours(context: Context, home: Party | None, words: Span) -> Party | None:
    """Our own place by the level it is called by, or the paper's where no division of that level holds it (我校)."""
    return meant_by(context.page.view[words[1] - 1], home) or home


def _take_ours(context: Context, parties: Parties, home: Party | None, match: Match) -> None:
    """Our own delegation goes: 我县党政代表团赴某区."""
    parties.ours_go = True
    home = _ours(context, home, match.spans["we"])
    if parties.guest is None and home is not None and not (parties.host and related(home, parties.host)):
        parties.set_guest(home, match.span, match.rule.id)


def _take_regiment(context: Context, zones: list[Zone], parties: Parties) -> None:
    """A regiment of the Corps is at home where somebody comes to it and no region is named."""
    if parties.host is not None:
        return
    for rule in rules_giving("corps"):
        for zone in zones:
            for match in find(rule, context.page, *zone.span):
                parties.set_host(Party(context.page.view[slice(*match.spans["host"])], None), match.span, rule.id)
                return


def lies_within(party: Party, wider: Party) -> bool:
    """Whether a region is the wider one or lies in it."""
    return bool(party.division and wider.division and lies_in(party.division, wider.division))


def same_province(party: Party, other: Party) -> bool:
    """Whether two regions are of one province, region or municipality."""
    return party.division is not None and other.division is not None and party.division[:2] == other.division[:2]


def related(party: Party, other: Party) -> bool:
    """Whether two regions are one, or one lies in the other; those without a division are told by their names."""
    if party.name == other.name:
        return True
    if party.division is None or other.division is None:
        return False
    return lies_in(party.division, other.division) or lies_in(other.division, party.division)


def _take(
    context: Context, parties: Parties, match: Match, at: dict[Span, NamedPerson], *, narrows: bool = False
) -> None:
    """Give the guest and the host of a match to the parties; `narrows`: the first sentence may name a host closer."""
    guest = host = None
    if "guest" in match.spans:
        named = not names_a_firm(context, match.spans["guest"])
        guest = party_at(context, behind_corps(context, match.spans["guest"])) if named else None
    elif "official" in match.spans:
        official = at.get(match.spans["official"])
        guest = _home_of(context, official) if official is not None else None
    if "host" in match.spans:
        host = places_visited(context, match.spans["host"])
        if match.rule.id == HELD_IN and host is not None:
            host = _named_after(context, match.span[0], host)
        to_town = goes_on_as_town(context, match.spans["host"])
        if to_town and guest is not None and guest.division and level_of(guest.division) == "county":
            guest, host = None, guest  # 某县的干部前往某乡: at home
        if host == guest:
            return
    if match.rule.id == WORKS_IN and parties.guest is None and guest is None:
        parties.alone = True  # of no region: a leader of the centre
    if guest is not None and parties.guest is None and guest != parties.host:
        parties.set_guest(guest, match.span, match.rule.id)
    if host is None or host == parties.guest:
        return
    start, end = match.spans["host"]
    narrower = (
        narrows and parties.one_sign and "move" in match.spans and parties.host and lies_within(host, parties.host)
    )
    if parties.host is None or (narrower and host != parties.host):
        parties.set_host(host, match.span, match.rule.id)
        parties.one_sign = end - start == 1


def host_by_receiver(context: Context, parties: Parties, receivers: list[NamedPerson]) -> None:
    """Whoever receives is at home: the region of the receiver's post is the host."""
    for person in receivers:
        homes = [party_at(context, region) for post in person.posts if (region := region_span(context, post.span))]
        home = max(filter(None, homes), key=lambda party: len(significant(party.division or "")), default=None)
        home = home or _of_level(context, parties, person)
        if home is None or home == parties.guest:
            continue
        wider = parties.host is not None and parties.host != home and lies_within(parties.host, home)
        if parties.host is None or (wider and parties.host_rule == HELD_IN):
            parties.set_host(home, person.mentions[0], "parties.receiver")


def _of_level(context: Context, parties: Parties, person: NamedPerson) -> Party | None:
    """The region around the place held in, of the level a receiver's bare post names: 自治区党委书记."""
    if parties.host is None or parties.host.division is None or parties.host_rule != HELD_IN:
        return None
    levels = [level for post in person.posts if (level := printed_level(context.page.view[slice(*post.span)]))]
    for code in around(parties.host.division):
        if any(level in level_word(code) for level in levels):
            return Party(common_name(code), code)
    return None


def guest_by_participants(context: Context, parties: Parties, taking_part: list[NamedPerson]) -> None:
    """Where all who took part come from the host and from just one other region, that region is the guest."""
    if parties.host is None or parties.guest is not None:
        return
    others: dict[str, tuple[Party, Span]] = {}
    for person in taking_part:
        home = _home_of(context, person)
        if home is not None and not related(home, parties.host):
            others.setdefault(home.name, (home, person.mentions[0]))
    provinces = {home.division[:2] if home.division else name for name, (home, _) in others.items()}
    if len(provinces) == 1:
        home, span = next(iter(others.values()))
        parties.set_guest(_of_first(context, home, taking_part[0]), span, "parties.participants")


def _of_first(context: Context, home: Party, first: NamedPerson) -> Party:
    """The province around a home where the first to take part has a bare post of it: 省委书记, with 甲市委书记."""
    for post in first.posts:
        level = printed_level(context.page.view[slice(*post.span)])
        code = around(home.division)[-1] if level and home.division else ""
        if level and code and level in level_word(code):
            return Party(common_name(code), code)
    return home


def _joins(context: Context, match: Match) -> bool:
    """Whether somebody else is there to see things: 甲与在乙市考察的丙座谈."""
    if match.rule.id != WORKS_IN:
        return False
    between = context.page.view[match.spans["official"][1] : match.spans["in"][0]]
    return any(sign in between for sign in ("与", "和", "同"))


def _home_of(context: Context, person: NamedPerson) -> Party | None:
    """The region of an official's posts, of two the one that lies in the other: 甲省委常委、乙市委书记 → 乙."""
    home: Party | None = None
    for post in person.posts:
        region = region_span(context, post.span)
        named = region is not None and not names_a_firm(context, region)
        party = party_at(context, region) if region is not None and named else None
        if party is not None and (home is None or lies_within(party, home)):
            home = party
    return home


def _named_after(context: Context, place: int, host: Party) -> Party:
    """The region a meeting is named after, where it is held in it: 山东律师工作座谈会在济南举行 → 山东."""
    shape = context.page.shapes["people"]
    named = _NAME_OF_MEETING.search(shape, max(0, place - _LONGEST_NAME), place)
    region = party_at(context, named.span("region")) if named else None
    return region if region is not None and lies_within(host, region) else host
