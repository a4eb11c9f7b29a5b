"""How well damaged copies are read: the people found in each kind of damage, beside those in the undamaged text.

    python bench/damage.py [--reports DIR --gold DIR] [--kind pinyin] [--slips]

Every gold report is damaged in each way that copies of the genre show, always the same way. By default the reports
are those of tests/gold; other reports are DIR/ID.json with their words under `text`, or DIR/ID.txt, and gold ID.json.
Names are compared in simplified characters, since a traditional copy prints them so.
"""

import argparse
import json
import random
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import opencc

import duikou
from case import Case, Facts
from corpus import GOLD, gold_files
from duikou.errors import InputError
from duikou.grammar.view import reading_view
from measure import people
from tally import Tally, total

ALLOWED = 0.03  # F1 that damage may cost
HELD_OUT = 3  # reports of other folders whose number this divides are not looked at

Chance = random.Random
Damage = Callable[[str, Chance], bytes]

HAN = re.compile(r"[\u4e00-\u9fff]")
TONED = [
    "duì",
    "guǎng",
    "huì",
    "zhōng",
    "yuán",
    "zàng",
    "jiàn",
    "fā",
    "zhǎn",
    "shěng",
    "shì",
    "xiàn",
    "lǐng",
    "dǎo",
    "yǔ",
    "lǜ",
    "é",
    "āi",
    "ōu",
]
PLAIN = [
    "dui",
    "guang",
    "hui",
    "zhong",
    "yuan",
    "zang",
    "jian",
    "fa",
    "zhan",
    "sheng",
    "shi",
    "xian",
    "ling",
    "dao",
    "yu",
    "lv",
    "e",
    "ai",
    "ou",
]
TAGS = (
    ("<b>", "</b>"),
    ('<span style="color: #333">', "</span>"),
    ("<strong>", "</strong>"),
    ('<font size="3">', "</font>"),
)
# What converters that know no words make of simplified characters.
OVER = dict(
    zip(
        "里干后只面云发系谷余范于征钟台松斗丰姜沈冲舍吁岳郁升",
        "裡乾後隻麵雲髮係穀餘範於徵鐘臺鬆鬥豐薑瀋衝捨籲嶽鬱昇",
        strict=True,
    )
)
TITLE = re.compile(r"\A\s*([^\n]+)\n")
NAMED = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "·": "&middot;",
    "—": "&mdash;",
    "…": "&hellip;",
    "《": "&#12298;",
    "》": "&#12299;",
}


def each(text: str, pattern: str, share: float, chance: Chance, change: Callable[[str], str]) -> str:
    """The text with a share of the matches changed."""
    return re.sub(pattern, lambda found: change(found[0]) if chance.random() < share else found[0], text)


def with_pinyin(text: str, chance: Chance, syllables: list[str], share: float = 0.08) -> bytes:
    traditional = convert("s2t", text)
    return each(traditional, HAN.pattern, share, chance, lambda han: f"{han}({chance.choice(syllables)})").encode()


def with_codes(text: str, chance: Chance) -> bytes:
    text = "".join(NAMED.get(letter, letter) for letter in text)
    text = each(text, HAN.pattern, 0.02, chance, lambda han: f"&#{ord(han)};")
    return each(text, r"\n|，", 0.3, chance, lambda place: place + "&nbsp;&nbsp;").encode()


def with_codes_twice(text: str, _: Chance) -> bytes:
    return "".join(NAMED.get(letter, letter).replace("&", "&amp;") for letter in text).encode()


def with_sayings(text: str, _: Chance) -> bytes:
    return re.sub("(?<=[\u4e00-\u9fff])表示(?=[\u4e00-\u9fff，：])", "&&", convert("s2t", text)).encode()


def with_tags(text: str, chance: Chance) -> bytes:
    def tagged(words: str) -> str:
        opens, closes = chance.choice(TAGS)
        return opens + words + closes

    text = each(text, r"[\u4e00-\u9fff]{2}", 0.06, chance, tagged)
    return each(text, r"\n", 0.5, chance, lambda _: "<br/>\n").encode()


def with_unseen(text: str, chance: Chance) -> bytes:
    return each(text, HAN.pattern, 0.05, chance, lambda han: han + chance.choice("\u200b\u200d\ufeff\xad")).encode()


def with_wide_digits(text: str, _: Chance) -> bytes:
    return text.translate({ord("0") + n: chr(0xFF10 + n) for n in range(10)}).encode()


def with_lost_bytes(text: str, chance: Chance) -> bytes:
    data = text.encode()
    lost = {chance.randrange(len(data)) for _ in range(max(1, len(text) // 400))}
    return bytes(byte for place, byte in enumerate(data) if place not in lost)


def with_lost_pairs(text: str, chance: Chance) -> bytes:
    return each(text, r"[\u4e00-\u9fff]{2}", 0.004, chance, lambda _: "锟斤拷").encode()


def with_title_glued(text: str, _: Chance) -> bytes:
    return TITLE.sub(lambda found: found[1].strip() * 2, text, count=1).encode()


def with_body_twice(text: str, _: Chance) -> bytes:
    return f"{text.rstrip()}\n{TITLE.sub('', text)}".encode()


def with_text_twice(text: str, _: Chance) -> bytes:
    return (text.replace("\n", " ") * 2).encode()


def with_points_twice(text: str, chance: Chance) -> bytes:
    return each(
        text, "[，。；：]", 0.3, chance, lambda point: point + chance.choice((point, ",.;:"["，。；：".index(point)]))
    ).encode()


def with_breaks(text: str, chance: Chance) -> bytes:
    return each(
        text, r"(?<=[\u4e00-\u9fff，、])[\u4e00-\u9fff](?=[\u4e00-\u9fff，、])", 0.01, chance, lambda han: han + "\n"
    ).encode()


def with_narrow_lines(text: str, _: Chance) -> bytes:
    return "\n".join(re.sub(r"(.{38})(?=.)", "\\1\n", line) for line in text.split("\n")).encode()


@cache
def converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def convert(name: str, text: str) -> str:
    converted: str = converter(name).convert(text)
    return converted


KINDS: dict[str, Damage] = {
    "none": lambda text, _: text.encode(),
    "pinyin": lambda text, chance: with_pinyin(text, chance, TONED),
    "pinyin without tones": lambda text, chance: with_pinyin(text, chance, PLAIN),
    "codes": with_codes,
    "codes twice": with_codes_twice,
    "&& for 表示": with_sayings,
    "tags": with_tags,
    "zero width": with_unseen,
    "wide digits": with_wide_digits,
    "lost bytes": with_lost_bytes,
    "lost pairs": with_lost_pairs,
    "traditional": lambda text, _: convert("s2t", text).encode(),
    "Hong Kong": lambda text, _: convert("s2hk", text).encode(),
    "Taiwan wording": lambda text, _: convert("s2twp", text).encode(),
    "over-converted": lambda text, _: "".join(OVER.get(han, han) for han in text).encode(),
    "title glued": with_title_glued,
    "body twice": with_body_twice,
    "text twice": with_text_twice,
    "points twice": with_points_twice,
    "broken lines": with_breaks,
    "narrow lines": with_narrow_lines,
}


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
    for kind in [args.kind] if args.kind else list(KINDS)[1:]:
        tally = measured(reports, kind)
        lost = (whole.score or 0) - (tally.score or 0)
        print(f"{kind:24} F1 {tally.score or 0:.4f}  {-lost:+.4f}{'  MORE THAN ALLOWED' if lost > ALLOWED else ''}")
        if args.slips:
            print("  missed:", *sorted(set(tally.missed) - set(whole.missed)), sep="\n    ")
            print("  false:", *sorted(set(tally.false) - set(whole.false)), sep="\n    ")


if __name__ == "__main__":
    main()
