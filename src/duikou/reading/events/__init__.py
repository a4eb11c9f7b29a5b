"""Events: what took place, between whom, when and where; who did what in it."""

from duikou.reading.events.builder import read_events
from duikou.reading.events.facts import EventFacts, read_event_facts
from duikou.reading.events.placing import place_statements

__all__ = ["EventFacts", "place_statements", "read_event_facts", "read_events"]
