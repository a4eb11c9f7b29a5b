"""Posts: what stands directly before a name (省委书记、省长某某) or directly behind it (某某总书记)."""

import re
from dataclasses import dataclass

from duikou.grammar import Page, find, load_rules
from duikou.model.text import Span
from duikou.reading.suffixes import suffixes_in

_JOINED = re.compile(r"(?P<part>[DdOoMmWwhCc]*)[BbRrZz]$")
_ITEM_SIGNS = ("", "、", "，", "。", "；", "：", "兼", "\n")
_REACH = re.compile(r"[DdOoMmWwhTtCcUuXJjLGgEeA“”《》（）·9—、]*")
_BODY_ENDS = "司局处科室部厅委办"
_VERB_IN_BODY = re.compile(r"[DdOoMmWwhCc]+Bb+$")
_BRACKET_BEFORE = re.compile(r"（[^（）\n]{1,8}）$")
_ITEM = re.compile(r"[^、兼]+")
_OPEN_BRACKET = re.compile(r"^[^（]*）")
LONGEST_RUN = 120  # characters of posts before one name


@dataclass(frozen=True)
class PrintedPost:
    """One post as printed, with the rule that found it."""

    span: Span
    rule: str
    office: bool


def posts_before(page: Page, place: int, floor: int) -> list[PrintedPost]:
    """The posts of the name that begins at `place`, in printed order; nothing before `floor` is looked at.

    「山东省委副书记、省长某某」 → 山东省委副书记, 省长
    """
    end = place
    while end > 0 and page.view[end - 1] == " ":
        end -= 1
    bracket = _BRACKET_BEFORE.search(page.view, max(end - 10, 0), end)
    if bracket:
        end = bracket.start()
    shape = page.shapes["words"]
    if end == 0 or shape[end - 1] not in "TtJj":
        return []
    (rule,) = load_rules("duikou.reading.people", "posts")
    start = max(floor, end - LONGEST_RUN)
    match = next(find(rule, page, _run_floor(shape, start, end), end), None)
    if match is None:
        return []
    first = _over_verb(page, match.spans["posts"][0], start)
    reached = _reach(page, first, start)
    if reached < first and page.view[reached - 1] in "、兼":
        before = next(find(rule, page, start, reached - 1), None)
        reached = before.spans["posts"][0] if before is not None else reached
    run = (_over_owner(page, reached, start), end)
    items = [span for span in _items(page, run) if shape[span[1] - 1] in "TtJj）"]
    return [PrintedPost(span, rule.id, is_office(page, span)) for span in items]


def _run_floor(shape: str, start: int, end: int) -> int:
    """Behind the last sign or verb before `end`: no run of posts reaches back over it."""
    backwards = _REACH.match(shape[start:end][::-1])
    return end - backwards.end() if backwards else end


def _over_verb(page: Page, start: int, floor: int) -> int:
    """Take in a verb inside the name of a body: 国家发展改革委地区|振兴|司司长."""
    while page.view[start] in _BODY_ENDS:
        before = _VERB_IN_BODY.search(page.shapes["words"], floor, start)
        if before is None:
            break
        start = before.start()
    return start


def _over_owner(page: Page, start: int, floor: int) -> int:
    """Take in the body whose the post is: 甲大学第一附属医院|的|外科专家."""
    if page.view[start - 1 : start] != "的":
        return start
    first = _run_floor(page.shapes["words"], floor, start - 1)
    found = suffixes_in(page.view, (first, start - 1))
    if not found or found[-1].end != start - 1 or found[-1].row.kind != "organisation_suffix":
        return start
    return first if start - 1 - first >= _SHORTEST_BODY else start


def _reach(page: Page, start: int, floor: int) -> int:
    """Take in what stands before 和 or 驻 in the name of a body: 发展改革|和|科技经济部部长, not 省长|和|省委书记."""
    before = _JOINED.search(page.shapes["words"], floor, start)
    if before is None or page.view[start - 1] not in "和与及赴驻":
        return start
    part = max(before.start("part"), page.view.rfind("兼", before.start("part"), start) + 1)
    return part if page.view[part - 1 : part] in _ITEM_SIGNS else start


def _items(page: Page, run: Span) -> list[Span]:
    start, end = run
    items = []
    for found in _ITEM.finditer(page.view, _trim(page, start, end), end):
        first, last = found.span()
        loose = _OPEN_BRACKET.match(page.view, first, last)
        if loose:
            first = loose.end()
        if first < last:
            items.append((first, last))
    return items


def _trim(page: Page, start: int, end: int) -> int:
    """Leave out words of time and loose signs before the first post: 下午|省委书记."""
    for row, (first, last) in page.pieces_in((start, end)):
        if first != start or not (row.kind == "noun" and row.canon == "t"):
            break
        start = last
    while start < end and page.view[start] in "）”—·》":
        start += 1
    if page.view[start - 1 : start + 1] == "—记":
        start += 1
    return start


def is_office(page: Page, span: Span) -> bool:
    """Whether a post is an office (书记), not an occupation (医生)."""
    pieces = page.pieces_in(span)
    heads = [row.kind for row, _ in pieces if row.kind in ("head", "occupation")]
    return bool(heads) and heads[-1] == "head"


def posts_on_line(page: Page, place: int, stop: int) -> list[PrintedPost]:
    """The posts behind a name in a roster or a list of appointments: 某某　　市委常委、常务副市长; 某某为副县长."""
    gap = _GAP.match(page.view, place, stop)
    found = _ON_LINE.match(page.shapes["words"], gap.end(), stop) if gap else None
    if found is None:
        return []
    return [PrintedPost(span, "posts.on_line", is_office(page, span)) for span in _items(page, found.span("posts"))]


def posts_said(page: Page, place: int) -> list[PrintedPost]:
    """The posts that a clause says its subject has: 某某则是甲研究所的专家, 某某担任县医院的院长; not 是一名教师."""
    says = _SAYS.match(page.view, place) or _SAYS_LATER.match(page.view, place)
    found = _CLAUSE.match(page.view, says.end()) if says else None
    if found is None:
        return []
    return _told(page, found.span())


def posts_as(page: Page, place: int) -> list[PrintedPost]:
    """The posts that the clause before a name gives it: 作为第三批援青干部，某某来到果洛."""
    if page.view[place - 1 : place] != "，":
        return []
    start = max(page.view.rfind(sign, 0, place - 1) for sign in "，。；：！？\n") + 1
    if not page.view.startswith(("作为", "身为"), start):
        return []
    return _told(page, (start + 2, place - 1))


def _told(page: Page, clause: Span) -> list[PrintedPost]:
    """The posts that end a clause, where it tells one of a body or an office: no 一名教师, 果树研究的青年|专家."""
    posts = posts_before(page, clause[1], clause[0])
    if not posts or _ONE.search(page.view, clause[0], posts[0].span[0] + 2):
        return []
    bare = posts[0].span[1] - posts[0].span[0] <= _BARE
    return [] if bare and not posts[0].office else posts


def post_behind(page: Page, place: int) -> PrintedPost | None:
    """The office directly behind a name that ends at `place`: 某某总书记."""
    found = _BEHIND.match(page.shapes["words"], place)
    if found is None or not found[0]:
        return None
    office = page.shapes["words"][found.end() - 1] in "Tt"
    if not office and not page.view.endswith(_RANKS, place, found.end()):
        return None
    return PrintedPost((place, found.end()), "posts.behind", office)


_GAP = re.compile(r" +|(?:（[^（）\n]{1,14}）)?(?:当选为|担任|出任|为|任|是) ?")
_ON_LINE = re.compile(
    r"(?P<posts>(?:[DdOoMmWwhTtCcUuXLlGgEeA“”·]+、)*[DdOoMmWwhTtCcUuXLlGgEeA“”·]*[Tt])(?=[_（，；。\n]|$)"
)
_SAYS = re.compile(r"(?:夫妇|同志|老师)?[也还都则就便曾]?(?:作为|是|成为|担任|出任|[曾现]任)")
_SAYS_LATER = re.compile(r"[^，。；：！？\n“”]{1,24}，(?:成为|担任|出任|现任)")
_CLAUSE = re.compile(r"[^，。；：！？\n]{2,40}(?=[，。；！\n])")
_ONE = re.compile(r"[一这那几两][名位个些]|[0-9]+[名位个]")
_BARE = 2  # characters of an occupation alone
_SHORTEST_BODY = 3  # 医院的院长 names no body
_BEHIND = re.compile(r"(?:Mm*)?(?:Tt*|Jj*)")
_RANKS = ("教授", "研究员", "院士")  # other occupations behind a name only address him: 某某老师
