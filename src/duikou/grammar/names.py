"""Where a person's name stands: the best one that begins, ends or has its interpunct at a place."""

import re
from typing import NamedTuple

from duikou.grammar.name_weights import (
    CLAUSE_ENDS,
    CUT_SHORT,
    DOTTED,
    DOTTED_NAME,
    FOLLOWER_BOUNDARY,
    HAN,
    HARD_BOUNDARY,
    HOPELESS,
    INNER_OFFICE,
    JOINING,
    LOOSE_SOUND,
    LOOSE_SOUND_ALONE,
    NO_BOUNDARY,
    ORPHAN,
    SINGLE_BOUNDARY,
    SURE_WORDS,
    VERB_BOUNDARY,
    VERBS,
    candidate_weight,
    left_boundary,
    name_tables,
    name_weight,
    right_boundary,
    sound_unit_over,
)
from duikou.grammar.page import Page
from duikou.model.text import Span

_SPACED = re.compile(r"[\u3400-\u9fff]( {1,2})[\u3400-\u9fff]\1[\u3400-\u9fff](?! ?[\u3400-\u9fff] )")
_BEFORE_VERB = (VERB_BOUNDARY, SINGLE_BOUNDARY, FOLLOWER_BOUNDARY)
_DOES = frozenset("VR")
_THREE = 3  # a Tibetan unit and half of another
WORST = -10000  # no name weighs so little
_POSTS = ("T", "J", "M", "L", "O", "K")


class Scored(NamedTuple):
    """A candidate name and its weight; above 0 it is more likely a name than not."""

    span: Span
    weight: int


def name_at(page: Page, start: int, *, sure: bool = False, longest: int = 6, least: int = WORST) -> Scored | None:
    """The best name that begins at `start`; one that weighs no more than `least` may be passed over.

    `sure`: what stands before leaves room for nothing but a name (副市长|牧野，): between it and a sign even a word or
    a place is one.
    """
    view = page.view
    dotted = DOTTED_NAME.match(view, start)
    if dotted:
        return _dotted_at(page, start, dotted.end())
    run = HAN.match(view, start, start + longest)
    padded = view[start + 1 : start + 2] == " "
    if padded:
        run = None
    best = _padded_at(page, start) if padded else None
    if run is None:
        return best
    for end in range(start + 2, run.end() + 1):
        weight = name_weight(view[start:end])
        if weight > HOPELESS:
            stop = right_boundary(page, end)
            if weight + stop <= least:
                continue  # what follows only takes away
            words = candidate_weight(page, (start, end))
            if sure and _may_be_a_word(page, (start, end), stop, weight, words):
                words = max(words, SURE_WORDS)
            weight += stop + words + _cut_short(page, start, end)
            if stop == NO_BOUNDARY and right_boundary(page, end + 1) == HARD_BOUNDARY:
                weight += ORPHAN
            if best is None or weight > best.weight:
                best = Scored((start, end), weight)
    return best


def _may_be_a_word(page: Page, span: Span, stop: int, weight: int, words: int) -> bool:
    """Whether what stands where only a name can stand is one, though it is a word: between signs, or before a verb.

    Before a verb it must weigh like a name too: 副省长|时光|致辞, but no 会长|单位|表示. A verb is one only before a
    verb of speaking or of a role (副省长|方正|表示).
    """
    start, end = span
    if page.view[start] in JOINING:
        return False
    if page.begins.get(start) in VERBS:
        return (
            page.begins[start] == "B" and weight > 0 and (stop == HARD_BOUNDARY or page.shapes["words"][end] in _DOES)
        )
    return stop == HARD_BOUNDARY or (stop in _BEFORE_VERB and weight > 0 and words > INNER_OFFICE)


def _cut_short(page: Page, start: int, end: int) -> int:
    """A Tibetan name hardly ends where two more of its syllables follow (扎西|当周), a Mongolian one inside a part."""
    if sound_unit_over(page.view, start, end):
        return CUT_SHORT
    tables = name_tables()
    following = page.view[end : end + 2]
    if len(following) < 2:  # noqa: PLR2004 - two syllables
        return 0
    units, view = tables.units, page.view
    if view[start:end] in units and tables.syllables.issuperset(following):
        return CUT_SHORT
    if end - start == _THREE and view[start : end - 1] in units and view[end - 1 : end + 1] in units:
        return CUT_SHORT  # 桑吉|嘉|措
    return 0


def _padded_at(page: Page, start: int) -> Scored | None:
    """A name of two or three characters set with blanks between: 宋　砚, 章 若 岩."""
    three = _SPACED.match(page.view, start)
    if three and name_weight(three[0]) > 0:
        return Scored(three.span(), name_weight(three[0]) + right_boundary(page, three.end()))
    place = start + 1
    while place < len(page.view) and page.view[place] == " ":
        place += 1
    end = place + 1
    if place - start > 4 or end > len(page.view):  # noqa: PLR2004 - more blanks are a gap, no padding
        return None
    weight = name_weight(page.view[start:end])
    return Scored((start, end), weight + right_boundary(page, end)) if weight > 0 else None


def _dotted_at(page: Page, start: int, limit: int) -> Scored | None:
    """The best end of a dotted name: its last part is cut where a word begins."""
    view = page.view
    first_end = view.rindex("·", start, limit) + 2
    sounds, units = name_tables().sounds, name_tables().sound_units
    first = page.pieces_over(start, start + 1)
    symbol = page.symbol(first[0].form) if first and first[0].end - first[0].start > 1 else ""
    if symbol in _POSTS or (symbol in ("D", "C") and first[0].end == view.index("·", start)):
        return None  # 县长伊力亚斯·…, 西藏·辽宁
    best = None
    verb = next((place for place in range(first_end, limit) if page.begins.get(place) in VERBS), limit)
    for end in range(first_end, verb + 1):
        if view[end - 1] in CLAUSE_ENDS:
            continue
        stop = right_boundary(page, end)
        if stop < HARD_BOUNDARY and page.shapes["words"][end - 1] in "BVRZ" and view[end - 1] not in sounds:
            continue
        last = view[first_end - 1 : end]
        known = len(last) if last in units or _is_tibetan(last) else sum(char in sounds for char in last)
        loose = LOOSE_SOUND * (len(last) - known)
        if loose and stop == HARD_BOUNDARY:
            loose += LOOSE_SOUND_ALONE - LOOSE_SOUND  # one such character may end a name, more are other words
        weight = DOTTED + 40 * known + loose + stop
        if best is None or weight > best.weight:
            best = Scored((start, end), weight)
    return best


def _is_tibetan(part: str) -> bool:
    """Whether a part of a dotted name is made of units of two syllables: 格列朗杰."""
    units = name_tables().units
    return len(part) % 2 == 0 and all(part[place : place + 2] in units for place in range(0, len(part), 2))


def dotted_around(page: Page, dot: int) -> Scored | None:
    """The dotted name around an interpunct, where nearly all its characters are used to write foreign sounds."""
    sounds = name_tables().sounds
    view = page.view
    start = dot
    while start > 0 and dot - start < 7 and not _stops_left(page, start):  # noqa: PLR2004
        if view[start - 1] not in sounds and view[start - 2 : start - 1] not in sounds:
            break
        start -= 1
    while start < dot and view[start] not in sounds:
        start += 1
    if dot - start < 2:  # noqa: PLR2004 - a first part has two characters or more
        return None
    scored = name_at(page, start)
    first = view[start:dot]
    if scored is None or sum(char in sounds for char in first) < 0.7 * len(first):
        return None
    letters = [char for char in view[slice(*scored.span)] if char != "·"]
    known = sum(char in sounds for char in letters)
    return scored if known >= 0.8 * len(letters) else None


def _stops_left(page: Page, place: int) -> bool:
    """Whether an office, a body or the full name of a place ends here: no name reaches back over it."""
    symbol = page.ends.get(place, "")
    if symbol == "D":
        pieces = page.pieces_over(place - 1, place)  # none where the cover leaves this place's name out
        return bool(pieces) and pieces[-1].start < place - 2
    return symbol in _POSTS


def name_before(page: Page, end: int, *, longest: int = 6, least: int = WORST) -> Scored | None:
    """The best name that ends at `end`; one that weighs no more than `least` may be passed over."""
    view = page.view
    best = None
    for start in range(end - 2, max(end - longest, 0) - 1, -1):
        if not HAN.fullmatch(view, start, end):
            break
        weight = name_weight(view[start:end])
        if weight > HOPELESS:
            weight += left_boundary(page, start)
            if weight <= least:
                continue
            weight += candidate_weight(page, (start, end))
            if best is None or weight > best.weight:
                best = Scored((start, end), weight)
    return best
