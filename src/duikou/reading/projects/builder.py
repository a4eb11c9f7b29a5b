"""Projects: undertakings with a name of their own."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from duikou.grammar import Match, Page, find_all, load_rules
from duikou.model.records import Project
from duikou.model.text import Span
from duikou.reading.boundaries import clause_start, name_start
from duikou.reading.context import Context
from duikou.reading.listed import listed
from duikou.reading.located import division_at, settle_division
from duikou.reading.projects.bounds import (
    STOPS,
    behind_remarks,
    candidate,
    list_start,
    long_name,
    without_period,
    without_verb,
)
from duikou.reading.projects.names import (
    begins_as_name,
    in_list,
    is_counted,
    is_founded,
    is_improved,
    is_item,
    is_kind_in_quotes,
    is_line,
    is_long_works,
    is_own,
    is_planned,
    is_predicate,
    is_programme,
    is_promised,
    is_quoted,
    is_settled,
    is_short_works,
    is_undertaking,
)
from duikou.reading.sectors import UNSPECIFIED, sectors_of, settle_sectors
from duikou.reading.suffixes import Suffix

_NUMBERED: Final = re.compile(r"[两三四五六七八九十0-9]+个[^、]*\Z")
_ONE_BUILT: Final = re.compile(r"项目(?!有|包括|包含|为|是)")
_COUNT: Final = re.compile(r"[0-9两三四五六七八九十]+[个所座项家]\Z")  # behind a list: 甲、乙2个
_REMARK: Final = re.compile(r"(?:（[^（）]*）)?")
_WORK: Final = re.compile(r"(?:改造|改扩建|扩建|建设|修缮|提升|治理|绿化|亮化|硬化|配套|装修|布展)\Z")
_JOINED: Final = re.compile(r"[及和与]")
_SAYS_WHEN: Final = (
    r"(?:的|全貌|外景|一角|[，。]该[^，。；\n]{1,6}|[是系]|(?:[0-9]{2,4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?|[今去明]年|目前|近日|日前"
    r"|即将|就要|将|已经?|也|便|当年|全线|刚刚|正式|全面|全部|顺利|基本|如期|提前|率先|[一二]期|主体|破土|宣布|举行|不断|稳步|逐步)*"
)
_BETWEEN: Final = re.compile(  # the name and the verb: （甲市援建）今年8月全部|竣工, 。该校区由|甲市援建, 在甲县|动工
    rf"(?:（[^（）\n]{{1,24}}）)?{_SAYS_WHEN}(?:[于在][^，。；\n]{{1,16}}?)?{_SAYS_WHEN}\Z"
)
_LONGEST_BETWEEN: Final = 30
_NOT_YET: Final = re.compile(r"尚?未[^来，。]|还?没")  # 学校管网尚未与市政管网|并网
_SHORTEST_WORKS: Final = 6  # 川藏联网工程
_SHORTEST_SUBJECT: Final = 4
_LONGEST_SUBJECT: Final = 50
_NEVER_BUILT: Final = ("村", "社区", "寺", "寺庙", "寺院", "古镇", "古城")
_DIVISION_WORD: Final = re.compile(r"[省市县区州](?!域)|建设(?=(?:项目|工程)\Z)")


def read_projects(context: Context, cells: Iterable[Span] = ()) -> tuple[Project, ...]:
    """The projects of the report proper, in the order of their first mention.

    「重点支持格桑县引水工程和河畔医院改扩建」 → 格桑县引水工程, 河畔医院改扩建

    Kinds of project (援藏项目, 民生工程) are none. `cells` stand in a table under the head 项目名称.
    """
    found: dict[Span, tuple[str, tuple[Span, ...]]] = dict.fromkeys(cells, ("projects.cell", ()))
    shortens = "简称" in context.page.view
    for match in find_all(load_rules("duikou.reading.projects"), context.page):
        if context.is_proper(match.span[0]):
            for span in _names(context, match):
                whole = long_name(context.page, span) if shortens else span
                found.setdefault(whole, (match.rule.id, (*match.spans.values(), span)))
    names = {_bare(context.quote(span)) for span in found}
    projects: dict[str, Project] = {}
    known: set[str] = set()  # their names without the words for regions
    within: set[str] = set()  # names that stand in those of projects
    for span, (rule, words) in sorted(found.items(), key=lambda pair: (pair[0][0], -pair[0][1])):
        name = context.quote(span)
        bare = _bare(name)
        inner = names.intersection(_stretches(bare))
        if bare not in within and known.isdisjoint(inner):
            within |= inner
            known.add(bare)
            projects[name] = _project(context, rule, words, span)
    return tuple(projects.values())


def _bare(name: str) -> str:
    """A name without the words for regions, so that long and short are one thing: 格桑县高中新校区, 格桑高中新校区."""
    return _DIVISION_WORD.sub("", name)


def _stretches(name: str) -> Iterator[str]:
    """Every stretch of a name, itself among them."""
    length = len(name)
    return (name[start:end] for start in range(length) for end in range(start + 1, length + 1))


def _project(context: Context, rule: str, words: tuple[Span, ...], span: Span) -> Project:
    name = context.quote(span)
    sectors = [code for code in sectors_of(context.page.view, span) if code != UNSPECIFIED]
    context.trace(rule, f"project {name}", span, *words)
    division, sector = division_at(context.page, span), sectors[0] if sectors else None
    settle_division(context, "project.division", division, span)
    if context.explains:
        settle_sectors(context, "project.sector", sector, span)
    return Project(
        id=context.id("project", name),
        name=name,
        division=division,
        sector=sector,
        span=span,
        quote=name,
    )


def _names(context: Context, match: Match) -> Iterator[Span]:
    """The names in the words a rule found, in the way it gives them."""
    gives = match.rule.gives
    if "name" in match.spans:
        yield from _given_name(context, gives, match.spans["name"])
    elif gives == "tail":
        yield from _works(context, match.spans["tail"][1])
    elif gives == "enumerated":
        yield from _enumerated(context, match.spans["list"])
    elif gives in ("subject", "grown"):
        yield from _subject(context, match.spans["tail"][0], planned=gives == "subject")
    else:
        yield from _listed_names(context, match)


def _given_name(context: Context, gives: str, span: Span) -> Iterator[Span]:
    """The name a rule holds as a whole, where it is one: in quotes, in book marks or behind a dash."""
    page = context.page
    if gives == "apposed":
        named = candidate(page, span, loose=False)
        span = named[0] if named else span
        holds = "了" not in context.quote(span)
    elif gives == "quoted":
        holds = is_quoted(page, span) and not is_promised(page, context.block_start(span[0]), span[0])
    else:
        holds = gives == "name" or not is_kind_in_quotes(page, span)
    if holds:
        yield span


def _works(context: Context, end: int) -> Iterator[Span]:
    """The name that ends in 项目, 工程 or 改扩建."""
    page, floor = context.page, context.block_start(end - 1)
    span = without_verb(page, (behind_remarks(page.view, name_start(page, STOPS, floor, end), end), end))
    if not begins_as_name(page, span) or is_counted(page, span) or is_predicate(page, floor, span):
        return
    named = page.view.endswith("工程", *span) and end - span[0] >= _SHORTEST_WORKS
    if is_long_works(page, span) or is_own(page, span, None, bare=named or in_list(page, span), called=True):
        yield span


def _subject(context: Context, end: int, *, planned: bool) -> Iterator[Span]:
    """The name that ends the words of a clause before `end`: 自从格桑联网工程|投运; `planned`: plans count too."""
    page = context.page
    floor, place = context.block_start(end), end
    between = _BETWEEN.search(page.view, max(floor, end - _LONGEST_BETWEEN), end)
    end = between.start() if between else end
    stretch = (clause_start(page.view, floor, end), end)
    if not _SHORTEST_SUBJECT <= end - stretch[0] <= _LONGEST_SUBJECT or (not planned and is_planned(page, stretch)):
        return
    if _NOT_YET.search(page.view, stretch[0], place):
        return
    items = listed(page.view, page.shapes["words"], stretch)
    if not items:
        return
    item = items[-1]
    named = candidate(page, item, loose=True)
    if named is None:
        return
    span, suffix = named
    if not _REMARK.fullmatch(page.view, span[1], stretch[1]) or not is_undertaking(suffix):
        return
    if is_line(page, span, suffix) or is_own(page, span, suffix, bare=True, called=True):
        yield span


def _enumerated(context: Context, stretch: Span) -> Iterator[Span]:
    """The items of a list that the report calls a list of projects."""
    page = context.page
    for start, end in listed(page.view, page.shapes["words"], stretch):
        count = _COUNT.search(page.view, start, end)
        item = (start, count.start() if count else end)
        if is_item(page, item):
            yield item


def _listed_names(context: Context, match: Match) -> Iterator[Span]:
    """The names of a list; before 等项目 any kind of thing may stand, and other words before the first."""
    page, gives = context.page, match.rule.gives
    place = match.span[0]
    floor = context.block_start(place)
    if gives == "made" and not is_settled(page, floor, place):
        return
    among = gives == "among"
    stretch = (list_start(page.view, floor, place), place) if among else _stretch(match)
    items = _items(page, stretch)
    numbered = among and _NUMBERED.search(page.view, *match.span) is not None and page.view[match.span[1]] != "、"
    if numbered and not items[1:] and page.view[place] != "等":
        return
    company = False
    for item in items:
        named = candidate(page, without_period(page, item), loose=among)
        if numbered and is_item(page, item) and (named is None or named[0][0] == item[0]):
            yield item
            continue
        if named is None and among and is_short_works(page, item):
            yield item
        if named is None or is_counted(page, named[0]):
            continue
        if _holds(page, gives, *named) or (company and is_founded(page, *named)):
            company = gives == "list"  # 胸痛中心 beside 昌都市卒中中心 is one as well
            yield named[0]


def _items(page: Page, stretch: Span) -> list[Span]:
    """The items of a list; behind 援建项目 stands one name, and what follows in the list was not built.

    Two works that one project joins are one item: 格桑县供水改扩建及管网改造项目.
    """
    items: list[Span] = []
    for item in listed(page.view, page.shapes["words"], stretch):
        if items and _WORK.search(page.view, *items[-1]) and _JOINED.fullmatch(page.view, items[-1][1], item[0]):
            items[-1] = items[-1][0], item[1]
        else:
            items.append(item)
    return items[:1] if _ONE_BUILT.match(page.view, *stretch) else items


def _stretch(match: Match) -> Span:
    return match.spans.get("list") or match.spans["list2"]


def _holds(page: Page, gives: str, span: Span, suffix: Suffix) -> bool:
    """Whether a name of a list is one undertaking, in the way its rule asks for."""
    bare = len(suffix.row.form) > 1
    if gives == "programme":
        return is_programme(page, span, suffix)
    if gives in ("made", "founded"):
        own = is_undertaking(suffix) and is_own(page, span, suffix, bare=bare, called=False)
        return own or is_founded(page, span, suffix)
    if gives == "among":
        other = suffix.row.form in _NEVER_BUILT or suffix.row.form.endswith(("公司", "集团"))
        own = is_own(page, span, suffix, bare=bare, called=True) or is_programme(page, span, suffix)
        return not other and (own or is_founded(page, span, suffix))
    if gives in ("called", "plaque"):
        could = gives == "called" or is_undertaking(suffix)
        return could and is_own(page, span, suffix, bare=bare, called=True)
    if not is_undertaking(suffix) or is_improved(page, span, suffix):
        return gives == "given" and is_founded(page, span, suffix, small=True)
    founded = gives in ("paid", "given") and is_founded(page, span, suffix, small=gives == "given")
    return founded or is_own(page, span, suffix, bare=bare, called=False)
