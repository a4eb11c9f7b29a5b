"""A report's gold facts beside what was read."""

import re
from functools import cached_property
from typing import Any

Facts = dict[str, Any]

BLANK = re.compile(r"[\s\u200b-\u200f\ufeff]")


def squeeze(text: str) -> str:
    """The text without blanks: 宋　砚 is 宋砚."""
    return BLANK.sub("", text)


class Case:
    """One report; an empty reading is one that found nothing."""

    def __init__(self, name: str, gold: Facts, reading: Facts) -> None:
        self.name, self.gold, self.reading = name, gold, reading
        self.bylines = {squeeze(byline["name"]) for byline in gold.get("bylines", [])}
        self.gold_people: dict[str, Facts] = {squeeze(person["name"]): person for person in gold.get("people", [])}
        self.people: dict[str, str] = {person["id"]: squeeze(person["name"]) for person in reading.get("people", [])}

    @property
    def text(self) -> str:
        text: str = self.reading.get("document", {}).get("text", "")
        return text

    @property
    def events(self) -> list[Facts]:
        events: list[Facts] = self.reading.get("events", [])
        return events

    @cached_property
    def main(self) -> Facts:
        """The main event of the gold."""
        return _main(self.gold)

    @cached_property
    def main_found(self) -> Facts:
        """The main event of the reading."""
        return _main(self.reading)


def _main(facts: Facts) -> Facts:
    return next((event for event in facts.get("events", []) if event.get("main")), {})
