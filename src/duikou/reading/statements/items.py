"""The single things that a statement promises, asks or orders: one item each, with sector, specificity and due date."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from duikou.grammar import Page
from duikou.model.dates import PartialDate
from duikou.model.records import Item, Specificity
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates import DateMention, mentions_from
from duikou.reading.sectors import UNSPECIFIED, sectors_of
from duikou.reading.statements.clauses import after_links, trimmed
from duikou.reading.statements.deeds import starts_deed
from duikou.reading.statements.words import words

_CUT: Final = re.compile(r"“[^”\n]{0,80}”|《[^》\n]{0,60}》|（[^）\n]{0,40}）|(?P<cut>[，；、])")
_STEP: Final = (
    r"(?:[^，；]{0,8}[0-9][年月日][^，；]{0,6}(?:前|底|内|末|中)|(?:围绕|按照?|立足|结合|本着|根据|当前|同时|聚焦|紧扣|着眼|依托|秉持)[^，；]*"
    r"|(?:以|在|通过|对|把握)[^，；]*(?:契机|起点|抓手|导向|目标|原则|方面|牵引|重点|优势|领域|机遇|主线|引领|支撑|突破口|载体"
    r"|纽带|入手|时|中|上|下|期间))"
)
_LEADS_UP: Final = re.compile(rf"(?:{_STEP}，)*{_STEP}\Z")
_BOUND: Final = re.compile(r"签[订署](?!仪式)[^，。；]{0,20}(?:协议|合同|责任书|备忘录)|拨付到位")
_MEASURE: Final = re.compile(
    r"[0-9.]+[余多]?[万亿]?[余多]?(?:元|人|名|个|家|所|项|件|场|次|批|期|公里|亩|吨|户|套|台|平方|千瓦|辆|座|种|倍|%)"
    r"|百分之|[二两三四五六七八九十百千]+[余多]?(?:名|家|所|项|场|期|批|万|亿)|(?:年底|月底?|日|年)之?前|年内|每[年月季周半]"
)
_DEADLINE: Final = re.compile(r"底?(?:之前|以前|前|内|底|期间|止)")
_UNTIL: Final = re.compile(r"(?:到|至|于|在|截至)\Z")
_LONGEST: Final = 300
_SHORTEST: Final = 4
"""Of a list of short words (完整、准确、全面贯彻) none is an item."""


def read_items(
    context: Context, span: Span, begins: int, dates: Sequence[DateMention] = (), *, binding: bool = False
) -> tuple[Item, ...]:
    """The items of a statement, in the order of their words; `begins` is where the thing itself begins.

    「加大人才援藏力度，支持建设实训基地」 → 加大人才援藏力度 (T), 支持建设实训基地 (C3)
    """
    view = context.page.view
    items = []
    for stretch in _stretches(context.page, min(begins, span[1]), span[1]):
        sectors = sectors_of(view, stretch)
        items.append(
            Item(
                span=stretch,
                quote=context.quote(stretch),
                sectors=sectors,
                specificity=_specificity(view, stretch, sectors, binding),
                due=_due(view, stretch, dates),
            )
        )
    return tuple(items)


def _stretches(page: Page, start: int, end: int) -> Iterator[Span]:
    """The stretches that begin with a verb of doing; what only leads up to one (以…为契机，) belongs to it."""
    view = page.view
    last_sign = start
    for match in _CUT.finditer(view, start, end):
        if match["cut"] is None:
            continue
        since, last_sign = last_sign, match.end()
        if not _begins(page, match.end(), end, match["cut"]) or match.start() - since < _SHORTEST:
            continue
        if match.start() - start < _LONGEST and _LEADS_UP.match(
            view, after_links(view, start, match.start()), match.start()
        ):
            continue
        yield trimmed(view, (start, match.start()))
        start = match.end()
    last = trimmed(view, (start, end))
    if last[0] < last[1]:
        yield last


def _begins(page: Page, place: int, end: int, sign: str) -> bool:
    """Whether a new thing to do begins behind a sign; behind 、 a word that may be a noun begins none."""
    begin = after_links(page.view, place, end)
    deed = starts_deed(page.view, begin, end)
    if deed is None or deed >= end:
        return False
    return sign != "、" or page.begins.get(begin) in ("B", "R")


def _specificity(view: str, span: Span, sectors: tuple[str, ...], binding: bool) -> Specificity:
    """How exactly one could later say that it was done."""
    if binding or _BOUND.search(view, *span):
        return "binding"
    if _MEASURE.search(view, *span):
        return "measurable"
    if any(code != UNSPECIFIED for code in sectors):
        return "field"
    return "principle" if words("principle_word").search(view, *span) else "direction"


def measure_of(view: str, span: Span) -> Span | None:
    """The words that bind, or by which one can measure: 签订…协议, 60名."""
    found = _BOUND.search(view, *span) or _MEASURE.search(view, *span)
    return found.span() if found else None


def _due(view: str, span: Span, dates: Sequence[DateMention]) -> PartialDate | None:
    """The last day of the printed date by which an item is to be done."""
    for mention in reversed(mentions_from(dates, span)):
        start, end = mention.span
        if end <= span[1] and mention.end.value is not None:
            ends = view[end - 1] in "底内" or _DEADLINE.match(view, end) or _UNTIL.search(view, span[0], start)
            if ends:
                return mention.end
    return None
