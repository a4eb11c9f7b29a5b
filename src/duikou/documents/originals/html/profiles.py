"""Layouts that many websites share, and how sure each part of them is. The table is profiles.toml."""

import tomllib
from collections.abc import Container
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from duikou.documents.originals.html.tree import Element

SURE: Final = 0.95
"""A part that so many pages of a layout have is missed with a note."""

MARK: Final = "mark"
"""The part by which a layout is known."""


class Profile(msgspec.Struct, frozen=True):
    name: str
    mark: str
    body: str
    rates: dict[str, float]
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    hosts: tuple[str, ...] = ()

    def is_of(self, website: str | None) -> bool:
        """Whether all pages of a website should have this layout."""
        return website is not None and any(f".{website}".endswith(f".{host}") for host in self.hosts)


class Layout:
    """A profile on one page: the elements that it names."""

    def __init__(self, profile: Profile, elements: list[Element], *, is_marked: bool) -> None:
        self.name = profile.name
        self._profile, self._is_marked = profile, is_marked
        self._found = {field: _named(elements, getattr(profile, field)) for field in profile.rates}

    def part(self, field: str) -> Element | None:
        """The element of a part, None where it is not there or holds no line."""
        element = self._found.get(field)
        return element if element is not None and element.last >= element.first else None

    def lacks(self, found: Container[str]) -> tuple[str, ...]:
        """The fields that the page has not, neither where the profile says nor, where it says nothing, `found` at all.

        Without the mark nothing else of the layout is looked for.
        """
        if not self._is_marked:
            return (MARK,)
        named = {field for field in self._profile.rates if getattr(self._profile, field)}
        return tuple(
            field
            for field in self._profile.rates
            if (self.part(field) is None if field in named else field not in found)
        )

    def is_sure(self, field: str) -> bool:
        """Whether practically every page of this layout has a field."""
        return self._profile.rates[field] >= SURE


def find_layout(elements: list[Element], website: str | None) -> Layout | None:
    """The layout of a page, by the mark of a profile; where there is none, by the website."""
    names = {token for element in elements if element.name for token in element.name.split()}
    names |= {element.tag for element in elements}
    for profile in profiles():
        if profile.mark in names:
            return Layout(profile, elements, is_marked=True)
    return next((Layout(profile, elements, is_marked=False) for profile in profiles() if profile.is_of(website)), None)


def _named(elements: list[Element], token: str | None) -> Element | None:
    return next((each for each in elements if token and (each.tag == token or token in each.name.split())), None)


@cache
def profiles() -> tuple[Profile, ...]:
    """The rows of the table."""
    text = files("duikou.documents.originals.html").joinpath("profiles.toml").read_text(encoding="utf-8")
    return tuple(msgspec.convert(tomllib.loads(text)["profile"], list[Profile]))
