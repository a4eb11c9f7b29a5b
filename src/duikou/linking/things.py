"""Organisations and sites, posts, places and projects: one name without its division, one division."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from duikou.lexicon.divisions import common_name
from duikou.linking.areas import CENTRAL, related
from duikou.linking.clustering import Linked, cluster
from duikou.linking.features import Compared, compared, judge, reason
from duikou.linking.seen import SeenThing
from duikou.model.linking import Judgement, LinkedKind, Reason

Pair = tuple[SeenThing, SeenThing]


def link_things(kind: LinkedKind, things: list[SeenThing], by_people: Iterable[Judgement]) -> Linked:
    """Which names stand for one thing. Things of two names are never compared: only people can join them."""
    judgements = tuple(judge(kind, left.id, right.id, compare_things(left, right)) for left, right in _pairs(things))
    return Linked(cluster((thing.id for thing in things), by_people, judgements), judgements)


def compare_things(left: SeenThing, right: SeenThing) -> Compared:
    """Everything that speaks for and against one thing behind two names.

    那曲市人民医院 and 市人民医院, both of 那曲 → the name 0, for it is a general one, and the division +350
    """
    own = left.own and right.own
    reasons = [reason("core.own" if own else "core.general", left.name, right.name)]
    where = _division_reason(left, right)
    if where is not None:
        reasons.append(where)
    if left.what and right.what and left.what != right.what and left.kind != "post":
        reasons.append(reason("what.other", left.what, right.what))
    return compared(reasons)


def _division_reason(left: SeenThing, right: SeenThing) -> Reason | None:
    if left.division and right.division:
        named = _called(left.division), _called(right.division)
        if left.division == right.division:
            return reason("division.same", *named)
        return reason("division.nested" if related(left.division, right.division) else "division.other", *named)
    around = left.division or left.around, right.division or right.around
    if around[0] is None or around[1] is None:
        return None
    key = "division.around" if related(around[0], around[1]) else "around.other"
    return reason(key, _called(around[0]), _called(around[1]))


def _called(code: str) -> str:
    return "全国" if code == CENTRAL else common_name(code)


def _pairs(things: list[SeenThing]) -> Iterator[Pair]:
    """Neighbours along each name and division; and the divisions of a name of its own with each other.

    A general name (人民医院) is compared within its division only.
    """
    strands: dict[str, dict[str, list[SeenThing]]] = {}
    for thing in sorted(things, key=lambda thing: thing.id):
        strands.setdefault(thing.core, {}).setdefault(thing.division or "", []).append(thing)
    for _, divisions in sorted(strands.items()):
        for _, strand in sorted(divisions.items()):
            yield from pairwise(strand)
        heads = {division: strand[0] for division, strand in sorted(divisions.items()) if strand[0].own or not division}
        loose = heads.pop("", None)
        between = [*pairwise(heads.values()), *((loose, head) for head in heads.values() if loose is not None)]
        yield from (pair if pair[0].id < pair[1].id else pair[::-1] for pair in between)
