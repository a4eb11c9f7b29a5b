"""Organisations: named bodies, firms, schools and the like, with every place where they are named."""

import re
from collections.abc import Iterator
from typing import Final, cast

from duikou.grammar import Page
from duikou.model.records import Organisation, OrganisationKind
from duikou.model.text import Span
from duikou.reading.boundaries import name_start
from duikou.reading.context import Context
from duikou.reading.located import division_at, settle_division
from duikou.reading.suffixes import Suffix, is_generic, is_indefinite, suffixes_in

_KIND_OF_ROW: Final = "organisation_suffix"
_CENTRAL: Final = "central_body"
_NO_MINISTRY: Final = re.compile(r"[门分署位件队属]")  # 教育部门, 财政部署
_STOPS: Final = re.compile(
    r"来到|前往|走进|考察|参观|察看|走访|拜访|拜会|来自|邀请|联合|组织|给予|推动|支持|感谢|欢迎|委托|捐赠给|[援捐修兴]建"
    r"|会见|出席|陪同|时任|担任|举办|举行|[，。；：！？、\n（）“”《》·丨| 0-9]"
    r"|的|了|在|对|向|将|把|由|从|为|以|与|和|及|是|有|至|到|于|并|还|也|等|该|其|各|被|让|请|给|赴|据|经|同"
)
_PART_BEFORE: Final = frozenset("DdOo")  # 省教育部, 党委宣传部
_NATIONAL: Final = ("中国", "中共", "全国", "国家", "中央")
_BEFORE_DIVISION: Final = re.compile(r"[BbRrVvTtJjKkEeZzHhQq]+(?=D)")
_DIVISIONS: Final = re.compile(r"(?:[DC][dc]*)*")
_PERSONAL: Final = re.compile(r"[RVTKLZ]|B(?!b)")  # posts, speech, going and function words: no part of it
_WEAK: Final = ("other", "park", "enterprise")
_OWN_NAMED: Final = ("enterprise", "school", "hospital", "museum")
_SHORTEST: Final = 4
_OWN_PART: Final = 2  # characters that 中心 or 学院 needs before it beside the division


def read_organisations(context: Context) -> tuple[Organisation, ...]:
    """The organisations that the report proper names, in the order of their first mention.

    「辽宁省人民政府与凌云集团签署协议」 → 辽宁省人民政府 (government), 凌云集团 (enterprise)

    A name begins with a division, a country or 中国, or is the firm's own; 省委 and 当地医院 name nobody.
    """
    found: dict[str, tuple[Suffix, list[Span]]] = {}
    for block in context.proper():
        for suffix, span in _named(context.page, block.span):
            found.setdefault(context.quote(span), (suffix, []))[1].append(span)
    return tuple(_organisation(context, name, *entry) for name, entry in found.items())


def _organisation(context: Context, name: str, suffix: Suffix, mentions: list[Span]) -> Organisation:
    span, division, words = mentions[0], division_at(context.page, mentions[0]), (suffix.start, suffix.end)
    context.trace("organisations.suffix", f"organisation {name}", span, words)
    context.settle(suffix.row.id, "organisation.kind", suffix.row.canon, span, words)
    settle_division(context, "organisation.division", division, span)
    for again in mentions[1:]:
        context.trace("organisations.again", f"organisation {name}", again, span)
    return Organisation(
        id=context.id("organisation", name),
        name=name,
        kind=cast(OrganisationKind, suffix.row.canon),
        division=division,
        mentions=tuple(mentions),
    )


def _named(page: Page, stretch: Span) -> Iterator[tuple[Suffix, Span]]:
    """Every organisation suffix of a stretch with the name it ends; a name inside a longer one is left out."""
    shape = page.shapes["words"]
    suffixes = suffixes_in(page.view, stretch)
    begins = {suffix.start for suffix in suffixes}
    floor = stretch[0]
    for suffix in suffixes:
        if suffix.row.kind == _CENTRAL and _is_ministry(page, suffix):
            yield suffix, (suffix.start, suffix.end)
        elif suffix.row.kind == _KIND_OF_ROW and suffix.end not in begins:
            start = name_start(page, _STOPS, floor, suffix.end)
            before = _BEFORE_DIVISION.match(shape, start, suffix.start)
            span = (before.end() if before else start), suffix.end
            if _is_name(page, span, suffix, begins):
                yield suffix, span
        if shape[suffix.end : suffix.end + 1] == "D":
            floor = suffix.end  # 甲市人民政府乙市人民政府: a division begins the next name


def _is_ministry(page: Page, suffix: Suffix) -> bool:
    """Whether 教育部 stands alone: 党委教育部 and 教育部门 are others."""
    before = page.shapes["words"][suffix.start - 1 : suffix.start] if suffix.start else ""
    return before not in _PART_BEFORE and not _NO_MINISTRY.match(page.view, suffix.end)


def _is_name(page: Page, span: Span, suffix: Suffix, begins: set[int]) -> bool:
    name, shape = page.view[slice(*span)], page.shapes["words"]
    divisions = _DIVISIONS.match(shape, *span)
    inner = (divisions.end() if divisions else span[0]), suffix.start
    if len(name) < _SHORTEST or is_indefinite(page.view[inner[0] : span[1]]) or _PERSONAL.search(shape, *inner):
        return False
    if inner[0] > span[0] or name.startswith(_NATIONAL):
        return suffix.row.canon not in _WEAK or inner[1] - inner[0] >= _OWN_PART
    if suffix.row.canon not in _OWN_NAMED or is_generic(name) or "B" in shape[slice(*inner)] or span[0] in begins:
        return False
    return inner[1] - inner[0] >= _OWN_PART and not page.view[span[0] - 1 : span[0]].isdigit()
