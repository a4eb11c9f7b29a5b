"""How well names of organisations, projects and posts are linked in the invented world, ground by ground."""

import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "linking"))

from bcubed import Score, bcubed
from invented_things import ThingWorld

from duikou.linking.clustering import Linked, cluster
from duikou.linking.features import load_features
from duikou.linking.linker import sight
from duikou.linking.seen import SeenThing
from duikou.linking.things import Regions, link_things
from duikou.model.linking import Judgement, LinkedKind, Verdict

KINDS: tuple[LinkedKind, ...] = ("organisation", "project", "post")
SAME = (100, 200, 300, 400, 500)


class Measured(NamedTuple):
    """One kind: its score, the judgements, and the seconds of processor time."""

    score: Score
    linked: Linked
    things: list[SeenThing]
    seconds: float


def measure_things(world: ThingWorld) -> dict[LinkedKind, Measured]:
    """The score of each kind, over the records whose truth is known."""
    seen = sight(world.readings).things
    found = {}
    for kind in KINDS:
        truth = world.truth[kind]
        things = [thing for key, thing in seen[kind].items() if key in truth]
        start = time.process_time()
        linked = link_things(kind, things, ())
        seconds = time.process_time() - start
        known = {thing.id: truth[thing.id] for thing in things}
        found[kind] = Measured(bcubed(linked.clustered.clusters, known), linked, things, seconds)
    return found


def grounds(linked: Linked, truth: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Ground → how many pairs the machine joins on it, and how many of them are right."""
    joined: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for judgement in linked.judgements:
        if judgement.verdict == "same":
            ground = " ".join(each.key for each in judgement.reasons)
            joined[ground] += 1
            right[ground] += truth[judgement.left] == truth[judgement.right]
    return {ground: (number, right[ground]) for ground, number in joined.most_common()}


def show_things(world: ThingWorld, *, sweep: bool) -> None:
    """Print the scores, the grounds and, if asked, what other thresholds do."""
    for kind, measured in measure_things(world).items():
        score, asked = measured.score, _asked(measured.linked, world.truth[kind])
        print(
            f"{kind:12} B³ precision {score.precision:.4f}  recall {score.recall:.4f}  F1 {score.f1:.4f}"
            f"  over {score.members:,}  in {measured.seconds:.1f} s; asked {asked[0]:,}, of which one {asked[1]:,}"
        )
        for ground, (number, right) in grounds(measured.linked, world.truth[kind]).items():
            print(f"    {right / number:.4f} of {number:6,} joined by {ground}")
        if sweep:
            _sweep(kind, measured, world.truth[kind])


def _asked(linked: Linked, truth: Mapping[str, str]) -> tuple[int, int]:
    pairs = [each for each in linked.judgements if each.verdict == "unsure"]
    return len(pairs), sum(truth[each.left] == truth[each.right] for each in pairs)


def _sweep(kind: LinkedKind, measured: Measured, truth: Mapping[str, str]) -> None:
    """Other thresholds on the same scores; what fits several regions stays open."""
    chosen = load_features().thresholds[kind]
    known = {thing.id: truth[thing.id] for thing in measured.things}
    for same in SAME:
        turned = [_at(judgement, same, chosen.different) for judgement in measured.linked.judgements]
        score = bcubed(cluster(known, (), turned, Regions(measured.things)).clusters, known)
        mark = "  ← chosen" if same == chosen.same else ""
        print(f"    same {same:4}: {score.precision:.4f} {score.recall:.4f} {score.f1:.4f}{mark}")


def _at(judgement: Judgement, same: int, different: int) -> Judgement:
    score = judgement.score or 0
    verdict: Verdict = "same" if score >= same else "different" if score <= different else "unsure"
    if verdict == "same" and judgement.reasons[-1].key == "choice.regions":
        verdict = "unsure"
    return Judgement(kind=judgement.kind, left=judgement.left, right=judgement.right, verdict=verdict, score=score)
