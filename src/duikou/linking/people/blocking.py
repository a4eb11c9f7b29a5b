"""Which people are compared at all: those of one name, along strands of posts, sides and occasions.

A strand holds the sightings of one name in one post. Neighbours in time are compared along each strand, and between
two strands their ends and the sightings nearest in time. So the number of pairs grows with the sightings, not with
their square: a leader of three thousand reports is one long strand.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Final

from duikou.linking.areas import province_of
from duikou.linking.days import EVER, Days
from duikou.linking.offices import body_of
from duikou.linking.seen import SeenPerson

MANY_STRANDS: Final = 24  # up to so many, all strands of a name are compared with each other
REACH: Final = 12  # beyond that, each with so many that begin after it, and with those of its province

Pair = tuple[SeenPerson, SeenPerson]
Strand = list[SeenPerson]
_Key = tuple[str, ...]


def blocks(people: Iterable[SeenPerson]) -> dict[str, list[SeenPerson]]:
    """Name → its sightings, in time. What is in two blocks is never one, unless people say so."""
    found: dict[str, list[SeenPerson]] = {}
    for person in sorted(people, key=lambda person: person.id):
        found.setdefault(person.block, []).append(person)
    return {name: sorted(block, key=_in_time) for name, block in sorted(found.items())}


def people_pairs(block: list[SeenPerson]) -> list[Pair]:
    """The pairs of one block, each once, in a fixed order."""
    strands = _strands(block)
    pairs: dict[tuple[str, str], Pair] = {}
    for strand in strands.values():
        _add(pairs, pairwise(strand))
    of_posts = [(key, strand) for key, strand in strands.items() if key[0] != "occasion"]
    for first, second in _strand_pairs(of_posts):
        _add(pairs, _between(first, second))
    return [pairs[key] for key in sorted(pairs)]


def _in_time(person: SeenPerson) -> tuple[Days, str]:
    return person.when.days or EVER, person.id


def _strands(block: list[SeenPerson]) -> dict[_Key, Strand]:
    strands: dict[_Key, Strand] = {}
    for person in block:
        for key in dict.fromkeys(_keys(person)):
            strands.setdefault(key, []).append(person)
    return dict(sorted(strands.items()))


def _keys(person: SeenPerson) -> Iterator[_Key]:
    for post in person.posts:
        division, seat, rank = post.office.key
        yield "post", division or body_of(post.office) or "", seat, rank
    if person.bare:
        yield "side", *person.around
    if person.occasion is not None:
        yield "occasion", *person.occasion.provinces, person.side


def _strand_pairs(strands: list[tuple[_Key, Strand]]) -> Iterator[tuple[Strand, Strand]]:
    if len(strands) <= MANY_STRANDS:
        for (_, first), (_, second) in combinations(strands, 2):
            yield first, second
        return
    ordered = sorted(strands, key=lambda each: (_in_time(each[1][0]), each[0]))
    for place, (_, first) in enumerate(ordered):
        for _, second in ordered[place + 1 : place + 1 + REACH]:
            yield first, second
    provinces: dict[str, list[Strand]] = {}
    for _, strand in ordered:
        for province in {province_of(area) for area in strand[0].areas or strand[0].around}:
            provinces.setdefault(province, []).append(strand)
    for _, alike in sorted(provinces.items()):
        for place, first in enumerate(alike):
            for second in alike[place + 1 : place + 1 + REACH]:
                yield first, second


def _between(first: Strand, second: Strand) -> Iterator[Pair]:
    """Both ends of two strands, and what lies nearest in time to their beginnings."""
    yield first[-1], second[0]
    yield first[0], second[-1]
    yield _nearest(first, second[0]), second[0]
    yield first[0], _nearest(second, first[0])


def _nearest(strand: Strand, person: SeenPerson) -> SeenPerson:
    place = bisect_left(strand, _in_time(person), key=_in_time)
    near = strand[max(0, place - 1) : place + 1]
    days = person.when.days or EVER
    return min(near, key=lambda other: (days.gap(other.when.days or EVER), other.id))


def _add(pairs: dict[tuple[str, str], Pair], found: Iterable[Pair]) -> None:
    """Two names of which neither is known to hold an office are not compared: ordinary people are not followed."""
    for left, right in found:
        if left.id != right.id and (left.holder or right.holder):
            pair = (left, right) if left.id < right.id else (right, left)
            pairs.setdefault((pair[0].id, pair[1].id), pair)
