"""Layouts that many sites share, and how sure each part of them is. The table is profiles.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from duikou.documents.originals.html.tree import Element

SURE: Final = 0.95
"""A part that so many pages of a layout have is missed with a note."""


class Profile(msgspec.Struct, frozen=True):
    name: str
    mark: str
    body: str
    rates: dict[str, float]
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


class Layout:
    """A profile on one page: the elements that it names."""

    def __init__(self, profile: Profile, elements: list[Element]) -> None:
        self.name = profile.name
        self._rates = profile.rates
        self._found = {field: _named(elements, getattr(profile, field)) for field in profile.rates}

    def part(self, field: str) -> Element | None:
        """The element of a part, None where it is not there or holds no line."""
        element = self._found.get(field)
        return element if element is not None and element.last >= element.first else None

    def missing(self) -> list[str]:
        """The parts that practically every page of this layout has, and this one has not."""
        return [field for field, rate in self._rates.items() if rate >= SURE and self.part(field) is None]


def find_layout(elements: list[Element]) -> Layout | None:
    """The layout of a page, by the mark of a profile."""
    names = {token for element in elements if element.name for token in element.name.split()}
    names |= {element.tag for element in elements}
    return next((Layout(profile, elements) for profile in _profiles() if profile.mark in names), None)


def _named(elements: list[Element], token: str | None) -> Element | None:
    return next((each for each in elements if token and (each.tag == token or token in each.name.split())), None)


@cache
def _profiles() -> tuple[Profile, ...]:
    text = files("duikou.documents.originals.html").joinpath("profiles.toml").read_text(encoding="utf-8")
    return tuple(msgspec.convert(tomllib.loads(text)["profile"], list[Profile]))
