"""Rules: a regular expression over a shape, with its reason and its proof.

A rule file is TOML with `[[rule]]` tables:

    id        unique, `<folder>.<name>`
    why       what the rule is for, in a sentence
    layer     `text` (the reading view), `words` (the cover) or `people` (with names N and posts P)
    pattern   a regular expression with named groups (verbose: spaces and # comments are ignored)
    trigger   characters one of which the shape must hold for the rule to run (optional, for speed)
    where     group → regular expression that the group's view must match as a whole (optional)
    gives     what a match stands for (an act, a role, a kind), where the builder needs it (optional)
    weight    how much the context counts, where the builder adds up weights (optional)
    examples  [{text, find = {group = "words"}}]: must be found
    rejects   [text]: must not match
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from duikou.errors import DataError
from duikou.grammar.page import Page
from duikou.model.text import Span


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence the rule must find, with the words each group must hold."""

    text: str
    find: dict[str, str]


class _Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule as its file gives it."""

    id: str
    why: str
    layer: str
    pattern: str
    examples: list[Example]
    rejects: list[str]
    trigger: str = ""
    where: dict[str, str] = {}
    gives: str = ""
    weight: int = 0


class Rule(msgspec.Struct, frozen=True):
    """A rule ready to run."""

    source: _Source
    pattern: re.Pattern[str]
    where: dict[str, re.Pattern[str]]

    @property
    def id(self) -> str:
        return self.source.id

    @property
    def gives(self) -> str:
        return self.source.gives

    @property
    def weight(self) -> int:
        return self.source.weight


class Match(msgspec.Struct, frozen=True):
    """One place where a rule holds. `spans` has the groups that took part; `span` is the whole match."""

    rule: Rule
    span: Span
    spans: dict[str, Span]


@cache
def load_rules(package: str, name: str = "rules") -> tuple[Rule, ...]:
    """The rules of one folder of `reading/`.

    >>> [rule.id for rule in load_rules("duikou.reading.people")][0].startswith("people.")
    True

    Raises:
        DataError: D302, with file and rule, where a rule is not well formed.
    """
    where = f"{package}/{name}.toml"
    try:
        data: dict[str, Any] = tomllib.loads((files(package) / f"{name}.toml").read_text(encoding="utf-8"))
        sources = msgspec.convert(data["rule"], list[_Source])
        return tuple(
            Rule(
                source,
                re.compile(source.pattern, re.VERBOSE),
                {group: re.compile(pattern) for group, pattern in source.where.items()},
            )
            for source in sources
        )
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, re.error, KeyError) as error:
        raise DataError("D302", where, str(error)) from error


def find(rule: Rule, page: Page, start: int = 0, end: int | None = None) -> Iterator[Match]:
    """Every place of the page, from `start` to `end`, where the rule holds."""
    shape = page.shapes[rule.source.layer]
    stop = len(shape) if end is None else end
    if rule.source.trigger and not _triggered(rule.source.trigger, shape, start, stop):
        return
    view = page.view
    for found in rule.pattern.finditer(shape, start, stop):
        spans = {group: found.span(group) for group in rule.pattern.groupindex if found.start(group) >= 0}
        if all(group in spans and test.fullmatch(view, *spans[group]) for group, test in rule.where.items()):
            yield Match(rule, found.span(), spans)


def _triggered(trigger: str, shape: str, start: int, stop: int) -> bool:
    """Whether one of the symbols stands in the stretch; most rules are passed over here, so it is a plain loop."""
    for symbol in trigger:  # noqa: SIM110 - any() over a generator costs three times as much
        if shape.find(symbol, start, stop) >= 0:
            return True
    return False
