"""The ratchet: no measure may fall below its floor, and floors only rise.

    python bench/gate.py                        fails where a measure is below its floor or the corpus has changed
    python bench/gate.py --update               raises the floors to what is measured, on the corpus as it is now
    python bench/gate.py --lower sites --why …  lowers one floor; the reason is kept with it
    python bench/gate.py --slips posts          shows what the reader missed and what it made up

`floors.json` holds the digest of the corpus it was measured on, a floor for each measure, and every lowering.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import NamedTuple

import msgspec

from corpus import GOLD, digest, gold_files, read_case
from measure import MEASURES, measure
from tally import Tally

FLOORS = Path(__file__).parent / "floors.json"
DIGITS = 4


class Lowering(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A floor that was lowered, and why."""

    measure: str
    before: float
    after: float
    why: str


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the next measurement must not fall below."""

    corpus: str
    floors: dict[str, float]
    lowered: tuple[Lowering, ...] = ()


class Line(NamedTuple):
    """One measure beside its floor. `fault` is empty where it passes."""

    measure: str
    tally: Tally
    floor: float | None
    fault: str


def read_floors(path: Path) -> Floors:
    """The floors, none where there is no file yet."""
    return msgspec.json.decode(path.read_bytes(), type=Floors) if path.exists() else Floors("", {})


def write_floors(path: Path, floors: Floors) -> None:
    text = json.dumps(msgspec.to_builtins(floors), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def rounded(tally: Tally) -> float:
    """The score as floors keep it. A measure with nothing to find and nothing found keeps the floor 0."""
    return round(tally.score or 0.0, DIGITS)


def compare(tallies: dict[str, Tally], floors: Floors) -> list[Line]:
    """Each measure beside its floor."""
    return [
        Line(name, tally, floors.floors.get(name), fault_of(rounded(tally), floors.floors.get(name)))
        for name, tally in tallies.items()
    ]


def fault_of(score: float, floor: float | None) -> str:
    if floor is None:
        return "has no floor"
    return "below its floor" if score < floor else ""


def raised(floors: Floors, tallies: dict[str, Tally], corpus: str) -> Floors:
    """The floors, each at what is measured where that is higher."""
    best = {name: max(rounded(tally), floors.floors.get(name, 0.0)) for name, tally in tallies.items()}
    return Floors(corpus, best, floors.lowered)


def lowered(floors: Floors, name: str, tally: Tally, why: str) -> Floors:
    """The floors with one at what is measured, and the reason put on record; as they were where nothing is lower."""
    before, after = floors.floors.get(name), rounded(tally)
    if before is None or after >= before:
        return floors
    record = Lowering(name, before, after, why)
    return Floors(floors.corpus, {**floors.floors, name: after}, (*floors.lowered, record))


def table(lines: list[Line]) -> str:
    """The lines as people read them."""
    head = f"{'measure':17} {'P':>6} {'R':>6} {'score':>6} {'floor':>6} {'gold':>5} {'found':>5}\n"
    return head + "".join(
        f"{name:17} {tally.precision:6.3f} {tally.recall:6.3f} {tally.score or 0:6.3f} "
        f"{'-' if floor is None else f'{floor:.3f}':>6} {tally.gold:5} {tally.found:5}  {fault}\n"
        for name, tally, floor, fault in lines
    )


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", metavar="MEASURE", choices=MEASURES, help="lower this floor to what is measured")
    parser.add_argument("--why", metavar="REASON", help="why the floor is lowered")
    parser.add_argument("--slips", metavar="MEASURE", choices=MEASURES, help="show what was missed and what is false")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold reports")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of the floors")
    chosen = parser.parse_args(words)
    if (chosen.lower is None) != (not (chosen.why or "").strip()):
        parser.error("--lower needs --why, and --why needs --lower")
    return chosen


def main(words: list[str]) -> int:
    chosen = arguments(words)
    tallies = measure(map(read_case, gold_files(chosen.gold)))
    corpus = digest(chosen.gold)
    before = after = read_floors(chosen.floors)
    if chosen.lower:
        after = lowered(after, chosen.lower, tallies[chosen.lower], chosen.why.strip())
    if chosen.update:
        after = raised(after, tallies, corpus)
    if after != before:
        write_floors(chosen.floors, after)
    lines = compare(tallies, after)
    print(table(lines), end="")
    if chosen.slips:
        print_slips(tallies[chosen.slips])
    stale = after.corpus != corpus
    if stale:
        print("The corpus is not the one the floors were measured on: look at the scores, then --update.")
    return int(stale or any(line.fault for line in lines))


def print_slips(tally: Tally) -> None:
    for label, slips in (("missed", tally.missed), ("false", tally.false)):
        for slip in slips:
            print(f"{label:6} {slip}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
