"""What region words stand for: the place somebody goes to, or only the beginning of a firm's name."""

import re

from duikou.model.records import Party
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.places import common_name, lies_in
from duikou.reading.regions import is_region, party_at

_TOWNS = ("乡", "镇", "村", "校区")  # behind a name they make it another: 金沙乡
_JOINTS = ("、", "和", "与", "及")
_REGION = re.compile(r"(?:Dd*+)+")
_LEVELS = "省市县区州盟旗"
_FIRM_SIGNS, _FIRM_LENGTH = frozenset("学司团行网报媒场区"), 11  # without one of these no such name ends there
_FIRM = re.compile(
    r"[^，。；：、！？“”（）《》\s的与和同及等赴来到率向在]{0,8}?(?:大学|学院|集团|公司|银行|新闻网|日报|报社|融媒|机场)|军区|战区|校区"
)


def goes_on_as_town(context: Context, span: Span) -> bool:
    """Whether region words only begin the name of a township or a campus: 金沙乡."""
    return context.page.view.startswith(_TOWNS, span[1])


def names_a_firm(context: Context, span: Span) -> bool:
    """Whether region words only begin the name of a firm or a school, which is no party of its region.

    吉林大学, 中车常州机车公司; a body of the region itself prints its level: 甲市国资集团.
    """
    view = context.page.view
    if view[span[1] - 1] in _LEVELS or _FIRM_SIGNS.isdisjoint(view[span[1] : span[1] + _FIRM_LENGTH]):
        return False
    return _FIRM.match(view, span[1]) is not None


def places_visited(context: Context, span: Span) -> Party | None:
    """Where somebody goes; for several places the prefecture or province that holds them all (乙市、丙市和丁州)."""
    first = party_at(context, span)
    if goes_on_as_town(context, span):
        return None
    if first is None or first.division is None:
        return first
    shape, view, end = context.page.shapes["people"], context.page.view, span[1]
    places = [piece for row, piece in context.page.pieces_in(span) if is_region(row.kind)]
    while view[end : end + 1] in _JOINTS and (found := _REGION.match(shape, end + 1)):
        places.append(found.span())
        end = found.end()
    divisions = {party.division for place in places if (party := party_at(context, place)) and party.division}
    apart = [code for code in divisions if not any(code != other and lies_in(other, code) for other in divisions)]
    if len(apart) > 1:
        for around_all in (first.division[:4] + "00", first.division[:2] + "0000"):
            if common_name(around_all) and all(lies_in(code, around_all) and code != around_all for code in apart):
                return Party(common_name(around_all), around_all)
    return first
