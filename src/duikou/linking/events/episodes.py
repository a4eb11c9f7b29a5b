"""One event with all its reports: what each adds, omits and tells otherwise. Nothing is settled between them."""

from collections.abc import Iterable, Iterator
from typing import Final

from duikou.linking.areas import related
from duikou.linking.seen import Fact, SeenEvent
from duikou.model.linking import Contradiction, Episode, Telling, Told
from duikou.model.records import Party

ONE_VALUE: Final = frozenset({"chair", "leader", "guest", "host", "start", "end"})
"""Fields of which an event has one value; two reports that give two contradict each other."""
DAY_OF_YEAR: Final = 5  # characters of 06-26
ALIKE: Final = 0.5  # share of pairs of characters from which two quotes tell one statement


def episode(events: list[SeenEvent]) -> Episode:
    """The tellings of one event, in the order of their documents.

    Two papers on a symposium; one names the deputy chair and another the site → each adds its own, omits the other's.
    """
    ordered = sorted(events, key=lambda event: (event.document, event.id))
    first = min(ordered, key=lambda event: (event.when.days is None, -len(event.facts), event.id))
    dated = [event.when for event in ordered if event.when.days is not None]
    return Episode(
        id=min(event.id for event in events), kind=first.kind, name=_longest(event.name for event in ordered),
        guest=_party(event.guest for event in ordered), host=_party(event.host for event in ordered),
        first=min((when.first for when in dated if when.first), default=None),
        last=max((when.last for when in dated if when.last), default=None),
        tellings=tuple(_telling(event, ordered) for event in ordered),
    )  # fmt: skip


def _longest(names: Iterable[str | None]) -> str | None:
    return max((name for name in names if name), key=lambda name: (len(name), name), default=None)


def _party(parties: Iterable[Party | None]) -> Party | None:
    """The narrowest that a report names: 那曲 rather than 西藏."""
    named = [party for party in parties if party is not None]
    return max(named, key=lambda party: (len((party.division or "").rstrip("0")), party.name), default=None)


def _telling(event: SeenEvent, ordered: list[SeenEvent]) -> Telling:
    others = [other for other in ordered if other.id != event.id]
    return Telling(
        document=event.document, event=event.id,
        adds=tuple(_told(fact) for fact in event.facts if not any(_tells(other, fact) for other in others)),
        omits=tuple(_told(fact) for fact in _omitted(event, others)),
        contradicts=tuple(_contradictions(event, others)),
    )  # fmt: skip


def _told(fact: Fact) -> Told:
    return Told(fact.field, fact.value, fact.record, fact.span)


def _tells(event: SeenEvent, fact: Fact) -> bool:
    return any(_is_same(own, fact) for own in event.facts)


def _is_same(one: Fact, other: Fact) -> bool:
    if one.field != other.field or one.key != other.key:
        return False
    return one.field != "statement" or _likeness(one.value, other.value) >= ALIKE


def _likeness(one: str, other: str) -> float:
    """The share of pairs of neighbouring characters that two quotes have in common, of the shorter."""
    first, second = ({text[place : place + 2] for place in range(len(text) - 1)} for text in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _omitted(event: SeenEvent, others: list[SeenEvent]) -> Iterator[Fact]:
    """What another report tells and this one does not, each once."""
    found: list[Fact] = []
    for other in others:
        for fact in other.facts:
            if not _tells(event, fact) and not any(_is_same(fact, each) for each in found):
                found.append(fact)
                yield fact


def _contradictions(event: SeenEvent, others: list[SeenEvent]) -> Iterator[Contradiction]:
    """Where a field has one value and two reports share none, each value stands against the other's."""
    for other in others:
        for own, theirs in _fields(event, other):
            if {fact.key for fact in own}.isdisjoint(fact.key for fact in theirs):
                clash = next(((one, two) for one in own for two in theirs if _contradicts(one, two)), None)
                if clash is not None:
                    yield Contradiction(_told(clash[0]), _told(clash[1]), other.document)


def _fields(event: SeenEvent, other: SeenEvent) -> Iterator[tuple[list[Fact], list[Fact]]]:
    """The facts of both by field; figures by what they count."""
    mine, theirs = _by_field(event), _by_field(other)
    for field in sorted(mine.keys() & theirs.keys()):
        yield mine[field], theirs[field]


def _by_field(event: SeenEvent) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in event.facts:
        if fact.field in ONE_VALUE:
            found.setdefault(fact.field, []).append(fact)
        elif fact.field == "figure":
            found.setdefault(fact.key.rpartition("/")[0], []).append(fact)
    return found


def _contradicts(one: Fact, other: Fact) -> bool:
    if one.field in ("start", "end"):
        if "--" in (one.key[:2], other.key[:2]):
            return one.key[-DAY_OF_YEAR:] != other.key[-DAY_OF_YEAR:]
        shorter = min(len(one.key), len(other.key))  # a month is no contradiction to a day in it
        return one.key[:shorter] != other.key[:shorter]
    if one.field in ("guest", "host") and one.key.isdigit() and other.key.isdigit():
        return not related(one.key, other.key)
    return True
