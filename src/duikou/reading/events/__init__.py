"""Events: what took place, between whom, when and where; who did what in it."""

from duikou.reading.events.builder import EventFacts, read_event_facts, read_events

__all__ = ["EventFacts", "read_event_facts", "read_events"]
