"""How far two readers agree."""

from collections import Counter
from collections.abc import Sequence


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa: how much more often two agree than by chance, were each to give their answers at random.

    None where nothing can be said: no pair, or both gave one answer throughout.

    >>> pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    >>> round(kappa(pairs), 3)
    0.4
    """
    if not pairs:
        return None
    number = len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum(one == other for one, other in pairs) / number
    chance = sum(first[answer] * second[answer] for answer in first) / number**2
    return (observed - chance) / (1 - chance) if chance < 1 else None
