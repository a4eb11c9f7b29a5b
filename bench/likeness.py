"""How well copies of one report are found: reprints made of every report, among reports that are no copies.

    python bench/likeness.py [--reports DIR --gold DIR] [--slips]

Each report is reprinted in every way below. A pair of documents is right when both come from one report.
"""

import argparse
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from damage import Report, other_reports, own_reports
from damages import KINDS, TITLE, Chance, convert, each
from duikou.documents.likeness import Copy, group
from duikou.pipeline import read_copy

Reprint = Callable[[str, Chance], str]

SENTENCE = re.compile(r"[^。！？\n]*[。！？]")


def shortened(text: str, chance: Chance) -> str:
    """Without a fifth of its sentences."""
    return each(text, SENTENCE.pattern, 0.2, chance, lambda _: "")


def excerpt(text: str, _: Chance) -> str:
    """The first two thirds, up to the end of a sentence."""
    cut = text[: len(text) * 2 // 3]
    return cut[: max(cut.rfind("。"), cut.rfind("\n")) + 1] or text


def edited(text: str, chance: Chance) -> str:
    """With a twentieth of its characters gone."""
    return each(text, "[\u4e00-\u9fff]", 0.05, chance, lambda _: "")


REPRINTS: dict[str, Reprint] = {
    "same bytes": lambda text, _: text,
    "other line ends": lambda text, _: text.replace("\n", "\r\n\r\n"),
    "traditional": lambda text, _: convert("s2t", text),
    "another title": lambda text, _: TITLE.sub("转载：这一天发生了什么\n", text),
    "credits added": lambda text, _: f"{text.rstrip()}\n来源：青禾报\n责任编辑：言午\n",
    "shortened": shortened,
    "excerpt": excerpt,
    "edited": edited,
    "pinyin": lambda text, chance: KINDS["pinyin"](text, chance).decode(),
    "narrow lines": lambda text, chance: KINDS["narrow lines"](text, chance).decode(),
}


def copies_of(reports: list[Report]) -> list[Copy]:
    return [
        read_copy(reprint(report.text, Chance(report.name + name)).encode(), source=f"{report.name}/{name}")
        for report in reports
        for name, reprint in {"itself": REPRINTS["same bytes"], **REPRINTS}.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--slips", action="store_true")
    args = parser.parse_args()
    reports = other_reports(args.reports, args.gold) if args.reports else own_reports()
    copies = copies_of(reports)
    sources = [copy.source for copy in copies]
    found = {pair for members in group(copies) for pair in combinations(sorted(member.source for member in members), 2)}
    wanted = {pair for pair in combinations(sorted(sources), 2) if pair[0].split("/")[0] == pair[1].split("/")[0]}
    right = len(found & wanted)
    print(f"{len(sources)} documents; precision {right / len(found):.4f}, recall {right / len(wanted):.4f}")
    if args.slips:
        print("false:", *sorted(found - wanted), "missed:", *sorted(wanted - found), sep="\n  ")


if __name__ == "__main__":
    main()
