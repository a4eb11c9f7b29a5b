"""What is said to people, in Chinese and English: the tables that the command and the pages share."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["zh", "en"]
Row = dict[str, str]


def rule_sentence(rule: str, language: Language) -> str:
    """What a rule that is written in code does; empty for one of a rule file, which says itself why it is there.

    >>> rule_sentence("people.dotted", "zh")
    '带间隔号的姓名'
    """
    return code_rules()[rule][language] if rule in code_rules() else ""


def note_message(code: str, said: str, language: Language) -> str:
    """What a note says; one that has no words here yet keeps those of the reader.

    >>> note_message("R201", "a figure without a unit", "zh")
    '数字未带单位'
    """
    return note_messages()[code][language] if code in note_messages() else said


@cache
def note_messages() -> dict[str, Row]:
    """Code → the words of the notes."""
    return _read("notes.csv", "code")


@cache
def code_rules() -> dict[str, Row]:
    """Id → the sentences of the rules that are written in code."""
    return _read("code_rules.csv", "id")


@cache
def glossary() -> dict[tuple[str, str], Row]:
    """(Closed list, code) → its row in the project's glossary."""
    return {(row["list"], row["code"]): row for row in _rows("glossary.csv") if row["code"]}


def _read(name: str, key: str) -> dict[str, Row]:
    return {row[key]: row for row in _rows(name)}


def _rows(name: str) -> Iterator[Row]:
    table = (files("duikou.lexicon") / name).read_text(encoding="utf-8")
    return csv.DictReader(table.splitlines())
