"""How far each rule proved right on the gold reports: its records beside the gold facts."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duikou
from case import Case, Facts, squeeze
from corpus import GOLD, gold_files
from duikou.pipeline import read_makers
from measure import contains, ends_alike, figure_values, region
from statements import ACTIONABLE, half_inside, same_statement, statements_found, statements_wanted

Right = dict[tuple[str, str], bool]
"""(Record id, what) → whether the gold agrees; what the gold does not tell is left out."""


def prove(paths: Iterable[Path]) -> dict[tuple[str, str], tuple[int, int]]:
    """(What, rule) → how many right of how many found."""
    right: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for path in paths:
        text = path.with_suffix(".txt")
        reading, made = read_makers(text.read_bytes(), source=text.name)
        facts = json.loads(duikou.to_json(reading))
        judged = judge(Case(path.stem, json.loads(path.read_text(encoding="utf-8")), facts))
        for maker in made:
            if (maker.record, maker.what) in judged:
                for rule in maker.rules:
                    found[maker.what, rule] += 1
                    right[maker.what, rule] += judged[maker.record, maker.what]
    return {key: (right[key], count) for key, count in sorted(found.items())}


def proofs() -> dict[tuple[str, str], tuple[int, int]]:
    """The proofs on the gold of the repository."""
    return prove(gold_files(GOLD))


def judge(case: Case) -> Right:
    """Every record of a reading that its gold can judge."""
    return dict(
        [
            *_people(case),
            *_main(case),
            *_events(case),
            *_named(case),
            *_figures(case),
            *_statements(case),
            *_pairings(case),
        ]
    )


def _people(case: Case) -> Iterator[tuple[tuple[str, str], bool]]:
    for person in case.reading.get("people", []):
        name = squeeze(person["name"])
        if name in case.bylines:
            continue
        gold = case.gold_people.get(name)
        yield (person["id"], "person"), gold is not None
        if gold is not None:
            yield (person["id"], "person.side"), person["side"] == gold.get("side")
            for post in person["posts"]:
                posts = ((name, squeeze(each)) for each in gold.get("posts", []))
                yield (post["id"], "post"), any(ends_alike((name, squeeze(post["title"])), each) for each in posts)


def _main(case: Case) -> Iterator[tuple[tuple[str, str], bool]]:
    found, gold = case.main_found, case.main
    if found and gold:
        yield (found["id"], "event.kind"), found["kind"] == gold["kind"]
        for side in ("guest", "host"):
            if gold.get(side) and found.get(side):
                yield (found["id"], f"event.{side}"), region(found[side]["name"]) == region(gold[side])


def _events(case: Case) -> Iterator[tuple[tuple[str, str], bool]]:
    kinds = {event["kind"] for event in case.gold.get("events", [])}
    for event in case.events if kinds else ():
        yield (event["id"], "event"), event["kind"] in kinds


def _named(case: Case) -> Iterator[tuple[tuple[str, str], bool]]:
    sites = [site for event in case.events for site in event["sites"]]
    for what, records in (("site", sites), ("project", case.reading.get("projects", []))):
        wanted = [squeeze(name) for name in case.gold.get(f"{what}s", [])]
        for record in records:
            yield (record["id"], what), any(contains(squeeze(record["name"]), name) for name in wanted)


def _figures(case: Case) -> Iterator[tuple[tuple[str, str], bool]]:
    wanted = figure_values(case.gold)
    for figure in case.reading.get("figures", []):
        yield (figure["id"], "figure"), figure_values({"figures": [figure]}) <= wanted


def _statements(case: Case) -> Iterator[tuple[tuple[str, str], bool]]:
    if not case.gold.get("statements_complete"):
        return
    wanted = statements_wanted(case)
    told = [each for each in case.reading.get("statements", []) if each["act"] in ACTIONABLE]
    for record, said in zip(told, statements_found(case), strict=True):
        agrees = any(same_statement(said, each) and half_inside(said.areas[0], each.areas) for each in wanted)
        yield (record["id"], "statement"), agrees


def _pairings(case: Case) -> Iterator[tuple[tuple[str, str], bool]]:
    wanted = {tuple(map(region, pair)) for pair in case.gold.get("pairs", [])}
    for pairing in case.reading.get("pairings", []):
        yield (pairing["id"], "pairing"), _pair(pairing) in wanted


def _pair(pairing: Facts) -> tuple[Any, Any]:
    return region(pairing["supporter"]["name"]), region(pairing["recipient"]["name"])
