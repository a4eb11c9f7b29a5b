"""Pairings: who supports whom, where the report says so."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from duikou.grammar import Match, find_all, load_rules
from duikou.lexicon import load_table
from duikou.model.records import Organisation, Pairing, Party
from duikou.model.text import Span
from duikou.reading.boundaries import behind_last
from duikou.reading.context import Context
from duikou.reading.listed import listed
from duikou.reading.pairings.narrowing import Narrowing
from duikou.reading.pairings.sides import (
    are_two,
    body_before,
    corps_at,
    oriented,
    party_of,
    region_after,
    region_before,
    short_side,
    side_at,
    two_regions,
    wider_pairs,
)
from duikou.reading.places import common_name, is_recipient

Found = tuple[Party, Party, Span]
"""Supporter, recipient and the words that pair them."""

_REGIONS: Final = {"藏": "540000", "疆": "650000", "青": "630000"}
_BY_REGION: Final = {"54": "tibet", "65": "xinjiang", "63": "qinghai"}
_OTHER: Final = "other"
_NEAR, _NEXT = 8, 2  # characters that may stand between a region and the words that pair it
_SENTENCE_SIGNS: Final = "。！？；\n"
_SENTENCE_END: Final = re.compile(f"[{_SENTENCE_SIGNS}]")
_PAIR: Final = re.compile(
    r"(?:\A|(?<=[，、。；：\n上]))(?:其中|随后|此前|自?从?[0-9]{4}年[起来]?)?，?"
    r"(?P<first>[^，。、；：与和同\s]{2,24})[与和同](?P<second>[^，。、；：与和同\s]{2,24}?)"
    r"(?=[，、]|分别|签|缔|结|建立|确立|开展|举行|召开|\Z)"
)
_RESPECTIVELY: Final = re.compile(
    r"(?P<first>[^，。；：\n]{2,60}?)分别[与和同](?P<second>[^，。；：\n]{2,60}?)(?=签|缔|结|建立|\Z)"
)


def read_pairings(context: Context, organisations: Sequence[Organisation] = ()) -> tuple[Pairing, ...]:
    """The pairings that the report proper states, each once, in the order of their words.

    「郴州市对口援助桑日以来」 → 郴州 supports 桑日, programme tibet

    A side may be one of the `organisations`, a firm or a ministry, or a division of the Corps: it has no division code.

    What only a programme or a pair of characters says (湘藏情深) gives way to a narrower pairing of the report.
    """
    found: list[tuple[Found, Match]] = []
    narrowing = Narrowing(context)
    for match in find_all(load_rules("duikou.reading.pairings"), context.page):
        if context.is_proper(match.span[0]):
            found += [
                (pair, match) for pair in _pairs(context, match, narrowing, organisations) if are_two(pair[0], pair[1])
            ]
    distinct: dict[tuple[str, str], tuple[Found, Match]] = {}
    for pair, match in sorted(found, key=lambda entry: (entry[0][2], entry[1].rule.gives in _BROAD)):
        distinct.setdefault((pair[0].name, pair[1].name), (pair, match))
    wider = {codes for pair, _match in distinct.values() for codes in wider_pairs(*pair[:2])}
    return tuple(
        _pairing(context, pair, match)
        for pair, match in distinct.values()
        if match.rule.gives not in _BROAD or (pair[0].division, pair[1].division) not in wider
    )


def _pairing(context: Context, found: Found, match: Match) -> Pairing:
    supporter, recipient, span = found
    programme, words = _programme(context, span, recipient)
    settles = ("pairing.supporter", "pairing.recipient")
    context.trace(match.rule.id, f"pairing {supporter.name} → {recipient.name}", span, match.span, settles=settles)
    rule = "pairings.programme_named" if words else "pairings.programme_of_region"
    context.settle(rule, "pairing.programme", programme, span, *words)
    return Pairing(
        id=context.id("pairing", f"{supporter.name}|{recipient.name}"),
        supporter=supporter,
        recipient=recipient,
        programme=programme,
        span=span,
        quote=context.quote(span),
    )


def _pairs(context: Context, match: Match, narrowing: Narrowing, bodies: Sequence[Organisation]) -> Iterator[Found]:
    gives = match.rule.gives
    if gives == "joined":
        yield from _joined(context, match)
        return
    if gives == "programme":
        found = _programme_side(context, match, narrowing)
    elif gives in _SIDES:
        found = _SIDES[gives](context, match)
    else:
        found = _around(context, match, bodies)
    if found is None:
        return
    supporter, recipient, span = found
    if gives in _UNDIRECTED:
        supporter, recipient = oriented(supporter, recipient)
    if gives == "built" and recipient.division and not is_recipient(recipient.division):
        return
    yield supporter, recipient, span


def _around(context: Context, match: Match, bodies: Sequence[Organisation]) -> Found | None:
    """The side before the link and the one behind it."""
    gives, link = match.rule.gives, match.spans["link"]
    before = _before(context, link[0], {"between": 0, "either": 40}.get(gives, _NEAR), bodies, gives)
    behind = _behind(context, match.spans["recipient"])
    if before is None or behind is None:
        return None
    return before[0], behind[0], (before[1][0], behind[1][1])


def _before(
    context: Context, place: int, gap: int, bodies: Sequence[Organisation], gives: str
) -> tuple[Party, Span] | None:
    """The region nearest before the link; a body where there is none, or where the region only begins its name."""
    region = region_before(context.page, place, gap)
    body = body_before(bodies, context.page, place, _NEAR) if gives in _BY_BODIES else None
    if body is not None and (region is None or body[1][0] <= region[0] < body[1][1]):
        return body
    party = party_of(context, region) if region else None
    return (party, region) if party and region else None


def _behind(context: Context, span: Span) -> tuple[Party, Span] | None:
    """The region or the division of the Corps at the start of what follows the link."""
    corps = corps_at(context, *span)
    region = region_after(context.page, span, _NEXT)
    if corps is not None and (region is None or region[0] >= corps[1][0]):
        return corps
    party = party_of(context, region) if region else None
    return (party, region) if party and region else None


def _programme_side(context: Context, match: Match, narrowing: Narrowing) -> Found | None:
    """The region before 援藏 supports the one behind it, else the place in 西藏 that the report is about, else 西藏."""
    link = match.spans["link"]
    before = region_before(context.page, link[0], _NEAR)
    supporter = party_of(context, before) if before else None
    if before is None or supporter is None:
        return None
    behind = region_after(context.page, match.spans["recipient"], 0)
    if behind:
        recipient = party_of(context, behind)
        return (supporter, recipient, (before[0], behind[1])) if recipient else None
    code = _REGIONS[context.page.view[match.spans["region"][0]]]
    return supporter, narrowing.place_in(Party(common_name(code), code)), (before[0], link[1])


def _adjacent(context: Context, match: Match) -> Found | None:
    run = region_before(context.page, match.spans["link"][0], 0)
    sides = two_regions(context, run) if run else None
    return (*sides, run) if run and sides else None


def _short(context: Context, match: Match) -> Found | None:
    first, second = short_side(context, match.spans["first"]), short_side(context, match.spans["second"])
    return (first, second, match.span) if first and second else None


def _joined(context: Context, match: Match) -> Iterator[Found]:
    """Every 甲与乙 of the sentence before the link; 甲、乙分别与丙、丁 pairs them in order."""
    page, end = context.page, match.spans["link"][0]
    start = behind_last(page.view, _SENTENCE_SIGNS, context.block_start(end), end)
    for pair in _PAIR.finditer(page.view, start, end):
        yield from _two(context, pair.span("first"), pair.span("second"))
    for lists in _RESPECTIVELY.finditer(page.view, start, match.span[1]):
        firsts = listed(page.view, page.shapes["words"], lists.span("first"))
        seconds = listed(page.view, page.shapes["words"], lists.span("second"))
        if len(firsts) == len(seconds) > 1:
            for first, second in zip(firsts, seconds, strict=True):
                yield from _two(context, first, second)


def _two(context: Context, first: Span, second: Span) -> Iterator[Found]:
    one, other = side_at(context, first), side_at(context, second)
    if one and other:
        yield *oriented(one, other), (first[0], second[1])


_SIDES: Final = {"short": _short, "adjacent": _adjacent}
_BY_BODIES: Final = ("directed", "built")
_BROAD: Final = ("programme", "short")
_UNDIRECTED: Final = ("either", "between", "short", "adjacent")


@cache
def _programmes() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {row.form: row.canon for row in load_table("programmes")}
    return re.compile("|".join(sorted(codes, key=lambda form: -len(form)))), codes


def _programme(context: Context, span: Span, recipient: Party) -> tuple[str | None, tuple[Span, ...]]:
    """The programme the sentence names, with its words, else the one of the recipient's region."""
    view = context.page.view
    start = behind_last(view, "。！？\n", 0, span[0])
    stop = _SENTENCE_END.search(view, span[1])
    pattern, codes = _programmes()
    named = [
        (codes[words[0]], words.span()) for words in pattern.finditer(view, start, stop.start() if stop else len(view))
    ]
    special = [entry for entry in named if entry[0] != _OTHER]
    by_region = _BY_REGION.get((recipient.division or "")[:2])
    if by_region is not None and not special:
        return by_region, ()
    code, words = next(iter(special or named), (None, None))
    return code, (words,) if words else ()
