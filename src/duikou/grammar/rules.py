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
from typing import Any, Final

import msgspec

from duikou.errors import DataError
from duikou.grammar.gate import Gate, needs_of
from duikou.grammar.needs import stays_in_line
from duikou.grammar.page import Page
from duikou.model.text import Span

_HOME: Final = "duikou"
_LAYERS: Final = ("text", "words", "people")


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
    """A rule ready to run.

    `needs` says for each layer what it must hold, in the bits of the layer's gate; a rule that is `in_line` is run only
    on the lines that hold it.
    """

    source: _Source
    pattern: re.Pattern[str]
    where: dict[str, re.Pattern[str]]
    id: str
    layer: str
    gives: str
    weight: int
    needs: tuple[tuple[str, int], ...] = ()
    in_line: bool = False


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
    return tuple(_with_needs(rule) for rule in _rules(package, name))


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
    return Rule(source, pattern, where, source.id, source.layer, source.gives, source.weight)


@cache
def _gates() -> dict[str, Gate]:
    """Layer → the gate before all rules of the package that need something there."""
    rules = [rule for file in _rule_files(files(_HOME), _HOME) for rule in _rules(*file)]
    return {layer: Gate(need for rule in rules for need in _needs(rule, layer)) for layer in _LAYERS}


def _rule_files(folder: Traversable, package: str) -> Iterator[tuple[str, str]]:
    """Every rule file below a folder, as package and name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _rule_files(entry, f"{package}.{entry.name}")
        elif entry.name.endswith(".toml") and "\n[[rule]]\n" in entry.read_text(encoding="utf-8"):
            yield package, entry.name.removesuffix(".toml")


def _needs(rule: Rule, layer: str) -> Iterator[frozenset[str]]:
    """What a layer must hold for a rule to match: words under a group are words of the text."""
    if layer == rule.layer:
        yield from needs_of(rule.pattern, layer)
    if layer == "text":
        for test in rule.where.values():
            yield from needs_of(test, layer)


def _with_needs(rule: Rule) -> Rule:
    found = ((layer, gate.bits(_needs(rule, layer))) for layer, gate in _gates().items())
    needs = tuple((layer, bits) for layer, bits in found if bits)
    return msgspec.structs.replace(rule, needs=needs, in_line=bool(needs) and stays_in_line(rule.pattern))


def find(rule: Rule, page: Page, start: int = 0, end: int | None = None) -> Iterator[Match]:
    """Every place of the page, from `start` to `end`, where the rule holds."""
    return find_all((rule,), page, start, end)


def find_all(rules: Iterable[Rule], page: Page, start: int = 0, end: int | None = None) -> Iterator[Match]:
    """Every place of the page, from `start` to `end`, where one of the rules holds, rule by rule."""
    whole = start == 0 and end is None
    for rule in rules:
        if not _may_match(rule, page):
            continue
        if whole and rule.in_line:
            layer, bits = rule.needs[0]
            for begin, stop, held in page.held[layer].lines:
                if not bits & ~held:
                    yield from _matches(rule, page, begin, stop + 1)
        else:
            yield from _matches(rule, page, start, len(page.view) if end is None else end)


def _may_match(rule: Rule, page: Page) -> bool:
    """Whether the page holds what the rule needs. Most rules end here."""
    held = page.held
    for layer, bits in rule.needs:
        if layer not in held:
            held[layer] = _gates()[layer].held(page.shapes[layer])
        if bits & ~held[layer].bits:
            return False
    return True


def _matches(rule: Rule, page: Page, start: int, end: int) -> Iterator[Match]:
    view = page.view
    for found in rule.pattern.finditer(page.shapes[rule.layer], start, end):
        spans = {group: found.span(group) for group in rule.pattern.groupindex if found.start(group) >= 0}
        if all(group in spans and test.fullmatch(view, *spans[group]) for group, test in rule.where.items()):
            yield Match(rule, found.span(), spans)
