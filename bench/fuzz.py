"""Read broken reports for as long as you let it: nothing but numbered errors, and every fact on its words.

    python bench/fuzz.py [--seconds 60] [--seed 0] [--format text]

All formats in turn, or the one named; those that LibreOffice converts take seconds a case and are run where named. A
failure is shrunk to its smallest case, which is kept in build/fuzz-failure.txt; `--seed` runs the same cases again.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis.strategies import SearchStrategy

import duikou
from corpus import gold_texts
from duikou.errors import DuikouError
from format_mutations import BY_OFFICE, GOOD, broken_files
from mutations import broken_reports

FORMATS = ("text", *GOOD)
BATCH = 100  # cases between two looks at the clock
BATCH_BY_OFFICE = 3
SLOWEST_BY_OFFICE = 120_000
SLOWEST = 10_000  # milliseconds for two readings of one report; a thousand times what they take
FAILURE = Path(__file__).parents[1] / "build" / "fuzz-failure.txt"
# A refusal for a reason that nobody foresaw: the parser met it, but the house should have.
OVERSIGHT = re.compile(r"^D123 [^(]*\((?:Attribute|Type|Key|Index|Name|ZeroDivision|Recursion|Assertion)Error")
RECORDS = ("people", "organisations", "events", "statements", "projects", "figures", "pairings")


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, also inside others."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(part)


def faults(reading: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a reading: quotes off their words, spans outside the text, ids double or leading nowhere."""
    text = reading["document"]["text"]
    for each in objects(reading):
        if "quote" in each and text[slice(*each["span"])] != each["quote"]:
            yield f"quote {each['quote']!r} is not at {each['span']}"
        spans = [each.get("span"), *each.get("mentions", []), *(each.get("evidence") or [])]
        yield from (f"span {span} is outside" for span in spans if span and not 0 <= span[0] <= span[1] <= len(text))
    for kind in RECORDS:
        ids = [record["id"] for record in reading[kind]]
        yield from (f"{kind}: id {each} is given twice" for each in {each for each in ids if ids.count(each) > 1})
    yield from dangling(reading)


def dangling(reading: dict[str, Any]) -> Iterator[str]:
    """References from one record to another that is not there."""
    people = {person["id"] for person in reading["people"]}
    events = {event["id"] for event in reading["events"]}
    for event in reading["events"]:
        yield from (
            f"participant {one['id']} is nobody" for one in event["participants"] if one["person"] not in people
        )
        if event["within"] is not None and event["within"] not in events:
            yield f"event {event['id']} is within nothing"
    for statement in reading["statements"]:
        if statement["speaker"] is not None and statement["speaker"] not in people:
            yield f"statement {statement['id']} has no speaker"
        if statement["event"] is not None and statement["event"] not in events:
            yield f"statement {statement['id']} has no event"


def check(data: bytes) -> None:
    """Read a file twice: its documents are refused by number, or read alike both times and without faults."""
    found = read_lines(data)
    assert found == read_lines(data), "two readings differ"
    for line in found:
        assert not OVERSIGHT.search(line), line
        assert line.startswith("D") or list(faults(json.loads(line))) == []


def read_lines(data: bytes) -> list[str]:
    """A reading as JSON, or an error, for each document of a file."""
    found = duikou.read_all(data, source="broken")
    return [str(each) if isinstance(each, DuikouError) else duikou.to_json(each) for each in found]


def cases_of(format: str) -> SearchStrategy[bytes]:
    return broken_reports() if format == "text" else broken_files(format)


def run(cases: int, number: int, format: str = "text") -> None:
    """Check a number of cases of a format, the same ones for the same number."""

    slowest = SLOWEST_BY_OFFICE if format in BY_OFFICE else SLOWEST

    @seed(number)
    @settings(max_examples=cases, deadline=slowest, database=None, suppress_health_check=list(HealthCheck))
    @given(cases_of(format))
    def checked(data: bytes) -> None:
        try:
            check(data)
        except Exception:
            FAILURE.parent.mkdir(exist_ok=True)
            FAILURE.write_bytes(data)
            raise

    checked()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--format", choices=(*FORMATS, *BY_OFFICE))
    chosen = parser.parse_args()
    # The first reading loads all tables, which counts against no case.
    read_lines(gold_texts()[0])
    number, start = chosen.seed, time.monotonic()
    formats = [chosen.format] if chosen.format else FORMATS
    each = BATCH_BY_OFFICE if chosen.format in BY_OFFICE else BATCH // len(formats)
    while time.monotonic() - start < chosen.seconds:
        if sys.stderr.isatty():
            print(f"seed {number}", end="\r", file=sys.stderr, flush=True)
        for format in formats:
            run(each, number, format)
        number += 1
    cases = each * len(formats) * (number - chosen.seed)
    print(f"{cases:,} broken files read or refused, none amiss (seeds {chosen.seed} to {number - 1})")


if __name__ == "__main__":
    main()
