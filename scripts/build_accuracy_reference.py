"""Write docs/accuracy.md and the table that readings take the proofs of their rules from, by reading all gold reports.

python scripts/build_accuracy_reference.py
"""

import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "bench"))

from corpus import gold_files, read_case  # noqa: E402 - bench is no package
from duikou.model.details import Proof  # noqa: E402
from duikou.reading.grading import LEVEL, likely  # noqa: E402
from measure import measure  # noqa: E402
from proofs import prove  # noqa: E402
from tally import Tally  # noqa: E402

PAGE = ROOT / "docs/accuracy.md"
TABLE = ROOT / "src/duikou/lexicon/accuracy.csv"

HEAD = """\
# Accuracy

Written by `scripts/build_accuracy_reference.py` from the {reports} gold reports of `tests/gold`, whose people are
invented. **The rules were made in sight of these reports**, so unseen reports are read less well; how well yours are
read, only yours can tell.

## Measures

| Measure | Right | Found | Precision | Wanted | Recall |
|---|---|---|---|---|---|
"""
RULES = """
## Rules

Of the records that a rule made, how many the gold reports know. `duikou read --json --rules` gives each record its
rules with these counts. A record is **doubtful** (*) where none of its rules is likely to be right {level:.0%} of the
time; few finds prove little, so likely is (right + 1) / (found + 2). Acts that oblige nobody and
organisations are not in the gold and have no proof.
"""


def render() -> str:
    """The whole page."""
    paths = gold_files()
    rows = "".join(render_measure(name, tally) for name, tally in measure(map(read_case, paths)).items())
    return HEAD.format(reports=len(paths)) + rows + RULES.format(level=LEVEL) + render_rules(prove(paths))


def render_measure(name: str, tally: Tally) -> str:
    counts = f"{tally.found_right} | {tally.found} | {tally.precision:.3f} | {tally.gold} | {tally.recall:.3f}"
    return f"| {name} | {counts} |\n"


def render_rules(proofs: dict[tuple[str, str], tuple[int, int]]) -> str:
    """A table for every kind of record or field."""
    page = []
    for what, group in groupby(proofs.items(), key=lambda entry: entry[0][0]):
        page.append(f"\n### {what}\n\n| Rule | Right | Found | Likely |\n|---|---|---|---|\n")
        for (_, rule), counts in group:
            chance = likely(Proof(rule, *counts))
            page.append(f"| {rule} | {counts[0]} | {counts[1]} | {chance:.2f}{' *' * (chance < LEVEL)} |\n")
    return "".join(page)


def render_table() -> str:
    """The table of proofs."""
    rows = (f"{what},{rule},{right},{found}\n" for (what, rule), (right, found) in prove(gold_files()).items())
    return "what,rule,right,found\n" + "".join(rows)


if __name__ == "__main__":
    TABLE.write_text(render_table(), encoding="utf-8")
    PAGE.write_text(render(), encoding="utf-8")
