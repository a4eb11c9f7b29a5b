"""What the sightings of a cluster say together: nobody is in office in two unrelated places by turns."""

from itertools import product
from typing import Final, NamedTuple

from duikou.linking.offices import Office
from duikou.linking.people.careers import not_together
from duikou.linking.seen import SeenPerson
from duikou.model.linking import Judgement

SLACK: Final = 45  # days by which reports may lag behind a move

_Key = tuple[str | None, str, str]


class Stretch(NamedTuple):
    """From when to when a post is seen with somebody, as day numbers."""

    office: Office
    first: int
    last: int

    def crosses(self, other: "Stretch") -> bool:
        """Whether the two run into each other by more than a move explains."""
        overlap = min(self.last, other.last) - max(self.first, other.first)
        return overlap > SLACK or self._holds(other) or other._holds(self)

    def _holds(self, other: "Stretch") -> bool:
        """Whether the other lies well inside this one: 那曲, 鞍山, 那曲."""
        return self.first + SLACK < other.first and other.last < self.last - SLACK


class Timelines:
    """The stretches of every cluster while clusters grow."""

    def __init__(self, people: list[SeenPerson]) -> None:
        self._stretches: dict[str, dict[_Key, Stretch]] = {person.id: _stretches(person) for person in people}
        self._together = {person.id: {person.areas} if len(person.areas) > 1 else set() for person in people}
        self._bare_names = frozenset(person.id for person in people if person.bare)
        self._bare = {person.id: person.bare for person in people}

    def turn(self, judgement: Judgement) -> int:
        """Those named with a post come first, then bare names join them."""
        return int(self._is_of_a_bare_name(judgement))

    def allows(self, judgement: Judgement, first: str, second: str) -> bool:
        """Whether two clusters fit into one life. A bare name may join a cluster and not bring two together."""
        if not (self._bare[first] or self._bare[second]) and self._is_of_a_bare_name(judgement):
            return False
        pairs = product(self._stretches[first].values(), self._stretches[second].values())
        crossing = [
            (one, other) for one, other in pairs if not_together(one.office, other.office) and one.crosses(other)
        ]
        return all(self._held_together(first, second, *pair) for pair in crossing)

    def joined(self, kept: str, gone: str) -> None:
        """Let one cluster take over the stretches of another."""
        mine = self._stretches[kept]
        for key, stretch in self._stretches.pop(gone).items():
            old = mine.get(key, stretch)
            mine[key] = Stretch(stretch.office, min(old.first, stretch.first), max(old.last, stretch.last))
        self._together[kept] |= self._together.pop(gone)
        self._bare[kept] = self._bare[kept] and self._bare.pop(gone)

    def _is_of_a_bare_name(self, judgement: Judgement) -> bool:
        return judgement.left in self._bare_names or judgement.right in self._bare_names

    def _held_together(self, first: str, second: str, one: Stretch, other: Stretch) -> bool:
        """Whether a report prints the two places beside each other, as with those who are seconded."""
        divisions = {one.office.division, other.office.division}
        return any(divisions <= set(areas) for areas in self._together[first] | self._together[second])


def _stretches(person: SeenPerson) -> dict[_Key, Stretch]:
    days = person.when.days
    if days is None:
        return {}
    return {post.office.key: Stretch(post.office, days.first, days.last) for post in person.posts if post.office.fixed}
