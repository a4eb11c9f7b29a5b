"""The table of offices: seats, kinds of bodies, short names, grades."""

from functools import cache

import msgspec

from duikou.linking.toml_tables import read_toml


class Seat(msgspec.Struct, frozen=True):
    """One row of seats: `below` is how far under the head of its division it stands, None where it has no grade."""

    seat: str
    why: str
    pattern: str
    sole: bool
    examples: list[str]
    below: int | None = None


class Alias(msgspec.Struct, frozen=True):
    """Long names of bodies, and how they are written short."""

    forms: list[str]
    short: str


class Kind(msgspec.Struct, frozen=True):
    """Bodies that have no grade of their own, by what stands in their names."""

    name: str
    why: str
    pattern: str


class Grades(msgspec.Struct, frozen=True):
    """How high posts stand; the comments in the table say what each number means."""

    central: int
    province: int
    prefecture: int
    county: int
    township: int
    lowest: int
    department: int
    deputy: int
    half_province: list[str]
    municipalities: list[str]
    members: list[str]
    heads: dict[str, int]


class Offices(msgspec.Struct, frozen=True):
    """The whole of offices.toml."""

    alias: list[Alias]
    office: list[Seat]
    kind: list[Kind]
    grades: Grades


@cache
def load_offices() -> Offices:
    """The table of offices.

    Raises:
        DataError: D302, the file is not well formed.
    """
    return read_toml("offices.toml", Offices)
