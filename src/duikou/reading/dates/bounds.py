"""What in a text tells the earliest and the latest day it can have been written."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

import ahocorasick_rs

from duikou.grammar import find, load_rules
from duikou.lexicon import Row, load_table
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates.areas import Areas
from duikou.reading.dates.calendar import Window, number, shift, window_of
from duikou.reading.dates.evidence import Evidence, this_year, year_marked
from duikou.reading.dates.moments import YEARS_AWAY, Draft
from duikou.reading.dates.tense import retold, sentence_of

_GRACE: Final = 31  # days by which a report may be later than what it reports
_YEAR: Final = 365
_NEAR: Final = 200  # characters behind the lead in which its paragraph goes on with it
_YEAR_PRINTED: Final = re.compile("(?:19|20)[0-9]{2}年")
_SOON: Final = 183  # days in which a meeting is just over
_MEETINGS: Final = ("大", "中全会", "座谈会", "会议")
_JUST_NOW: Final = re.compile("(?:刚刚|前不久|不久前|日前|近日)[^。；]{0,10}$|传达学习(?:贯彻)?了?$")
_YEAR_NEAR: Final = re.compile("(今年|去年|前年|明年)[^。；，“”]{0,18}$")
_FIRST_YEAR: Final = 1922  # the twelfth congress met in 1982, and one every five years since
# Words of the time before a congress: 喜迎党的二十大, 党的二十大代表, 为党的二十大胜利召开营造氛围.
_BEFORE: Final = re.compile("(?:迎接?|献礼|向|为|确保|保障|护航)(?:党的|中共)?$")
_AHEAD: Final = re.compile("(?:胜利|顺利|隆重)?(?:即将)?(?:召开(?!以来|后)|代表(?!大会)|安保|维稳|期间|献礼|将)")
_FUTURE: Final = re.compile("将|力争|确保|争取|计划|规划|预计|目标|届时|拟|前[，。完建]|明年|未来|远景|有望|展望")
_PAST: Final = re.compile("已(?!是)|曾|(?<![为除])了(?!解)|荣获|被评为|累计")
_SINCE: Final = re.compile("(?:截至|截止到?|自|从)$")
_EVER_SINCE: Final = re.compile("以来|至今")
_DIVISIONS: Final = ("prefecture", "county")
_SHORT: Final = 3  # characters
_NO_DIVISION: Final = tuple("场面价域间")  # 林芝市场, 乃东区域
_COUNTED: Final = re.compile("，?(?:共|已|累计)")  # 到1997年底，共引进资金
_FORMER: Final = re.compile("(?:时任|原|前|曾任|已故|副)$")


def bounds(context: Context, drafts: list[Draft], areas: Areas) -> Iterator[Evidence]:
    """The evidence that bounds the days the report tells of."""
    yield from _words(context, areas)
    yield from _told(context, drafts)
    yield from _by_rules(context, areas)


def since(rule: str, span: Span, first: date, why: str) -> Evidence:
    """The report was written on or after a day."""
    return Evidence(rule, span, Window(shift(first, -_GRACE), date.max), why)


def _words(context: Context, areas: Areas) -> Iterator[Evidence]:
    """The rows of time_bounds, office_terms and year words that stand in the report proper, each once."""
    rows, finder = _table()
    seen: set[tuple[str, Window]] = set()
    for form, start, end in finder.find_matches_as_indexes(context.page.view):
        if areas.proper(start):
            for found in _weigh(context, rows[form], (start, end), areas):
                if (found.rule, found.window) not in seen:
                    seen.add((found.rule, found.window))
                    yield found


def _weigh(context: Context, row: Row, span: Span, areas: Areas) -> Iterator[Evidence]:
    view = context.page.view
    if row.kind == "office":
        yield from _office(context, row, span, areas)
    elif row.kind == "year_word":
        yield from _year_word(view, row, span)
    elif row.kind in _DIVISIONS:
        yield from _division(view, row, span)
    else:
        yield from _years_away(view, row, span)
        if row.kind == "not_before":
            yield _first_mention(view, row, span)


def _years_away(view: str, row: Row, span: Span) -> Iterator[Evidence]:
    """去年11月大江截流: what happened in 1997 is told in 1998."""
    marked = _YEAR_NEAR.search(view, max(0, span[0] - 24), span[0])
    if _YEAR_PRINTED.search(view, *sentence_of(view, span[0])):
        return
    if marked and (row.kind == "happening" or row.form.endswith(_MEETINGS)):
        year = int(row.canon[:4]) - YEARS_AWAY[marked[1]]
        yield this_year(row.id, span, year, f"{row.form} of {row.canon[:4]} was {marked[1]}")


def _first_mention(view: str, row: Row, span: Span) -> Evidence:
    """Not before the day of the row; a year earlier where it is still to come, soon after it where it is just over."""
    soft = _BEFORE.search(view, max(0, span[0] - 8), span[0]) or _AHEAD.match(view, span[1])
    day = date.fromisoformat(row.canon)
    found = since(row.id, span, shift(day, -_YEAR) if soft else day, f"{row.form} is not spoken of before {row.canon}")
    if not soft and row.form.endswith(_MEETINGS) and _JUST_NOW.search(view, max(0, span[0] - 16), span[0]):
        window = Window(found.window.first, shift(day, _SOON))
        return Evidence(row.id, span, window, f"{row.form} of {row.canon} is just over", sure=False)
    return found


@cache
def _table() -> tuple[list[Row], ahocorasick_rs.AhoCorasick]:
    rows = [row for name in ("time_bounds", "office_terms") for row in load_table(name)]
    rows += [row for row in load_table("plan_years") if row.kind == "year_word"]
    rows += _young_divisions()
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return rows, ahocorasick_rs.AhoCorasick([row.form for row in rows], matchkind=kind)


def _young_divisions() -> list[Row]:
    """The full names of divisions that are younger than the list, where the name never meant anything else.

    Short names of districts are left out: 东区, 郊区 and 临港区 are words as well.
    """
    old = {row.form for row in load_table("divisions") if row.kind not in _DIVISIONS or not row.since}
    young: dict[str, Row] = {}
    for row in load_table("divisions"):
        telling = len(row.form) > _SHORT or (len(row.form) == _SHORT and row.form.endswith("市"))
        if telling and row.form not in old and (row.form not in young or row.since < young[row.form].since):
            young[row.form] = row
    return list(young.values())


def _office(context: Context, row: Row, span: Span, areas: Areas) -> Iterator[Evidence]:
    """Who acts in office at the head of a report does so in his term; named elsewhere, he has taken office at least."""
    first, _, last = row.canon.partition("/")
    yield since(row.id, span, date.fromisoformat(first), f"{row.form} took office on {first}")
    acting = areas.head(span[0]) or _goes_on(context.page.view, span[0], areas.lead)
    if acting and last != ".." and not _FORMER.search(context.page.view, max(0, span[0] - 4), span[0]):
        window = Window(date.min, date.fromisoformat(last))
        yield Evidence(row.id, span, window, f"{row.form} left office on {last}")


def _goes_on(view: str, place: int, lead: Span | None) -> bool:
    """Whether a sentence goes on with the lead: in its paragraph, near it, and of no other time."""
    if lead is None or not lead[1] <= place < lead[1] + _NEAR or "\n" in view[lead[1] : place]:
        return False
    return not retold(view, (place, place)) and not _YEAR_PRINTED.search(view, *sentence_of(view, place))


def _year_word(view: str, row: Row, span: Span) -> Iterator[Evidence]:
    marked = year_marked(view, span[0])
    if marked:
        year, sure = int(row.canon) + marked[0], marked[1]
        yield Evidence(row.id, span, Window(date(year, 1, 1), date(year, 12, 31)), f"{row.form} is {row.canon}", sure)


def _told(context: Context, drafts: list[Draft]) -> Iterator[Evidence]:
    """The last past day or year that the report itself prints: 2022年6月17日受伤; sure where it says 截至 or 以来."""
    view = context.page.view
    last: dict[bool, Evidence] = {}
    for draft in drafts:
        first, (start, end) = draft.first, draft.span
        window = window_of(first.year, *first[1:4]) if draft.printed and first.year and draft.kind != "range" else None
        if window is None:
            continue
        before = view[max(0, start - 3) : start]
        sure = bool(_SINCE.search(before) or _EVER_SINCE.match(view, end))
        sure = sure or (before.endswith(("到", "至")) and _COUNTED.match(view, end) is not None)
        if sure or (first.month and _is_past(view, sentence_of(view, start))):
            why = f"{view[start:end]} is told as past"
            found = since(draft.rule, draft.span, window.first, why)._replace(sure=sure)
            last[sure] = max(last.get(sure, found), found, key=lambda evidence: evidence.window.first)
    yield from last.values()


def _is_past(view: str, sentence: Span) -> bool:
    return bool(_PAST.search(view, *sentence)) and not _FUTURE.search(view, *sentence)


def _division(view: str, row: Row, span: Span) -> Iterator[Evidence]:
    """A city or county that had another name before: 林芝市 since 2015. The year before is allowed for."""
    if view[span[1] : span[1] + 1] not in _NO_DIVISION:
        why = f"{row.form} has this name since {row.since}"
        yield since(row.id, span, date(int(row.since) - 1, 1, 1), why)._replace(sure=False)


def _by_rules(context: Context, areas: Areas) -> Iterator[Evidence]:
    """Document numbers, and congresses still to come."""
    rules = {rule.id: rule for rule in load_rules("duikou.reading.dates", "evidence")}
    view = context.page.view
    for match in find(rules["dates.document_number"], context.page):
        year = int(view[slice(*match.spans["year"])])
        if areas.proper(match.span[0]):
            yield since(match.rule.id, match.span, date(year, 1, 1), f"a document numbered in {year}")
    for match in find(rules["dates.eve"], context.page):
        count = view[slice(*match.spans["number"])]
        if areas.proper(match.span[0]) and not re.search(f"{count}大(?:精神|报告|以来|后)", view):
            last = date(_FIRST_YEAR + 5 * number(count), 10, 24)
            window = Window(shift(last, -_YEAR), last)
            yield Evidence(match.rule.id, match.span, window, f"党的{count}大 is still to come", sure=False)
