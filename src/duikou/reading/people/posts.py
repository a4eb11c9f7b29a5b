"""Posts: what stands directly before a name (省委书记、省长某某) or directly behind it (某某总书记)."""

import re
from dataclasses import dataclass

from duikou.grammar import Page, Rule, find, load_rules
from duikou.grammar.name_weights import name_tables
from duikou.lexicon.divisions import codes_of
from duikou.model.text import Span
from duikou.reading.suffixes import suffixes_in

_JOINED = re.compile(r"(?P<part>[DdOoMmWwhCc]*)[BbRrZz]$")
_ITEM_SIGNS = ("", "、", "，", "。", "；", "：", "兼", "\n")
_REACH = re.compile(r"[DdOoMmWwhTtCcUuXJjLGgEeA“”《》（）·9—、]*")
_BODY_ENDS = "司局处科室部厅委办会"
_VERB_IN_BODY = re.compile(r"[DdOoMmWwhCc]+Bb+$")
LONGEST_BRACKET = 24  # characters of what stands in brackets between post and name
_BRACKET_BEFORE = re.compile(r"（[^（）\n]{1,24}）$")
_CLAUSE_SIGNS = ("", "，", "。", "；", "：", "\n", " ")
_ADDRESS = re.compile(r"h(?:Mm*)?Tt*")  # 甄副省长: another one, by the surname
_LONGEST_BODY = 26
_DEED = re.compile(r"[VRYKN]")
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
    bracket = _BRACKET_BEFORE.search(page.view, max(end - LONGEST_BRACKET - 2, floor), end)
    inside: list[Span] = []
    if bracket:
        if page.shapes["words"][end - 2] in "Tt":
            inside = _items(page, (bracket.start() + 1, end - 1))
        end = bracket.start()
    shape = page.shapes["words"]
    if page.view[end - 1 : end] == "的" and shape[end - 2 : end - 1] in ("T", "t"):
        end -= 1  # 曾任甲县副县长|的|某某
    if end == 0 or shape[end - 1] not in "TtJj":
        return []
    (rule,) = load_rules("duikou.reading.people", "posts")
    start = max(floor, end - LONGEST_RUN)
    first = _run_start(page, rule, start, end)
    if first is None:
        return []
    items = _items(page, (_over_owner(page, first, start), end))
    while items and page.view[items[0][0] - 1 : items[0][0]] == "，":
        clause = _clause_before(page, rule, start, items[0][0] - 1)
        if not clause:
            break
        items = clause + items
    items = [span for span in items if shape[span[1] - 1] in "TtJj）" and not _is_address(page, span)] + inside
    return [PrintedPost(span, rule.id, is_office(page, span)) for span in items]


def _run_start(page: Page, rule: Rule, floor: int, end: int) -> int | None:
    """Where the posts begin that end at `end`, joined by 、 and 兼; a verb may stand in the name of a body."""
    match = next(find(rule, page, _run_floor(page.shapes["words"], floor, end), end), None)
    if match is None:
        return None
    found = match.spans["posts"][0]
    first = _over_county(page, _over_verb(page, found, floor), floor)
    reached = _over_body(page, _reach(page, first, floor), floor)
    if reached < found and page.view[reached - 1] in "、兼":
        before = _run_start(page, rule, floor, reached - 1)
        return reached if before is None else before
    return reached


def _clause_before(page: Page, rule: Rule, floor: int, end: int) -> list[Span]:
    """The offices in the clause before the posts, where it holds nothing else: 甲公司副总经理，乙公司总裁某某."""
    if page.shapes["words"][end - 1] not in "Tt":
        return []
    first = _run_start(page, rule, floor, end)
    opens = page.view[first - 1 : first] if first else ""
    return _items(page, (first, end)) if first is not None and opens in _CLAUSE_SIGNS else []


def _over_county(page: Page, start: int, floor: int) -> int:
    """Take in the name of a county that is a word of its own: 比如|县委书记."""
    if page.view[start] in "县市区":
        for length in (2, 3):
            first = start - length
            if first >= floor and _opens_item(page, first) and codes_of(page.view[first : start + 1]):
                return first
    return start


def _over_body(page: Page, start: int, floor: int) -> int:
    """Take in all that stands between two posts of a run: 副总经理、|甲市驻乙县|工作组组长."""
    sign = max(page.view.rfind(mark, max(floor, start - _LONGEST_BODY), start) for mark in "、，。；：的了\n")
    shape = page.shapes["words"]
    if sign < floor or sign + 1 >= start or page.view[sign] != "、" or shape[sign - 1] not in "TtJj":
        return start
    return start if _DEED.search(shape, sign + 1, start) else sign + 1


def _is_address(page: Page, span: Span) -> bool:
    """Whether another person is meant, by the surname: 甄副省长、|…部部长某某."""
    found = _ADDRESS.fullmatch(page.shapes["words"], *span)
    return found is not None and name_tables().surname.get(page.view[span[0]], 0) > 0


def _opens_item(page: Page, place: int) -> bool:
    return page.view[place - 1 : place] in _ITEM_SIGNS or place == 0


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
    while start < end and (page.view[start] in "）”—·》" or _joins(page, start)):
        start += 1
    if page.view[start - 1 : start + 1] in ("—记", "曾任", "原任", "历任"):
        start += 1
    return start


def _joins(page: Page, place: int) -> bool:
    """Whether 和 or 与 stands here by itself, not in a name (和田)."""
    return page.view[place] in "与和同及" and page.shapes["words"][place] == "B"


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


def posts_beside(page: Page, name: Span) -> list[PrintedPost]:
    """The office between two commas behind the name that opens a sentence: 某某，甲市援疆工作组组长，来到乙县."""
    if page.view[name[0] - 1 : name[0]] not in _CLAUSE_SIGNS or page.view[name[1] : name[1] + 1] != "，":
        return []
    clause = _CLAUSE.match(page.view, name[1] + 1)
    shape = page.shapes["words"]
    if clause is None or shape[clause.end() - 1] not in "Tt" or not _BODY.search(shape, *clause.span()):
        return []
    behind = _NEXT_CLAUSE.match(page.view, clause.end())
    if behind is None or "T" in shape[slice(*behind.span())]:
        return []  # the office may be that of the name behind it
    posts = posts_before(page, clause.end(), clause.start())
    return posts if posts and posts[0].span[0] == clause.start() else []


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
    r"(?P<posts>(?:[DdOoMmWwhTtCcUuXLlGgEeA“”·]+、)*[DdOoMmWwhTtCcUuXLlGgEeA“”·]*(?:（[DdWwh]{1,8}）[DdOoMmWwhTtCcUuXLlGgEeA]*)?[Tt])(?=[_（，；。\n]|$)"
)
_SAYS = re.compile(r"(?:夫妇|同志|老师)?[也还都则就便曾]?(?:作为|是|成为|担任|出任|[曾现]任)")
_SAYS_LATER = re.compile(r"[^，。；：！？\n“”]{1,24}，(?:成为|担任|出任|现任)")
_CLAUSE = re.compile(r"[^，。；：！？\n]{2,40}(?=[，。；！\n])")
_NEXT_CLAUSE = re.compile(r"[，。；！][^，。；！\n]*")
_BODY = re.compile(r"[DO]")
_ONE = re.compile(r"[一这那几两][名位个些]|[0-9]+[名位个]")
_BARE = 2  # characters of an occupation alone
_SHORTEST_BODY = 3  # 医院的院长 names no body
_BEHIND = re.compile(r"(?:Mm*)?(?:Tt*|Jj*)")
_RANKS = ("教授", "研究员", "院士")  # other occupations behind a name only address him: 某某老师
