"""The form of a reading: which fields a record has, and what each holds. It stands in `contract.csv`, not in code.

`holds` is a kind of value (`words`, `span`, …), a record, or the choices there are; `?` may be null, `*` is a list,
`+` a list that is not empty. Fields that are not in the table are allowed: a later version may add them.
"""

import csv
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

ADDED: Final = "added"
"""What an object of a field that is not in the table is taken for, if it has a span."""

_SPAN, _STRETCH = 2, 3

_MONTH: Final = "(?:0[1-9]|1[0-2])"
_DAY: Final = "(?:0[1-9]|[12][0-9]|3[01])"
# The 31st of June stays one: it may be printed so.
_MOMENT: Final = re.compile(f"[0-9]{{4}}(?:-{_MONTH}(?:-{_DAY})?)?|--{_MONTH}(?:-{_DAY})?")


class Found(NamedTuple):
    """A record that has its form, where it stands in its reading, and the record that it stands in."""

    kind: str
    place: str
    record: dict[str, Any]
    within: dict[str, Any]


class Wrong(NamedTuple):
    """A place of a reading that has not the form it must have."""

    place: str
    why: str


class Field(NamedTuple):
    """What one field of a record holds."""

    name: str
    many: str

    def __str__(self) -> str:
        kind = KINDS[self.name].words if self.name in KINDS else f"a {self.name}"
        kind = kind if self.name in KINDS or self.name in forms() else self.name.replace("|", " or ")
        return {"": kind, "?": f"{kind}, or null", "*": f"a list: {kind}", "+": f"a list that is not empty: {kind}"}[
            self.many
        ]


class Kind(NamedTuple):
    """A kind of value, and how it is called."""

    words: str
    fits: Callable[[Any], bool]


def _numbers(value: object, how_many: int) -> bool:
    """Whether a value is so many whole numbers. True is none, though it counts as 1."""
    return isinstance(value, list) and len(value) == how_many and all(type(number) is int for number in value)


KINDS: Final = {
    "text": Kind("text", lambda value: isinstance(value, str)),
    "words": Kind("text that is not empty", lambda value: isinstance(value, str) and value != ""),
    "flag": Kind("true or false", lambda value: isinstance(value, bool)),
    "number": Kind("a number", lambda value: type(value) in (int, float)),
    "order": Kind("a whole number from 1", lambda value: type(value) is int and value > 0),
    "span": Kind("two whole numbers", lambda value: _numbers(value, _SPAN)),
    "stretch": Kind("three whole numbers", lambda value: _numbers(value, _STRETCH)),
    "moment": Kind(
        "a date as far as it is known (2025, 2025-06, 2025-06-26, --06, --06-26)",
        lambda value: isinstance(value, str) and _MOMENT.fullmatch(value) is not None,
    ),
    "id": Kind("16 hex digits", lambda value: isinstance(value, str) and bool(re.fullmatch("[0-9a-f]{16}", value))),
    "hash": Kind(
        "sha256: and 64 hex digits",
        lambda value: isinstance(value, str) and bool(re.fullmatch("sha256:[0-9a-f]{64}", value)),
    ),
}


@cache
def forms() -> dict[str, dict[str, Field]]:
    """The fields of every record."""
    found: dict[str, dict[str, Field]] = {}
    table = files("duikou.verifying").joinpath("contract.csv").read_text(encoding="utf-8")
    for record, field, holds in list(csv.reader(table.splitlines()))[1:]:
        name = holds.rstrip("?*+")
        found.setdefault(record, {})[field] = Field(name, holds[len(name) :])
    return found


def examine(kind: str, record: Any, place: str, within: dict[str, Any]) -> Iterator[Found | Wrong]:
    """Every record in a record, and itself, or what is wrong with their form."""
    if not isinstance(record, dict):
        yield Wrong(place, f"is not a {kind}")
        return
    form = forms()[kind]
    sound = True
    for name, field in form.items():
        if name not in record:
            sound = False
            yield Wrong(_join(place, name), "is missing")
        elif field.name in forms():
            yield from _examine_records(field, record[name], _join(place, name), record)
        elif not _fits(field, record[name]):
            sound = False
            yield Wrong(_join(place, name), f"is not {field}")
    if sound:
        yield Found(kind, place, record, within)
    for name in record.keys() - form.keys():
        yield from _examine_added(record[name], _join(place, name), record)


def _examine_records(field: Field, value: Any, place: str, within: dict[str, Any]) -> Iterator[Found | Wrong]:
    if field.many == "*":
        if not isinstance(value, list):
            yield Wrong(place, f"is not {field}")
            return
        for number, record in enumerate(value):
            yield from examine(field.name, record, f"{place}[{number}]", within)
    elif value is not None or field.many != "?":
        yield from examine(field.name, value, place, within)


def _examine_added(value: Any, place: str, within: dict[str, Any]) -> Iterator[Found | Wrong]:
    """Added fields are free, but an object in them with a span is bound to its words as any other."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _examine_added(item, f"{place}[{number}]", within)
    elif isinstance(value, dict):
        if "span" in value:
            yield from examine(ADDED, value, place, within)
            return
        for name, item in value.items():
            yield from _examine_added(item, _join(place, name), value)


def _fits(field: Field, value: Any) -> bool:
    if field.many in {"*", "+"}:
        one = Field(field.name, "")
        return isinstance(value, list) and len(value) >= (field.many == "+") and all(_fits(one, item) for item in value)
    if value is None:
        return field.many == "?"
    return KINDS[field.name].fits(value) if field.name in KINDS else value in field.name.split("|")


def _join(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
