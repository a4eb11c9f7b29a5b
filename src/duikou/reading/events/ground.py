"""The regions of a report as the ground on which sides are told: whose a region, a level or a firm is."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from duikou.model.records import EventKind, Party, Side
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.parties import Parties, related
from duikou.reading.events.standing import FIRM
from duikou.reading.places import (
    around,
    codes_of,
    holds_recipient,
    is_recipient,
    level_of,
    level_word,
    lies_in,
    significant,
)
from duikou.reading.regions import party_at, printed_level, region_span

_THE_SAME = 9  # more than the six digits of a division
_WITH_A_FIRM: tuple[EventKind, ...] = ("signing", "reception", "symposium")
_JOURNEYS: tuple[EventKind, ...] = ("visit", "site_visit", "greeting_visit")
_GORGES = ("42", "50")  # the provinces of the reservoir of the Three Gorges
_BY_ITSELF = ("parties.all_of", "parties.own_meeting")  # nobody comes
_AID = ("支援", "援助", "帮扶", "援建")
_TOWN = re.compile(r"[\u3400-\u9fff]{1,5}?(?:街道|[镇乡])")
_MEETS: tuple[EventKind, ...] = ("meeting", "symposium")


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
    meet (甲市对口支援乙市领导小组会议). `gorges`: it is about the help for the Three Gorges. `team_leads`: whoever
    leads the guests is sent to help himself. `ours`: the outlet tells of its own place (我县). `own_team`: those sent
    to help meet by themselves.
    """

    kind: EventKind
    visited: bool
    firm_led: bool
    first_level: str | None
    guest_receives: bool
    home: str | None
    own_group: bool
    gorges: bool
    team_leads: bool
    ours: bool
    own_team: bool


class Ground:
    """The two parties of one reading, asked for the side of a region, a level or a firm."""

    def __init__(self, context: Context, parties: Parties, setting: Setting) -> None:
        self.context = context
        self.parties = parties
        self.setting = setting

    def both(self) -> list[tuple[Side, Party]]:
        pairs: list[tuple[Side, Party | None]] = [("guest", self.parties.guest), ("host", self.parties.host)]
        return [(side, party) for side, party in pairs if party is not None]

    def supporter(self) -> Side:
        """The side that helps: the host only where a region that others support comes to one that none supports."""
        guest, host = self.parties.guest, self.parties.host
        coming = guest is not None and guest.division is not None and is_recipient(guest.division)
        at_home = host is not None and host.division is not None and not is_recipient(host.division)
        return "host" if at_home and (coming or guest is None) else "guest"

    def is_firm(self, span: Span) -> bool:
        """Where a firm or a university is the other party, those of it stand opposite to the only region."""
        opposite = self.setting.firm_led or self.setting.kind in _WITH_A_FIRM
        view = self.context.page.view
        # On the journey of a firm a region is the guest only because its people serve there; 县医院 is of the place.
        goes = self.setting.firm_led and self.setting.kind in _JOURNEYS
        known = self.parties.guest is not None and not goes
        if known or not opposite or FIRM.search(view, *span) is None or printed_level(view[slice(*span)]):
            return False
        region = region_span(self.context, span)
        party, host = party_at(self.context, region) if region else None, self.parties.host
        if party is None or host is None or party.division is None or host.division is None:
            return True
        if goes and lies_in(party.division, host.division):
            return False
        return not (lies_in(party.division, host.division) and party.division != host.division)

    def side_of(self, span: Span) -> Side | None:
        """The side of the region in a post or label, or of the one its township is printed with (中堂镇副镇长)."""
        region = region_span(self.context, span) or self._region_of_town(span)
        if region is not None and self.context.page.view.endswith(_AID, 0, region[0]):
            return None  # 省对口支援西藏工作领导小组组长 is not of 西藏
        party = party_at(self.context, region) if region is not None else None
        if party is None:
            return None
        others = [Party(party.name, code) for code in self._codes(region)] or [party]
        near = {side: max(nearness(one, other) for one in others) for side, other in self.both()}
        if not near or max(near.values()) == 0:
            return None
        best = max(near, key=lambda side: near[side])
        return None if list(near.values()).count(near[best]) > 1 else best

    def _region_of_town(self, span: Span) -> Span | None:
        town = _TOWN.match(self.context.page.view, *span)
        return self._towns.get(town[0]) if town else None

    @cached_property
    def _towns(self) -> dict[str, Span]:
        """Township → the region words directly before it where it is first printed with them: 东莞市中堂镇."""
        towns: dict[str, Span] = {}
        for span in self.context.page.spans_of("D"):
            town = _TOWN.match(self.context.page.view, span[1])
            if town:
                towns.setdefault(town[0], span)
        return towns

    def strange(self, spans: list[Span]) -> Decided | None:
        """A region that is neither party's: at a meeting of many a supporter, or one that is helped; else no side."""
        for span in spans:
            region = region_span(self.context, span)
            party = party_at(self.context, region) if region is not None else None
            if party is None or party.division is None:
                continue
            if self.setting.kind in _MEETS and self.parties.guest is None:
                helped = holds_recipient(party.division) and self.parties.host is None
                helped = helped or (self.setting.gorges and party.division[:2] in _GORGES)
                return Decided("host" if helped else "guest", "sides.one_of_many", (span,))
            provinces = [other.division[:2] for _, other in self.both() if other.division]
            strange = len(provinces) > 1 and party.division[:2] not in provinces
            return Decided("other", "sides.third_region", (span,)) if strange else None
        return None

    def level(self, title: str) -> Side | None:
        """The party of the level that a bare post names: its own level first, then that of what it lies in."""
        level = printed_level(title)
        if level is None:
            return None
        if self.parties.guest is None and self.parties.host is not None:
            return self._level_of_one(level, self.parties.host)
        for widths in (1, 3):
            fitting: list[Side] = [side for side, party in self.both() if has_level(party, level, widths)]
            if len(fitting) == 1:
                return fitting[0]
            if not fitting and len(self.both()) == 1:
                return "host"
        return None

    def _level_of_one(self, level: str, host: Party) -> Side:
        """With the host alone known, a wider level than its own comes where it is the first to be named."""
        if has_level(host, level, 1) or self.parties.host_rule in _BY_ITSELF:
            return "host"
        comes = level == self.setting.first_level and not self.setting.firm_led
        return "guest" if comes or not has_level(host, level, 3) else "host"

    def _codes(self, region: Span | None) -> tuple[str, ...]:
        """Every code the last region words of a post can stand for (临夏: a prefecture, a county, a city)."""
        if region is None:
            return ()
        pieces = [span for row, span in self.context.page.pieces_in(region) if row.kind != "zone"]
        if len(pieces) != 1:
            return ()
        (start, end), view = pieces[0], self.context.page.view
        return codes_of(view[start : end + 1]) or codes_of(view[start:end])  # 海南州委 is no body of 海南省


def has_level(party: Party, level: str, widths: int) -> bool:
    """Whether a party, or one of the divisions around it, is of the level that a bare post names."""
    codes = around(party.division)[:widths] if party.division else ()
    # What is a city today may have been 地区 when the report was written.
    return any(level in level_word(code) or (level == "地" and level_of(code) == "prefecture") for code in codes)


def nearness(party: Party, other: Party) -> int:
    """How much of two divisions is the same: 0 unless one lies in the other."""
    if party.name == other.name:
        return _THE_SAME
    if party.division is None or other.division is None or not related(party, other):
        return 0
    return min(len(significant(party.division)), len(significant(other.division)))
