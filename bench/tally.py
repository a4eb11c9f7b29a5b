"""What was found beside what was to be found: the count every measure is made of."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple, TypeVar

Item = TypeVar("Item")


class Tally(NamedTuple):
    """How much was found and how much was to be found, what of each is right, and the slips of both kinds."""

    found_right: int = 0
    found: int = 0
    gold_right: int = 0
    gold: int = 0
    missed: tuple[str, ...] = ()
    false: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.found_right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.gold_right / self.gold if self.gold else 0.0

    @property
    def score(self) -> float | None:
        """F1, which is the share that is right where each report has one answer. None: nothing to find or found."""
        if not self.found and not self.gold:
            return None
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def total(tallies: Iterable[Tally]) -> Tally:
    """The counts added up, the slips one after another.

    >>> total([Tally(1, 2, 1, 1), Tally(1, 1, 1, 3)])[:4]
    (2, 3, 2, 4)
    """
    columns = list(zip(*tallies, strict=True)) or [()] * len(Tally())
    found_right, found, gold_right, gold, missed, false = columns
    slips = (tuple(slip for part in parts for slip in part) for parts in (missed, false))
    return Tally(sum(found_right), sum(found), sum(gold_right), sum(gold), *slips)


def answer(name: str, got: object, wanted: object) -> Tally:
    """One question with one answer."""
    return Tally(1, 1, 1, 1) if got == wanted else Tally(0, 1, 0, 1, missed=(f"{name} {wanted}, not {got}",))


def matched(
    name: str,
    found: Iterable[Item],
    gold: Iterable[Item],
    same: Callable[[Item, Item], bool],
    spare: Collection[Item] = (),
) -> Tally:
    """Pair what was found with what was to be found, each once; what is false but spare does not count."""
    left, right, false = sorted(gold, key=str), 0, []
    for item in sorted(found, key=str):
        hit = next((wanted for wanted in left if same(item, wanted)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
        elif item not in spare:
            false.append(f"{name} {shown(item)}")
    missed = tuple(f"{name} {shown(item)}" for item in left)
    return Tally(right, right + len(false), right, right + len(missed), missed, tuple(false))


def shown(item: object) -> str:
    """How a slip is printed: (甄远山, chair) → 甄远山 chair."""
    return " ".join(map(str, item)) if isinstance(item, tuple) else str(item)
