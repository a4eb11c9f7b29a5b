"""Which body is a party, or acts for one: a firm that comes, a ministry, the bureau of a region.

Run when regions, roles and sides are settled, since those are judged by regions alone.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from duikou.model.records import Organisation, Party
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.parties import Parties, related
from duikou.reading.events.zones import Zone
from duikou.reading.people import NamedPerson
from duikou.reading.places import lies_in
from duikou.reading.regions import party_at

_ACTS: Final = ("enterprise", "school", "hospital", "association", "government", "military", "media")
_OWN_MASTERS: Final = ("enterprise", "school", "hospital", "media")
_FOR_REGION: Final = ("government", "party", "congress", "association", "military")
_AID_BODY: Final = re.compile(r"援|帮扶|工作队")  # 辽宁省援藏工作队 works for the supporter wherever it is
_GOES: Final = re.compile(r"[^。；！？\n]{0,60}?(?:赴|来到|来|到|前往|走进|深入|抵达)(?=(?P<host>.))")
_JOINS: Final = re.compile(r"[与和同]")
_JOINED: Final = re.compile(r"[^，。；：、\n与和同]{2,24}[与和同]\Z")
_SIGNS: Final = re.compile(r"[^，。；\n]{0,24}?(?:签署|签订|签约|举行会谈|(?:合作|框架)[^，。；\n]{0,4}协议)")
_OTHER: Final = re.compile(r"[^，。；：、\n与和同]{2,24}")
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")
_LONGEST: Final = 26  # characters of the party before 与


class Named(NamedTuple):
    """The parties as the records name them."""

    guest: Party | None
    host: Party | None


class _Body(NamedTuple):
    name: str
    span: Span
    kind: str
    division: str | None


def name_bodies(
    context: Context,
    zones: Sequence[Zone],
    parties: Parties,
    organisations: Sequence[Organisation],
    leading: Sequence[NamedPerson],
) -> Named:
    """The parties with their bodies. `leading` are those who lead the guests or are received.

    A region keeps its name, and the body that acts for it stands in `organisation` (辽宁省卫健委). A party that is
    no region is a body: its printed name is name and organisation, and it has no division.
    """
    bodies = sorted(
        (_Body(one.name, span, one.kind, one.division) for one in organisations for span in one.mentions),
        key=lambda body: body.span,
    )
    guest = _with_body(context, parties.guest, parties.guest_span, bodies)
    at_home = [body for body in bodies if not _AID_BODY.search(body.name)]
    host = _with_body(context, parties.host, parties.host_span, at_home)
    if guest is not None and host is not None:
        return Named(_as_printed(context, guest), _as_printed(context, host))
    known = host or guest
    strangers = [body for body in bodies if known and body.kind in _ACTS and not _is_of(body, known)]
    other = _body_opposite(context, zones, known, strangers, leading) if known is not None else None
    return Named(_as_printed(context, guest or other), _as_printed(context, host or other))


def _as_printed(context: Context, party: Party | None) -> Party | None:
    """A party by the characters of the text: 甘肅 where the report is printed in the old ones."""
    if party is None or context.page.text == context.page.view:
        return party
    place = context.page.view.find(party.name)
    printed = context.page.text[place : place + len(party.name)] if place >= 0 else party.name
    return replace(party, name=printed) if _HAN.fullmatch(printed) else party


def _with_body(context: Context, party: Party | None, span: Span | None, bodies: Sequence[_Body]) -> Party | None:
    """A region with the one body of its own that made it a party; 中国 of 中国某某集团 is no party."""
    if party is None or span is None:
        return party
    inside = [body for body in bodies if _lies_in_span(body.span, span)]
    if party.division is None:
        body = next((body for body in inside if body.kind in _ACTS and body.name.startswith(party.name)), None)
        return party if body is None else _as_party(context, "parties.body_begins_with_country", body)
    own = [body for body in inside if body.division == party.division and body.kind in _FOR_REGION]
    if len({body.name for body in own}) != 1:
        return party
    context.trace("parties.body_of_region", f"organisation {own[0].name}", own[0].span, span)
    return replace(party, organisation=own[0].name)


def _body_opposite(
    context: Context, zones: Sequence[Zone], known: Party, bodies: Sequence[_Body], leading: Sequence[NamedPerson]
) -> Party | None:
    """The body that stands opposite to the one region: it signs with it, goes there, or its leader comes."""
    for rule, found in (
        ("parties.body_signs", _signing(context, zones, known, bodies)),
        ("parties.body_goes_there", _going(context, zones, known, bodies)),
        ("parties.body_of_leader", _led(leading, bodies)),
    ):
        body = next(found, None)
        if body is not None:
            return _as_party(context, rule, body)
    return None


def _as_party(context: Context, rule: str, body: _Body) -> Party:
    context.trace(rule, f"party {body.name}", body.span, body.span)
    return Party(body.name, None, body.name)


def _is_of(body: _Body, party: Party) -> bool:
    """Whether a body is one of the region's own: a bureau of it, a school that lies in it."""
    if body.division is None or party.division is None:
        return body.name.startswith(party.name)
    if body.kind in _OWN_MASTERS:  # 上海大学 signs with 上海: a party of its own
        return body.division != party.division and lies_in(body.division, party.division)
    return lies_in(body.division, party.division) or lies_in(party.division, body.division)


def _lies_in_span(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _in_zones(zones: Sequence[Zone], bodies: Sequence[_Body]) -> Iterator[_Body]:
    for zone in zones:
        yield from (body for body in bodies if _lies_in_span(body.span, zone.span))


def _signing(context: Context, zones: Sequence[Zone], known: Party, bodies: Sequence[_Body]) -> Iterator[_Body]:
    """甲市人民政府与某某集团签署协议, and the other way round."""
    view = context.page.view
    for body in _in_zones(zones, bodies):
        start, end = body.span
        before = _JOINED.search(view, max(0, start - _LONGEST), start)
        if before and _names(context, before.span(), known) and _SIGNS.match(view, end):
            yield body
        other = _OTHER.match(view, end + 1) if _JOINS.match(view, end) else None
        if other and _names(context, other.span(), known) and _SIGNS.search(view, end, other.end() + 1):
            yield body


def _going(context: Context, zones: Sequence[Zone], known: Party, bodies: Sequence[_Body]) -> Iterator[_Body]:
    """某某集团领导到甲县检查指导."""
    for body in _in_zones(zones, bodies):
        found = _GOES.match(context.page.view, body.span[1])
        if found and _names(context, (found.start("host"), found.start("host") + 1), known):
            yield body


def _names(context: Context, span: Span, known: Party) -> bool:
    """Whether the first region words that begin in a span name the party, or where it lies."""
    for region in context.page.spans_of("D"):
        if span[0] <= region[0] < span[1]:
            party = party_at(context, region)
            return party is not None and related(party, known)
    return False


def _led(leading: Sequence[NamedPerson], bodies: Sequence[_Body]) -> Iterator[_Body]:
    """The body in the post of whoever leads the guests or is received."""
    for person in leading:
        for post in person.posts:
            yield from (body for body in bodies if _lies_in_span(body.span, post.span))
