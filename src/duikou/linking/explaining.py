"""For any pair: whether it is one, why, and by which judgements, in words."""

from collections import deque
from typing import NamedTuple

from duikou.errors import UsageError
from duikou.lexicon.wording import Language
from duikou.linking.clustering import latest, pair_of
from duikou.linking.events.comparing import compare_events
from duikou.linking.features import judge, say
from duikou.linking.linker import THINGS, Links
from duikou.linking.people.comparing import compare_people
from duikou.linking.things import compare_things
from duikou.model.linking import Judgement, LinkedKind


class Explanation(NamedTuple):
    """`one`: the two are in one cluster. `direct` is what the machine says of the pair itself.

    `path` leads from the one to the other over judgements that say "same"; `apart` are those that say "different"
    between their two clusters.
    """

    kind: LinkedKind
    one: bool
    direct: Judgement
    path: tuple[Judgement, ...]
    apart: tuple[Judgement, ...]


def explain_pair(links: Links, left: str, right: str) -> Explanation:
    """Why two records are one, or not.

    Raises:
        UsageError: D403, one of the records is not among those that were linked, or they are of two kinds.
    """
    kind = _kind(links, left)
    if kind != _kind(links, right):
        raise UsageError("D403", f"{left} {right}", "they are of two kinds")
    direct = _direct(links, kind, left, right)
    holding = _holding(links, kind)
    clusters = [cluster.members for cluster in links.linking.clusters if cluster.kind == kind]
    mine = next((frozenset(members) for members in clusters if left in members), frozenset({left}))
    if right in mine:
        return Explanation(kind, True, direct, _path(holding, mine, left, right), ())
    theirs = next((frozenset(members) for members in clusters if right in members), frozenset({right}))
    apart = tuple(
        judgement for judgement in holding if judgement.verdict == "different" and _joins(judgement, mine, theirs)
    )
    return Explanation(kind, False, direct, (), apart)


def _kind(links: Links, member: str) -> LinkedKind:
    if member in links.sighted.people:
        return "person"
    if member in links.sighted.events:
        return "event"
    for kind in THINGS:
        if member in links.sighted.things[kind]:
            return kind
    raise UsageError("D403", member, "it is not among those that were linked")


def _direct(links: Links, kind: LinkedKind, left: str, right: str) -> Judgement:
    sighted = links.sighted
    left, right = sorted((left, right))
    if kind == "person":
        said = compare_people(sighted.people[left], sighted.people[right])
    elif kind == "event":
        said = compare_events(sighted.events[left], sighted.events[right])
    else:
        said = compare_things(sighted.things[kind][left], sighted.things[kind][right])
    return judge(kind, left, right, said)


def _holding(links: Links, kind: LinkedKind) -> list[Judgement]:
    """The judgement that holds for each pair: that of people where there is one."""
    human = latest(judgement for judgement in links.by_people if judgement.kind == kind)
    machine = [each for each in links.linking.judgements if each.kind == kind and pair_of(each) not in human]
    return [*(human[pair] for pair in sorted(human)), *machine]


def _joins(judgement: Judgement, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return (judgement.left in mine and judgement.right in theirs) or (
        judgement.left in theirs and judgement.right in mine
    )


def _path(holding: list[Judgement], members: frozenset[str], left: str, right: str) -> tuple[Judgement, ...]:
    """The shortest way within the cluster, over judgements that say "same"."""
    ways: dict[str, list[Judgement]] = {}
    for judgement in holding:
        if judgement.verdict == "same" and judgement.left in members and judgement.right in members:
            ways.setdefault(judgement.left, []).append(judgement)
            ways.setdefault(judgement.right, []).append(judgement)
    came: dict[str, Judgement | None] = {left: None}
    queue = deque([left])
    while queue and right not in came:
        member = queue.popleft()
        for judgement in ways.get(member, ()):
            other = judgement.right if judgement.left == member else judgement.left
            if other not in came:
                came[other] = judgement
                queue.append(other)
    path: list[Judgement] = []
    member = right
    while (step := came.get(member)) is not None:
        path.append(step)
        member = step.right if step.left == member else step.left
    return tuple(reversed(path))


def in_words(judgement: Judgement, language: Language) -> tuple[str, ...]:
    """The reasons of a judgement, each in words with its points.

    同在西藏（+300）
    """
    signs = ("（", "）") if language == "zh" else (" (", ")")
    return tuple(f"{say(each, language)}{signs[0]}{each.points:+}{signs[1]}" for each in judgement.reasons)
