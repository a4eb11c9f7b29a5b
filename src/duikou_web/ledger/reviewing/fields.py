"""Which fields of a record a person may change, and how: the table `fields.csv` beside this file."""

import csv
import re
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from duikou.errors import LedgerError
from duikou.lexicon.divisions import division_of
from duikou.lexicon.wording import glossary
from duikou.model.text import Span
from duikou_web.ledger.drafts import JSON

_DATE: Final = re.compile(r"(?P<year>[0-9]{4}|-)(?P<month>-[0-9]{2})?(?P<day>-[0-9]{2})?")
_LEAP: Final = "2000"
_LARGEST: Final = 10**15
"""Above it a number is not kept to the unit."""
_SIDES: Final = ("supporter.name", "recipient.name")
"""Parties without which a pairing is none."""
_PRECISION: Final = {1: "year", 2: "month", 3: "day"}


class Field(NamedTuple):
    """One field. `words` follow the span; `choices` is a closed list of the glossary."""

    name: str
    control: str
    choices: tuple[str, ...]


@cache
def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of a kind that a person may change; none for a kind that is not reviewed."""
    table = (files("duikou_web.ledger.reviewing") / "fields.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    return tuple(Field(row["field"], row["control"], _codes(row["choices"])) for row in rows if row["kind"] == kind)


def words_field(kind: str) -> str | None:
    """The field that holds the printed words: `name`, `title`, `quote`."""
    return next((field.name for field in fields_of(kind) if field.control == "words"), None)


def value_of(body: JSON, name: str) -> Any:
    """What stands in a field: `value_of(body, "host.name")`."""
    value: Any = body
    for step in name.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


class Grounds(NamedTuple):
    """What a value rests on that its record's own words do not hold: marked words, or a person's testimony.

    A testimony says `who`, `at` which time, and `why`. See docs/decisions/0008-three-kinds-of-evidence.md.
    """

    span: Span | None
    testimony: JSON | None


def with_value(body: JSON, field: Field, given: str | list[str], grounds: Grounds | None = None) -> JSON:
    """The record with one field changed to what a person gave.

    Raises:
        LedgerError: D517, what was given cannot stand there; D518, it rests on nothing.
    """
    if value_of(body, field.name) == (value := _read(field, given)):
        return body
    first, _, last = field.name.partition(".")
    if field.control == "date":
        return {**body, first: _date(field, value, grounds)}
    if value is None and field.name in _SIDES:
        raise LedgerError("D517", field.name)
    if last:
        return {**body, first: _party(body.get(first), value)}
    return {**body, first: value}


def _read(field: Field, given: str | list[str]) -> Any:
    if field.control == "choices":
        values = [given] if isinstance(given, str) else given
        return [_chosen(field, value) for value in values]
    if not isinstance(given, str):
        raise LedgerError("D517", field.name)
    text = given.strip()
    if field.control == "choice":
        return _chosen(field, text)
    if field.control == "number":
        return _number(field, text)
    if field.control == "date" and text and not _is_date(text):
        raise LedgerError("D517", field.name, text)
    return text or None


def _is_date(text: str) -> bool:
    """A day of the calendar, a month, a year; of an open year at least the month."""
    found = _DATE.fullmatch(text)
    if found is None or text == "-":
        return False
    year = _LEAP if found["year"] == "-" else found["year"]
    try:
        date.fromisoformat(f"{year}{found['month'] or '-01'}{found['day'] or '-01'}")
    except ValueError:
        return False
    return True


def _chosen(field: Field, value: str) -> str:
    if value not in field.choices:
        raise LedgerError("D517", field.name, value)
    return value


def _number(field: Field, text: str) -> float | int | None:
    try:
        value = float(text) if text else None
    except ValueError as error:
        raise LedgerError("D517", field.name, text) from error
    if value is not None and not abs(value) < _LARGEST:
        raise LedgerError("D517", field.name, text)
    return int(value) if value is not None and value.is_integer() else value


def _date(field: Field, value: str | None, grounds: Grounds | None) -> JSON | None:
    """A date that a person settled: stated in the words that were marked, or inferred from what the person knows."""
    if value is None:
        return None
    if grounds is None or (grounds.span is None and grounds.testimony is None):
        raise LedgerError("D518", field.name, value)
    precision = _PRECISION[len(value.replace("--", "-", 1).split("-"))]
    settled: JSON = {
        "value": value, "precision": precision, "not_before": None, "not_after": None, "basis": "stated", "why": None,
        "evidence": [list(grounds.span)] if grounds.span else [],
    }  # fmt: skip
    if grounds.testimony is not None:
        why = f"testimony of {grounds.testimony['who']}: {grounds.testimony['why']}"
        settled |= {"basis": "inferred", "why": why, "testimony": grounds.testimony}
    return settled | ({"basis": "open"} if value.startswith("-") else {})


def _party(before: JSON | None, name: str | None) -> JSON | None:
    if name is None:
        return None
    return {"organisation": None, **(before or {}), "name": name, "division": division_of(name)}


def _codes(listed: str) -> tuple[str, ...]:
    return tuple(code for of, code in glossary() if of == listed) if listed else ()
