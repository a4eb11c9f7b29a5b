"""Whom a task binds: both sides, one of them, the ranks of who issued the paper, or whoever is asked."""

from typing import Final

from duikou.grammar import Page
from duikou.model.records import Act
from duikou.reading.papers.paper import Paper
from duikou.reading.papers.sections import Draft
from duikou.reading.papers.units import Units
from duikou.reading.places import significant

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
    """In a paper of two sides: the subject or the heading says whom a task binds, else who leads."""
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
