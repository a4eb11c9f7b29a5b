"""Organisations and sites, posts, places and projects: one name without its division, one division."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

from duikou.linking.areas import called, related
from duikou.linking.clustering import Linked, cluster
from duikou.linking.features import Compared, compared, judge, reason
from duikou.linking.seen import SeenThing
from duikou.model.linking import Judgement, LinkedKind, Reason

MANY: Final = 3  # regions, none within another, from which a name tells little by itself
REACH: Final = 3  # names with a division that one without is compared with

Pair = tuple[SeenThing, SeenThing]


def link_things(kind: LinkedKind, things: Iterable[SeenThing], by_people: Iterable[Judgement]) -> Linked:
    """Which names stand for one thing. Things of two cores are never compared: only people can join them."""
    things = sorted(things, key=lambda thing: (thing.block, thing.id))
    blocks = [Block(block) for _, block in groupby(things, key=lambda thing: thing.block)]
    judgements = tuple(judgement for block in blocks for judgement in block.judgements(kind))
    return Linked(cluster((thing.id for thing in things), by_people, judgements, Regions(things)), judgements)


class Block:
    """All that bear one name, or one general name in one division."""

    def __init__(self, things: Iterable[SeenThing]) -> None:
        self.names: dict[str, list[SeenThing]] = {}
        for thing in things:
            self.names.setdefault(thing.same_name, []).append(thing)

    def judgements(self, kind: LinkedKind) -> Iterator[Judgement]:
        """What the machine says of the pairs. A name without its region that fits several is left to people."""
        said = [(pair, compare_things(*pair, regions=self.regions)) for pair in self._pairs()]
        judged = [(pair, judge(kind, pair[0].id, pair[1].id, compared)) for pair, compared in said]
        fits: dict[str, set[str]] = {}
        for pair, judgement in judged:
            if judgement.verdict == "same":
                for loose, other in (pair, pair[::-1]):
                    if loose.division is None and other.division is not None:
                        fits.setdefault(loose.id, set()).add(other.division)
        torn = {loose for loose, divisions in fits.items() if _unrelated(divisions) > 1}
        for pair, judgement in judged:
            unclear = next((thing for thing in pair if thing.id in torn), None)
            yield judgement if unclear is None or judgement.verdict != "same" else _left_open(judgement, unclear)

    @cached_property
    def regions(self) -> int:
        """In how many regions, none within another, the name is seen."""
        divisions = {thing.division for some in self.names.values() for thing in some if thing.division}
        heads = [some[0] for some in self.names.values()]
        around = {code for head in heads for code in head.around[:1] if head.reach == "own" and not head.division}
        return _unrelated(divisions | around)

    def _pairs(self) -> Iterator[Pair]:
        """Along each name, and between names the nearest: so pairs grow with the names, not with their square."""
        for some in self.names.values():
            yield from pairwise(some)
        heads = sorted((some[0] for some in self.names.values()), key=lambda thing: (thing.division or "", thing.id))
        placed = [thing for thing in heads if thing.division]
        loose = sorted((thing for thing in heads if not thing.division), key=lambda thing: (thing.around, thing.id))
        above: list[SeenThing] = []
        for thing in placed:
            above = [other for other in above if related(other.division or "", thing.division or "")]
            yield from (_ordered(other, thing) for other in above)
            above.append(thing)
        for thing in loose:
            near = sorted(placed, key=lambda other: not _is_near(thing, other))[:REACH]
            yield from (_ordered(thing, other) for other in near)
        yield from (_ordered(*pair) for pair in pairwise(loose) if pair[0].reach != "general")


class Regions:
    """What the names of a cluster say together: nothing lies in two regions of which none is in the other."""

    def __init__(self, things: Iterable[SeenThing]) -> None:
        self._divisions = {thing.id: {thing.division} if thing.division else set() for thing in things}

    def turn(self, judgement: Judgement) -> int:
        """All at once, the surest first."""
        return 0

    def allows(self, judgement: Judgement, first: str, second: str) -> bool:
        """Whether every division of the one lies in or around every one of the other."""
        return all(related(one, other) for one in self._divisions[first] for other in self._divisions[second])

    def joined(self, kept: str, gone: str) -> None:
        """Let one cluster take over the divisions of another."""
        self._divisions[kept] |= self._divisions.pop(gone)


def compare_things(left: SeenThing, right: SeenThing, *, regions: int = 1) -> Compared:
    """Everything that speaks for and against one thing behind two names, of which so many regions have one.

    那曲市人民医院 and 市人民医院, both of 那曲 → the name 0, for it is a general one, and the division +350
    """
    reach = next(reach for reach in ("general", "own", "firm", "sole") if reach in (left.reach, right.reach))
    key = f"core.{reach}" if left.core == right.core else "core.other"
    reasons = [reason(key, left.name, right.name)]
    where = _division_reason(left, right)
    if where is not None:
        reasons.append(where)
    if left.document and left.document == right.document:
        reasons += _in_one_report(left, right)
    if regions >= MANY and reach != "general" and (left.division is None or left.division != right.division):
        reasons.append(reason("core.borne", str(regions)))
    return compared(reasons)


def _in_one_report(left: SeenThing, right: SeenThing) -> Iterator[Reason]:
    """One report uses one name for one thing, and two divisions for two."""
    if left.same_name == right.same_name:
        yield reason("document.same", left.name)
    elif left.division and right.division:
        yield reason("document.two", left.name, right.name)


def _division_reason(left: SeenThing, right: SeenThing) -> Reason | None:
    if left.division and right.division:
        named = called(left.division), called(right.division)
        if left.division == right.division:
            return reason("division.same", *named)
        return reason("division.nested" if related(left.division, right.division) else "division.other", *named)
    here, there = _where(left), _where(right)
    if not here or not there:
        return None
    both = next(((one, other) for one in here for other in there if related(one, other)), None)
    if both is not None:
        return reason("division.around", called(max(both)))
    return reason("around.other", called(here[0]), called(there[0]))


def _where(thing: SeenThing) -> tuple[str, ...]:
    """The division, or those that the report tells of; where a university or a central body is told of says nothing."""
    if thing.division:
        return (thing.division,)
    return () if thing.reach == "sole" else thing.around


def _is_near(thing: SeenThing, other: SeenThing) -> bool:
    return any(related(one, two) for one in _where(thing) for two in _where(other))


def _unrelated(codes: Iterable[str]) -> int:
    """How many divisions there are of which none lies in another."""
    found: list[str] = []
    for code in sorted(codes):
        if not any(related(code, other) for other in found):
            found.append(code)
    return len(found)


def _left_open(judgement: Judgement, loose: SeenThing) -> Judgement:
    reasons = (*judgement.reasons, reason("choice.regions", loose.name))
    return Judgement(
        kind=judgement.kind, left=judgement.left, right=judgement.right, verdict="unsure", score=judgement.score,
        reasons=reasons,
    )  # fmt: skip


def _ordered(one: SeenThing, other: SeenThing) -> Pair:
    return (one, other) if one.id < other.id else (other, one)
