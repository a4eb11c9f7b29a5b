"""Which words of a report belong to which fact."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from duikou.model.text import Span
from duikou_web.ledger.models import Note, Record
from duikou_web.ledger.selectors import EventFacts, PersonFacts, ReportView, Said
from duikou_web.site.pages.dates import DateFact, due_dates, event_dates, publication

ON_NAMES: Final = ("R202", "R203")
"""Notes whose words are somebody's name."""


class Mark(NamedTuple):
    """The words of one fact. `key` names the fact on the page; one without a `look` is lit when asked, not coloured."""

    key: str
    look: str
    spans: list[Span]
    status: str = ""


def marks_of(view: ReportView) -> list[Mark]:
    """The words of everything that stands in the panel of facts; who stands there not is not marked."""
    return [
        *_dates(publication(view.published)),
        *(mark for event in view.events for mark in _of_event(event)),
        *(mark for person in view.people for mark in _of_person(person)),
        *(mark for said in view.statements for mark in _of_statement(said)),
        *_plain("k-figure", view.figures),
        *_plain("k-project", view.projects),
        *_plain("k-organisation", view.organisations),
        *_plain("k-pairing", view.pairings),
        *_plain("k-byline", view.bylines),
        *_plain("k-note", told_notes(view.notes)),
    ]


def told_notes(notes: Iterable[Note]) -> list[Note]:
    """Notes whose words may be shown: those on a name would single out people who stand in no list."""
    return [note for note in notes if note.code not in ON_NAMES]


def _of_event(event: EventFacts) -> Iterator[Mark]:
    yield from _plain("k-event", [event.row])
    yield from _dates(event_dates(event.row))
    yield from _plain("k-place", event.places)
    yield from _plain("k-site", event.sites)
    yield from _plain("", [part.row for part in event.parts])


def _of_person(person: PersonFacts) -> Iterator[Mark]:
    yield from _plain("k-person", [person.row])
    yield from _plain("k-post", person.posts)


def _of_statement(said: Said) -> Iterator[Mark]:
    yield from _plain(f"said act-{said.row.act}", [said.row])
    yield from _plain("", said.items)
    yield from _dates(due_dates(said.items))


def _plain(look: str, rows: Iterable[Record]) -> Iterator[Mark]:
    for row in rows:
        yield Mark(row.pk, look, [(start, end) for start, end in (words["span"] for words in row.evidence)], row.status)


def _dates(dates: Iterable[DateFact]) -> Iterator[Mark]:
    for date in dates:
        if date.evidence:
            yield Mark(date.key, "k-date", date.evidence)
