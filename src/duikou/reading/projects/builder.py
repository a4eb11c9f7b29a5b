"""Projects: undertakings with a name of their own."""

from collections.abc import Iterator

from duikou.grammar import Match, find, load_rules
from duikou.model.records import Project
from duikou.model.text import Span
from duikou.reading.boundaries import clause_start, name_start
from duikou.reading.context import Context
from duikou.reading.listed import listed
from duikou.reading.located import division_at
from duikou.reading.projects.names import STOPS, begins_as_name, candidate, in_list, is_own, is_undertaking
from duikou.reading.sectors import UNSPECIFIED, sectors_of


def read_projects(context: Context) -> tuple[Project, ...]:
    """The projects of the report proper, in the order of their first mention.

    「重点支持格桑县引水工程和河畔医院改扩建」 → 格桑县引水工程, 河畔医院改扩建

    Kinds of project (援藏项目, 民生工程) are none.
    """
    found: dict[Span, Match] = {}
    for rule in load_rules("duikou.reading.projects"):
        for match in find(rule, context.page):
            if context.is_proper(match.span[0]):
                for span in _names(context, match):
                    found.setdefault(span, match)
    projects: dict[str, Project] = {}
    for span, match in sorted(found.items(), key=lambda pair: (pair[0][0], -pair[0][1])):
        name = context.quote(span)
        if not any(name in known or known in name for known in projects):
            projects[name] = _project(context, match, span)
    return tuple(projects.values())


def _project(context: Context, match: Match, span: Span) -> Project:
    name = context.quote(span)
    sectors = [code for code in sectors_of(context.page.view, span) if code != UNSPECIFIED]
    context.trace(match.rule.id, f"project {name}", span, *match.spans.values())
    return Project(
        id=context.id("project", name),
        name=name,
        division=division_at(context.page, span),
        sector=sectors[0] if sectors else None,
        span=span,
        quote=name,
    )


def _names(context: Context, match: Match) -> Iterator[Span]:
    page, gives = context.page, match.rule.gives
    if gives == "name":
        yield match.spans["name"]
    elif gives == "tail":
        end = match.spans["tail"][1]
        span = name_start(page, STOPS, context.block_start(end - 1), end), end
        if begins_as_name(page, span) and is_own(page, span, None, bare=in_list(page, span), called=True):
            yield span
    else:
        yield from _listed_names(context, match)


def _listed_names(context: Context, match: Match) -> Iterator[Span]:
    """The names of a list; before 等项目 any kind of thing may stand, and other words before the first."""
    page, among = context.page, match.rule.gives == "among"
    place = match.span[0]
    stretch = (clause_start(page.view, context.block_start(place), place), place) if among else match.spans["list"]
    for item in listed(page.view, page.shapes["words"], stretch):
        named = candidate(page, item, loose=among)
        if named is None:
            continue
        span, suffix = named
        bare = len(suffix.row.form) > 1
        if (among or is_undertaking(suffix)) and is_own(page, span, suffix, bare=bare, called=among):
            yield span
