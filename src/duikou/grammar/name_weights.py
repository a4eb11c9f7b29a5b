"""How much a stretch of text looks like a person's name.

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

_UNIT_LENGTHS = (4, 3, 2)
"""Characters of a unit of a Tibetan name or of a name written by its sound, the longest first."""

HARD_BOUNDARY = 300  # a sign, a blank, a digit, the end
VERB_BOUNDARY = 260  # a verb or function word of two or more characters begins here
WORD_BOUNDARY = 120  # another word of two or more characters begins here
SINGLE_BOUNDARY = 150  # a single function word (率, 在, 与)
FOLLOWER_BOUNDARY = 60  # a character that says what somebody does (携, 捧) and hardly ends a name
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
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
DOTTED_NAME = re.compile(r"[\u3400-\u9fff]{1,7}(?:·[\u3400-\u9fff]{1,8}){1,3}")
VERBS = frozenset("BVRZYTKLGMJ")
JOINING = "和与及"
_MODAL = "应能将须肯"
CLAUSE_ENDS = "等说称讲问"  # function words that may end a clause
_ET_AL = (
    "等人",
    "等同志",
    "等参加",
    "等出席",
    "等陪同",
    "等领导",
    "等一同",
    "等，",
    "等。",
)  # only a name stands before them: 甄良才等参加
_DATE_WORDS = "年月日"  # function words only behind a digit: 黄柏年
_WHOLE = {"W": WHOLE_NOUN, "D": WHOLE_PLACE}
_INNER = {"W": INNER_WORD, "D": INNER_PLACE, "B": INNER_VERB, "Z": INNER_VERB, "C": INNER_PLACE}


class NameTables(NamedTuple):
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
    sound_units: frozenset[str]
    unit_sounds: frozenset[str]
    followers: frozenset[str]


@cache
def name_tables() -> NameTables:
    weights: dict[str, Weights] = {kind: {} for kind in ("surname", "surname2", "given", "given1", "given2")}
    for name in ("surnames", "given_characters"):
        for row in load_table(name):
            weights[row.kind][row.form] = int(row.canon)
    tibetan = load_table("tibetan_units")
    syllables = frozenset(char for row in tibetan for char in row.form)
    return NameTables(
        **weights,
        units=frozenset(row.form for row in tibetan if row.kind == "unit"),
        tails=frozenset(row.form for row in tibetan if row.kind == "tail"),
        syllables=syllables,
        sounds=frozenset(row.form for row in load_table("transliteration_characters")),
        # Names without a dot are those of China's own peoples; 外 marks the characters for other foreign names, and 点
        # those that are too common in other words to tell a name without a dot.
        native=frozenset(row.form for row in load_table("transliteration_characters") if row.canon not in ("外", "点")),
        sound_units=frozenset(row.form for row in load_table("sound_units")),
        unit_sounds=frozenset(sound for row in load_table("sound_units") for sound in row.form),
        followers=frozenset(row.form for row in load_table("name_followers")),
    )


def _han_weight(name: str) -> int:
    """The weight of a Han name without its boundary: 甄远山, 欧阳某某."""
    tables = name_tables()
    best = -1000
    place = PLACE_LAST if name[-1] in "镇乡村县区市省旗亭街巷" else 0
    for length, surnames in ((1, tables.surname), (2, tables.surname2)):
        base = surnames.get(name[:length])
        if base is None:
            continue
        given = name[length:]
        best = max(best, base + _given_weight(given) + place)
    return best


def _given_weight(given: str) -> int:
    """The weight of one or two given characters, by where they stand."""
    tables = name_tables()
    match list(given):
        case [only]:
            return tables.given.get(only, UNKNOWN_GIVEN)
        case [first, second]:
            return tables.given1.get(first, UNKNOWN_GIVEN) + tables.given2.get(second, UNKNOWN_GIVEN)
    return -1000


def _tibetan_weight(name: str) -> int:
    """The weight of a name made of Tibetan units: 旦增曲旦, 次仁卓玛, 普珍."""
    tables = name_tables()
    if name[0] not in tables.syllables and name[-1] not in tables.syllables:
        return -1000
    place = units = loose = unknown = 0
    while place < len(name):
        step = next((n for n in _UNIT_LENGTHS if name[place : place + n] in tables.units), 1)
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
    tables = name_tables()
    place = known = 0
    while place < len(name):
        fits = (n for n in _UNIT_LENGTHS if place + n <= len(name))
        step = next((n for n in fits if name[place : place + n] in tables.sound_units), 0)
        known += step or name[place] in tables.native
        place += step or 1
    return SOUND * known + NO_SOUND * (len(name) - known)


def sound_unit_over(view: str, start: int, end: int) -> bool:
    """Whether a name written by its sound that began at `start` would be cut at `end`: 乌日根达|来, 孟根|其其格."""
    tables = name_tables()
    if view[end : end + 1] not in tables.unit_sounds:
        return False  # every part that goes on holds the character at the cut
    units = tables.sound_units
    whole = any(view[max(start, end - length) : end] in units for length in _UNIT_LENGTHS)
    for stop in range(end + 1, end + 5):
        for first in range(max(start, stop - 4), end + whole):
            if view[first:stop] in units and _sound_weight(view[start:stop]) > 0:
                return True
    return False


def ends_with_unit(name: str) -> bool:
    """Whether a name written by its sound ends with a part that many have: 乌日根达来."""
    units = name_tables().sound_units
    return any(name[-n:] in units for n in _UNIT_LENGTHS if n < len(name)) and _sound_weight(name) > 0


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
    unknown = UNKNOWN_NAME if len(name) <= 3 and HAN.fullmatch(name) else -1000  # noqa: PLR2004
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
        return VERB_BOUNDARY if longest in VERBS else WORD_BOUNDARY
    if symbol in "BZRV" and page.view[place] not in _DATE_WORDS:
        return SINGLE_BOUNDARY
    return FOLLOWER_BOUNDARY if page.view[place] in name_tables().followers else NO_BOUNDARY


def left_boundary(page: Page, place: int) -> int:
    """How much what stands before `place` speaks for a name beginning there."""
    if place == 0:
        return HARD_BOUNDARY
    symbol = page.shapes["words"][place - 1]
    if not symbol.isalpha() or symbol == "X":
        return HARD_BOUNDARY
    ending = page.ends.get(place)
    if ending is not None:
        return VERB_BOUNDARY if ending in VERBS else WORD_BOUNDARY
    if symbol in "BZRV":
        return SINGLE_BOUNDARY
    return NO_BOUNDARY


def _first_function(page: Page, start: int, end: int) -> int:
    """从 and 来 hardly begin a name, 于 and 向 may, between two signs even 但; no 和 or 应 before a word (和|朋友)."""
    rest = page.pieces_over(start + 1, end)
    word = bool(rest) and rest[0].start == start + 1 and rest[0].end > start + 2
    if word and page.view[start] in JOINING + _MODAL:
        return INNER_OFFICE
    if left_boundary(page, start) == HARD_BOUNDARY == right_boundary(page, end):
        return FUNCTION_ALONE
    return FUNCTION_FIRST + 2 * max(0, min(200, name_tables().surname.get(page.view[start], 0)))


def _last_function(page: Page, start: int, end: int) -> int:
    """A function word cannot end a clause (晁清和、…), except 等 and a verb of speaking; nor stands it before 等."""
    if page.view[end - 1] in _DATE_WORDS or ends_with_unit(page.view[start:end]) or page.view.startswith(_ET_AL, end):
        return 0
    if right_boundary(page, end) < HARD_BOUNDARY:
        return FUNCTION_LAST + 2 * max(0, min(160, name_tables().given2.get(page.view[end - 1], 0)))
    return FUNCTION_LAST if page.view[end - 1] in CLAUSE_ENDS else 0


def candidate_weight(page: Page, span: Span) -> int:
    """What the words of the cover say about a candidate: a name may hold a word (白玉|刚), hardly be one (安全)."""
    start, end = span
    weight = 0
    for piece in page.pieces_over(start, end):
        symbol = page.symbol(piece.form)
        if piece.end - piece.start == 1:
            if symbol in VERBS:
                weight += _first_function(page, start, end) * (piece.start == start) + _last_function(
                    page, start, end
                ) * (piece.end == end)
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
