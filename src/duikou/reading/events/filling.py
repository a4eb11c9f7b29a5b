"""Fill a party that no rule of going named: from pairs of regions, who supports whom, how often it is named."""

from collections.abc import Sequence

from duikou.grammar import Match, find, find_all
from duikou.model.records import EventKind, Pairing, Party
from duikou.model.text import Span
from duikou.reading.context import PROPER, Context
from duikou.reading.events.ground import has_level
from duikou.reading.events.parties import HELD_IN, Parties, lies_within, related, rules_giving, same_province
from duikou.reading.events.visited import names_a_firm
from duikou.reading.events.zones import Zone
from duikou.reading.people import NamedPerson
from duikou.reading.places import abbreviations, common_name, is_recipient, level_word, lies_in, significant
from duikou.reading.regions import party_at, printed_level

LEAST_NAMED = 2  # mentions that make a region a party where no rule names one
OFTEN_NAMED = 5  # the same where the other party may well be no region; a title counts five
_NO_DIVISION = ("乡", "镇", "村", "街", "路")  # behind a name they make it another: 金沙乡
_MEETINGS = ("meeting", "symposium")
_CAPITAL_CITY = "0100"
_STANDING = ("other", "meeting", "ceremony")  # nobody comes: who serves there stands for the region that sent him
_TRAVELLING = ("visit", "site_visit", "greeting_visit", "rotation", "other", "ceremony")
_OF_ONE_PLACE = ("other", "ceremony", "rotation", "signing")
_WIDE = ("parties.recipient", "parties.programme", "parties.most_named", "parties.crowd_goes")
_NESTED = 2  # a prefecture and a county of it
_WELL_TOLD = 3  # mentions of places in a province that make it about them
_CORPS = ("parties.regiment", "parties.corps_division")
_XINJIANG = "650000"


def complete_parties(
    context: Context,
    zones: list[Zone],
    parties: Parties,
    kind: EventKind,
    *,
    firm_led: bool = False,
) -> None:
    """Fill a party that no rule of going named: from a pair of regions, else with the region named most often.

    `firm_led`: who comes is of a firm, so no region becomes the guest. A signing or a reception has its guest in a firm
    more often than in a second region: there a region must be named often to become the guest.
    """
    if parties.nowhere:
        return
    if (parties.guest is None and not parties.alone) or parties.host is None:
        _by_pairs(context, zones, parties)
    settled = parties.host is not None or parties.guest is not None
    if parties.guest is None and kind in _STANDING and parties.went is None and not parties.alone:
        _by_seconded(context, parties)
    counts = _region_counts(context)
    if parties.ours_go and parties.guest is None:
        _take_most_named(parties, counts, guest=True, least=LEAST_NAMED)
    if parties.host is None and parties.our_level:
        own = {name: entry for name, entry in counts.items() if _is_of_level(entry[1], parties.our_level)}
        _take_most_named(parties, own, guest=False, least=1)
    if parties.host is None and kind != "reception":
        _take_most_named(parties, counts, guest=False, least=LEAST_NAMED)
    if parties.guest is None and not firm_led and not parties.alone:
        least = LEAST_NAMED if kind in _TRAVELLING else OFTEN_NAMED
        _take_most_named(parties, counts, guest=True, least=least)
    if parties.guest is None and kind != "other" and not parties.alone:
        _by_seconded(context, parties)
    if parties.host is None:
        _by_programme(context, parties)
    if not settled and _reversed(parties):
        parties.turn()
    _narrow_host(parties, counts, kind)


def guest_of_name(context: Context, zones: list[Zone], parties: Parties, kind: EventKind) -> None:
    """Who meets the host by the name of what is held: 甲市·乙县座谈会, or 甲援藏项目集中开工."""
    if parties.guest is not None or parties.host is None or parties.alone or parties.went is not None:
        return
    if kind in _MEETINGS:
        _by_pairs(context, zones, parties)
    titles = [zone.span for zone in zones if zone.name == "title"]
    if kind in _STANDING and parties.guest is None and titles:
        _by_seconded(context, parties, titles)


def host_of_pair(
    context: Context, zones: list[Zone], parties: Parties, people: list[NamedPerson], home: str | None
) -> None:
    """Of two regions that meet, at home is the outlet's own, else the one whose level the first bare post names.

    区长某某 beside 乙市市长某某, at a meeting of 甲区 and 乙市: it is told in 甲区.
    """
    if parties.host is not None or parties.guest is not None or parties.went is not None:
        return
    posts = next((person.posts for person in people if person.posts), ())
    level = printed_level(context.page.view[slice(*posts[0].span)]) if posts else None
    for rule in rules_giving("pair"):
        for zone in zones:
            for match in find(rule, context.page, *zone.span):
                if "first" not in match.spans:
                    continue
                pair = [party_at(context, match.spans[name]) for name in ("first", "second")]
                known = [party for party in pair if party is not None]
                own = [party for party in known if home and party.division and lies_in(party.division, home)]
                own = own or [party for party in known if level and has_level(party, level, 1)]
                if len(known) > 1 and len(own) == 1 and not related(*known):
                    parties.set_host(own[0], match.span, rule.id)
                    return


def parties_of_feature(context: Context, parties: Parties, pairings: Sequence[Pairing]) -> bool:
    """Where nothing happens, the parties are who supports whom; several supporters leave the guest open.

    The recipient is the region of the pairings that is named most; where several of one province are named alike, it is
    the province. False where no pairing is told of.
    """
    counts = _region_counts(context)
    supporters = _apart([pairing.supporter for pairing in pairings], counts)
    recipients = _apart([pairing.recipient for pairing in pairings], counts)
    if not supporters or not recipients:
        return False
    span = pairings[0].span
    corps = (parties.host, parties.host_span, parties.host_rule) if parties.host_rule in _CORPS else None
    parties.forget()
    parties.alone = len(supporters) > 1
    if len(supporters) == 1:
        parties.set_guest(_whole_of(supporters[0], counts), span, "parties.supporter")
    provinces = {party.division[:2] for party in recipients if party.division}
    if len(recipients) == 1:
        parties.set_host(_place_told_of(recipients[0], counts), span, "parties.recipient")
    elif len(provinces) == 1:
        code = provinces.pop() + "0000"
        parties.set_host(Party(common_name(code), code), span, "parties.recipient")
    if corps is not None and parties.host is not None and parties.host.division == _XINJIANG:
        parties.host, parties.host_span, parties.host_rule = corps  # a regiment is nearer than the region around it
    return True


def _apart(regions: Sequence[Party], counts: dict[str, tuple[int, Party, Span]]) -> list[Party]:
    """Regions none of which lies in another: of two that do, the one that is named more often is kept."""
    kept: list[Party] = []
    for party in sorted(regions, key=lambda party: -counts.get(party.name, (0, party, (0, 0)))[0]):
        if party.division and not any(related(party, other) for other in kept):
            kept.append(party)
    return kept


def _is_of_level(party: Party, level: str) -> bool:
    return party.division is not None and level in level_word(party.division)


def _whole_of(region: Party, counts: dict[str, tuple[int, Party, Span]]) -> Party:
    """The wider region that sends, where its district is hardly named."""
    own = counts.get(region.name, (0, region, (0, 0)))[0]
    wider = [entry for entry in counts.values() if lies_within(region, entry[1]) and entry[1] != region]
    count, whole, _ = max(wider, key=lambda entry: entry[0], default=(0, region, (0, 0)))
    return whole if count >= OFTEN_NAMED and own < LEAST_NAMED else region


def _place_told_of(region: Party, counts: dict[str, tuple[int, Party, Span]]) -> Party:
    """The place in a province that is named as often as the province itself, else the province."""
    inside = [entry for entry in counts.values() if lies_within(entry[1], region) and entry[1] != region]
    count, place, _ = max(inside, key=lambda entry: entry[0], default=(0, region, (0, 0)))
    whole = counts.get(region.name, (0, region, (0, 0)))[0]
    return place if count >= max(whole, LEAST_NAMED) and (region.division or "").endswith("0000") else region


def _narrow_host(parties: Parties, counts: dict[str, tuple[int, Party, Span]], kind: EventKind) -> None:
    """A province at home is narrowed to the one prefecture, or the one county, that the report tells of in it.

    The capital says little: much is held there. 西藏 with 林芝 and 察隅 → 察隅
    """
    host = parties.host
    wide = kind in _OF_ONE_PLACE and parties.host_rule in _WIDE
    if not wide or host is None or host.division is None or not host.division.endswith("0000"):
        return
    inside = [entry for entry in counts.values() if entry[1] != host and lies_within(entry[1], host)]
    chain = sorted(inside, key=lambda entry: len(significant(entry[1].division or "")))
    if not 0 < len(chain) <= _NESTED or not lies_within(chain[-1][1], chain[0][1]):
        return
    told = sum(entry[0] for entry in chain)
    hardly = counts.get(host.name, (0, host, (0, 0)))[0] < LEAST_NAMED
    if (told < _WELL_TOLD and not hardly) or (chain[0][1].division or "").endswith(_CAPITAL_CITY):
        return
    _, place, span = chain[-1] if chain[-1][0] >= chain[0][0] else chain[0]
    parties.set_host(place, span, "parties.place_told_of")


def _by_programme(context: Context, parties: Parties) -> None:
    """The region that the programme is for, where no place in it is named: 援疆, 进藏, 赴疆."""
    for rule in rules_giving("programme"):
        for match in find(rule, context.page):
            host = party_at(context, match.spans["host"]) if context.is_proper(match.span[0]) else None
            if host is not None and not (parties.guest and related(host, parties.guest)):
                parties.set_host(host, match.span, rule.id)
                return


def _reversed(parties: Parties) -> bool:
    """Without a visit the supporter is the guest: true where the guest found is the recipient and the host is not."""
    guest, host = parties.guest, parties.host
    if guest is None or host is None or guest.division is None or host.division is None:
        return False
    return is_recipient(guest.division) and not is_recipient(host.division)


def _by_pairs(context: Context, zones: list[Zone], parties: Parties) -> None:
    """Two regions joined by aid or in a meeting's name: the one that is not at home is the guest."""
    for rule in rules_giving("pair"):
        for zone in zones:
            for match in find(rule, context.page, *zone.span):
                first = party_at(context, match.spans.get("guest") or match.spans["first"])
                second = party_at(context, match.spans.get("host") or match.spans["second"])
                if first is not None and second is not None and not related(first, second):
                    _take_pair(parties, first, second, match)


def _by_seconded(context: Context, parties: Parties, spans: Sequence[Span] = ()) -> None:
    """Where nobody came for a visit, the guest is the region whose people serve there."""
    rules = rules_giving("seconded")
    for found in (
        (find_all(rules, context.page, *span) for span in spans) if spans else (find_all(rules, context.page),)
    ):
        for match in found:
            sender = party_at(context, match.spans["guest"]) if context.is_proper(match.span[0]) else None
            helped = abbreviations().get(context.page.view[match.spans["who"][0] + 1])
            if sender is None or (helped and sender.division and lies_in(sender.division, helped)):
                continue  # 喀什某校援疆教师: where they serve
            if not (parties.host and related(sender, parties.host)):
                parties.set_guest(sender, match.span, match.rule.id)
                return


def _take_pair(parties: Parties, first: Party, second: Party, match: Match) -> None:
    aid = "guest" in match.spans
    if parties.host is None and parties.guest is None and aid:
        parties.set_guest(first, match.span, match.rule.id)
        parties.set_host(second, match.span, match.rule.id)
    elif parties.guest is None and parties.host is not None:
        for one, other in ((first, second), (second, first)):
            if related(one, parties.host) and parties.guest is None:
                if parties.host_rule == HELD_IN and lies_within(parties.host, one):
                    parties.set_host(one, match.span, match.rule.id)  # 甲省·乙市座谈会 in the capital of 甲省
                parties.set_guest(other, match.span, match.rule.id)
            elif same_province(one, parties.host) and not same_province(other, parties.host):
                # 甲市与乙市在丙市签署: the party from where it is held is at home.
                parties.set_host(one, match.span, match.rule.id)
                parties.set_guest(other, match.span, match.rule.id)


def _region_counts(context: Context) -> dict[str, tuple[int, Party, Span]]:
    """Name → how often, party, first span, over the report proper; the title counts five times, the lead twice."""
    counts: dict[str, tuple[int, Party, Span]] = {}
    known: dict[str, Party | None] = {}
    told: set[str] = set()
    lead = next((block for block in context.blocks if block.kind == "paragraph"), None)
    for span in context.page.spans_of("D"):
        block = context.block_at(span[0])
        # 贺兰 in a person's name is no region.
        if block is None or block.kind not in PROPER or context.page.shapes["people"][span[0]] in "Nn":
            continue
        view = context.page.view
        form = view[span[0] : span[1]]
        begins = context.page.shapes["words"][span[1] : span[1] + 1] == "D"  # 甲市乡城县 is no 乡
        if (view[span[1] : span[1] + 1] in _NO_DIVISION and not begins) or view[span[0] - 1 : span[0]] == "驻":
            continue
        if names_a_firm(context, span):
            continue
        if form not in known:
            known[form] = None if _is_zone(context, span) else party_at(context, span)
        party = known[form]
        if party is not None:
            count, _, first = counts.get(party.name, (0, party, span))
            counts[party.name] = (count + (5 if block.kind == "title" else 2 if block is lead else 1), party, first)
            told.update([party.name] if block.kind == "paragraph" else [])
    # What the title alone names may be a word of its slogan: 情漫峡江谱新篇.
    bare = [name for name in counts if name not in told and lead is not None]
    return {name: entry for name, entry in counts.items() if name not in bare or _has_suffix(context, entry[2])}


def _has_suffix(context: Context, span: Span) -> bool:
    return context.page.view[span[1] - 1] in "省市县区州旗盟"


def _is_zone(context: Context, span: Span) -> bool:
    return any(row.kind == "zone" for row, _ in context.page.pieces_in(span))


def _take_most_named(parties: Parties, counts: dict[str, tuple[int, Party, Span]], *, guest: bool, least: int) -> None:
    """Make the region named most often a party, if it is named at least so often and is not the other one.

    Of two named as often the one that lies in the other (西藏林芝).
    """
    other = parties.host if guest else parties.guest
    best: tuple[int, Party, Span] | None = None
    for count, party, span in counts.values():
        if other is not None and related(party, other):
            continue
        closer = best is not None and count == best[0] and party != best[1] and lies_within(party, best[1])
        if count >= least and (best is None or count > best[0] or closer):
            best = (count, party, span)
    if best is not None:
        (parties.set_guest if guest else parties.set_host)(best[1], best[2], "parties.most_named")
