"""B³: of each member, how much of its cluster is right, and how much of what is right is in its cluster."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple


class Score(NamedTuple):
    """Precision, recall and F1 over so many members."""

    precision: float
    recall: float
    f1: float
    members: int


def bcubed(clusters: Iterable[Iterable[str]], truth: Mapping[str, Hashable]) -> Score:
    """Only members with a known truth count; one that is in no cluster stands alone."""
    sizes = Counter(truth.values())
    alone = set(truth)
    precision = recall = 0.0
    for members in clusters:
        known = Counter(truth[member] for member in members if member in truth)
        alone.difference_update(members)
        for true, number in known.items():
            precision += number * number / known.total()
            recall += number * number / sizes[true]
    for member in alone:
        precision += 1
        recall += 1 / sizes[truth[member]]
    precision, recall = precision / len(truth), recall / len(truth)
    return Score(precision, recall, 2 * precision * recall / (precision + recall), len(truth))
