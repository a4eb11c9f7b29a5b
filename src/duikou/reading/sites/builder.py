"""Sites: the named places and organisations that the guests visited, inspected or toured."""

import re
from collections.abc import Generator, Iterator

from duikou.grammar import Match, Page, find_all, load_rules
from duikou.model.records import Site
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.located import division_at, settle_division
from duikou.reading.sites.lists import further_clauses, items_of, split_at_joints
from duikou.reading.sites.names import (
    Candidate,
    as_fellow,
    candidate,
    has_proper,
    is_abstract,
    is_corps_city,
    is_fellow,
    is_named_list,
    is_sight,
    is_specific,
)
from duikou.reading.sites.visitors import has_visitors, others_act
from duikou.reading.suffixes import is_indefinite

LISTED = ("see", "go")
"""What a rule gives whose list may hold several names; the others name one place."""

ENTERED = "go"
"""What a rule gives whose verb enters a place: a region is otherwise where the journey went."""

SEEN = "see"
"""What a rule gives whose verb is a visitor's own; the others hold only where somebody visits."""

DESCRIBED = "described"
"""What a rule gives whose sentence is about the place: nobody goes anywhere in it."""

_MOTION = re.compile(r"[RZVG]")
_ABOUT_IT = ("生态", "环境", "保护", "建设", "运行", "运营", "经营", "生产", "规划", "改造", "施工", "办学")
_SHORT_REST = 2  # 供暖


def read_sites(context: Context) -> tuple[Site, ...]:
    """The sites of the report proper, in the order of their first mention.

    「先后考察了雪莲产业园、格桑小学等9家单位」 → 雪莲产业园, 格桑小学

    Regions (拉萨市), general words (重点企业) and abstract nouns (产业发展情况) are none.
    """
    found: dict[Span, Match] = {}
    visited = has_visitors(context)
    rules = (rule for rule in load_rules("duikou.reading.sites") if visited or rule.gives == SEEN)
    for match in find_all(rules, context.page):
        if context.is_proper(match.span[0]) and not others_act(context, match.span[0]):
            for span in _names(context, match):
                found.setdefault(span, match)
    sites: dict[str, Site] = {}
    names = {context.quote(span) for span in found}
    ends: set[str] = set()  # names that a site ends with
    for span, match in sorted(found.items(), key=lambda pair: pair[0]):
        name = context.quote(span)
        shorter = names.intersection(name[start:] for start in range(len(name)))
        if name not in ends and sites.keys().isdisjoint(shorter):
            ends |= shorter
            division = division_at(context.page, span)
            context.trace(match.rule.id, f"site {name}", span, _stretch(match))
            settle_division(context, "site.division", division, span)
            sites[name] = Site(context.id("site", name), name, division, span, name)
    return tuple(sites.values())


def _names(context: Context, match: Match) -> Iterator[Span]:
    """The names in the stretch a rule found, and in the clauses that go on with its list."""
    page = context.page
    stretch = _stretch(match)
    if match.rule.gives not in LISTED:
        yield from _whole_names(page, stretch, described=match.rule.gives == DESCRIBED)
        return
    company = yield from _listed_names(page, stretch, entered=match.rule.gives == ENTERED)
    for clause in further_clauses(page, stretch) if company else ():
        yield from _listed_names(page, clause, entered=True)


def _stretch(match: Match) -> Span:
    return match.spans.get("list") or match.spans["list2"]


def _whole_names(page: Page, stretch: Span, *, described: bool) -> Iterator[Span]:
    """The name, or the two that 和 joins, that fill a stretch to its end."""
    parts = list(split_at_joints(page, [stretch]))
    for part in parts:
        found = candidate(page, part)
        moved = described and _MOTION.search(page.shapes["words"], *found.span)
        if is_specific(page, found) and found.span[1] == part[1] and not moved:
            yield found.span


def _listed_names(page: Page, stretch: Span, *, entered: bool) -> Generator[Span, None, bool]:
    """The names of one list; returns whether there was one."""
    items = items_of(page, stretch)
    candidates = [candidate(page, item) for item in items]
    abstract = is_abstract(page, (stretch[0], items[-1][1])) if items else False
    if len(items) > 1 and not abstract:
        closed = items[-1][1] < stretch[1]  # with 等 behind its last item
        candidates = [
            as_fellow(page, found) if item != items[-1] or closed else found
            for found, item in zip(candidates, items, strict=True)
        ]
    named = [_is_named(page, found) and not (abstract and _goes_on(page, found)) for found in candidates]
    entered = entered or any(named)
    named = [known or (entered and is_corps_city(page, item)) for known, item in zip(named, candidates, strict=True)]
    if items and is_indefinite(page.view[slice(*items[0])]):  # 部分联络站和工作室
        named = [known and has_proper(page, found.span) for known, found in zip(named, candidates, strict=True)]
    company = (any(named) or is_named_list(page, items)) and len(candidates) > 1 and not abstract
    for found, alone in zip(candidates, named, strict=True):
        if alone or (company and is_fellow(page, found)):
            yield found.span
    return any(named) or company


def _is_named(page: Page, found: Candidate) -> bool:
    return is_specific(page, found) or is_sight(page, found)


def _goes_on(page: Page, found: Candidate) -> bool:
    """Whether the item says more than its name: in 产业园配套和就业情况 the first item is no site.

    What was looked at in a named place is the place all the same: 雪莲村的环境整治情况.
    """
    rest = page.view[slice(*found.rest)]
    about = rest.startswith(_ABOUT_IT) or len(rest.removesuffix("情况")) <= _SHORT_REST
    return bool(rest) and not rest.startswith("的") and not (about and has_proper(page, found.span))
