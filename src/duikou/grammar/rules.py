"""Rules: a regular expression over a shape, with its reason and its proof.

A rule file is TOML with `[[rule]]` tables:

    id        unique, `<folder>.<name>`
    why       what the rule is for, in a sentence
    layer     `text` (the reading view), `words` (the cover) or `people` (with names N and posts P)
    pattern   a regular expression with named groups (verbose: spaces and # comments are ignored)
    where     group → regular expression that the group's view must match as a whole (optional)
    gives     what a match stands for (an act, a role, a kind), where the builder needs it (optional)
    weight    how much the context counts, where the builder adds up weights (optional)
    examples  [{text, find = {group = "words"}}]: must be found
    rejects   [text]: must not match
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from typing import Any, Final

import msgspec

from duikou.errors import DataError
from duikou.grammar.gate import Gate, needs_of
from duikou.grammar.needs import Strings, required, stays_in_line
from duikou.grammar.page import Page
from duikou.model.text import Span

_HOME: Final = "duikou"
_NOWHERE: Final = (-1, -1)  # where `re` says that a group is which took no part


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
    where: dict[str, str] = {}
    gives: str = ""
    weight: int = 0


class Rule(msgspec.Struct, frozen=True):
    """A rule ready to run.

    `needs` says what the text must hold, `bits` the same in those of the gate, and `signs` what another layer must; a
    rule that is `in_line` is run only on the lines that hold its needs.
    """

    source: _Source
    pattern: re.Pattern[str]
    where: dict[str, re.Pattern[str]]
    id: str
    layer: str
    gives: str
    weight: int
    groups: tuple[tuple[str, int], ...]
    needs: tuple[Strings, ...]
    signs: tuple[str, ...]
    in_line: bool
    bits: int = 0


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
    return tuple(_with_bits(rule) for rule in _rules(package, name))


@cache
def _rules(package: str, name: str) -> tuple[Rule, ...]:
    """The rules of a file, before anything is known of their needs."""
    where = f"{package}/{name}.toml"
    try:
        data: dict[str, Any] = tomllib.loads((files(package) / f"{name}.toml").read_text(encoding="utf-8"))
        return tuple(_rule(source) for source in msgspec.convert(data["rule"], list[_Source]))
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, re.error, KeyError) as error:
        raise DataError("D302", where, str(error)) from error


def _rule(source: _Source) -> Rule:
    pattern = re.compile(source.pattern, re.VERBOSE)
    where = {group: re.compile(test) for group, test in source.where.items()}
    told = [needs_of(test) for test in where.values()]  # the words under a group are words of the text
    signs: tuple[str, ...] = ()
    if source.layer == "text":
        told.append(needs_of(pattern))
    else:
        signs = tuple(sorted({sign for need in required(pattern) if len(need) == 1 for sign in need}))
    return Rule(
        source,
        pattern,
        where,
        source.id,
        source.layer,
        source.gives,
        source.weight,
        groups=tuple(pattern.groupindex.items()),
        needs=tuple(chain.from_iterable(told)),
        signs=signs,
        in_line=source.layer == "text" and stays_in_line(pattern),  # a shape need not keep the ends of lines
    )


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the package, before anything is known of the gate."""
    return tuple(rule for file in _rule_files(files(_HOME), _HOME) for rule in _rules(*file))


@cache
def _gate() -> Gate:
    """The gate before all rules of the package."""
    return Gate(need for rule in all_rules() for need in rule.needs)


def _rule_files(folder: Traversable, package: str) -> Iterator[tuple[str, str]]:
    """Every rule file below a folder, as package and name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _rule_files(entry, f"{package}.{entry.name}")
        elif entry.name.endswith(".toml") and "\n[[rule]]\n" in entry.read_text(encoding="utf-8"):
            yield package, entry.name.removesuffix(".toml")


def _with_bits(rule: Rule) -> Rule:
    bits = _gate().bits(rule.needs)
    return msgspec.structs.replace(rule, bits=bits, in_line=bool(bits) and rule.in_line)


def find(rule: Rule, page: Page, start: int = 0, end: int | None = None) -> Iterator[Match]:
    """Every place of the page, from `start` to `end`, where the rule holds."""
    return find_all((rule,), page, start, end)


def find_all(rules: Iterable[Rule], page: Page, start: int = 0, end: int | None = None) -> Iterator[Match]:
    """Every place of the page, from `start` to `end`, where one of the rules holds, rule by rule."""
    if page.held is None:
        page.held = _gate().held(page.view)
    whole = start == 0 and end is None
    stop = len(page.view) if end is None else end
    missing = page.held.missing
    for rule in rules:
        if rule.bits & missing:
            continue  # most rules end here
        shape = page.shapes[rule.layer]
        if rule.signs and any(sign not in shape for sign in rule.signs):
            continue
        ranges = page.held.lines_with(rule.bits) if whole and rule.in_line else ((start, stop),)
        for first, last in ranges:
            for found in rule.pattern.finditer(shape, first, last):
                regs = found.regs
                spans = {group: regs[number] for group, number in rule.groups if regs[number] != _NOWHERE}
                if not rule.where or _words_fit(rule, page.view, spans):
                    yield Match(rule, regs[0], spans)


def _words_fit(rule: Rule, view: str, spans: dict[str, Span]) -> bool:
    return all(group in spans and test.fullmatch(view, *spans[group]) for group, test in rule.where.items())
