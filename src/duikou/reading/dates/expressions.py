"""Where a text speaks of time: the expressions of `rules.toml`, in text order."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from duikou.grammar import Page, Rule, load_rules
from duikou.model.text import Span
from duikou.reading.dates.calendar import number

# One cheap search over the text; the rules are tried only where it sees a beginning. The first characters of all
# alternatives are plain, so that the search runs over the rest of the text at full speed.
PLACE: Final = re.compile(
    r"[0-9]{1,4}[ ]?[年月日号至到/.—–~、和及-]|[〇零○O一二三四五六七八九十]{1,4}[ ]?[年月日至到—、季]"
    r"|今[天日晨早晚年]|昨[天日晚]|前[天日年]|明[天日年]|后[天年]|去年|本(?:[年月周]|个?星期)|同(?:[年日]|一天)"
    r"|次[年日]|翌[年日]|当[天日晚年月]|近[日期一段]|日前|前不久|不久前|前[几些]天|这(?:几天|个?[周月]|个?星期)|连日来"
    r"|上上?个?(?:周|星期|月)|下个?(?:周|星期|月)|[上下]半年|第[一二三四1-4]季|[“\"][八九十][一二三四五]{1,2}[”\"]|十[一二三四五]五"
    r"|为期"
)

_LIST: Final = ("、", "和", "及")


class Expression(NamedTuple):
    """Words that speak of time, with the groups of the rule that found them (as the reading view has them)."""

    rule: Rule
    span: Span
    groups: dict[str, str]


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules("duikou.reading.dates")


def expressions(page: Page, start: int, end: int) -> Iterator[Expression]:
    """The expressions between two places. Where one rule matches twice over, the first rule and the first place win."""
    view = page.view
    done = start
    for place in PLACE.finditer(view, start, end):
        if place.start() >= done:
            found = expression_at(view, place.start(), end)
            if found:
                yield found
                done = found.span[1]


def expression_at(view: str, place: int, end: int) -> Expression | None:
    """The expression that begins at a place: the first rule that matches there and makes sense."""
    for rule in _rules():
        found = rule.pattern.match(view, place, end)
        if found:
            groups = {name: words for name, words in found.groupdict().items() if words is not None}
            if _in_order(groups):
                return Expression(rule, found.span(), groups)
    return None


def _in_order(groups: dict[str, str]) -> bool:
    """Whether the second day can follow the first: 26日、27日 are two days running, 26日、2日 are none."""
    if "joint" not in groups:
        return True
    listed = groups["joint"] in _LIST
    if "year2" in groups or groups.get("month2", groups.get("month")) != groups.get("month"):
        return not listed
    step = number(groups["day2"]) - number(groups["day"])
    return step == 1 if listed else step > 0
