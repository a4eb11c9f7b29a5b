"""How well damaged copies are read: the people found in each kind of damage, beside those in the undamaged text.

    python bench/damage.py [--reports DIR --gold DIR] [--kind pinyin] [--slips]

Every gold report is damaged in each way that copies of the genre show, always the same way. By default the reports
are those of tests/gold; other reports are DIR/ID.json with their words under `text`, or DIR/ID.txt, and gold ID.json.
Names are compared in simplified characters, since a traditional copy prints them so.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import duikou
from case import Case, Facts
from corpus import GOLD, gold_files
from damages import KINDS, Chance, Damage, spun
from duikou.errors import InputError
from duikou.grammar.view import reading_view
from measure import people
from tally import Tally, total

ALLOWED = 0.03  # F1 that damage may cost
HELD_OUT = 3  # reports of other folders whose number this divides are not looked at


class Report(NamedTuple):
    """A report and its gold facts."""

    name: str
    text: str
    gold: Facts


def own_reports() -> list[Report]:
    return [
        Report(path.stem, path.with_suffix(".txt").read_text(encoding="utf-8"), json.loads(path.read_text("utf-8")))
        for path in gold_files(GOLD)
    ]


def other_reports(reports: Path, gold: Path) -> list[Report]:
    found = []
    for path in sorted(gold.glob("*.json")):
        if not path.stem.isdigit() or int(path.stem) % HELD_OUT:
            beside = reports / path.name
            text = (
                json.loads(beside.read_text("utf-8"))["text"]
                if beside.exists()
                else (reports / f"{path.stem}.txt").read_text("utf-8")
            )
            found.append(Report(path.stem, text, json.loads(path.read_text("utf-8"))))
    return found


def read(data: bytes) -> Facts:
    try:
        facts: Facts = json.loads(duikou.to_json(duikou.read(data, source="report.txt")))
    except InputError:
        return {}
    return facts


def measured(reports: Iterable[Report], kind: str) -> Tally:
    """The people of all reports after one kind of damage."""
    return total(
        people(Case(report.name, folded(report.gold), folded(read(KINDS[kind](report.text, Chance(report.name))))))
        for report in reports
    )


def refused(reports: Iterable[Report], kind: Damage) -> int:
    """How many reports are refused as unreliable."""
    readings = (read(kind(report.text, Chance(report.name))) for report in reports)
    return sum(note["code"] == "R111" for reading in readings for note in reading.get("notes", ()))


def folded(facts: Facts) -> Facts:
    """The facts with names in simplified characters."""

    def fold(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**person, "name": reading_view(person["name"])} for person in people]

    return {**facts, "people": fold(facts.get("people", [])), "bylines": fold(facts.get("bylines", []))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--slips", action="store_true")
    args = parser.parse_args()
    reports = other_reports(args.reports, args.gold) if args.reports else own_reports()
    whole = measured(reports, "none")
    print(f"{len(reports)} reports, {whole.gold} people; F1 undamaged {whole.score or 0:.4f}")
    print(f"refused as spun: {refused(reports, spun)} that were, {refused(reports, KINDS['none'])} that were not")
    for kind in [args.kind] if args.kind else list(KINDS)[1:]:
        tally = measured(reports, kind)
        lost = (whole.score or 0) - (tally.score or 0)
        print(f"{kind:24} F1 {tally.score or 0:.4f}  {-lost:+.4f}{'  MORE THAN ALLOWED' if lost > ALLOWED else ''}")
        if args.slips:
            print("  missed:", *sorted(set(tally.missed) - set(whole.missed)), sep="\n    ")
            print("  false:", *sorted(set(tally.false) - set(whole.false)), sep="\n    ")


if __name__ == "__main__":
    main()
