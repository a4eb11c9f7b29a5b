"""Who made a paper, where and when, by lines of its own: 甲方：…, 地点：…, 时间：…, and the day under an agreement."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from duikou.model.records import Party, Side
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.parties import Parties, related
from duikou.reading.people import NamedPerson
from duikou.reading.places import is_recipient
from duikou.reading.regions import party_at, region_span

_LINE: Final = re.compile(
    r"(?m:^)[ ]*(?:(?P<first>甲方)|(?P<second>乙方)|(?P<day>(?:会议|签订)?时间)|(?P<place>(?:会议|签订)?地点))"
    r"(?:（[^（）\n]*）)?[ ]*：[ ]*(?P<words>[^\n]{4,60})"
)
_NAMED: Final = ("first", "second", "day", "place")
_SIGNED: Final = re.compile(r"本协议书?(?:已?于)(?P<words>20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)")
_UNDERNEATH: Final = re.compile(r"(?P<words>20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)\s*\Z")
_HELPS: Final = re.compile(r"支援|帮扶|援助|协作")
_HELPED: Final = re.compile(r"受援|受帮|被帮")
_SIGNER: Final = re.compile(r"[ ]*(?P<which>[甲乙])方(?:授权)?(?:代表|签[字署])")
_TEAM: Final = re.compile(r"[^，。：\n]{4,40}(?:指挥部|工作队|工作组)")
_WORDS: Final = ("甲方", "时间：", "地点：", "本协议")
"""Without one of these a text has no such lines."""


class PaperHead(NamedTuple):
    """The words of those lines; empty for a report. `sides` is whose side 甲方 and 乙方 are on."""

    day: Span | None = None
    place: Span | None = None
    sides: tuple[tuple[str, Side], ...] = ()


def read_paper_head(context: Context, parties: Parties) -> PaperHead:
    """The lines of a paper; whoever they name become the parties.

    Of the two who sign an agreement the one that helps is the guest. A meeting is held by those in whose place it is.
    """
    view = context.page.view
    if not any(word in view for word in _WORDS):
        return PaperHead()
    lines: dict[str, Span] = {}
    for found in _LINE.finditer(view):
        if context.is_proper(found.start("words")):
            lines.setdefault(next(name for name in _NAMED if found[name]), found.span("words"))
    sides = _settle(context, parties, lines)
    place = lines.get("place")
    if place is not None and not sides:
        host = _region(context, place)
        if host is not None:
            parties.forget()
            parties.set_host(host, place, "parties.place_line")
    # 时间： alone is a stamp of the page.
    day = lines.get("day") if sides or place is not None else None
    return PaperHead(day or _day(view, signed=bool(sides) or "本协议" in view), place, sides)


def _day(view: str, *, signed: bool) -> Span | None:
    found = (_SIGNED.search(view) or _UNDERNEATH.search(view)) if signed else None
    return found.span("words") if found else None


def _settle(context: Context, parties: Parties, lines: dict[str, Span]) -> tuple[tuple[str, Side], ...]:
    """Guest and host of an agreement by its two lines, and which of them each is."""
    if "first" not in lines or "second" not in lines:
        return ()
    turned = _is_helped(context, lines["first"]) > _is_helped(context, lines["second"])
    guest, host = (lines["second"], lines["first"]) if turned else (lines["first"], lines["second"])
    ours, theirs = _region(context, host), _region(context, guest)
    if ours is not None and theirs is not None and not related(ours, theirs):
        parties.forget()
        parties.set_guest(theirs, guest, "parties.agreement_line")
        parties.set_host(ours, host, "parties.agreement_line")
    return (("甲", "host"), ("乙", "guest")) if turned else (("甲", "guest"), ("乙", "host"))


def _is_helped(context: Context, line: Span) -> int:
    """How far a line names the side that is helped: in words, else by its region."""
    if _HELPED.search(context.page.view, *line):
        return 2
    if _HELPS.search(context.page.view, *line):
        return -1
    region = _region(context, line)
    return int(region is not None and region.division is not None and is_recipient(region.division))


def _region(context: Context, line: Span) -> Party | None:
    region = region_span(context, line)
    return party_at(context, region) if region is not None else None


def signers(context: Context, people: Sequence[NamedPerson], head: PaperHead) -> Iterator[tuple[str, Side]]:
    """Name and side of those who sign for a party: 甲方代表：某某."""
    view, sides = context.page.view, dict(head.sides)
    for person in people if sides else ():
        for start, _end in person.mentions:
            signer = _SIGNER.match(view, view.rfind("\n", 0, start) + 1, start)
            if signer:
                side = sides[signer["which"]]
                context.settle("sides.signer", "person.side", side, person.mentions[0], signer.span())
                yield person.name, side
                break


def of_a_team(context: Context) -> bool:
    """Whether those sent to help issue the paper: its head is a line with the name of their team alone."""
    blocks = (block.span for block in context.blocks if block.kind in ("title", "deck"))
    lines = (line.strip() for span in blocks for line in context.page.view[slice(*span)].splitlines())
    return any(_TEAM.fullmatch(line) for line in lines)
