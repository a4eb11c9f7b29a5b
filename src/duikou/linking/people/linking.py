"""Link people: the machine's judgements, then clusters."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from duikou.linking.clustering import Linked, cluster, pair_of
from duikou.linking.features import compared, judge, reason
from duikou.linking.people.blocking import blocks, people_pairs
from duikou.linking.people.comparing import compare_people
from duikou.linking.people.successions import stretches_of, succession_reason
from duikou.linking.people.timelines import Timelines
from duikou.linking.seen import SeenPerson
from duikou.model.linking import Judgement

MARGIN: Final = 150  # a bare name that fits two people nearly as well is left to people


def link_people(people: list[SeenPerson], by_people: Iterable[Judgement]) -> Linked:
    """Who is one, by the judgements of people and of the machine."""
    by_people = list(by_people)
    by_id = {person.id: person for person in people}
    judgements = [judgement for block in blocks(people).values() for judgement in judge_block(block)]
    settled = _posted(by_id, judgements, by_people)
    judgements = list(_unsettled(by_id, judgements, settled))
    clustered = cluster(by_id, by_people, judgements, Timelines(people))
    return Linked(clustered, tuple(judgements))


def judge_block(block: list[SeenPerson]) -> Iterator[Judgement]:
    """The machine's judgements over the people of one name."""
    stretches = stretches_of(block)
    for left, right in people_pairs(block):
        said = compare_people(left, right)
        follows = succession_reason(stretches, left, right)
        yield _never_by_name(
            judge("person", left.id, right.id, compared([*said.reasons, follows]) if follows else said)
        )


def _never_by_name(judgement: Judgement) -> Judgement:
    """However rare a name is: where nothing but the name speaks for one person, people are asked."""
    if judgement.verdict == "same" and not any(
        each.points > 0 and not each.key.startswith("name.") for each in judgement.reasons
    ):
        return msgspec.structs.replace(judgement, verdict="unsure")
    return judgement


def _posted(people: dict[str, SeenPerson], judgements: list[Judgement], by_people: list[Judgement]) -> dict[str, int]:
    """The clusters of those named with a post: member → number of its cluster."""
    posted = [person for person in people.values() if not person.bare]
    ids = {person.id for person in posted}
    between = [judgement for judgement in judgements if judgement.left in ids and judgement.right in ids]
    clustered = cluster(ids, by_people, between, Timelines(posted))
    return {member: number for number, members in enumerate(clustered.clusters) for member in members}


def _unsettled(
    people: dict[str, SeenPerson], judgements: list[Judgement], settled: dict[str, int]
) -> Iterator[Judgement]:
    """The judgements, with those of a bare name that fits two people made unsure."""
    best: dict[str, dict[int, int]] = {}
    for judgement in judgements:
        if judgement.verdict == "same":
            for bare, other in (pair_of(judgement), pair_of(judgement)[::-1]):
                if people[bare].bare and other in settled:
                    scores = best.setdefault(bare, {})
                    scores[settled[other]] = max(scores.get(settled[other], 0), judgement.score or 0)
    torn = {bare for bare, scores in best.items() if _near(scores)}
    for judgement in judgements:
        if judgement.verdict == "same" and ({judgement.left, judgement.right} & torn):
            said = compared([*judgement.reasons, reason("choice.two", people[judgement.left].folded)])
            yield Judgement(
                kind="person", left=judgement.left, right=judgement.right, verdict="unsure", score=said.score,
                reasons=said.reasons,
            )  # fmt: skip
        else:
            yield judgement


def _near(scores: dict[int, int]) -> bool:
    """Whether the two best are nearly as good."""
    first, *others = sorted(scores.values(), reverse=True)
    return bool(others) and first - others[0] < MARGIN
