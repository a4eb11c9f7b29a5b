"""Whom a task binds: both sides, one of them, the ranks of who issued the paper, or whoever is asked."""

import re
from typing import Final

from duikou.grammar import Page
from duikou.model.records import Act
from duikou.reading.papers.paper import Paper
from duikou.reading.papers.sections import Draft
from duikou.reading.papers.units import Units
from duikou.reading.places import significant
from duikou.reading.statements.clauses import clauses
from duikou.reading.statements.words import words

_PARTY: Final = re.compile(r"(?:由)?(?:甲方|乙方|丙方|支援方|受援方|援助方|帮扶方)")
_TOGETHER: Final = re.compile(r"共同|联合|互相|相互|协商")
_REGION: Final = re.compile(r"(?:Dd*)+")
_PROVINCE: Final = 2


def act_of(page: Page, paper: Paper | None, draft: Draft) -> tuple[Act, str]:
    """The act of a task, and the rule that says so."""
    if draft.scope == "plan":
        return "commitment", "papers.own_plan"
    if draft.scope == "request":
        return "request", "papers.asks"
    if paper is None or not (paper.two_sided or paper.kind == "agreement"):
        return "directive", "papers.laid_upon"
    return _of_two(page, draft)


def _of_two(page: Page, draft: Draft) -> tuple[Act, str]:
    """In a paper of two sides: the subject says whom a task binds, then the heading, then who leads."""
    first = clauses(page.view, draft.span)[0]
    if words("both_sides").match(page.view, *draft.span) or _TOGETHER.match(page.view, *draft.span):
        return "proposal", "papers.binds_both"
    if _PARTY.match(page.view, *draft.span) or _REGION.match(page.shapes["words"], *draft.span):
        return "commitment", "papers.binds_one"
    if words("both_sides").search(page.view, *first):
        return "proposal", "papers.binds_both"
    if draft.whose is not None:
        return ("commitment", "papers.binds_one") if draft.whose == "party" else ("proposal", "papers.binds_both")
    return ("commitment", "papers.lead_of_one") if _sides(page, draft.units) == 1 else ("proposal", "papers.binds_both")


def _sides(page: Page, units: Units) -> int:
    """Of how many provinces the units that lead are."""
    if units.lead is None:
        return 0
    found = (
        row for row, _span in page.pieces_in(units.lead) if row.kind.startswith(("province", "prefecture", "county"))
    )
    return len({significant(row.canon)[:_PROVINCE] for row in found})
