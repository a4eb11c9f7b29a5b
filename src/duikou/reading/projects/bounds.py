"""Where the name of an undertaking begins and ends."""

import re
from typing import Final

from duikou.grammar import Page
from duikou.model.text import Span
from duikou.reading.boundaries import clause_start, name_start
from duikou.reading.suffixes import Suffix, is_generic, suffixes_in, suffixes_outside_brackets

STOPS: Final = re.compile(
    r"[援捐修兴共筹续新]建|深入|先后|随着|依托|推进|推动|加快|实施|支持|参与|投资|打造|启动|考察|参观|察看|查看|走访|视察|观摩|看望|慰问|俯瞰|调研|来到|前往|走进|听取|介绍|了解"
    r"|签订|签署|签约|包括|涉及|达成|落实|完成|谋划|优先|安排|用于|推出|开展|帮助|合作建设|合作(?!项目|社|示范|园)|建设(?!工程|项目|合作)|建成|围绕|聚焦|主持|参加"
    r"|(?<=[0-9])年(?![0-9度产])|出席|宣布|举行|作为|成为|名为|期间|以来|今年|去年|目前|共同|双方|我们|重点|捐资|出资|助力|承建|承担|中标|确保|力保|力促|组织|重视|加强|做好|对口支援|对口帮扶"
    r"|关于|[，。；：！？、\n…]|——|被|（(?=[^（）]{0,30}\Z)|的|了|让|在|对|向|将|把|由|从|为|以|(?<!改造)(?<!扩建)(?<!建设)(?<!配套)(?<!修缮)(?<!提升)[与和及]|是|有|(?<![路速线]..)(?<![路速线]...)至(?![^，。、]{1,12}(?:公路|铁路|高速|管道|管线))|到|于|并|还|也|等|该|其|各"
)
_CUT: Final = re.compile(
    r"建设(?!项目|工程)|建成|落地|竣工|投产|投用|启用|运营|前期|规划(?!馆|展)|进展|尽快|早日|顺利|力争|开工|举行|贡献|合作协议|挂牌|揭牌|仪式|坐落|位于|就|让|使"
)
_LOCATOR: Final = re.compile(r"(?:[^“”（）]|“[^“”]*”)*的(?=[^的]{3})")
_MONEY: Final = re.compile(r"[0-9.]+[余多]?万|资金|经费")
_FIRST: Final = re.compile(r"[^，。、]{0,6}?(?:首[个家座所条]|第一[个家座所条]|唯一|最大)")
_MADE_BEFORE: Final = re.compile(r"[建造办立资设助]的\Z")
_ROUTE: Final = re.compile(r"(?:公路|铁路|高速|线)[^，。、；]{2,12}?段")  # 高速公路河畔至雪莲段
_STAGE: Final = re.compile(r"（(?:[一二三四五]期|筹)）")
_REMARK: Final = re.compile(r"（(?![一二三四五]期）)(?:[^（）]*[0-9右左中前后第摄][^（）]*|[^（）]{5,})）")
_PLAN_PERIOD: Final = re.compile(r"“?十[一二三四五六]五”?(?:期间|时期)?")
_LEADING: Final = re.compile(
    r"(?:项目|推进|推动|帮扶|实施|支持|援助|资助|开展|完善|改善|提升|做好|加快|启动|开通|调研|实现)+"
)
_UNIQUE: Final = re.compile(r"(?:首[个家座所条]|第一[个家座所条]|唯一一?[个家座所条]?)")
_PROPER: Final = re.compile(r"[DCUX“]")
_SHORTEST: Final = 4


def candidate(page: Page, item: Span, *, loose: bool) -> tuple[Span, Suffix] | None:
    """The name an item of a list holds, with its suffix: 南山科创中心建设 → 南山科创中心.

    `loose`: other words may stand before the name.
    """
    cell = page.view.find("\t", *item)  # a name goes on into no other cell of a table
    item = (item[0], cell) if cell > item[0] else item
    start = behind_remarks(page.view, name_start(page, STOPS, *item) if loose else item[0], item[1])
    dash = page.view.rfind("——", start, item[1])  # an apposition: 首个茶园——雪莲示范园
    start = dash + len("——") if dash >= 0 else start
    locator = _LOCATOR.match(page.view, start, item[1])
    if locator and not _tells(page, locator.span()):
        if _MONEY.match(page.view, locator.end(), item[1]):
            item = item[0], locator.end() - 1  # 雪莲大桥|的45万元资金缺口
        else:
            start = locator.end()
    leading = _LEADING.match(page.view, start, item[1])
    start = leading.end() if leading else start
    for unique in _UNIQUE.finditer(page.view, start, item[1] - _SHORTEST):  # 某大学首个|肉牛科技小院
        start = unique.end()
    shape = page.shapes["words"]
    # 城 in 叶城县 goes on as the name of a division.
    found = [
        one for one in suffixes_outside_brackets(page.view, (start, item[1])) if shape[one.end : one.end + 1] != "d"
    ]
    if not found:
        return None
    start = _behind_kind(page, start, found)
    cut = _CUT.search(page.view, found[0].end, item[1])
    limit = cut.start() if cut else item[1]
    suffix = [suffix for suffix in found if suffix.end <= limit][-1]
    longer = _ROUTE.match(page.view, suffix.start, limit) or _STAGE.match(page.view, suffix.end, limit)
    end = longer.end() if longer else suffix.end
    end += page.view[end : end + 1] in ("”", "）")
    if page.view.startswith("“", start) and page.view[end - 1] == "”" and "”" not in page.view[start : end - 1]:
        start, end = start + 1, end - 1
    return (start, end), suffix


def _tells(page: Page, locator: Span) -> bool:
    """Whether the words before 的 are a name and what became of it: 雪莲小学进入最后的|收尾阶段."""
    found = suffixes_in(page.view, locator)
    if not found or found[0].end >= locator[1] - 1 or _MADE_BEFORE.search(page.view, *locator):
        return False
    return found[0].end - locator[0] >= _SHORTEST and page.shapes["words"][found[0].end] in "BRZV"


def _behind_kind(page: Page, start: int, found: list[Suffix]) -> int:
    """Where the name begins behind the kind it is of: 国家级建设项目|甲乙高速公路."""
    kind, shape = found[0], page.shapes["words"]
    if _FIRST.match(page.view, start, kind.end) and shape[kind.end] in "DC":
        return kind.end
    of_kind = kind.row.canon == "works" and kind.end < found[-1].start and not _PROPER.search(shape, start, kind.end)
    return kind.end if of_kind and is_generic(page.view[start : kind.end]) else start


def behind_remarks(view: str, start: int, end: int) -> int:
    """Where a name begins behind remarks in brackets; those in a name are short: 甲市（雪莲）工业园区."""
    remarks = [found.end() for found in _REMARK.finditer(view, start, end) if found.end() < end]
    return max(remarks, default=start)


def list_start(view: str, floor: int, place: int) -> int:
    """Where the list that ends at `place` begins: groups of it may stand between commas (甲、乙，丙、丁等项目)."""
    start = clause_start(view, floor, place)
    while start > floor and view[start - 1] == "，":
        before = clause_start(view, floor, start - 1)
        if not suffixes_in(view, (before, start - 1))[-1:]:
            break
        if suffixes_in(view, (before, start - 1))[-1].end != start - 1:
            break
        start = before
    return start


def long_name(page: Page, span: Span) -> Span:
    """The long name that a short one stands for: 格桑高中 behind 格桑县高级中学（以下简称“格桑高中”）."""
    short = page.view[slice(*span)]
    for sign in (f"简称“{short}”）", f"简称{short}）"):
        place = page.view.find(sign, 0, span[1] + len("”）"))
        bracket = page.view.rfind("（", 0, place) if place >= 0 else -1
        if bracket > 0:
            named = candidate(page, (clause_start(page.view, 0, bracket), bracket), loose=True)
            if named is not None and named[0][1] == bracket:
                return named[0]
    return span


def without_period(page: Page, span: Span) -> Span:
    """The words without the plan they are part of: “十三五”实用人才培训计划 → 实用人才培训计划."""
    period = _PLAN_PERIOD.match(page.view, *span)
    return (period.end() if period else span[0], span[1])


def without_verb(page: Page, span: Span) -> Span:
    """The words without the verb before them: 援助格桑县供暖工程 → 格桑县供暖工程."""
    verb = _LEADING.match(page.view, *span)
    return (verb.end(), span[1]) if verb and verb.end() < span[1] else span
