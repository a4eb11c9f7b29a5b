"""The single things that a statement promises, asks or orders: one item each, with sector, specificity and due date."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from duikou.grammar import Page
from duikou.model.dates import PartialDate
from duikou.model.records import Item, Specificity
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates import DateMention
from duikou.reading.sectors import UNSPECIFIED, sectors_of
from duikou.reading.statements.phrases import after_links, noun_phrase, starts_deed, trimmed
from duikou.reading.statements.words import words

_CUT: Final = re.compile(r"“[^”\n]{0,80}”|《[^》\n]{0,60}》|（[^）\n]{0,40}）|(?P<cut>[，；、])")
_NO_ITEM: Final = re.compile(
    r"(?:以|在|围绕|按照|按|立足|通过|结合|本着|根据|把握|当前|同时|对|聚焦|紧扣|着眼)[^，；]*\Z"
)
_NOUN_GOES_ON: Final = frozenset("、，；。等方的和与及力领业")
_PRINCIPLES: Final = re.compile(
    r"政治(?:责任|站位|任务|担当|自觉)|指示|精神|思想|方略|决策部署|两个(?:确立|维护)|使命|大局|初心|政治建设|理念|原则"
)
_BOUND: Final = re.compile(r"签[订署约]|责任书|协议|合同|拨付到位")
_MEASURE: Final = re.compile(
    r"[0-9.]+[余多]?[万亿]?(?:[余多]?(?:元|人|名|个|家|所|项|件|场|次|批|期|公里|亩|吨|户|套|台|万|亿|平方|千瓦|岗位|辆|座|种|倍)|%)"
    r"|百分之|[一二两三四五六七八九十百千]+(?:名|家|所|项|场|期|批|万|亿)|(?:年底|月底?|日|年)(?:之)?前|年内|每[年月季周半]"
)
_DEADLINE: Final = re.compile(r"底?(?:之前|以前|前|内|底|期间|止)")
_UNTIL: Final = re.compile(r"(?:到|至|于|在|截至)\Z")
_MOST: Final = 24


def read_items(
    context: Context, span: Span, cue: Span, dates: Sequence[DateMention] = (), *, binding: bool = False
) -> tuple[Item, ...]:
    """The items of a statement, in the order of their words.

    「希望安徽加大人才援藏力度，支持建设实训基地」 → 加大人才援藏力度 (T), 支持建设实训基地 (C3)
    """
    items = []
    for words_of in _spans(context.page, span, cue):
        due = _due(context.page.view, words_of, dates)
        sectors = sectors_of(context.page.view, words_of)
        items.append(
            Item(
                span=words_of,
                quote=context.quote(words_of),
                sectors=sectors,
                specificity=_specificity(context.page.view, words_of, sectors, binding=binding),
                due=due,
            )
        )
    return tuple(items)


def _spans(page: Page, span: Span, cue: Span) -> Iterator[Span]:
    """The stretches between commas that begin with a verb of doing; what only leads up to one belongs to it."""
    view = page.view
    start = _first(page, span, cue)
    found = 0
    for match in _CUT.finditer(view, start, span[1]):
        place = match.end()
        if match["cut"] is None or found >= _MOST or not _begins(view, match["cut"], place, span[1]):
            continue
        if _NO_ITEM.match(view, after_links(view, start, match.start()), match.start()):
            continue
        yield trimmed(view, (start, match.start()))
        found += 1
        start = place
    last = trimmed(view, (start, span[1]))
    if last[0] < last[1]:
        yield last


def _first(page: Page, span: Span, cue: Span) -> int:
    """Where the first item begins: behind the cue and whom it names, if a thing to do stands there."""
    if cue == span or cue[0] < span[0]:
        return span[0]
    after = noun_phrase(page, cue[1], span[1])[1]
    return after if starts_deed(page.view, after, span[1]) else cue[1] if cue[1] < span[1] else span[0]


def _begins(view: str, sign: str, place: int, end: int) -> bool:
    """Whether a new thing to do begins behind a sign; behind 、 it must not be one noun of several."""
    begin = after_links(view, place, end)
    deed = starts_deed(view, begin, end)
    if deed is None:
        return False
    return sign != "、" or (deed < end and view[deed] not in _NOUN_GOES_ON)


def _specificity(view: str, span: Span, sectors: tuple[str, ...], *, binding: bool) -> Specificity:
    """How exactly one could later say that it was done."""
    if binding or _BOUND.search(view, *span):
        return "binding"
    if _MEASURE.search(view, *span):
        return "measurable"
    if any(code != UNSPECIFIED for code in sectors):
        return "field"
    return "principle" if _PRINCIPLES.search(view, *span) or not words("deed").search(view, *span) else "direction"


def _due(view: str, span: Span, dates: Sequence[DateMention]) -> PartialDate | None:
    """The last day of the printed date by which an item is to be done."""
    for mention in reversed(dates):
        start, end = mention.span
        if span[0] <= start and end <= span[1] and mention.end.value is not None:
            ends = view[end - 1] in "底内" or _DEADLINE.match(view, end) or _UNTIL.search(view, span[0], start)
            if ends:
                return mention.end
    return None
