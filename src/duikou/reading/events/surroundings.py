"""Where an event took place: the towns, and the sites, that its own words name."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from duikou.model.records import Party, Place, Site
from duikou.model.text import Span
from duikou.reading.boundaries import clause_start
from duikou.reading.context import Context
from duikou.reading.places import lies_in
from duikou.reading.regions import party_at
from duikou.reading.spans import SpanSet

_CLAUSE_ENDS: Final = "，。；：！？\n"
_ARRIVES: Final = re.compile(  # a clause that only says where: 在格桑县人民医院，…
    r"[^，。；：！？\n]{0,12}?(?:在|来到|走进|前往|深入|抵达|到|赴)[^，。；：！？\n]+[，：]"
)
_LOCATIVE: Final = re.compile(r"(?:在|于|来到|走进|前往|深入|抵达|奔赴|到|赴|抵)\Z")
_LONGEST_LOCATIVE: Final = 2
_HELD: Final = frozenset("YR")
_STAYS_THERE: Final = re.compile(r"工作|挂职|支教|服务|务工")  # 在那曲工作的干部: whom, not where


def main_places(context: Context, host: Party | None) -> tuple[Place, ...]:
    """The towns and counties of the host that the report names, each once."""
    places: dict[str, Place] = {}
    if host is None or host.division is None:
        return ()
    shape = context.page.shapes["people"]
    for span in context.page.spans_of("D"):
        block = context.block_at(span[0])
        if block is None or block.kind not in ("paragraph", "title") or shape[span[0]] != "D":
            continue
        party = party_at(context, span)
        if party is None or party.division is None or party.name in places:
            continue
        if party.division != host.division and lies_in(party.division, host.division):
            places[party.name] = Place(party.name, party.division, span, context.quote(span))
    return tuple(places.values())


def own_words(context: Context, span: Span) -> Span:
    """The clause in which an event is told, with the one before it where that only says where.

    「在格桑县人民医院，代表团看望慰问了援藏医生」 → both clauses
    """
    view = context.page.view
    floor = context.block_start(span[0])
    start = clause_start(view, floor, span[0])
    before = clause_start(view, floor, start - 1) if start > floor else start
    if _ARRIVES.fullmatch(view, before, start):
        start = before
    end = span[1]
    while end < len(view) and view[end] not in _CLAUSE_ENDS:
        end += 1
    return start, end


def sites_in(sites: Sequence[Site], stretches: Sequence[Span]) -> tuple[Site, ...]:
    """The sites whose words stand in the stretches."""
    inside = SpanSet(stretches)
    return tuple(site for site in sites if site.span[0] in inside)


def places_in(
    context: Context,
    stretches: Sequence[Span],
    host: Party | None,
    sites: Sequence[Site] = (),
    name: Span | None = None,
) -> tuple[Place, ...]:
    """The divisions that the stretches name as where something is: 在拉萨举行, 赴山南, 参观色尼区博物馆.

    Those in the `name` of an event are none, those a site is named after only within the host (江西大道农贸市场).
    """
    places: dict[str, Place] = {}
    named_after = {site.span[0] for site in sites} if host is not None else set()
    for span in _divisions_in(context, stretches):
        in_name = name is not None and name[0] <= span[0] < name[1]
        where = _is_where(context, span)
        party = party_at(context, span) if not in_name and (where or span[0] in named_after) else None
        if party is None or (not where and host is not None and party.name == host.name):
            continue  # 汉中市博物馆 in 汉中 tells no more than the host does
        if party.division is not None and _fits(context, span, party.division, host):
            places.setdefault(party.name, Place(party.name, party.division, span, context.quote(span)))
    return tuple(places.values())


def _divisions_in(context: Context, stretches: Sequence[Span]) -> Iterator[Span]:
    inside = SpanSet(stretches)
    return (span for span in context.page.spans_of("D") if span[0] in inside)


def _is_where(context: Context, span: Span) -> bool:
    view = context.page.view
    if _STAYS_THERE.match(view, span[1]):
        return False
    return _LOCATIVE.search(view, max(0, span[0] - _LONGEST_LOCATIVE), span[0]) is not None


def _fits(context: Context, span: Span, division: str, host: Party | None) -> bool:
    """Within the host; elsewhere only where the verb stands behind (在成都举行): 在辽宁省工作队驻地 is not there."""
    held = context.page.shapes["people"][span[1] : span[1] + 1] in _HELD
    return held or host is None or host.division is None or lies_in(division, host.division)
