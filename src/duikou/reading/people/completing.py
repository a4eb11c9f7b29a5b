"""Complete a printed post: which division it belongs to, and which body.

The printed form stays the title; what is added here names its rule in `completed_by`.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from duikou.grammar import Page
from duikou.model.records import Party, Side
from duikou.model.text import Span
from duikou.reading.places import codes_of, full_name, level_word, lies_in
from duikou.reading.regions import printed_level

_GOVERNMENT = re.compile(r"(?:省|市|县|区|州|盟|旗)长$|(?:自治区|政府|人民政府)?(?:常务)?副?主席$|专员$")
_PARTY = re.compile(r"(?:省|市|县|区|州|地|盟|旗|党)委(?:常务)?(?:副书记|书记|常委|委员|秘书长)?")
_CONGRESS = re.compile(r"人大(?:常委会)?")
_CONSULTATIVE = re.compile(r"政协")


class Completed(NamedTuple):
    """Division and body of a post, with the rule that completed them where they are not printed.

    `printed`: the body is the words before the office, not the full name of what the words mean.
    """

    division: str | None
    organisation: str | None
    rule: str | None
    printed: bool


class Surroundings(NamedTuple):
    """What a bare post can borrow its division from."""

    run: str | None
    side: Side
    parties: Mapping[str, Party | None]
    outlet_division: str | None


def complete(page: Page, span: Span, around: Surroundings) -> Completed:
    """The division and the body of one post.

    「自治区党委副书记」 in a report of 西藏 → 540000, 中国共产党西藏自治区委员会
    """
    title = page.view[span[0] : span[1]]
    division, rule = printed_division(page, span), None
    if division is None:
        division, rule = _borrow(title, around)
    full = _full_body(title, division) if division is not None else None
    return Completed(division, full or _printed_body(page, span), rule, full is None)


def printed_division(page: Page, span: Span) -> str | None:
    """The narrowest division printed in a post: 甲省乙市副市长 → the code of 乙市."""
    code: str | None = None
    for row, (start, end) in page.pieces_in(span):
        if is_region(row.kind):
            # 海南州委 is the prefecture's.
            codes = codes_of(page.view[start : end + 1]) or codes_of(page.view[start:end])
            inner = [other for other in codes if code is None or lies_in(other, code)]
            # 阿克苏地委 is the prefecture's, 阿克苏市委 the city's.
            level = [other for other in inner if page.view[end : end + 1] in level_word(other)]
            code = level[0] if level else inner[0] if inner else code
    return code


def _borrow(title: str, around: Surroundings) -> tuple[str | None, str | None]:
    """The division of a bare post: from the posts before it, from its side, from the outlet's home."""
    if around.run is not None:
        return around.run, "posts.region_of_run"
    level = printed_level(title)
    party = around.parties.get(around.side)
    if level and party is not None and party.division and level in level_word(party.division):
        return party.division, "posts.region_of_side"
    if level and around.outlet_division and level in level_word(around.outlet_division):
        return around.outlet_division, "posts.region_of_outlet"
    return None, None


def _full_body(title: str, division: str) -> str | None:
    """The body of a post by its full name, where the words say which of the division's it is."""
    name = full_name(division)
    if _CONGRESS.search(title):
        return f"{name}人民代表大会常务委员会" if "常委会" in title else f"{name}人民代表大会"
    if _CONSULTATIVE.search(title):
        return f"中国人民政治协商会议{name}委员会"
    if _PARTY.search(title):
        return f"中国共产党{name}委员会"
    return f"{name}人民政府" if _GOVERNMENT.search(title) else None


def _printed_body(page: Page, span: Span) -> str | None:
    """The words before the office."""
    end = span[1]
    for row, (start, _) in reversed(page.pieces_in(span)):
        if row.kind not in ("head", "modifier", "occupation"):
            break
        end = start
    return page.text[span[0] : end] or None


def is_region(kind: str) -> bool:
    """Whether a row of this kind names a division."""
    return kind.startswith(("province", "prefecture", "county", "alias"))
