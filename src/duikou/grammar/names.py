"""How much a stretch of text looks like a person's name, and where it ends.

Han names weigh by surname and given characters (tables derived from name statistics), Tibetan names by their units,
dotted names by their form. The sign or word behind a name weighs too: 甄远|宣布 but 甄远山|主持.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from duikou.grammar.page import Page
from duikou.lexicon import load_table
from duikou.model.text import Span

Weights = dict[str, int]

HARD_BOUNDARY = 300  # a sign, a blank, a digit, the end
VERB_BOUNDARY = 260  # a verb or function word of two or more characters begins here
WORD_BOUNDARY = 120  # another word of two or more characters begins here
SINGLE_BOUNDARY = 150  # a single function word (率, 在, 与)
NO_BOUNDARY = -250
UNKNOWN_GIVEN = -300  # a character that no name of the statistics has
SPLIT_WORD = -350  # the candidate cuts through a word of the cover
WHOLE_PLACE = -1300  # the candidate is a division (林芝)
WHOLE_WORD = -700  # the candidate is a word itself
SURE_WORDS = -240  # the most that words count against a name where only a name can stand
HOPELESS = -430  # a weight that no boundary can save
UNKNOWN_NAME = -420  # two or three Han characters that no statistics know: a strong context may still elect them
WHOLE_NOUN = -600  # the candidate is a noun (平安, 高峰: given names too)
SOUND = 110  # a character used to write foreign sounds, in a name of three or more
NO_SOUND = -330
LOOSE_SOUND = -400  # a character not used for foreign sounds, at the end of a dotted name
LOOSE_SOUND_ALONE = -100  # the same before a sign (艾力·吐尔地，)
INNER_WORD = -90  # a word lies inside the candidate
INNER_VERB = -320  # a verb of two characters lies inside (向|前来)
INNER_PLACE = -160  # a division lies inside the candidate
INNER_OFFICE = -1500  # an office, a body or a verb lies inside the candidate (黄先生)
FUNCTION_FIRST = -560  # the candidate begins with a function word, unless that is a common surname (于, 向)
FUNCTION_ALONE = -160  # the same between two signs (、但蔚宏、)
PLACE_FIRST = -420  # the candidate begins with a division: 那曲|正
NOUN_FIRST = -240  # the candidate begins with a noun: 宿舍|楼, but also 白玉|刚
PLACE_LAST = -500  # the candidate ends like a place: 花牛镇
FUNCTION_LAST = -330  # the candidate ends with one (率, 说, 等)
UNIT = 260  # one unit of a Tibetan name
LOOSE_SYLLABLE = 110  # a syllable of Tibetan names outside a known unit
CUT_SHORT = -330  # a Tibetan unit with two more syllables behind it
UNKNOWN_SYLLABLE = 200
ORPHAN = -350  # one character, no word, would be left between the name and a sign: 孟和吉|雅，
DOTTED = 700  # a name with an interpunct inside
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
DOTTED_NAME = re.compile(r"[\u3400-\u9fff]{1,7}(?:·[\u3400-\u9fff]{1,8}){1,3}")
_VERBS = frozenset("BVRZYTKLGMJ")
_CLAUSE_END = "等说称讲问"  # function words that may end a clause
_DATE_WORDS = "年月日"  # function words only behind a digit: 黄柏年
_POSTS = ("T", "J", "M", "L", "O", "K")
_WHOLE = {"W": WHOLE_NOUN, "D": WHOLE_PLACE}
_INNER = {"W": INNER_WORD, "D": INNER_PLACE, "B": INNER_VERB, "Z": INNER_VERB, "C": INNER_PLACE}


class Scored(NamedTuple):
    """A candidate name and its weight; above 0 it is more likely a name than not."""

    span: Span
    weight: int


class _Tables(NamedTuple):
    surname: Weights
    surname2: Weights
    given: Weights
    given1: Weights
    given2: Weights
    units: frozenset[str]
    tails: frozenset[str]
    syllables: frozenset[str]
    sounds: frozenset[str]
    native: frozenset[str]


@cache
def _tables() -> _Tables:
    weights: dict[str, Weights] = {kind: {} for kind in ("surname", "surname2", "given", "given1", "given2")}
    for name in ("surnames", "given_characters"):
        for row in load_table(name):
            weights[row.kind][row.form] = int(row.canon)
    tibetan = load_table("tibetan_units")
    syllables = frozenset(char for row in tibetan for char in row.form)
    return _Tables(
        **weights,
        units=frozenset(row.form for row in tibetan if row.kind == "unit"),
        tails=frozenset(row.form for row in tibetan if row.kind == "tail"),
        syllables=syllables,
        sounds=frozenset(row.form for row in load_table("transliteration_characters")),
        # Names without a dot are those of China's own peoples; 外 marks the characters for other foreign names.
        native=frozenset(row.form for row in load_table("transliteration_characters") if row.canon != "外"),
    )


def _han_weight(name: str) -> int:
    """The weight of a Han name without its boundary: 甄远山, 欧阳某某."""
    tables = _tables()
    best = -1000
    place = PLACE_LAST if name[-1] in "镇乡村县区市省旗" else 0
    for length, surnames in ((1, tables.surname), (2, tables.surname2)):
        base = surnames.get(name[:length])
        if base is None:
            continue
        given = name[length:]
        best = max(best, base + _given_weight(given) + place)
    return best


def _given_weight(given: str) -> int:
    """The weight of one or two given characters, by where they stand."""
    tables = _tables()
    match list(given):
        case [only]:
            return tables.given.get(only, UNKNOWN_GIVEN)
        case [first, second]:
            return tables.given1.get(first, UNKNOWN_GIVEN) + tables.given2.get(second, UNKNOWN_GIVEN)
    return -1000


def _tibetan_weight(name: str) -> int:
    """The weight of a name made of Tibetan units: 旦增西旦, 次仁卓玛, 普珍."""
    tables = _tables()
    if name[0] not in tables.syllables and name[-1] not in tables.syllables:
        return -1000
    place = units = loose = unknown = 0
    while place < len(name):
        step = next((n for n in (4, 3, 2) if name[place : place + n] in tables.units), 1)
        if step > 1:
            units += step
        elif name[place] in tables.syllables:
            loose += not (name[place] in tables.tails and place + 1 == len(name))
        else:
            unknown += 1
        place += step
    if units == 0 or (unknown and len(name) != 4):  # noqa: PLR2004 - a unit and two syllables that no table has
        return -1000
    return UNIT * len(name) // 2 - LOOSE_SYLLABLE * loose - UNKNOWN_SYLLABLE * unknown - (100 if len(name) == 2 else 0)  # noqa: PLR2004


def _sound_weight(name: str) -> int:
    """The weight of a name written by its sound, without a dot: 奥云图雅, 阿曼古丽."""
    if len(name) < 3:  # noqa: PLR2004 - shorter ones are left to the other weights
        return -1000
    native = _tables().native
    known = sum(char in native for char in name)
    return SOUND * known + NO_SOUND * (len(name) - known)


@lru_cache(maxsize=65536)
def name_weight(name: str) -> int:
    """The weight of a whole name, padding blanks left out, without any boundary.

    >>> name_weight("王远山") > 0 > name_weight("工作会议")
    True
    """
    name = name.replace(" ", "")
    if "·" in name:
        return DOTTED if DOTTED_NAME.fullmatch(name) else -1000
    if not 2 <= len(name) <= 6:  # noqa: PLR2004 - the shortest and the longest name without a dot
        return -1000
    unknown = UNKNOWN_NAME if len(name) <= 3 and _HAN.fullmatch(name) else -1000  # noqa: PLR2004
    return max(_han_weight(name), _tibetan_weight(name), _sound_weight(name), unknown)


def right_boundary(page: Page, place: int) -> int:
    """How much what stands at `place` speaks for a name ending before it."""
    shape = page.shapes["words"]
    if place >= len(shape):
        return HARD_BOUNDARY
    symbol = shape[place]
    if not symbol.isalpha() or symbol == "X":
        return HARD_BOUNDARY
    longest = page.begins.get(place)
    if longest is not None:
        return VERB_BOUNDARY if longest in _VERBS else WORD_BOUNDARY
    if symbol in "BZRV" and page.view[place] not in _DATE_WORDS:
        return SINGLE_BOUNDARY
    return NO_BOUNDARY


def left_boundary(page: Page, place: int) -> int:
    """How much what stands before `place` speaks for a name beginning there."""
    if place == 0:
        return HARD_BOUNDARY
    symbol = page.shapes["words"][place - 1]
    if not symbol.isalpha() or symbol == "X":
        return HARD_BOUNDARY
    ending = page.ends.get(place)
    if ending is not None:
        return VERB_BOUNDARY if ending in _VERBS else WORD_BOUNDARY
    if symbol in "BZRV":
        return SINGLE_BOUNDARY
    return NO_BOUNDARY


def name_at(page: Page, start: int, *, sure: bool = False, longest: int = 6) -> Scored | None:
    """The best name that begins at `start`.

    `sure`: what stands before leaves room for nothing but a name (副市长|牧野，): between it and a sign even a word or
    a place is one.
    """
    view = page.view
    dotted = DOTTED_NAME.match(view, start)
    if dotted:
        return _dotted_at(page, start, dotted.end())
    run = _HAN.match(view, start, start + longest)
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
            words = candidate_weight(page, (start, end))
            if sure and stop == HARD_BOUNDARY and page.begins.get(start) not in _VERBS:
                words = max(words, SURE_WORDS)
            weight += stop + words + _cut_short(page, start, end)
            if stop == NO_BOUNDARY and right_boundary(page, end + 1) == HARD_BOUNDARY:
                weight += ORPHAN
            if best is None or weight > best.weight:
                best = Scored((start, end), weight)
    return best


def _cut_short(page: Page, start: int, end: int) -> int:
    """A Tibetan name hardly ends where two more of its syllables follow: 扎西|当周."""
    tables = _tables()
    following = page.view[end : end + 2]
    if len(following) < 2:  # noqa: PLR2004 - two syllables
        return 0
    if page.view[start:end] in tables.units and tables.syllables.issuperset(following):
        return CUT_SHORT
    return 0


def _padded_at(page: Page, start: int) -> Scored | None:
    """A two-character name set with blanks between: 王　健."""
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
    sounds = _tables().sounds
    first = page.pieces_over(start, start + 1)
    symbol = page.symbol(first[0].form) if first else ""
    if symbol in _POSTS or (symbol in ("D", "C") and first[0].end == view.index("·", start)):
        return None  # 县长伊力亚斯·…, 西藏·辽宁
    best = None
    verb = next((place for place in range(first_end, limit) if page.begins.get(place) in _VERBS), limit)
    for end in range(first_end, verb + 1):
        if view[end - 1] in _CLAUSE_END:
            continue
        stop = right_boundary(page, end)
        if stop < HARD_BOUNDARY and page.shapes["words"][end - 1] in "BVRZ" and view[end - 1] not in sounds:
            continue
        last = view[first_end - 1 : end]
        known = sum(char in sounds for char in last)
        loose = LOOSE_SOUND_ALONE if stop == HARD_BOUNDARY else LOOSE_SOUND
        weight = DOTTED + 40 * known + loose * (len(last) - known) + stop
        if best is None or weight > best.weight:
            best = Scored((start, end), weight)
    return best


def dotted_around(page: Page, dot: int) -> Scored | None:
    """The dotted name around an interpunct, where nearly all its characters are used to write foreign sounds."""
    sounds = _tables().sounds
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
        return page.pieces_over(place - 1, place)[-1].start < place - 2
    return symbol in _POSTS


def name_before(page: Page, end: int, longest: int = 6) -> Scored | None:
    """The best name that ends at `end`."""
    view = page.view
    best = None
    for start in range(end - 2, max(end - longest, 0) - 1, -1):
        if not _HAN.fullmatch(view, start, end):
            break
        weight = name_weight(view[start:end])
        if weight > HOPELESS:
            weight += left_boundary(page, start) + candidate_weight(page, (start, end))
            if best is None or weight > best.weight:
                best = Scored((start, end), weight)
    return best


def _first_function(page: Page, start: int, end: int) -> int:
    """从 and 来 hardly begin a name, 于 and 向 may; between two signs even 但 may."""
    if left_boundary(page, start) == HARD_BOUNDARY == right_boundary(page, end):
        return FUNCTION_ALONE
    return FUNCTION_FIRST + 2 * max(0, min(200, _tables().surname.get(page.view[start], 0)))


def _last_function(page: Page, end: int) -> int:
    """A function word cannot end a clause (晁清和、…), except 等 and a verb of speaking."""
    if page.view[end - 1] in _DATE_WORDS:
        return 0
    if right_boundary(page, end) < HARD_BOUNDARY:
        return FUNCTION_LAST + 2 * max(0, min(160, _tables().given2.get(page.view[end - 1], 0)))
    return FUNCTION_LAST if page.view[end - 1] in _CLAUSE_END else 0


def candidate_weight(page: Page, span: Span) -> int:
    """What the words of the cover say about a candidate: a name may hold a word (白玉|刚), hardly be one (安全)."""
    start, end = span
    weight = 0
    for piece in page.pieces_over(start, end):
        symbol = page.symbol(piece.form)
        if piece.end - piece.start == 1:
            if symbol in _VERBS:
                weight += _first_function(page, start, end) * (piece.start == start) + _last_function(page, end) * (
                    piece.end == end
                )
        elif symbol == "U":
            continue
        elif piece.start <= start and piece.end >= end:
            weight += _WHOLE.get(symbol, WHOLE_WORD)
        elif piece.start < start or piece.end > end:
            weight += SPLIT_WORD
        elif symbol == "D" and piece.start == start:
            weight += PLACE_FIRST
        elif symbol == "W" and piece.start == start:
            weight += NOUN_FIRST
        else:
            weight += _INNER.get(symbol, INNER_OFFICE)
    return weight
