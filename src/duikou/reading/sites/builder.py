"""Sites: the named places and organisations that the guests visited, inspected or toured."""

from collections.abc import Iterator

from duikou.grammar import Match, Page, find_all, load_rules
from duikou.model.records import Site
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.located import division_at, settle_division
from duikou.reading.sites.names import (
    Candidate,
    candidate,
    has_proper,
    is_abstract,
    is_corps_city,
    is_fellow,
    is_named_list,
    is_sight,
    is_specific,
    items_of,
)
from duikou.reading.sites.visitors import has_visitors, others_act

LISTED = ("see", "go")
"""What a rule gives whose list may hold several names; the others name one place."""

ENTERED = "go"
"""What a rule gives whose verb enters a place: a region is otherwise where the journey went."""

SEEN = "see"
"""What a rule gives whose verb is a visitor's own; the others hold only where somebody visits."""

_ABOUT_IT = ("生态", "环境", "保护", "建设", "运行", "运营", "经营", "生产", "规划", "改造", "施工", "办学")


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
            context.trace(match.rule.id, f"site {name}", span, match.spans["list"])
            settle_division(context, "site.division", division, span)
            sites[name] = Site(context.id("site", name), name, division, span, name)
    return tuple(sites.values())


def _names(context: Context, match: Match) -> Iterator[Span]:
    """The names in the stretch a rule found."""
    page = context.page
    stretch = match.spans["list"]
    if match.rule.gives not in LISTED:
        found = candidate(page, stretch)
        if is_specific(page, found) and found.span[1] == stretch[1]:
            yield found.span
        return
    items = items_of(page, stretch)
    candidates = [candidate(page, item) for item in items]
    abstract = is_abstract(page, (stretch[0], items[-1][1])) if items else False
    named = [_is_named(page, found) and not (abstract and _goes_on(page, found)) for found in candidates]
    entered = match.rule.gives == ENTERED or any(named)
    named = [known or (entered and is_corps_city(page, item)) for known, item in zip(named, candidates, strict=True)]
    company = (any(named) or is_named_list(page, items)) and len(candidates) > 1 and not abstract
    for found, alone in zip(candidates, named, strict=True):
        if alone or (company and is_fellow(page, found)):
            yield found.span


def _is_named(page: Page, found: Candidate) -> bool:
    return is_specific(page, found) or is_sight(page, found)


def _goes_on(page: Page, found: Candidate) -> bool:
    """Whether the item says more than its name: in 产业园配套和就业情况 the first item is no site.

    What was looked at in a named place is the place all the same: 雪莲村的环境整治情况.
    """
    rest = page.view[slice(*found.rest)]
    of_it = rest.startswith("的") or (rest.startswith(_ABOUT_IT) and has_proper(page, found.span))
    return bool(rest) and not of_it
