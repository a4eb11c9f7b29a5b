"""Statements with who made them and what they hold."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from duikou_web.ledger.models import Document, Item, Person, Statement
from duikou_web.ledger.selectors.standing import of_document


@dataclass(frozen=True)
class Said:
    """One statement. `speaker` is None where the meeting speaks, and where the speaker is not named (`unnamed`)."""

    row: Statement
    speaker: Person | None
    unnamed: bool
    items: list[Item]


def statements_of(document: Document, rows: QuerySet[Statement] | None = None) -> list[Said]:
    """The statements of a report, or some of them, in printed order with their items."""
    items: dict[str, list[Item]] = defaultdict(list)
    for item in of_document(Item, document):
        items[item.statement_id].append(item)
    chosen = of_document(Statement, document) if rows is None else rows
    return [
        _said(row, items[row.pk]) for row in chosen.select_related("speaker").defer("extracted", "speaker__extracted")
    ]


def _said(row: Statement, items: list[Item]) -> Said:
    shown = row.speaker if row.speaker is not None and row.speaker.has_page else None
    return Said(row, shown, unnamed=row.speaker is not None and shown is None, items=items)
