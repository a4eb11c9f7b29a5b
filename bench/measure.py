"""How well readings agree with gold facts: one tally for each measure, added up over all reports.

    people           names of the report proper (a name of the bylines is neither right nor wrong)
    posts            (person, post), to the letter; `posts~` lets one be the other's end, of three characters or more
    roles            (person, role) over all events
    side             which side, for the people who are found and are host or guest
    event.*          kind, first and last day, guest and host of the main event
    published        the day of publication
    sites, projects  names; one may contain the other, if it has three characters or more
    figures          (kind, value), kinds other than money and percent taken together
    statements       what obliges somebody: speaker, act, and at least half of the span in the sentence or semicolon
                     group of the gold quote
    acts             the same, whoever speaks
    paper.*          the same of papers of the system (minutes, agreements, task tables …), and
    paper.number     the number that a paper gives itself
    paper.lead, paper.cooperating, paper.due   (gold quote, unit or date) of the items found in the words of the quote

A reading is what `duikou read --json` prints; tests/gold/README.md tells what gold is.
"""

import re
from collections.abc import Callable, Iterable
from functools import partial
from operator import eq
from typing import Any

from case import Case, Facts, squeeze
from statements import same_act, same_statement, statements
from tally import Tally, answer, matched, total
from tasks import charges

Pair = tuple[str, str]
Measured = Callable[[Case], Tally]

SHORTEST = 3  # characters that a name must share with a longer one
RANK = re.compile(r"(?:特别行政区|自治区|自治州|自治县|地区|新区|[省市州县区旗盟])$")
PEOPLES = re.compile(
    r"(?:(?:壮|回|藏|羌|彝|蒙古|哈萨克|柯尔克孜|土家|苗|布依|侗|白|傣|景颇|傈僳|朝鲜|土|撒拉|东乡|保安|裕固|纳西"
    r"|哈尼|瑶|黎|满|各)族|维吾尔|蒙古|哈萨克|柯尔克孜)+$"
)


def ends_alike(one: Pair, other: Pair) -> bool:
    """The same person, and one post the end of the other: 副省长 of 甲省副省长, but 省长 is too short to tell."""
    short, long = sorted((one[1], other[1]), key=len)
    return one[0] == other[0] and (short == long or (len(short) >= SHORTEST and long.endswith(short)))


def contains(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= SHORTEST and short in long)


def region(name: str | None) -> str:
    """The short common name.

    >>> region("甘南藏族自治州"), region("甘南州"), region("朝鲜")
    ('甘南', '甘南', '朝鲜')
    """
    name = squeeze(name or "")
    short = RANK.sub("", name)
    if name.endswith(("自治区", "自治州", "自治县")):
        short = PEOPLES.sub("", short)
    return short if len(short) > 1 else name


def people(case: Case) -> Tally:
    return matched(case.name, set(case.people.values()), case.gold_people, eq, case.bylines)


def posts(case: Case, same: Callable[[Pair, Pair], bool]) -> Tally:
    found = {
        (squeeze(person["name"]), squeeze(post["title"]))
        for person in case.reading.get("people", [])
        for post in person.get("posts", [])
    }
    gold = {(name, squeeze(post)) for name, person in case.gold_people.items() for post in person.get("posts", [])}
    return matched(case.name, found, gold, same, {pair for pair in found if pair[0] in case.bylines})


def roles(case: Case) -> Tally:
    found = {
        (case.people[participant["person"]], role)
        for event in case.events
        for participant in event.get("participants", [])
        for role in participant.get("roles", [])
        if participant["person"] in case.people
    }
    gold = {(name, role) for name, person in case.gold_people.items() for role in person.get("roles", [])}
    return matched(case.name, found, gold, eq, {pair for pair in found if pair[0] in case.bylines})


def side(case: Case) -> Tally:
    found = {squeeze(person["name"]): person.get("side") for person in case.reading.get("people", [])}
    return total(
        answer(f"{case.name} {name}", found[name], person["side"])
        for name, person in case.gold_people.items()
        if name in found and person.get("side") in ("host", "guest")
    )


def event_kind(case: Case) -> Tally:
    return answer(case.name, case.main_found.get("kind"), case.main["kind"]) if case.main else Tally()


def date_value(date: Any) -> str | None:
    return (date.get("value") if isinstance(date, dict) else date) or None


def event_date(case: Case, key: str) -> Tally:
    """A gold day without a year is no answer that could be right or wrong."""
    wanted = case.main.get(key)
    if not wanted or wanted.startswith("--"):
        return Tally()
    return answer(case.name, date_value(case.main_found.get(key)), wanted)


def event_party(case: Case, key: str) -> Tally:
    wanted = case.main.get(key)
    party = case.main_found.get(key) or {}
    return answer(case.name, region(party.get("name")), region(wanted)) if wanted else Tally()


def published(case: Case) -> Tally:
    wanted = case.gold.get("published")
    got = date_value(case.reading.get("document", {}).get("published"))
    return answer(case.name, got, wanted) if wanted else Tally()


def sites(case: Case) -> Tally:
    found = {squeeze(site["name"]) for event in case.events for site in event.get("sites", [])}
    return matched(case.name, found, set(map(squeeze, case.gold.get("sites", []))), contains)


def projects(case: Case) -> Tally:
    found = {squeeze(project["name"]) for project in case.reading.get("projects", [])}
    return matched(case.name, found, set(map(squeeze, case.gold.get("projects", []))), contains)


def figure_values(facts: Facts) -> set[tuple[str, float | None]]:
    return {
        (figure["kind"] if figure["kind"] in ("money", "percent") else "count", figure.get("value"))
        for figure in facts.get("figures", [])
    }


def figures(case: Case) -> Tally:
    return matched(case.name, figure_values(case.reading), figure_values(case.gold), eq)


def number(case: Case) -> Tally:
    """The number of a paper; that it has none is no question."""
    wanted, got = case.gold["number"], case.reading.get("document", {}).get("number")
    return answer(case.name, got, wanted) if wanted or got else Tally()


def of_reports(measured: Measured) -> Measured:
    """A measure that passes the papers over: minutes, agreements, task tables are a genre of their own."""
    return lambda case: Tally() if "paper" in case.gold else measured(case)


def of_papers(measured: Measured) -> Measured:
    return lambda case: measured(case) if "paper" in case.gold else Tally()


ANYWHERE: dict[str, Measured] = {
    "people": people,
    "posts": partial(posts, same=eq),
    "posts~": partial(posts, same=ends_alike),
    "roles": roles,
    "side": side,
    "event.kind": event_kind,
    "event.start": partial(event_date, key="start"),
    "event.end": partial(event_date, key="end"),
    "event.guest": partial(event_party, key="guest"),
    "event.host": partial(event_party, key="host"),
    "published": published,
    "sites": sites,
    "projects": projects,
    "figures": figures,
    "statements": partial(statements, same=same_statement),
    "acts": partial(statements, same=same_act),
}
IN_PAPERS: dict[str, Measured] = {
    **{name: measured for name, measured in ANYWHERE.items() if name not in ("published", "sites")},
    "number": number,
    "lead": partial(charges, field="lead"),
    "cooperating": partial(charges, field="cooperating"),
    "due": partial(charges, field="due"),
}
"""A paper tells of no visits, and says when it was signed or issued, not when it came out."""

MEASURES: dict[str, Measured] = {
    **{name: of_reports(measured) for name, measured in ANYWHERE.items()},
    **{f"paper.{name}": of_papers(measured) for name, measured in IN_PAPERS.items()},
}


def measure(cases: Iterable[Case]) -> dict[str, Tally]:
    """Every measure, added up over all reports."""
    cases = list(cases)
    return {name: total(map(tally_of, cases)) for name, tally_of in MEASURES.items()}
