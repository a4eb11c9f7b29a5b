"""Every field of the records, and every value of its lists of codes, is filled somewhere in our own gold reports."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from duikou.model.records import Reading
from duikou.pipeline import read

GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.txt"))

DARK = {
    "document.published.basis=inferred": "no gold report prints its day of publication without the year",
    "document.published.basis=open": "a day of publication without its year is not taken for one",
    "document.published.basis=published": "other days take their year from this one",
    "document.published.not_after": "a day of publication is a whole day: nothing has to bound it",
    "document.published.not_before": "a day of publication is a whole day: nothing has to bound it",
    "document.published.precision=month": "a paper appears on a day",
    "document.published.precision=year": "a paper appears on a day",
    "events.end.precision=year": "the days of an event are read from days and months, see period.py",
    "events.start.precision=year": "the days of an event are read from days and months, see period.py",
}
"""What no gold report fills, and why. A path that is filled one day is struck off here."""


def paths_of(type_: msgspec.inspect.Type, path: str = "") -> Iterator[str]:
    """Every field below a type, and every value a field may have."""
    match type_:
        case msgspec.inspect.StructType():
            for field in type_.fields:
                yield from paths_of(field.type, f"{path}.{field.name}".removeprefix("."))
        case msgspec.inspect.UnionType():
            for member in type_.types:
                yield from paths_of(member, path)
        case msgspec.inspect.VarTupleType(item_type=msgspec.inspect.StructType() as item):
            yield from paths_of(item, path)
        case msgspec.inspect.VarTupleType():
            yield path
            if isinstance(type_.item_type, msgspec.inspect.LiteralType):
                yield from paths_of(type_.item_type, path)
        case msgspec.inspect.LiteralType():
            yield path
            yield from (f"{path}={value}" for value in type_.values)
        case msgspec.inspect.NoneType():
            return
        case _:
            yield path


def filled(value: Any, path: str = "") -> Iterator[str]:
    """The paths of what is there, of every text also with its value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from filled(inner, f"{path}.{name}".removeprefix("."))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from filled(inner, path)
    elif value is not None:
        yield path
        yield f"{path}={value}"


@pytest.fixture(scope="module")
def seen() -> set[str]:
    readings = [read(path.read_bytes(), source=path.name) for path in GOLD]
    return {path for reading in readings for path in filled(msgspec.to_builtins(reading))}


def test_every_field_of_the_records_is_filled_in_a_gold_report(seen: set[str]) -> None:
    contract = set(paths_of(msgspec.inspect.type_info(Reading)))
    assert {"events.guest.organisation", "events.kind=site_visit", "statements.items.due.not_after"} <= contract
    assert sorted(contract - seen) == sorted(DARK)


def test_an_inner_event_carries_what_its_own_words_say() -> None:
    inner: set[str] = set()
    for path in GOLD:
        events = read(path.read_bytes(), source=path.name).events
        inner |= {found for event in events if not event.main for found in filled(msgspec.to_builtins(event))}
    assert {"places.name", "sites.name", "participants.person", "within", "name", "start.value"} <= inner


def test_a_table_of_another_format_is_a_block() -> None:
    rows = "<tr><th>项目</th><th>资金</th></tr><tr><td>格桑小学</td><td>300万元</td></tr>"
    told = "<p>7月3日，辽宁省党政代表团赴那曲市考察，双方座谈，商定援藏项目。</p>"
    page = f"<article><h1>辽宁省党政代表团赴那曲市考察</h1>{told}<table>{rows}</table>{told}</article>"
    blocks = read(page.encode(), source="invented.html").document.blocks
    assert "table" in {block.kind for block in blocks}
