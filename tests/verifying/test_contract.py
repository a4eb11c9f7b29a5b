"""The form of every record: each field is missed, and each wrong kind of value is seen, at its place."""

from collections.abc import Callable
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest

from duikou.model import dates, records
from duikou.verifying import Failure
from duikou.verifying.contract import ADDED, Found, examine, forms
from verifying.changed_readings import Change, figure, wounded

SaidOf = Callable[[Change], list[Failure]]

STRUCTS: Final = {
    name.lower(): found for name, found in vars(records).items() if isinstance(found, type(msgspec.Struct))
}
STRUCTS["date"] = STRUCTS.pop(dates.PartialDate.__name__.lower())
FIELDS: Final = [(kind, field) for kind, form in forms().items() if kind != ADDED for field in form]


def one_of(kind: str, reading: dict[str, Any]) -> Found:
    """A record of this kind in the reading."""
    text = reading["document"]["text"]
    wounded(reading, text, [[0, 0, len(text)]])
    found = list(examine("reading", reading, "", {}))
    return next(one for one in found if isinstance(one, Found) and one.kind == kind)


def wrongs(reading: dict[str, Any]) -> list[str]:
    return [wrong.place for wrong in examine("reading", reading, "", {}) if not isinstance(wrong, Found)]


def test_the_table_has_the_fields_of_the_records() -> None:
    assert {kind: set(form) for kind, form in forms().items() if kind != ADDED} == {
        kind: set(struct.__struct_fields__) for kind, struct in STRUCTS.items()
    }


def test_the_choices_of_the_table_are_those_of_the_records() -> None:
    seen = set()
    for kind, field in FIELDS:
        hint = get_type_hints(STRUCTS[kind])[field]
        for part in (hint, *get_args(hint)):
            if get_origin(part) is Literal:
                seen.add((kind, field))
                assert forms()[kind][field].name == "|".join(get_args(part))
    assert {(kind, field) for kind, field in FIELDS if "|" in forms()[kind][field].name} < seen


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_field_that_is_missing_is_missed_at_its_place(reading: dict[str, Any], kind: str, field: str) -> None:
    found = one_of(kind, reading)
    assert wrongs(reading) == []
    del found.record[field]
    assert wrongs(reading) == [f"{found.place}.{field}".removeprefix(".")]


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_value_of_another_kind_is_seen_at_its_place(reading: dict[str, Any], kind: str, field: str) -> None:
    found = one_of(kind, reading)
    place = f"{found.place}.{field}".removeprefix(".")
    for value in (True, 1.5, [[True, 2]], [[0.0, 2.0]], [["a"]], [[1]], {"a": 1}, "", None, "？"):
        found.record[field] = value
        assert any(wrong.startswith(place) for wrong in wrongs(reading)) is not allowed(kind, field, value), value


def allowed(kind: str, field: str, value: object) -> bool:
    """Whether the types of the records let a value be, strictly taken; open are empty words, ids and dates."""
    holds = forms()[kind][field]
    if isinstance(value, str) and holds.name in {"words", "id", "hash", "moment"}:
        return holds.name == "words" and value != ""
    try:
        msgspec.convert(value, get_type_hints(STRUCTS[kind])[field], strict=True)
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("change", "place", "why"),
    [
        (lambda r: r.update(schema="duikou/reading/2"), "schema", "is not duikou/reading/1"),
        (lambda r: r.pop("schema"), "schema", "is missing"),
        (lambda r: r["statements"][0].pop("quote"), "statements[0].quote", "is missing"),
        (lambda r: r["statements"][0]["items"][0].pop("quote"), "statements[0].items[0].quote", "is missing"),
        (lambda r: r["events"][0]["sites"][0].pop("quote"), "events[0].sites[0].quote", "is missing"),
        (lambda r: r["people"][1]["posts"][0].pop("quote"), "people[1].posts[0].quote", "is missing"),
        (lambda r: r["people"][0].update(mentions=[]), "people[0].mentions", "is not a list that is not empty: two"),
        (lambda r: r["events"][1].update(evidence=[]), "events[1].evidence", "is not a list that is not empty: two"),
        (lambda r: r["figures"][0].update(span=[False, True]), "figures[0].span", "is not two whole numbers"),
        (lambda r: r["figures"][0].update(span=[1.0, 2.0]), "figures[0].span", "is not two whole numbers"),
        (lambda r: r["notes"].append("note"), "notes[1]", "is not a note"),
        (lambda r: r.update(people={}), "people", "is not a list: a person"),
        (lambda r: r["document"].update(id="sha256:ABC"), "document.id", "is not sha256: and 64 hex digits"),
    ],
)
def test_what_has_not_its_form_is_told_with_its_place(said_of: SaidOf, change: Change, place: str, why: str) -> None:
    (failure,) = (failure for failure in said_of(change) if failure.number == "D207")
    assert (failure.line, failure.record) == (1, place)
    assert failure.why.startswith(why)


@pytest.mark.parametrize("field", ["value", "not_before", "not_after"])
@pytest.mark.parametrize(
    ("value", "holds"),
    [
        *((value, True) for value in ("2025", "2025-06", "2025-12-31", "--02-29", "--10", "2025-06-31", None)),
        *((value, False) for value in ("2025-99-99", "2025-00", "2025-13", "2025-06-32", "2025-6-1", "--00-01", "")),
        *((value, False) for value in ("25", "-06-26", "06-26", "2025-06-26T00:00", "2025-06-26\n", "２０２５", 2025)),
    ],
)
def test_a_date_has_the_form_of_one(reading: dict[str, Any], field: str, value: object, holds: bool) -> None:
    reading["events"][0]["start"][field] = value
    assert wrongs(reading) == ([] if holds else [f"events[0].start.{field}"])


def test_fields_may_be_added(said_of: SaidOf) -> None:
    def change(reading: dict[str, Any]) -> None:
        reading["mood"] = {"span": None, "words": [1.5, {"a": None}]} | {"span": [0, 2], "quote": "辽宁"}
        reading["people"][0]["weight"] = 0.5
        reading["document"]["pages"] = [[{"number": 1}]]

    assert said_of(change) == []


@pytest.mark.parametrize(
    ("added", "number", "place"),
    [
        ([{"span": [0, 2]}], "D207", "moods[0].quote"),
        ([{"deep": {"span": [0, 2], "quote": "乙省"}}], "D201", "moods[0].deep"),
        ([{"span": [2, 0], "quote": ""}], "D207", "moods[0].quote"),
    ],
)
def test_an_added_object_with_a_span_is_bound_to_its_words(
    said_of: SaidOf, added: object, number: str, place: str
) -> None:
    assert [(failure.number, failure.record) for failure in said_of(lambda r: r.update(moods=added))] == [
        (number, place)
    ]


def test_what_has_its_form_is_checked_beside_what_has_not(said_of: SaidOf) -> None:
    def change(reading: dict[str, Any]) -> None:
        reading["figures"] += [figure(reading, quote="九亿元"), {"span": [0, 1]}]
        reading["figures"].pop(0)

    told = {(failure.number, failure.record) for failure in said_of(change)}
    assert {("D201", "figures[1]"), ("D207", "figures[2].quote")} <= told
