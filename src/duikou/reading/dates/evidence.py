"""What in a text tells the year it was written: anniversaries, plans, named and numbered meetings."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Final, NamedTuple

from duikou.grammar import Match, find, load_rules
from duikou.lexicon import load_table
from duikou.model.text import Span
from duikou.reading.boundaries import behind_last
from duikou.reading.context import Context
from duikou.reading.dates.areas import Areas
from duikou.reading.dates.calendar import Window, number, shift
from duikou.reading.dates.moments import YEARS_AWAY, plans
from duikou.reading.dates.tense import sentence_of

_CAPTION: Final = 600  # characters in which a caption stands; a text may be one line
_GRACE: Final = 12  # a report of the first days of a year may tell of the last days of the year before
_MARK: Final = re.compile("今年|去年|明年|前年|后年|(?:19|20)[0-9]{2}年")
_FULL_YEAR: Final = re.compile("(?:19|20)[0-9]{2}年")
# Somebody else's words or another time: an anniversary told there is no news.
_TOLD: Final = re.compile(
    "总书记|国家主席|同志为核心|新时代中国特色社会主义思想|曾|时任|当年|那年|视察|回顾|贺信|批示|亲临"
)
_QUOTED: Final = re.compile("总书记[^。]*(?:指出|强调|说|表示|要求)")
_NOW: Final = re.compile("正值|适逢|恰逢|时值|值此|之际|之年|迎来")
_COMING: Final = re.compile("喜迎|迎接|献礼|筹备")
_COMING_SOON: Final = re.compile("即将(?:开幕|举行|举办|召开|到来)的[“《]?$")
_RECENT: Final = re.compile("日前|近日|近期|前不久|刚刚|正在")
_HELD: Final = re.compile(
    "(?:（[^）]*）)?[”》]?(?!精神)(?:[^，。；]{0,6})(?:召开|举行|举办|开幕|闭幕|落幕|启幕|启动|开启|拉开|上演|现场|圆满)"
)
_ATTENDED: Final = re.compile("(?:出席|参加|列席|参会|举办|举行|召开)[^，。；]{0,6}$|[主承协举]办的[“《]?$")
_CELEBRATED: Final = re.compile("庆祝|出席|参加|举行|纪念")
_PREPARED: Final = re.compile("筹备|准备|启动|倒计时|方案|迎接|喜迎|献礼|将|回顾|曾|讲话|精神|指示|贺信|论述|批示|视察")
_YEARLY_REVIEW: Final = re.compile("总结|考核|表彰|述职|工作会|部署|动员")
_MINUTES: Final = ("精神", "通过", "审议通过", "批准", "提出", "以来")
_TODAY: Final = re.compile("正值|适逢|恰逢|今天|今日|今年|这天")
_REGIONS: Final = {"西藏": "西藏", "新疆": "新疆维吾尔", "内蒙古": "内蒙古", "宁夏": "宁夏回族", "广西": "广西壮族"}


class Evidence(NamedTuple):
    """The report tells of days inside `window`, because of the words at `span`.

    `sure` evidence outweighs the stamp of a page; what is not sure yields to it.
    """

    rule: str
    span: Span
    window: Window
    why: str
    sure: bool = True


def year_evidence(context: Context, areas: Areas) -> Iterator[Evidence]:
    """The evidence of `evidence.toml` in the report proper, each once."""
    view = context.page.view
    seen: set[tuple[str, Window]] = set()
    for rule in load_rules("duikou.reading.dates", "evidence"):
        weigh = _WEIGH.get(rule.id)
        for match in find(rule, context.page) if weigh else ():
            place = match.span[0]
            found = weigh(view, match, areas.head(place)) if weigh and areas.proper(place) else None
            if found and (found.why, found.window) not in seen:
                seen.add((found.why, found.window))
                yield found


def this_year(rule: str, span: Span, year: int, why: str, sure: bool = True) -> Evidence:
    """The report was written in `year`."""
    return Evidence(rule, span, Window(shift(date(year, 1, 1), -_GRACE), date(year, 12, 31)), why, sure)


def year_marked(view: str, place: int) -> tuple[int, bool] | None:
    """How many years before the year named at `place` the report was written, and whether the text says so plainly.

    今年是…60周年 → (0, True); 去年是… → (1, True); …60周年之际 → (0, False). None where it tells of another time,
    prints the year, or quotes somebody.
    """
    start, end = sentence_of(view, place)
    before = view[start:place]
    marks = _MARK.findall(before)
    if _QUOTED.search(before) or (marks and marks[-1] not in YEARS_AWAY):
        return None
    if marks:
        return -YEARS_AWAY[marks[-1]], True
    sentence = view[start:end]
    if _TOLD.search(sentence) or _FULL_YEAR.search(sentence) or not _NOW.search(sentence):
        return None
    return 0, False


def _anniversary(view: str, match: Match, head: bool) -> Evidence | None:
    place, end = match.span
    count = 100 if "century" in match.spans else number(view[slice(*match.spans["count"])])
    founding = _founding(view, place)
    if founding is None or count == 0:
        return None
    form, start, founded = founding
    year = int(founded[:4]) + count
    why = f"{form} ({founded[:4]}) + {count} years"
    marked = year_marked(view, start)
    if marked:
        return this_year(match.rule.id, (start, end), year + marked[0], why, sure=marked[1])
    begin, stop = sentence_of(view, place)
    before, sentence = view[begin:place], view[begin:stop]
    if _FULL_YEAR.search(sentence):
        return None
    if head and _CELEBRATED.search(sentence) and not _PREPARED.search(sentence):
        return this_year(match.rule.id, (start, end), year, why, sure=False)
    if _COMING.search(before) and not _TOLD.search(before):
        return Evidence(match.rule.id, (start, end), Window(date(year - 1, 1, 1), date(year, 12, 31)), why, sure=False)
    return None


def _founding(view: str, place: int) -> tuple[str, int, str] | None:
    """The founding that an anniversary counts from: its words, where they begin, and its day."""
    reach = max(sentence_of(view, place)[0], place - 36)
    before = view[reach:place]
    found = ((before.rfind(form) + len(form), len(form), form) for form in _foundings() if form in before)
    best = max(found, default=None)
    if best and best[0] >= len(before) - 8 and not re.search("[，。；]", before[best[0] :]):
        return best[2], reach + best[0] - best[1], _foundings()[best[2]]
    bare = before.rfind("自治区成立")
    near = bare >= 0 and len(before) - bare <= len("自治区成立") + 4
    named = _only_region(view) if near else None
    if named is None:
        return None
    form = named + "自治区成立"
    return form, reach + bare, _foundings()[form]


@lru_cache(maxsize=1)
def _only_region(view: str) -> str | None:
    """The one autonomous region that a text names."""
    named = [full for region, full in _REGIONS.items() if region in view]
    return named[0] if len(named) == 1 else None


@cache
def _foundings() -> dict[str, str]:
    return {row.form: row.canon for row in load_table("anniversaries")}


def _plan_year(view: str, match: Match, head: bool) -> Evidence | None:
    marked = year_marked(view, match.span[0])
    if marked is None:
        return None
    row = plans()[view[slice(*match.spans["plan"])]]
    place = view[slice(*match.spans["place"])]
    if place[0] == "第":
        year = int(row.since) + number(place[1]) - 1
    else:
        year = int(row.since if place[0] in "开起首" else row.until)
    why = f"place of the year in the plan {row.form}"
    return this_year(match.rule.id, match.span, year + marked[0], why, sure=marked[1])


def _named_year(view: str, match: Match, head: bool) -> Evidence | None:
    start, end = match.span
    year = int(view[slice(*match.spans["year"])])
    link = view[slice(*match.spans["link"])] if "link" in match.spans else ""
    why = f"a meeting that bears the year {year}"
    sentence, stop = sentence_of(view, start)
    if _COMING_SOON.search(view, sentence, start):
        return Evidence(match.rule.id, match.span, Window(date(year - 1, 9, 1), date(year, 12, 31)), why, sure=False)
    held = _HELD.match(view, end, stop) or _ATTENDED.search(view, sentence, start) or view[end : end + 1] in ("", "\n")
    if not ((head and held) or _RECENT.search(view, sentence, start)) or _FULL_YEAR.search(view, sentence, start):
        return None
    if link in ("年", "年度") and _YEARLY_REVIEW.search(view, start, end):
        window = Window(date(year - 1, 11, 1), date(year + 1, 3, 31))
    elif link == "年度":
        window = Window(date(year, 1, 1), date(year + 1, 3, 31))
    else:
        window = Window(date(year, 1, 1), date(year, 12, 31))
    return Evidence(match.rule.id, match.span, window, why, sure=head)


def _session(view: str, match: Match, head: bool) -> Evidence | None:
    mark = "2" if "number2" in match.spans else ""
    body = view[slice(*match.spans["body" + mark])]
    first, since = _series("session")["全国政协" if body == "政协" else body]
    count = number(view[slice(*match.spans["number" + mark])])
    year = since + 5 * (count - first) + number(view[slice(*match.spans["session" + mark])]) - 1
    why = f"session of {body} of {year}"
    sentence, stop = sentence_of(view, match.span[0])
    after = view[match.span[1] : stop]
    if head and not after.startswith(_MINUTES) and re.search("参加|出席|列席|审议|开幕|闭幕|举行", view[sentence:stop]):
        return Evidence(match.rule.id, match.span, Window(date(year, 1, 1), date(year, 12, 31)), why)
    return Evidence(match.rule.id, match.span, Window(date(year - 1, 12, 1), date.max), why)


def _edition(view: str, match: Match, head: bool) -> Evidence | None:
    name = view[slice(*match.spans["name"])]
    form = max((form for form in _series("edition") if name.startswith(form)), key=len, default=None)
    if form is None:
        return None
    first, since = _series("edition")[form]
    year = since + number(view[slice(*match.spans["number"])]) - first
    sentence, stop = sentence_of(view, match.span[0])
    held = head and _HELD.match(view, match.spans["name"][0] + len(form), stop)
    if held or _TODAY.search(view, sentence, match.span[0]):
        return Evidence(match.rule.id, match.span, Window(date(year, 1, 1), date(year, 12, 31)), f"{form} of {year}")
    return None


def _season(view: str, match: Match, head: bool) -> Evidence | None:
    first, last = (int(view[slice(*match.spans[name])]) for name in ("year", "year2"))
    if not head or (first + 1) % 100 != last % 100:
        return None
    why = f"{view[slice(*match.spans['name'])]} {first}-{first + 1}"
    return Evidence(match.rule.id, match.span, Window(date(first, 7, 1), date(first + 1, 8, 31)), why)


def _photo(view: str, match: Match, head: bool) -> Evidence | None:
    year = int(view[slice(*match.spans["year"])])
    place = match.span[0]
    caption = view[behind_last(view, "\n", max(0, place - _CAPTION), place) : place]
    if not re.search("[0-9]月[0-9]{1,2}日", caption[-200:]) or "资料" in caption:
        return None
    return Evidence(match.rule.id, match.span, Window(date(year, 1, 1), date(year, 12, 31)), f"photographed in {year}")


def _elapsed(view: str, match: Match, head: bool) -> Evidence | None:
    year = int(view[slice(*match.spans["year"])]) + number(view[slice(*match.spans["count"])])
    if not date.min.year < year < date.max.year:
        return None
    window = Window(date(year - 1, 1, 1), date(year + 1, 12, 31))
    return Evidence(match.rule.id, match.span, window, f"counts the years up to {year}", sure=False)


@cache
def _series(kind: str) -> dict[str, tuple[int, int]]:
    return {row.form: (int(row.canon), int(row.since)) for row in load_table("yearly_events") if row.kind == kind}


def _turn_of_year(view: str, match: Match, _head: bool) -> Evidence | None:
    """From the last two months of the year that is reviewed to the middle of the one that is planned."""
    past, planned = (number(view[slice(*match.spans[name])]) for name in ("year", "year2"))
    if planned != past + 1:
        return None
    window = Window(date(past, 11, 1), date(planned, 6, 30))
    return Evidence(match.rule.id, match.span, window, f"{past} is reviewed and {planned} planned")


_WEIGH: Final[dict[str, Callable[[str, Match, bool], Evidence | None]]] = {
    "dates.anniversary": _anniversary,
    "dates.plan_year": _plan_year,
    "dates.named_year": _named_year,
    "dates.session": _session,
    "dates.edition": _edition,
    "dates.season": _season,
    "dates.photo": _photo,
    "dates.elapsed": _elapsed,
    "dates.turn_of_year": _turn_of_year,
}
