"""The two sides of a pairing: regions, townships, or single schools and hospitals."""

import re
from collections.abc import Sequence
from itertools import product
from typing import Final

from duikou.grammar import Page
from duikou.model.records import Organisation, Party
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.places import abbreviations, around, common_name, division_of, is_recipient, lies_in
from duikou.reading.regions import party_at
from duikou.reading.suffixes import suffixes_in

_RUN: Final = re.compile(r"(?:Dd*)+")
_PIECE: Final = re.compile(r"Dd*")
_TOWN: Final = re.compile(r"[^，。、]{1,6}(?:街道|[镇乡村])")
_STOP: Final = re.compile(r"[，。；：！？、\n]")
_ORGANISATIONS: Final = ("school", "hospital")
_LOOK_BACK: Final = 40
_CORPS: Final = re.compile(  # a division of the Production and Construction Corps, alone or with its city
    r"(?:新疆(?:生产建设)?)?(?:(?P<corps>兵团)第?|第)(?P<number>[一二三四五六七八九十]{1,3})师(?:[^，。；：、\n]{2,4}?市)?"
)


def region_before(page: Page, place: int, gap: int) -> Span | None:
    """The last region words before `place`, at most `gap` characters away and in the same clause."""
    shape, found = page.shapes["words"], None
    for run in _RUN.finditer(shape, max(0, place - _LOOK_BACK), place):
        found = run.span()
    if found is None or place - found[1] > gap or _STOP.search(page.view, found[1], place):
        return None
    return found


def region_after(page: Page, span: Span, gap: int) -> Span | None:
    """The first region words of a span, if they begin at most `gap` characters behind its start."""
    run = _RUN.search(page.shapes["words"], *span)
    return run.span() if run and run.start() - span[0] <= gap else None


def party_of(context: Context, span: Span) -> Party | None:
    """The party that region words name, under its printed name where no short one is known (海南州)."""
    party = party_at(context, span)
    if party is None or party.name != party.division:
        return party
    return Party(context.quote(span), party.division)


def corps_at(context: Context, start: int, end: int) -> tuple[Party, Span] | None:
    """The division of the Corps that words begin with: 兵团第四师可克达拉市 → 第四师, which has no division code."""
    found = _CORPS.match(context.page.view, start, end)
    if found is None:
        return None
    return Party(f"第{found['number']}师", None, context.quote(found.span())), found.span()


def body_before(bodies: Sequence[Organisation], page: Page, place: int, gap: int) -> tuple[Party, Span] | None:
    """The firm, ministry, school or hospital named directly before `place`: 雪莲能源集团对口支援…

    Firms and ministries have no division; a school or hospital has the one in its name.
    """
    spans = [(span, body) for body in bodies for span in body.mentions if 0 <= place - span[1] <= gap]
    if not spans:
        return None
    span, body = max(spans, key=lambda entry: (entry[0][1], -entry[0][0]))
    local = body.kind in _ORGANISATIONS
    if _STOP.search(page.view, span[1], place) or not (local or body.division is None):
        return None
    return Party(body.name, body.division if local else None, body.name), span


def two_regions(context: Context, run: Span) -> tuple[Party, Party] | None:
    """The two parties of region words side by side: 南通汉中 → 南通, 汉中; 青海省祁连县 is one."""
    shape, view = context.page.shapes["words"], context.page.view
    for piece in _PIECE.finditer(shape, *run):
        if run[0] < piece.start() and division_of(view[slice(*piece.span())]) is not None:
            first, second = party_of(context, (run[0], piece.start())), party_of(context, (piece.start(), run[1]))
            if first and second and first.division and second.division and are_two(first, second):
                return first, second
    return None


def side_at(context: Context, span: Span) -> Party | None:
    """The party that the whole of a span names: 禅城区, 诸暨市某街道, 海东市第四中学; else None."""
    page = context.page
    corps = corps_at(context, *span)
    if corps and corps[1] == span:
        return corps[0]
    run = _RUN.match(page.shapes["words"], *span)
    start = run.end() if run else span[0]
    if run and start == span[1]:
        return party_of(context, span)
    if _TOWN.fullmatch(page.view, start, span[1]):
        return Party(context.quote((start, span[1])))
    suffixes = suffixes_in(page.view, span)
    if suffixes and suffixes[-1].end == span[1] and suffixes[-1].row.canon in _ORGANISATIONS:
        region = party_of(context, run.span()) if run else None
        return Party(context.quote(span), region.division if region else None, context.quote(span))
    return None


def short_side(context: Context, span: Span) -> Party | None:
    """The province of a one-character name."""
    code = abbreviations().get(context.page.view[slice(*span)])
    return Party(common_name(code), code) if code else None


def oriented(first: Party, second: Party) -> tuple[Party, Party]:
    """Supporter and recipient: the side in a region that others support receives; else the order printed."""
    if first.division and second.division and is_recipient(first.division) and not is_recipient(second.division):
        return second, first
    return first, second


def are_two(first: Party, second: Party) -> bool:
    """Whether the parties are two: not the same, and neither lies in the other."""
    if first.name == second.name:
        return False
    if first.division is None or second.division is None or first.organisation or second.organisation:
        return True
    return not (lies_in(first.division, second.division) or lies_in(second.division, first.division))


def wider_pairs(supporter: Party, recipient: Party) -> set[tuple[str, str]]:
    """The divisions of every other pair in whose sides these two lie: 山南 in 西藏, 株洲 in 湖南."""
    if not (supporter.division and recipient.division):
        return set()
    return set(product(around(supporter.division), around(recipient.division))) - {
        (supporter.division, recipient.division)
    }
