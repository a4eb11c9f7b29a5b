"""The panel of facts: what a page adds to the rows of a report."""

from collections.abc import Iterable
from dataclasses import dataclass

from duikou.model.records import ACTIONABLE
from duikou_web.ledger.models import Byline
from duikou_web.ledger.selectors import EventFacts, ReportView, Said
from duikou_web.site.pages.dates import DateFact, due_dates, event_dates


@dataclass(frozen=True)
class EventCard:
    facts: EventFacts
    dates: list[DateFact]


@dataclass(frozen=True)
class StatementCard:
    said: Said
    due: list[DateFact]


@dataclass(frozen=True)
class StatementCards:
    """What asks for something to be done, apart from thanks, praise and reports."""

    actionable: list[StatementCard]
    other: list[StatementCard]

    def __len__(self) -> int:
        return len(self.actionable) + len(self.other)


def event_cards(view: ReportView) -> list[EventCard]:
    return [EventCard(facts, event_dates(facts.row)) for facts in view.events]


def statement_cards(statements: Iterable[Said]) -> StatementCards:
    """The cards of statements, in printed order."""
    cards = [StatementCard(said, due_dates(said.items)) for said in statements]
    return StatementCards(
        actionable=[card for card in cards if card.said.row.act in ACTIONABLE],
        other=[card for card in cards if card.said.row.act not in ACTIONABLE],
    )


def by_speaker(statements: Iterable[Said]) -> list[tuple[Said, list[StatementCard]]]:
    """Statements by who made them, in the order in which they first spoke; the first of each tells who it was."""
    speeches: dict[str, tuple[Said, list[StatementCard]]] = {}
    for said in statements:
        who = said.speaker.pk if said.speaker else f"unnamed={said.unnamed}"
        speeches.setdefault(who, (said, []))[1].append(StatementCard(said, due_dates(said.items)))
    return list(speeches.values())


def by_writer(bylines: Iterable[Byline]) -> list[list[Byline]]:
    """Bylines, those of one writer together: a photographer is named under each picture."""
    writers: dict[tuple[str, str], list[Byline]] = {}
    for row in bylines:
        writers.setdefault((row.kind, row.name), []).append(row)
    return list(writers.values())
