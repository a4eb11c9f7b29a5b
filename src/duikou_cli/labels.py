"""The words of the summary, in Chinese or English: from the project's glossary, and a few of its own."""

import csv
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["zh", "en"]

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of the locale: Chinese, or else English.

    >>> language_of({"LANG": "zh_CN.UTF-8"}), language_of({"LANG": "fr_FR.UTF-8"}), language_of({})
    ('zh', 'en', 'en')
    """
    named = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return "zh" if named.lower().startswith("zh") else "en"


class Labels:
    """Labels in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def term(self, code: str, of: str = "") -> str:
        """The glossary's label of a code; `of` is its closed list.

        >>> Labels("en").term("introducer", "participant.role")
        'presenter'
        """
        return _glossary()[of, code][self.language]

    def phrase(self, name: str, **words: object) -> str:
        """A phrase with its gaps filled.

        >>> Labels("zh").phrase("line", line=3)
        '第3行'
        """
        return _phrases()[name][self.language].format(**words)


@cache
def _glossary() -> dict[tuple[str, str], dict[str, str]]:
    table = (files("duikou.lexicon") / "glossary.csv").read_text(encoding="utf-8")
    return {(row["list"], row["code"]): row for row in csv.DictReader(table.splitlines()) if row["code"]}


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("duikou_cli") / "phrases.toml").read_text(encoding="utf-8"))
