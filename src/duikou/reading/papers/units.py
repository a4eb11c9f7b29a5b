"""Who leads a task and who helps: the units that a cell, a label or a sentence names."""

import re
from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from duikou.grammar import Page, find, load_rules
from duikou.model.text import Span
from duikou.reading.statements.deeds import starts_deed
from duikou.reading.statements.words import words

Part = Literal["lead", "cooperating"]

_CLAUSE: Final = re.compile(r"(?:（[^（）\n]*）|[^，；。\n（）])+")
_VERB: Final = re.compile(
    r"(?:共同|积极|按(?:照)?(?:各自)?职责(?:分工)?)?(?:(?P<lead>负责牵头|牵头(?:负责)?|负责|主办)|(?:配合|参加|参与|协助|协同|协办))(?:落实|办理|实施)?\Z"
)
_WHEN: Final = re.compile(r"[0-9年月日底]前?(?:完成|办结|落实)?\Z|长期|持续|全年")
_WITH: Final = re.compile(r"会同")
_FIRST: Final = re.compile(r"(?:列|排)(?:在)?第一(?:位)?的(?:单位)?(?:为|是)牵头")
_LED: Final = re.compile(r"牵头(?=[，。；]|负责|\Z)")
_NOTE: Final = re.compile(r"（[^（）\n]*(?:下同|牵头)[^（）\n]*）\Z")
_PART: Final = re.compile(r"（[^（）\n]*）|(?P<cut>[、；，]|以及)")
_TAIL: Final = re.compile(r"等(?:有关|相关|各)?(?:责任)?(?:部门|单位|地区|地)*\Z")
_NOBODY: Final = re.compile(r"(?:未明确|未定|待定|待明确|另行(?:确定|明确|通知)|暂无|无|略|[-—–/／\\.·　 ]*)\Z")
_NOT_NAMED: Final = re.compile(
    r"各?(?:牵头|责任|有关|相关|成员)(?:单位|部门)|双方|甲方|乙方|丙方|两[^，。；]{1,3}\Z|三方|此项|该项|大家"
)
_LOCAL: Final = re.compile(r"[省市县区州师团]|自治[区州县]|兵团")
_IN_NAMES: Final = re.compile(
    "组织|宣传|建设|管理|发展|保障|服务|监督|交流|合作|协作|规划|研究|指导|支援|帮扶|改革|公开|协调|推进|信息化|健康|审计"
)
_LONGER: Final = re.compile(
    r"(?:组织|宣传|建设|管理|发展|保障|规划|服务|监督|交流|合作|协作|研究|指导)[^，。；要]{0,8}?(?:部|局|委|办|厅|处|组|中心|科)(?!门|分)"
)
_BODY: Final = re.compile(
    r"[^，。；：\n]{1,40}?(?:局|委|委员会|办|办公室|厅|部|组|处|院|中心|政府|公司|集团|学校|中学|小学|大学|学院|医院|指挥部|工作队"
    r"|专班|站|社|馆|所|会|银行|管委会|部室|科室)"
)


class Units(msgspec.Struct, frozen=True):
    """Spans of the units: `lead` is the printed name, or list of names, of who leads."""

    lead: Span | None = None
    cooperating: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return self.lead is not None or bool(self.cooperating)


def units_of_parts(view: str, parts: dict[str, Span]) -> Units:
    """The units of labels or cells by the part that these play.

    Whoever answers for a task leads it, unless somebody else is said to lead; of several, where the paper says so
    (列第一位的为牵头单位), the first.
    """
    lead: Span | None = None
    cooperating: list[Span] = []
    for part in ("lead", "responsible", "cooperating"):
        if part in parts:
            role: Part = "lead" if part == "lead" or (part == "responsible" and lead is None) else "cooperating"
            found = units_of(view, parts[part], role)
            if part == "responsible" and role == "lead" and _FIRST.search(view) and not _LED.search(view, *parts[part]):
                found = _first_leads(view, found)
            lead = lead or found.lead
            cooperating += found.cooperating
    return Units(lead, tuple(cooperating))


def units_of(view: str, span: Span, role: Part | None) -> Units:
    """The units of one stretch: 甲局牵头，乙局、丙局配合. Without a verb they play the `role`, without that none."""
    lead: list[Span] = []
    cooperating: list[Span] = []
    for clause, part in _clauses(view, span, role):
        if part == "lead":
            lead.append(clause)
        else:
            cooperating += _listed(view, clause)
    return Units((lead[0][0], lead[-1][1]) if lead else None, tuple(cooperating))


def _first_leads(view: str, units: Units) -> Units:
    first, *others = _listed(view, units.lead) if units.lead else (None,)
    return Units(first, (*(other for other in others if other), *units.cooperating))


def _clauses(view: str, span: Span, role: Part | None) -> Iterator[tuple[Span, Part]]:
    """The clauses that name units, each with the part that its verb gives them."""
    led = False
    for found in _CLAUSE.finditer(view, *span):
        start, end = _trimmed(view, found.span())
        note = _NOTE.search(view, start, end)
        end = note.start() if note else end
        if _WHEN.search(view, start, end):
            continue
        verb = _VERB.search(view, start, end)
        part: Part | None = role if verb is None else "lead" if verb["lead"] else "cooperating"
        if verb is None and led:
            part = "cooperating"
        stop = verb.start() if verb else end
        start += view.startswith("由", start, stop)
        joint = _WITH.search(view, start, stop)
        if part is not None:
            yield from _named(view, (start, joint.start() if joint else stop), part)
        if part is not None and joint is not None:
            yield from _named(view, (joint.end(), stop), "cooperating")
        led = led or (verb is not None and part == "lead")


def _named(view: str, span: Span, part: Part) -> Iterator[tuple[Span, Part]]:
    """A clause without 等 at its end, if it names somebody."""
    tail = _TAIL.search(view, *span)
    start, end = _trimmed(view, (span[0], tail.start() if tail else span[1]))
    if start < end and not _NOBODY.match(view, start, end):
        yield (start, end), part


def _listed(view: str, span: Span) -> Iterator[Span]:
    """The units of a list; brackets are never cut."""
    start = span[0]
    for found in _PART.finditer(view, *span):
        if found["cut"]:
            yield from _whole(view, (start, found.start()))
            start = found.end()
    yield from _whole(view, (start, span[1]))


def _whole(view: str, span: Span) -> Iterator[Span]:
    """One unit, without 等 behind it."""
    tail = _TAIL.search(view, *span)
    start, end = _trimmed(view, (span[0], tail.start() if tail else span[1]))
    if start < end and not _NOBODY.match(view, start, end):
        yield start, end


def _trimmed(view: str, span: Span) -> Span:
    inside = view[slice(*span)]
    return span[0] + len(inside) - len(inside.lstrip()), span[1] - len(inside) + len(inside.rstrip())


def units_in_sentence(page: Page, span: Span) -> Units:
    """Who leads and who helps in a sentence: 由甲局牵头，乙局配合, 甲局要于…, 会同乙中心组织…"""
    lead: Span | None = None
    cooperating: list[Span] = []
    for rule in load_rules("duikou.reading.papers", "units"):
        for match in find(rule, page, *span):
            found = match.spans["units"]
            if rule.gives in ("with", "does"):
                found = _up_to_deed(page.view, found, span[1])
            if found[0] >= found[1] or _NOT_NAMED.match(page.view, *found):
                continue
            if rule.gives == "does" and not _is_doer(page, found):
                continue
            if rule.gives in ("lead", "does"):
                lead = lead or found
            else:
                cooperating += _listed(page.view, found)
    return Units(lead, tuple(cooperating))


def _up_to_deed(view: str, span: Span, end: int) -> Span:
    """The units up to the first body before a verb of doing or 会同, or to the comma; empty behind a verb.

    市委组织部制定… → 市委组织部: the verb may itself begin the name of a body.
    """
    if starts_deed(view, *span) is not None:
        return span[0], span[0]
    for place in range(span[0] + 2, span[1] + 1):
        if _BODY.fullmatch(view, span[0], place):
            longer = _LONGER.match(view, place, span[1])
            stop = longer.end() if longer else place
            if stop == span[1] or starts_deed(view, stop, end) is not None or view.startswith("会同", stop):
                return span[0], stop
    return span[0], span[0]


def _is_doer(page: Page, unit: Span) -> bool:
    """Whether words before a verb are a body of a region, and hold no deed but in its name."""
    local = page.shapes["words"][unit[0]] == "D" or _LOCAL.match(page.view, *unit) is not None
    return local and words("deed").search(_IN_NAMES.sub("", page.view[slice(*unit)])) is None
