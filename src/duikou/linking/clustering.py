"""Clusters out of judgements: a union-find that never crosses a "different", whatever the order of the input.

Judgements of people come first and always win. Where they contradict each other (A same B, B same C, A different C),
no "different" is crossed and the contradiction is told. The machine's follow, the surest first.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from duikou.model.linking import Judgement

Pair = tuple[str, str]


class Coherence(Protocol):
    """What the members of two clusters say together. It binds the machine, not people."""

    def turn(self, judgement: Judgement) -> int:
        """When a judgement is heard: all of a lower turn come first, whatever their score."""
        ...

    def allows(self, judgement: Judgement, first: str, second: str) -> bool:
        """Whether a judgement may join the clusters of two roots."""
        ...

    def joined(self, kept: str, gone: str) -> None:
        """Told of each join: the cluster of `gone` now belongs to that of `kept`."""
        ...


class Clustered(NamedTuple):
    """Clusters of members, sorted; what people said that cannot all hold; what the machine would join and may not."""

    clusters: tuple[tuple[str, ...], ...]
    contradictions: tuple[Judgement, ...]
    kept_apart: tuple[Judgement, ...]


class Linked(NamedTuple):
    """Clusters with the machine's judgements they rest on."""

    clustered: Clustered
    judgements: tuple[Judgement, ...]


class Union:
    """Growing clusters, with the members and the forbidden neighbours of each."""

    def __init__(self, members: Iterable[str], coherence: Coherence | None = None) -> None:
        self._root = {member: member for member in members}
        self._coherence = coherence
        self.members: dict[str, list[str]] = {member: [member] for member in self._root}
        self._forbidden: dict[str, set[str]] = {}

    def __contains__(self, member: str) -> bool:
        return member in self._root

    def root(self, member: str) -> str:
        """The member that stands for the cluster of another."""
        while self._root[member] != member:
            self._root[member] = self._root[self._root[member]]
            member = self._root[member]
        return member

    def forbid(self, left: str, right: str) -> bool:
        """Keep two clusters apart for good; False where they are one already."""
        first, second = self.root(left), self.root(right)
        if first == second:
            return False
        self._forbidden.setdefault(first, set()).add(second)
        self._forbidden.setdefault(second, set()).add(first)
        return True

    def may_join(self, left: str, right: str) -> bool:
        """Whether no "different" stands between two clusters."""
        return self.root(right) not in self._forbidden.get(self.root(left), ())

    def join(self, left: str, right: str) -> None:
        """Make two clusters one; it inherits what both are forbidden."""
        kept, gone = sorted((self.root(left), self.root(right)), key=lambda root: (-len(self.members[root]), root))
        if kept == gone:
            return
        if self._coherence is not None:
            self._coherence.joined(kept, gone)
        self._root[gone] = kept
        self.members[kept] += self.members.pop(gone)
        for other in self._forbidden.pop(gone, set()):
            self._forbidden[other].discard(gone)
            self._forbidden[other].add(kept)
            self._forbidden.setdefault(kept, set()).add(other)


def latest(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """The judgement of people that holds for each pair: the last by its time; rows are never changed, only added to."""
    found: dict[Pair, Judgement] = {}
    for judgement in sorted(judgements, key=_in_time):
        found[pair_of(judgement)] = judgement
    return found


def _in_time(judgement: Judgement) -> tuple[str, Pair, str, str]:
    return judgement.when or "", pair_of(judgement), judgement.verdict, judgement.who or ""


def pair_of(judgement: Judgement) -> Pair:
    """The two members, the smaller first."""
    left, right = judgement.left, judgement.right
    return (left, right) if left <= right else (right, left)


def cluster(
    members: Iterable[str],
    by_people: Iterable[Judgement],
    by_machine: Iterable[Judgement],
    coherence: Coherence | None = None,
) -> Clustered:
    """Join what is the same, never across a "different".

    `coherence` may refuse to join two clusters for what their members say together (one person in two places by
    turns). A "different" of the machine falls only where people joined the two.
    """
    union = Union(sorted(members), coherence)
    human = {pair: judgement for pair, judgement in latest(by_people).items() if pair[0] in union and pair[1] in union}
    contradictions = _join_by_people(union, human)
    machine = [judgement for judgement in by_machine if pair_of(judgement) not in human]
    for judgement in machine:
        if judgement.verdict == "different":
            union.forbid(judgement.left, judgement.right)
    kept_apart = _join_by_machine(union, machine, coherence)
    clusters = sorted(tuple(sorted(each)) for each in union.members.values())
    return Clustered(tuple(clusters), tuple(contradictions), tuple(kept_apart))


def _join_by_people(union: Union, human: dict[Pair, Judgement]) -> list[Judgement]:
    """First what people keep apart, then what they join; a "same" that would cross a "different" is told."""
    contradictions = []
    for (left, right), judgement in sorted(human.items()):
        if judgement.verdict == "different":
            union.forbid(left, right)
    for (left, right), judgement in sorted(human.items(), key=lambda each: _in_time(each[1])):
        if judgement.verdict == "same":
            if union.may_join(left, right):
                union.join(left, right)
            else:
                contradictions.append(judgement)
    return contradictions


def _join_by_machine(union: Union, machine: list[Judgement], coherence: Coherence | None) -> list[Judgement]:
    kept_apart = []
    same = [judgement for judgement in machine if judgement.verdict == "same"]
    same.sort(key=_surest_first)
    if coherence is not None:
        same.sort(key=coherence.turn)
    for judgement in same:
        left, right = union.root(judgement.left), union.root(judgement.right)
        if left == right:
            continue
        if union.may_join(left, right) and (coherence is None or coherence.allows(judgement, left, right)):
            union.join(left, right)
        else:
            kept_apart.append(judgement)
    return [judgement for judgement in kept_apart if union.root(judgement.left) != union.root(judgement.right)]


def _surest_first(judgement: Judgement) -> tuple[int, Pair]:
    return -(judgement.score or 0), pair_of(judgement)
