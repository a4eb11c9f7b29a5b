"""How well and how fast records are linked, on an invented world whose truth is known; Splink beside it if it is there.

    python bench/linking.py [--reports 12000] [--seed 1] [--sweep] [--splink]

The world (tests/linking/invented_careers.py) draws officials with careers, moves and namesakes, and several reports of
one meeting. Measured is B³ over people and over events, the processor time of each stage, and what it takes to link
again after one more report: of people, the names of that report; of events, those of the days around it. To the same
reports bodies, schools, firms and projects are added (tests/linking/invented_things.py): measured is B³ over
organisations, projects and posts, and of each ground on which the machine joins two names how often it is right.

--sweep shows what other thresholds do to people and things. --splink lets Splink (DuckDB) link the same people by name,
province, division, seat, companions and occasion, trained without labels; its best threshold of several is shown.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "linking"))

from bcubed import Score, bcubed
from invented_careers import World, invent
from invented_things import with_things

from duikou.linking.areas import province_of
from duikou.linking.clustering import Linked, cluster
from duikou.linking.events.linking import link_events
from duikou.linking.features import load_features
from duikou.linking.linker import Sighted, link_readings, sight
from duikou.linking.people.linking import link_people
from duikou.linking.people.timelines import Timelines
from duikou.linking.seen import SeenPerson
from duikou.model.linking import Judgement, Verdict
from linking_things import show_things

SAME = (100, 150, 200, 250, 300, 400)
DIFFERENT = (-500, -300, -200, -100)
SPLINK_THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)
REPORTS_AGAIN = 10
AROUND = 40  # days around a report within which its events may be told elsewhere
PAIRS_FOR_CHANCE = 1_000_000

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """The result, and the seconds of processor time it took: other work on the machine does not count."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def people_score(linked: Linked, world: World) -> Score:
    return bcubed(linked.clustered.clusters, world.people)


def measure(world: World) -> tuple[Sighted, Linked]:
    """Print the scores and the times of each stage."""
    sighted, seeing = timed(lambda: sight(world.readings))
    seen = list(sighted.people.values())
    people, of_people = timed(lambda: link_people(seen, ()))
    events, of_events = timed(lambda: link_events(list(sighted.events.values()), ()))
    _, whole = timed(lambda: link_readings(world.readings))
    print(f"{len(world.readings):,} reports, {len(seen):,} people in them, {len(sighted.events):,} events")
    show("people", people_score(people, world), of_people)
    show("events", bcubed(events.clustered.clusters, world.events), of_events)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"drawing out the features {seeing:.1f} s; all of link() {whole:.1f} s of processor time, {peak:.0f} MB")
    return sighted, people


def show(what: str, score: Score, seconds: float) -> None:
    print(
        f"{what:10} B³ precision {score.precision:.4f}  recall {score.recall:.4f}  F1 {score.f1:.4f}"
        f"  over {score.members:,}  in {seconds:.1f} s"
    )


def again(world: World, sighted: Sighted) -> float:
    """The seconds it takes to link again what one more report touches: the longest of ten reports."""
    blocks: dict[str, list[SeenPerson]] = {}
    for person in sighted.people.values():
        blocks.setdefault(person.block, []).append(person)
    return max(timed(partial(_again, world, sighted, blocks, number))[1] for number in range(REPORTS_AGAIN))


def _again(world: World, sighted: Sighted, blocks: dict[str, list[SeenPerson]], number: int) -> None:
    new = sight([world.readings[-1 - number]])
    names = {person.block for person in new.people.values()}
    link_people([person for name in sorted(names) for person in blocks[name]], ())
    for event in new.events.values():
        days = event.when.days
        if days is not None:
            near = (other for other in sighted.events.values() if other.when.days is not None)
            link_events([other for other in near if other.when.days and days.gap(other.when.days) <= AROUND], ())


def sweep(world: World, sighted: Sighted, judgements: Iterable[Judgement]) -> None:
    """Other thresholds for people, on the same scores."""
    judgements = list(judgements)
    people = list(sighted.people.values())
    chosen = load_features().thresholds["person"]
    print(f"\n{'same':>6} {'different':>9}   precision recall F1   asked (unsure pairs)")
    for same in SAME:
        for different in DIFFERENT:
            turned = [_at(judgement, same, different) for judgement in judgements]
            score = bcubed(cluster(sighted.people, (), turned, Timelines(people)).clusters, world.people)
            asked = sum(judgement.verdict == "unsure" for judgement in turned)
            mark = "  ← chosen" if (same, different) == (chosen.same, chosen.different) else ""
            print(f"{same:6} {different:9}   {score.precision:.4f} {score.recall:.4f} {score.f1:.4f}   {asked:,}{mark}")


def _at(judgement: Judgement, same: int, different: int) -> Judgement:
    score = judgement.score or 0
    verdict: Verdict = "same" if score >= same else "different" if score <= different else "unsure"
    if verdict == "same" and judgement.reasons[-1].key == "choice.two":
        verdict = "unsure"
    return Judgement(kind="person", left=judgement.left, right=judgement.right, verdict=verdict, score=score)


def rows(people: Iterable[SeenPerson]) -> Iterator[dict[str, Any]]:
    """What Splink is given of each person: the same features, one column each."""
    for person in people:
        area = (person.areas or person.around or ("",))[0]
        office = person.posts[0].office if person.posts else None
        occasion = person.occasion
        yield {
            "unique_id": person.id,
            "name": person.block,
            "spelling": person.folded,
            "province": province_of(area) if area else None,
            "division": area or None,
            "seat": f"{area}/{office.seat}/{office.rank}" if office else None,
            "peers": sorted(person.peers),
            "occasion": f"{occasion.provinces}/{occasion.days.first}/{person.side}" if occasion else None,
        }


def with_splink(world: World, people: list[SeenPerson]) -> None:
    """Splink on the same people: its scores at several thresholds, and its time."""
    splink, library = import_module("splink"), import_module("splink.comparison_library")
    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[splink.block_on("name")],
        comparisons=[
            library.ExactMatch("name").configure(term_frequency_adjustments=True),
            library.ExactMatch("spelling"),
            library.ExactMatch("province"),
            library.ExactMatch("division"),
            library.ExactMatch("seat"),
            library.ArrayIntersectAtSizes("peers", [3, 2, 1]),
            library.ExactMatch("occasion"),
        ],
        probability_two_random_records_match=1 / 2_000,
    )
    start = time.perf_counter()
    database = splink.DuckDBAPI()
    table = import_module("pyarrow").Table.from_pylist(list(rows(people)))
    linker = splink.Linker(database.register(table), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=PAIRS_FOR_CHANCE)
    for rule in (("name", "division"), ("name", "province"), ("seat",)):
        linker.training.estimate_parameters_using_expectation_maximisation(splink.block_on(*rule))
    predictions = linker.inference.predict(threshold_match_probability=min(SPLINK_THRESHOLDS))
    found = []
    for threshold in SPLINK_THRESHOLDS:
        result = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold)
        clusters: dict[str, list[str]] = {}
        for row in result.as_record_list():
            clusters.setdefault(str(row["cluster_id"]), []).append(str(row["unique_id"]))
        found.append((bcubed(clusters.values(), world.people), threshold))
    seconds = time.perf_counter() - start
    print(f"\nSplink {splink.__version__}, by the clock, all cores and thresholds")
    for score, threshold in found:
        show(f"at {threshold}", score, seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=12_000, help="12,000 hold about 100,000 people")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sweep", action="store_true", help="other thresholds for people and things")
    parser.add_argument("--splink", action="store_true", help="Splink on the same people")
    chosen = parser.parse_args()
    world = invent(chosen.reports, chosen.seed)
    sighted, linked = measure(world)
    print(f"one more report: linked again in {again(world, sighted):.2f} s")
    show_things(with_things(world, chosen.seed), sweep=chosen.sweep)
    if chosen.sweep:
        sweep(world, sighted, linked.judgements)
    if chosen.splink and find_spec("splink"):
        with_splink(world, list(sighted.people.values()))
    elif chosen.splink:
        print("Splink is not installed: pip install splink")


if __name__ == "__main__":
    main()
