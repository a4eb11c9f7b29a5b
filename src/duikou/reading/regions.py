"""Regions as a report names them: region words as a party, those inside a post, and the level of a bare post."""

import re
from typing import Final

from duikou.model.records import Party
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.places import abbreviations, codes_of, common_name, lies_in, short_name, significant

_CORPS: Final = re.compile(r"(?:生产建设)?兵团第?[一二三四五六七八九十]{0,3}师?")  # 新疆生产建设兵团第一师某市
_CORPS_DIVISION: Final = re.compile(r"(?:生产建设)?(?:兵团)?第?[一二三四五六七八九十]{1,3}师")
_LONGEST_CORPS: Final = 16
_LEVEL: Final = re.compile(r"^(?:原|时任|副|常务|代理?|第一|执行)*(自治区|区党委|省|市|县|区|州|地|盟|旗|兵团)")


def party_at(context: Context, span: Span) -> Party | None:
    """The party that region words name: the narrowest of them (青海省门源县 → 门源), zones kept (济南高新区).

    A one-character name (来藏) is looked up among the abbreviations.
    """
    if span not in context.parties_at:
        context.parties_at[span] = _party(context, span)
    return context.parties_at[span]


def _party(context: Context, span: Span) -> Party | None:
    text = context.page.view[span[0] : span[1]]
    if len(text) == 1:
        known = abbreviations().get(text)
        return Party(common_name(known), known) if known else None
    code: str | None = None
    name = ""
    for row, (start, end) in context.page.pieces_in(span):
        form = context.page.view[start:end]
        if row.kind == "zone":
            name += form
            continue
        if row.kind == "country":
            return Party(row.canon or form, None)
        if not is_region(row.kind):
            continue
        codes = [c for c in codes_of(form) if code is None or lies_in(c, code)]
        if not codes:
            break
        code = min(codes, key=lambda c: len(significant(c)))  # 玉树 alone is the prefecture, not its city
        name = common_name(code) if row.kind == "alias" and code else short_name(form)
    return Party(name, code) if name else None


def region_span(context: Context, span: Span) -> Span | None:
    """The first region words of a post or a label (甲省乙市 of 甲省乙市副市长), behind the Corps those of its city."""
    start = end = -1
    for row, (first, last) in context.page.pieces_in(span):
        corps = _CORPS.match(context.page.view, end, span[1]) if end != -1 else None
        if is_region(row.kind) and corps and corps.end() == first:
            start, end = first, last
        elif is_region(row.kind) and end in (-1, first):
            start, end = (first if start == -1 else start), last
        elif end != -1:
            break
    return (start, end) if end != -1 else None


def behind_corps(context: Context, span: Span) -> Span:
    """Region words, or those of the city of a division of the Corps behind them: 新疆第一师|阿拉尔市."""
    corps = _CORPS_DIVISION.match(context.page.view, span[1])
    for row, (start, end) in context.page.pieces_in((span[1], span[1] + _LONGEST_CORPS)) if corps else ():
        if corps and start == corps.end() and is_region(row.kind):
            return start, end
    return span


def printed_level(title: str) -> str | None:
    """The level that a bare post names.

    >>> printed_level("原副省长"), printed_level("辽宁省省长")
    ('省', None)
    """
    found = _LEVEL.match(title)
    return found[1] if found else None


def is_region(kind: str) -> bool:
    """Whether a kind of table row names a division or a zone."""
    return kind.startswith(("province", "prefecture", "county", "alias", "zone"))
