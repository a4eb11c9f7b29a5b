"""What refuses a candidate for a name, whatever it weighs: words that go on, numbers, bodies, a family."""

from duikou.grammar import Page
from duikou.grammar.name_weights import HARD_BOUNDARY, JOINING, name_tables, name_weight, right_boundary
from duikou.grammar.names import Scored, name_at
from duikou.model.text import Span
from duikou.reading.suffixes import suffixes_in

SURE = 200  # a context of this weight leaves room for nothing but a name
DOES = ("V", "R", "B")
_OF_FAMILY = ("的", "里", "中")  # 某某家|的草场
_PREPOSITIONS = "向对为给把被将以由在从"
_PREFIXED = 3  # one character and a word
_BODIES = ("L", "O", "G")
_BOTH = ("双方", "两地")  # no person, though 双 is a surname
_ASPECTS = ("了", "着")  # no name stands before them: 萌生|了, 路修好|了
_NUMBERS = tuple("0123456789万亿千百十余多")


def begins_with_word(page: Page, span: Span) -> bool:
    """Whether a candidate is a noun and one character more: 本领|硬."""
    pieces = page.pieces_over(*span)
    if len(pieces) != 1 or page.symbol(pieces[0].form) != "W":
        return False
    return pieces[0].start == span[0] and pieces[0].end == span[0] + 2 == span[1] - 1


def joins_a_name(page: Page, scored: Scored) -> bool:
    """Whether a candidate is 和 with the beginning of a better name: 校长|和尹|某某的想法."""
    start, end = scored.span
    if page.view[start] not in JOINING:
        return False
    behind = name_at(page, start + 1)
    return behind is not None and behind.span[1] > end and behind.weight > scored.weight


def names_no_person(page: Page, span: Span, weight: int) -> bool:
    """Whether a candidate is none, whatever it weighs: 双方|常, and in a weak context 一项|项惠民 and 松柏|宾馆."""
    start, end = span
    if page.view.startswith(_BOTH, start) or (page.view[end : end + 1] in _ASPECTS and end not in page.begins):
        return True
    cuts_body = page.begins.get(end) == "T" and page.view[end - 1] == page.view[end]
    names_place = page.shapes["words"][start] == "D" and page.begins.get(end) in _BODIES
    if page.shapes["words"][start] == "T" or cuts_body or names_place:
        return True  # 常委|宣传部长, 金融部|部长, 杭州|市领导
    if _is_mere_word(page, span, weight):
        return True  # 总书记|敬献|哈达, 儿童|康复|救助
    if _is_prefix_and_word(page, span):
        return True  # 向|全党, 任|福建|省委
    if weight >= SURE:
        return False
    # A body or a building; such a word of one character ends names too.
    return _is_counted(page.view, start) or any(
        suffix.end == end > suffix.start + 1 for suffix in suffixes_in(page.view, span)
    )


def _is_prefix_and_word(page: Page, span: Span) -> bool:
    """Whether a candidate is a function word or a verb and a whole word: 向|全党|全国, 任|福建|省委."""
    start, end = span
    pieces = page.pieces_over(start + 1, end)
    if len(pieces) != 1 or (pieces[0].start, pieces[0].end) != (start + 1, end) or end - start < _PREFIXED:
        return False
    if page.view[start] in _PREPOSITIONS:
        return right_boundary(page, end) < HARD_BOUNDARY
    return page.symbol(pieces[0].form) == "D" and page.begins.get(end) in ("O", "T", "L")


def _is_mere_word(page: Page, span: Span, weight: int) -> bool:
    """Whether a candidate is a verb, or in a weak context a noun, that goes on: no sign, no verb of a part follows."""
    start, end = span
    if (
        page.shapes["words"][start] not in ("BW" if weight < SURE else "B")
        or page.shapes["words"][end : end + 1] in DOES
    ):
        return False
    pieces = page.pieces_over(start, end)
    whole = len(pieces) == 1 and (pieces[0].start, pieces[0].end) == span
    return whole and right_boundary(page, end) < HARD_BOUNDARY


def _is_counted(view: str, start: int) -> bool:
    """Whether a candidate begins inside a number or with its unit: 一项|项惠民, 3万|元跃升."""
    if view[max(0, start - 2) : start + 1] == f"一{view[start] * 2}":
        return True
    before = view[start - 1 : start]
    return (before.isdigit() and view[start] in "万亿千百十余多") or (view[start] == "元" and before in _NUMBERS)


def without_family(page: Page, scored: Scored) -> Span:
    """The span of the name alone: 阿曼别克|家的小院."""
    start, end = scored.span
    short = page.view[start : end - 1]
    if page.view[end - 1] == "家" and (
        name_weight(short) > scored.weight or short in name_tables().units or page.view.startswith(_OF_FAMILY, end)
    ):
        return start, end - 1
    return scored.span
