"""From an item of a list to the name of a site, or to nothing."""

import re
from functools import cache
from typing import Final, NamedTuple

from duikou.grammar import Page
from duikou.lexicon import load_table
from duikou.model.text import Span
from duikou.reading.places import codes_of
from duikou.reading.suffixes import (
    Suffix,
    is_generic,
    is_indefinite,
    is_vague,
    suffixes_in,
    suffixes_outside_brackets,
)

_DONE_THERE: Final = re.compile(
    r"深入|考察|调研|学习|参观|看望|慰问|了解|开展|进行|实地|座谈|视察|指导|听取|察看|观看|检查|交流|走访|观摩|参加"
    r"|出席|举行|举办|向|就|并"
)
_LOCATOR: Final = re.compile(
    r"(?:[^“”（）]*的|[^“”（）]{0,8}?[援捐修]建(?:项目)?|[^“”（）]*(?:参观|考察|察看|走访|调研|视察|走进|来到|前往)了?|了|过|位于)(?=[^的]{3})"
)
_KIND_BEFORE: Final = re.compile(
    r"[^，、“”]{0,8}?(?:出资|下属|所属|参股|控股|重点|龙头|知名|民营|入驻|招商引资|本地|援建|帮扶)(?:企业|单位)(?=.{4})"
)
_NAMED_LIST: Final = re.compile(r"等[^，。；、的]{0,8}?(?:企业|公司|工厂|园区|学校|医院|村|单位)[，。；进考走调参]")
_HERE: Final = ("省", "市", "县", "区", "州", "镇", "乡", "村")  # 县产业园区
_OF: Final = re.compile(r"的")
_NO_NAME: Final = re.compile(
    r"\A(?:[为到以把被在了着过]|对(?!口[^，、]*展\Z))|[这那][个座片里]|基层|各项目|各[类级地个]"
    r"|\A(?:医院|学校|企业|公司|园区|校区|厂区|村里|院内|校内)"  # 医院药房
    r"|(?:[0-9]+|[两几数各])[多余]?(?:[个家所名户座处条支]|(?=[省市县区州]))"  # 县里9家卫生院, 两市的医院
)
_TWO_PLACES: Final = re.compile(r"[—·]")  # 甲市—乙县
_REGION: Final = re.compile(r"(?:[DC][dc]*)+")
_REGION_ENDS: Final = ("省", "市", "县", "区", "州", "盟", "旗", "乡", "镇", "国", "街道")
_WEAK: Final = "weak"  # 车间, 大棚: these need a proper name before them
_SIGHT: Final = re.compile(r"[^的了在是有、，。“”（）]{2,9}?(?:[湖山江峰峡岛湾洞岭塔亭祠沟谷泉巷滩]|(?<=古)城)")
_CORPS_CITY: Final = re.compile(r"[^，。、的]{0,10}第[一二三四五六七八九十]+师[^，。、的]{2,6}市")
_SIGHT_FOLLOWS: Final = re.compile(r"(?:生态|环境|保护|水质|景观|湿地)")
_NOT_OF_NAME: Final = re.compile(
    r"[的了等、，（]|生态|环境|保护|建设|运行|运营|经营|生产|规划|改造|施工|办学|项目|周边|附近|实地|[里内中上]"
)
_ACTING: Final = re.compile(r"[RVYETMQ]")
_SHORTEST_REST: Final = 2
_LONGEST_REST: Final = 9
_PERSON: Final = re.compile(r"[NG]")
_PROPER: Final = re.compile(r"[DCUX“]|hh")
_NO_SITES: Final = frozenset({"scheme", "party", "congress", "region"})
_POSTS: Final = ("T", "M", "J", "Q")
_CLOSING: Final = re.compile(r"[”）]?(?:（[^（）0-9由系现原即含简共\n]{1,12}）)?")  # no remark: （由甲镇结对）
_TITLE: Final = re.compile(r"“[^“”\n]{2,24}”|[^“”、，\n]{2,12}-")  # “改革第一村”格桑社区
_DIVISIONS: Final = re.compile(r"(?:[DC][dc]*)*")
_SHORTEST: Final = 3
_LONGEST_PLAIN: Final = 14  # of a name without a suffix
_SHORTEST_TYPE: Final = 4  # of a name of general words (金融小镇) that stands in company


@cache
def site_words(canon: str) -> tuple[str, ...]:
    """The words of a kind that the table of site words holds: `abstract` (情况), `town` (博物馆), `team` (工作队)."""
    return tuple(row.form for row in load_table("site_words") if row.canon == canon)


class Candidate(NamedTuple):
    """An item with its locator and what was done there cut off.

    `suffix` is the one its name ends with, `rest` what the item says behind the name.
    """

    span: Span
    suffix: Suffix | None
    rest: Span


def candidate(page: Page, item: Span) -> Candidate:
    """Cut an item down to the name it holds.

    福建援建的格桑县人民医院看望医务人员 → 格桑县人民医院; 雪莲村的环境整治情况 → 雪莲村
    """
    view = page.view
    start, end = item
    owner = _owner(page, item)
    if owner is not None:
        return owner
    while locator := _LOCATOR.match(view, start, end) or _KIND_BEFORE.match(view, start, end):
        if view[locator.end() - 1] != "的" and _holds_name(page, (start, locator.end())):
            break  # 河畔镇青稞村视察新农村建设: the verb stands behind the name
        start = locator.end()
    start = _behind_title(page, (start, end))
    found = suffixes_outside_brackets(view, (start, end))
    done = _DONE_THERE.search(view, found[0].end if found else start, end)
    limit = done.start() if done else end
    inside = [suffix for suffix in found if suffix.end <= limit]
    if not inside:
        sight = _SIGHT.match(view, start, limit)
        if sight and _SIGHT_FOLLOWS.match(view, sight.end(), limit):
            return Candidate(sight.span(), None, (sight.end(), limit))
        return Candidate((start, limit), None, (limit, limit))
    suffix = inside[-1]
    closing = _CLOSING.match(view, suffix.end, limit)
    stop = closing.end() if closing else suffix.end
    return Candidate((start, stop), suffix, (stop, limit))


def _behind_title(page: Page, item: Span) -> int:
    """Where the name begins behind what the place is called.

    “改革第一村”河畔镇格桑社区 → 河畔镇格桑社区; 定点帮扶村格桑县雪莲村 → 格桑县雪莲村
    """
    start, end = item
    shape, words = page.shapes["words"], page.view[start:end]
    if shape[start] in "DC":
        return start
    if "”" in words or "-" in words:
        title = _TITLE.match(page.view, start, end)
        return title.end() if title and shape[title.end()] in "DC" else start
    region = shape.find("D", start, end)
    return region if region > start and is_generic(page.view[start:region]) else start


def _holds_name(page: Page, span: Span) -> bool:
    """Whether a word that ends a name stands in front of a verb, with a name before it."""
    return any(
        suffix.end - span[0] > _SHORTEST and suffix.row.canon != "enterprise" for suffix in suffixes_in(page.view, span)
    )


def _owner(page: Page, item: Span) -> Candidate | None:
    """The name before 的 where what follows is abstract: 雪莲村的环境整治情况."""
    view = page.view
    of = _OF.search(view, *item)
    if of is None or not is_abstract(page, (of.end(), item[1])):
        return None
    found = suffixes_in(view, (item[0], of.start()))
    if not found or found[-1].end != of.start():
        return None
    return Candidate((item[0], of.start()), found[-1], (of.start(), item[1]))


def as_fellow(page: Page, found: Candidate) -> Candidate:
    """An item between others taken whole, where it goes on behind a word that ends names: 河畔村特产展销厅.

    What is done there (格桑小学看望师生) and what is looked at in it (雪莲村环境整治情况) is no part of its name.
    """
    start, end = found.rest
    words = page.shapes["words"][start:end]
    whole = Candidate((found.span[0], end), found.suffix, (end, end))
    if page.view[start:end].endswith(site_words("shown")):
        return found
    could = _SHORTEST_REST <= end - start <= _LONGEST_REST or page.view[start:end] in site_words("head")
    if not could or _NOT_OF_NAME.match(page.view, start, end) or _ACTING.search(words):
        return found
    return found if is_abstract(page, whole.span) else whole


def is_abstract(page: Page, span: Span) -> bool:
    """Whether the words end in an abstract noun or in people: 产业发展情况, 援藏干部."""
    return page.view[slice(*span)].endswith(site_words("abstract"))


def is_specific(page: Page, found: Candidate) -> bool:
    """Whether the words name one place: with a suffix, no region, no general words, no post (某某市委书记)."""
    name = page.view[slice(*found.span)]
    rest = found.rest
    if found.suffix is None or _is_no_place(found.suffix) or is_indefinite(page.view[slice(*rest)]):
        return False
    return (
        len(name) >= _SHORTEST
        and name != found.suffix.row.form
        and not _DONE_THERE.match(name)
        and page.shapes["words"][slice(*rest)][:1] not in _POSTS
        and not _is_indefinite(page, found.span)
        and not is_generic(name)
        and not codes_of(name)
        and name.count("“") == name.count("”")
        and not _NO_NAME.search(name)
        and not _is_vague(page, found.span)
        and (found.suffix.row.canon != _WEAK or has_proper(page, found.span))
    )


def _is_no_place(suffix: Suffix) -> bool:
    """Whether the suffix ends the name of people or of work; a 党校 is a school."""
    form = suffix.row.form
    return form.endswith(site_words("team")) or (suffix.row.canon in _NO_SITES and not form.endswith("校"))


def is_sight(page: Page, found: Candidate) -> bool:
    """Whether the words name a lake, a mountain or a tower that no table knows: 雪莲湖."""
    name = page.view[slice(*found.span)]
    people = page.shapes.get("people", page.shapes["words"])
    return (
        found.suffix is None
        and _SIGHT.fullmatch(name) is not None
        and has_proper(page, found.span)
        and not _PERSON.search(people, *found.span)
        and not is_generic(name)
        and not codes_of(name)
        and not is_indefinite(name)
    )


def is_corps_city(page: Page, found: Candidate) -> bool:
    """Whether a division of the corps is meant that is a city as well: 第四师雪莲市."""
    return _CORPS_CITY.fullmatch(page.view, *found.span) is not None


def is_fellow(page: Page, found: Candidate) -> bool:
    """Whether the words may be a name beside specific ones: without a suffix (某某传媒), or a type (新材料产业园)."""
    name = page.view[slice(*found.span)]
    if _is_indefinite(page, found.span) or is_abstract(page, found.span):
        return False
    public = found.suffix is not None and found.suffix.row.form in site_words("town")
    here = name.startswith(_HERE) and is_generic(name) and not public
    if here or _NO_NAME.search(name) or _is_vague(page, found.span):
        return False
    if found.suffix is not None:
        kind = found.suffix.row.canon
        weak = (
            kind == _WEAK and not has_proper(page, found.span) and (found.rest[0] < found.rest[1] or is_generic(name))
        )
        own = len(name) >= _SHORTEST_TYPE and name != found.suffix.row.form
        return own and not _is_no_place(found.suffix) and not weak
    region = _REGION.fullmatch(page.shapes["words"], *found.span) or name.endswith(_REGION_ENDS)
    if _TWO_PLACES.search(name):
        return False
    return _SHORTEST <= len(name) <= _LONGEST_PLAIN and not region and not is_generic(name)


def is_named_list(page: Page, items: list[Span]) -> bool:
    """Whether the words behind a list say that it names firms or places: …等企业, …等3家单位."""
    return _NAMED_LIST.match(page.view, items[-1][1]) is not None


def has_proper(page: Page, span: Span) -> bool:
    """Whether a division, a quoted name or unknown characters stand in the words."""
    return _PROPER.search(page.shapes["words"], *span) is not None


def _behind_divisions(page: Page, span: Span) -> str:
    divisions = _DIVISIONS.match(page.shapes["words"], *span)
    return page.view[divisions.end() if divisions else span[0] : span[1]]


def _is_indefinite(page: Page, span: Span) -> bool:
    """Whether the words behind the divisions leave open which one is meant: 某市相关企业."""
    return is_indefinite(_behind_divisions(page, span))


def _is_vague(page: Page, span: Span) -> bool:
    """Whether the words behind the divisions name a mere kind: 上海对口援疆项目."""
    rest = _behind_divisions(page, span)
    return bool(rest) and is_vague(rest)
