"""Sites: the named places and organisations that the guests visited, inspected or toured."""

from collections.abc import Iterator

from duikou.grammar import Match, find, load_rules
from duikou.model.records import Site
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.listed import listed
from duikou.reading.located import division_at
from duikou.reading.sites.names import Candidate, candidate, is_abstract, is_fellow, is_specific

SEEN = "see"
"""What a rule gives whose list may hold several names; the others name one place."""


def read_sites(context: Context) -> tuple[Site, ...]:
    """The sites of the report proper, in the order of their first mention.

    「先后考察了雪莲产业园、格桑小学等9家单位」 → 雪莲产业园, 格桑小学

    Regions (拉萨市), general words (重点企业) and abstract nouns (产业发展情况) are none.
    """
    found: dict[Span, Match] = {}
    for rule in load_rules("duikou.reading.sites"):
        for match in find(rule, context.page):
            if context.is_proper(match.span[0]):
                for span in _names(context, match):
                    found.setdefault(span, match)
    sites: dict[str, Site] = {}
    for span, match in sorted(found.items(), key=lambda pair: pair[0]):
        name = context.quote(span)
        if not any(name.endswith(known) or known.endswith(name) for known in sites):
            context.trace(match.rule.id, f"site {name}", span, match.spans["list"])
            sites[name] = Site(context.id("site", name), name, division_at(context.page, span), span, name)
    return tuple(sites.values())


def _names(context: Context, match: Match) -> Iterator[Span]:
    """The names in the stretch a rule found."""
    page = context.page
    stretch = match.spans["list"]
    if match.rule.gives != SEEN:
        found = candidate(page, stretch)
        if is_specific(page, found) and found.span[1] == stretch[1]:
            yield found.span
        return
    candidates = [candidate(page, item) for item in listed(page.view, page.shapes["words"], stretch)]
    abstract = is_abstract(page, stretch)
    named = [is_specific(page, found) and not (abstract and _goes_on(found)) for found in candidates]
    company = any(named) and len(candidates) > 1 and not abstract
    for found, alone in zip(candidates, named, strict=True):
        if alone or (company and is_fellow(page, found)):
            yield found.span


def _goes_on(found: Candidate) -> bool:
    """Whether the item says more than its name: in 产业园配套和就业情况 the first item is no site."""
    return found.rest[0] < found.rest[1]
