"""Who comes to whom: the guest and the host of the main event, read from the title, the lead and the stay."""

from dataclasses import dataclass
from functools import cache

from duikou.grammar import Match, Rule, find, load_rules
from duikou.model.records import EventKind, Party
from duikou.model.text import Span
from duikou.reading.context import PROPER, Context
from duikou.reading.events.zones import Zone
from duikou.reading.people import NamedPerson
from duikou.reading.places import is_recipient, lies_in, significant
from duikou.reading.regions import party_at, region_span

LEAST_NAMED = 2  # mentions that make a region a party where no rule names one
OFTEN_NAMED = 5  # the same where the other party may well be no region; a title counts five
_TRAVELLING = ("visit", "site_visit", "greeting_visit", "rotation", "other", "ceremony")


@dataclass
class Parties:
    """Guest and host while they are being found, with the spans they rest on and the rules that found them."""

    guest: Party | None = None
    host: Party | None = None
    guest_span: Span | None = None
    host_span: Span | None = None
    guest_rule: str = ""
    host_rule: str = ""
    turned: bool = False
    went: Zone | None = None

    def set_guest(self, party: Party, span: Span, rule: str) -> None:
        """Who comes, by which rule and which words."""
        self.guest, self.guest_span, self.guest_rule = party, span, rule

    def set_host(self, party: Party, span: Span, rule: str) -> None:
        """Who is at home, by which rule and which words."""
        self.host, self.host_span, self.host_rule = party, span, rule

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
    for zone in zones:
        for rule in _rules("", "us"):
            for match in find(rule, context.page, *zone.span):
                _take(context, parties, match, at)
                if "us" in match.spans:
                    _take_home(parties, home, match)
                came = "us" in match.spans or parties.host_span == match.span
                if "move" in match.spans and parties.went is None and came:
                    parties.went = zone
    for rule in _rules("guest", "host"):
        for match in find(rule, context.page):
            if context.is_proper(match.span[0]):
                _take(context, parties, match, at)
    return parties


@cache
def _rules(*gives: str) -> tuple[Rule, ...]:
    """The rules of parties.toml that give one of these."""
    return tuple(rule for rule in load_rules("duikou.reading.events", "parties") if rule.gives in gives)


def _take_home(parties: Parties, home: Party | None, match: Match) -> None:
    if parties.host is None and home is not None and not (parties.guest and _related(home, parties.guest)):
        parties.set_host(home, match.span, match.rule.id)


def complete_parties(
    context: Context, zones: list[Zone], parties: Parties, kind: EventKind, *, firm_led: bool = False
) -> None:
    """Fill a party that no rule of going named: from a pair of regions, else with the region named most often.

    `firm_led`: who comes is of a firm, so no region becomes the guest. A signing or a reception has its guest in a firm
    more often than in a second region: there a region must be named often to become the guest.
    """
    if parties.guest is None or parties.host is None:
        _by_pairs(context, zones, parties)
    settled = parties.host is not None or parties.guest is not None
    if parties.guest is None and kind == "other":
        _by_seconded(context, parties)
    counts = _region_counts(context)
    if parties.host is None and kind != "reception":
        named = _most_named(counts, parties.guest, LEAST_NAMED)
        if named is not None:
            parties.set_host(*named, "parties.most_named")
    if parties.guest is None and not firm_led:
        least = LEAST_NAMED if kind in _TRAVELLING else OFTEN_NAMED
        named = _most_named(counts, parties.host, least)
        if named is not None:
            parties.set_guest(*named, "parties.most_named")
    if parties.guest is None and kind != "other":
        _by_seconded(context, parties)
    if not settled and _reversed(parties):
        parties.turn()


def _reversed(parties: Parties) -> bool:
    """Without a visit the supporter is the guest: true where the guest found is the recipient and the host is not."""
    guest, host = parties.guest, parties.host
    if guest is None or host is None or guest.division is None or host.division is None:
        return False
    return is_recipient(guest.division) and not is_recipient(host.division)


def _by_pairs(context: Context, zones: list[Zone], parties: Parties) -> None:
    """Two regions joined by aid or in a meeting's name: the one that is not at home is the guest."""
    for rule in _rules("pair"):
        for zone in zones:
            for match in find(rule, context.page, *zone.span):
                first = party_at(context, match.spans.get("guest") or match.spans["first"])
                second = party_at(context, match.spans.get("host") or match.spans["second"])
                if first is not None and second is not None and not _related(first, second):
                    _take_pair(parties, first, second, match)


def _by_seconded(context: Context, parties: Parties) -> None:
    """Where nobody came for a visit, the guest is the region whose people serve there."""
    for rule in _rules("seconded"):
        for match in find(rule, context.page):
            sender = party_at(context, match.spans["guest"]) if context.is_proper(match.span[0]) else None
            if sender is not None and not (parties.host and _related(sender, parties.host)):
                parties.set_guest(sender, match.span, rule.id)
                return


def _take_pair(parties: Parties, first: Party, second: Party, match: Match) -> None:
    aid = "guest" in match.spans
    if parties.host is None and parties.guest is None and aid:
        parties.set_guest(first, match.span, match.rule.id)
        parties.set_host(second, match.span, match.rule.id)
    elif parties.guest is None and parties.host is not None:
        for one, other in ((first, second), (second, first)):
            if _related(one, parties.host) and parties.guest is None:
                parties.set_guest(other, match.span, match.rule.id)
            elif _same_province(one, parties.host) and not _same_province(other, parties.host):
                # 甲市与乙市在丙市签署: the party from where it is held is at home.
                parties.set_host(one, match.span, match.rule.id)
                parties.set_guest(other, match.span, match.rule.id)


def _region_counts(context: Context) -> dict[str, tuple[int, Party, Span]]:
    """Name → how often, party, first span, over the report proper; the title counts five times, the lead twice."""
    counts: dict[str, tuple[int, Party, Span]] = {}
    known: dict[str, Party | None] = {}
    lead = next((block for block in context.blocks if block.kind == "paragraph"), None)
    for span in context.page.spans_of("D"):
        block = context.block_at(span[0])
        # 贺兰 in a person's name is no region.
        if block is None or block.kind not in PROPER or context.page.shapes["people"][span[0]] in "Nn":
            continue
        form = context.page.view[span[0] : span[1]]
        if form not in known:
            known[form] = None if _is_zone(context, span) else party_at(context, span)
        party = known[form]
        if party is not None:
            count, _, first = counts.get(party.name, (0, party, span))
            counts[party.name] = (count + (5 if block.kind == "title" else 2 if block is lead else 1), party, first)
    return counts


def _is_zone(context: Context, span: Span) -> bool:
    return any(row.kind == "zone" for row, _ in context.page.pieces_in(span))


def _most_named(
    counts: dict[str, tuple[int, Party, Span]], other: Party | None, least: int
) -> tuple[Party, Span] | None:
    best: tuple[int, Party, Span] | None = None
    for count, party, span in counts.values():
        if other is not None and _related(party, other):
            continue
        if count >= least and (best is None or count > best[0]):
            best = (count, party, span)
    return (best[1], best[2]) if best is not None else None


def _lies_within(party: Party, wider: Party) -> bool:
    return bool(party.division and wider.division and lies_in(party.division, wider.division))


def _same_province(party: Party, other: Party) -> bool:
    return party.division is not None and other.division is not None and party.division[:2] == other.division[:2]


def _related(party: Party, other: Party) -> bool:
    if party.name == other.name:
        return True
    if party.division is None or other.division is None:
        return False
    return lies_in(party.division, other.division) or lies_in(other.division, party.division)


def _take(context: Context, parties: Parties, match: Match, at: dict[Span, NamedPerson]) -> None:
    guest = host = None
    if "guest" in match.spans:
        guest = party_at(context, match.spans["guest"])
    elif "official" in match.spans:
        official = at.get(match.spans["official"])
        guest = _home_of(context, official) if official is not None else None
    if "host" in match.spans:
        host = party_at(context, match.spans["host"])
        if host == guest:
            return
    if guest is not None and parties.guest is None and guest != parties.host:
        parties.set_guest(guest, match.span, match.rule.id)
    if host is not None and parties.host is None and host != parties.guest:
        parties.set_host(host, match.span, match.rule.id)


def host_by_receiver(context: Context, parties: Parties, receivers: list[NamedPerson]) -> None:
    """Whoever receives is at home: the region of the receiver's post is the host."""
    for person in receivers:
        homes = [party_at(context, region) for post in person.posts if (region := region_span(context, post.span))]
        home = max(filter(None, homes), key=lambda party: len(significant(party.division or "")), default=None)
        if home is None or home == parties.guest:
            continue
        if parties.host is None or (parties.host != home and _lies_within(parties.host, home)):
            parties.set_host(home, person.mentions[0], "parties.receiver")


def guest_by_participants(context: Context, parties: Parties, taking_part: list[NamedPerson]) -> None:
    """Where all who took part come from the host and from just one other region, that region is the guest."""
    if parties.host is None or parties.guest is not None:
        return
    others: dict[str, tuple[Party, Span]] = {}
    for person in taking_part:
        home = _home_of(context, person)
        if home is not None and not _related(home, parties.host):
            others.setdefault(home.name, (home, person.mentions[0]))
    provinces = {home.division[:2] if home.division else name for name, (home, _) in others.items()}
    if len(provinces) == 1:
        parties.set_guest(*next(iter(others.values())), "parties.participants")


def _home_of(context: Context, person: NamedPerson) -> Party | None:
    """The region of an official's post, where it is printed."""
    for post in person.posts:
        region = region_span(context, post.span)
        if region is not None:
            return party_at(context, region)
    return None
