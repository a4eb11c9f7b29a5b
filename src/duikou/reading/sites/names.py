"""From an item of a list to the name of a site, or to nothing."""

import re
from typing import Final, NamedTuple

from duikou.grammar import Page
from duikou.model.text import Span
from duikou.reading.places import codes_of
from duikou.reading.suffixes import Suffix, is_generic, is_indefinite, suffixes_in

_DONE_THERE: Final = re.compile(
    r"深入|考察|调研|学习|参观|看望|慰问|了解|开展|进行|实地|座谈|视察|指导|听取|察看|观看|检查|交流|走访|观摩|参加"
    r"|出席|举行|举办|向|就|并"
)
_LOCATOR: Final = re.compile(
    r"(?:[^“”（）]*的|[^“”（）]{0,8}?[援捐修]建|[^“”（）]*(?:参观|考察|察看|走访|调研|视察|走进|来到|前往)了?|了|过|位于)(?=[^的]{3})"
)
_ABSTRACT: Final = re.compile(
    r"(?:情况|工作|建设|发展|成就|进展|做法|经验|成效|活动|产业|精神|风貌|变化|问题|事宜|流程|运行|运营|生活|成果|改革"
    r"|历史|现状|需求|家中|家里|一家|干部|人才|群众|师生|代表|官兵|人员|同志|组织|部门|机构|单位|企业|人士)\Z"
)
_NO_NAME: Final = re.compile(
    r"[这那][个座片里]|[—·]"  # 甲市这座…的城市; 甲市—乙县
    r"|(?:[0-9]+|[两几数各])[多余]?(?:[个家所名户座处条支]|(?=[省市县区州]))"  # 县里9家卫生院, 两市的医院
)
_REGION: Final = re.compile(r"(?:[DC][dc]*)+")
_REGION_ENDS: Final = ("省", "市", "县", "区", "州", "盟", "旗", "乡", "镇", "国", "街道")
_WEAK: Final = "weak"  # 车间, 大棚: these need a proper name before them
_PROPER: Final = re.compile(r"[DCUX“]|hh")
_NO_SITES: Final = frozenset({"scheme", "party", "congress"})
_POSTS: Final = ("T", "M", "J")
_CLOSING: Final = re.compile(r"[”）]?(?:（[^（）\n]*）)?")
_DIVISIONS: Final = re.compile(r"(?:[DC][dc]*)*")
_SHORTEST: Final = 3
_LONGEST_PLAIN: Final = 14  # of a name without a suffix
_SHORTEST_TYPE: Final = 5  # of a name of general words (新材料产业园) that stands in company


class Candidate(NamedTuple):
    """An item with its locator and what was done there cut off.

    `suffix` is the one its name ends with, `rest` what the item says behind the name.
    """

    span: Span
    suffix: Suffix | None
    rest: Span


def candidate(page: Page, item: Span) -> Candidate:
    """Cut an item down to the name it holds.

    福建援建的格桑县人民医院看望医务人员 → 格桑县人民医院
    """
    view = page.view
    start, end = item
    while locator := _LOCATOR.match(view, start, end):
        start = locator.end()
    found = suffixes_in(view, (start, end))
    done = _DONE_THERE.search(view, found[0].end if found else start, end)
    limit = done.start() if done else end
    inside = [suffix for suffix in found if suffix.end <= limit]
    if not inside:
        return Candidate((start, limit), None, (limit, limit))
    suffix = inside[-1]
    closing = _CLOSING.match(view, suffix.end, limit)
    stop = closing.end() if closing else suffix.end
    return Candidate((start, stop), suffix, (stop, limit))


def is_abstract(page: Page, span: Span) -> bool:
    """Whether the words end in an abstract noun or in people: 产业发展情况, 援藏干部."""
    return _ABSTRACT.search(page.view, *span) is not None


def is_specific(page: Page, found: Candidate) -> bool:
    """Whether the words name one place: with a suffix, no region, no general words, no post (某某市委书记)."""
    name = page.view[slice(*found.span)]
    rest = found.rest
    if found.suffix is None or found.suffix.row.canon in _NO_SITES or is_indefinite(page.view[slice(*rest)]):
        return False
    return (
        len(name) >= _SHORTEST
        and name != found.suffix.row.form
        and page.shapes["words"][slice(*rest)][:1] not in _POSTS
        and not _is_indefinite(page, found.span)
        and not is_generic(name)
        and not codes_of(name)
        and not _NO_NAME.search(name)
        and (found.suffix.row.canon != _WEAK or _PROPER.search(page.shapes["words"], *found.span) is not None)
    )


def is_fellow(page: Page, found: Candidate) -> bool:
    """Whether the words may be a name beside specific ones: without a suffix (某某传媒), or a type (新材料产业园)."""
    name = page.view[slice(*found.span)]
    if _is_indefinite(page, found.span) or is_abstract(page, found.span):
        return False
    if found.suffix is not None:
        return len(name) >= _SHORTEST_TYPE and found.suffix.row.canon not in _NO_SITES
    region = _REGION.fullmatch(page.shapes["words"], *found.span) or name.endswith(_REGION_ENDS)
    if _NO_NAME.search(name):
        return False
    return _SHORTEST <= len(name) <= _LONGEST_PLAIN and not region and not is_generic(name)


def _is_indefinite(page: Page, span: Span) -> bool:
    """Whether the words behind the divisions leave open which one is meant: 某市相关企业."""
    divisions = _DIVISIONS.match(page.shapes["words"], *span)
    start = divisions.end() if divisions else span[0]
    return is_indefinite(page.view[start : span[1]])
