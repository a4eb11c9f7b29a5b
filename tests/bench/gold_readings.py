"""Readings made out of gold facts: a perfect one, and ever worse ones, so that a measure has something to find."""

from random import Random
from typing import Any

Facts = dict[str, Any]


def perfect(gold: Facts, text: str) -> Facts:
    """The reading that finds exactly the gold facts."""
    people = [
        {
            "id": f"p{number}",
            "name": person["name"],
            "side": person["side"],
            "posts": [{"title": post} for post in person["posts"]],
        }
        for number, person in enumerate(gold["people"])
    ]
    ids = {person["name"]: person["id"] for person in people}
    participants = [
        {"person": ids[person["name"]], "roles": person["roles"]} for person in gold["people"] if person["roles"]
    ]
    return {
        "document": {"text": text, "published": date(gold["published"]), "number": gold.get("number")},
        "people": people,
        "events": [
            {
                **event,
                **{key: date(event[key]) for key in ("start", "end")},
                **{key: event[key] and {"name": event[key]} for key in ("guest", "host")},
                "participants": participants if event.get("main") else [],
                "sites": [{"name": site} for site in gold["sites"]] if event.get("main") else [],
            }
            for event in gold["events"]
        ],
        "projects": [{"name": name} for name in gold["projects"]],
        "figures": [{"kind": figure["kind"], "value": figure["value"]} for figure in gold["figures"]],
        "statements": [
            {
                "speaker": ids.get(each["speaker"]),
                "act": each["act"],
                "span": span_of(text, each["quote"]),
                "items": items(text, each),
            }
            for each in gold["statements"]
        ],
    }


def items(text: str, statement: Facts) -> list[Facts]:
    """The items of a gold statement of a paper: one, or one for each of its deadlines."""
    due = statement.get("due")
    units = {"lead": statement.get("lead"), "cooperating": statement.get("cooperating", [])}
    days = due if isinstance(due, list) else [due]
    return [{"span": span_of(text, statement["quote"]), "due": date(day), **units} for day in days]


def date(value: str | None) -> Facts | None:
    return {"value": value} if value else None


def span_of(text: str, quote: str) -> tuple[int, int]:
    """Where a gold quote stands, blanks left out on both sides."""
    places = [place for place, char in enumerate(text) if not char.isspace()]
    start = "".join(text.split()).index("".join(quote.split()))
    return places[start], places[start + len("".join(quote.split())) - 1] + 1


def spoiled(reading: Facts, seed: int, share: float = 0.2) -> Facts:
    """A reading with about a share of its facts lost, cut, doubled or changed."""
    chance = Random(seed)

    def spoil(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: part if key in ("id", "person", "text", "main") else spoil(part) for key, part in value.items()
            }
        if isinstance(value, tuple):
            start, end = value
            return (start, max(start + 1, end - chance.randrange(60))) if chance.random() < share else value
        if isinstance(value, list):
            kept = [spoil(part) for part in value if chance.random() > share]
            return kept + kept[:1] if chance.random() < share else kept
        if isinstance(value, str) and value and chance.random() < share:
            return chance.choice([value[1:], value + "县", value[:-1], value[0] + " " + value[1:], "commitment"])
        return value

    changed: Facts = spoil(reading)
    return changed
