"""The place that a report calls its own (我市) where its outlet is not known: the one most of its places lie in."""

import re
from collections import Counter

from duikou.model.records import Party
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.places import around, codes_of, common_name, holds_recipient, level_word, lies_in
from duikou.reading.regions import is_region

_OURS = re.compile(r"我(?P<level>[省市县区州盟旗])")
_HELPS = re.compile(r"我[省市县区州盟旗](?:对口|援|支援|帮扶|选派|派出)")  # then those who are helped are others
_COMES = re.compile(r"(?:党政|政府|经贸)?(?:代表|考察|慰问|访问)团|一行")
_LEAST = 3  # places that show whose the report is


def home_of(context: Context, home: str | None) -> Party | None:
    """The outlet's own place; without one, the division of the level of 我市 that holds most of the places named.

    A place whose name several divisions bear speaks for each of them. It must be named three times and twice as often
    as the next, else the home stays open.
    """
    if home:
        return Party(common_name(home), home)
    ours = next((found for block in context.proper() if (found := _OURS.search(context.page.view, *block.span))), None)
    if ours is None:
        return None
    votes = _votes(context, ours["level"])
    first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    if first[1] < max(_LEAST, 2 * second[1]):
        return None
    context.trace("parties.home_by_places", f"home {common_name(first[0])}", ours.span())
    return Party(common_name(first[0]), first[0])


def meant_by(level: str, home: Party | None) -> Party | None:
    """The division of a level that a paper's own place is, or lies in: 我省 in a paper of 徐州 is 江苏."""
    if home is None or home.division is None:
        return None
    if codes_of(home.name + level):
        return home  # a county that has become a city is printed as both
    wider = next((code for code in around(home.division) if level in level_word(code)), None)
    return Party(common_name(wider), wider) if wider is not None else None


def _votes(context: Context, level: str) -> Counter[str]:
    """Division of a level → how many of the places named lie in it; each counts once, those that come not at all."""
    places: dict[str, tuple[str, ...]] = {}
    coming: set[str] = set()
    for span in context.page.spans_of("D"):
        if context.is_proper(span[0]):
            form, codes = _narrowest(context, span)
            places[form] = codes
            coming.update(codes if _COMES.match(context.page.view, span[1]) else ())
    helps = any(_HELPS.search(context.page.view, *block.span) for block in context.proper())
    votes: Counter[str] = Counter()
    for codes in places.values():
        wider = {one for code in codes for one in around(code) if level in level_word(one)}
        wider = {one for one in wider if not (helps and holds_recipient(one))}
        votes.update(one for one in wider if not any(lies_in(guest, one) for guest in coming))
    return votes


def _narrowest(context: Context, span: Span) -> tuple[str, tuple[str, ...]]:
    """The narrowest of some region words, with every division it can name."""
    forms = [context.page.view[slice(*piece)] for row, piece in context.page.pieces_in(span) if is_region(row.kind)]
    return (forms[-1], codes_of(forms[-1])) if forms else ("", ())
