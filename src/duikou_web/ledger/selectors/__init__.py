"""Reads, for pages and exports. Each says what it gives; none of them writes.

Rules that hold in all of them: what was rejected is left out; a person without an office or without a role in an
event (`has_page` false) stands in no list and is not named; participants come in printed order.
"""

from duikou_web.ledger.selectors.events import EventFilter, EventView, event_view, events
from duikou_web.ledger.selectors.home import Count, counts, has_samples, latest_visits
from duikou_web.ledger.selectors.parts import Part
from duikou_web.ledger.selectors.people import PersonView, PostSeen, Sighting, people, person_view, with_parts
from duikou_web.ledger.selectors.reports import (
    EventFacts,
    PersonFacts,
    ReportFilter,
    ReportView,
    outlets,
    report_view,
    reports,
)
from duikou_web.ledger.selectors.said import Said
from duikou_web.ledger.selectors.standing import key_of

__all__ = [
    "Count", "EventFacts", "EventFilter", "EventView", "Part", "PersonFacts", "PersonView", "PostSeen", "ReportFilter",
    "ReportView", "Said", "Sighting", "counts", "event_view", "events", "has_samples", "key_of", "latest_visits",
    "outlets", "people", "person_view", "report_view", "reports", "with_parts",
]  # fmt: skip
