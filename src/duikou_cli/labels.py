"""The words of the summary, in Chinese or English: from the project's glossary, and a few of its own."""

import csv
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from duikou.errors import CURES
from duikou.lexicon import wording
from duikou.lexicon.wording import Language

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
        return wording.glossary()[of, code][self.language]

    def phrase(self, name: str, **words: object) -> str:
        """A phrase with its gaps filled; `en_one` is its English form for a `count` of one.

        >>> Labels("zh").phrase("line", line=3), Labels("en").phrase("figures", count=1)
        ('第3行', '1 figure')
        """
        row = _phrases()[name]
        one = self.language == "en" and words.get("count") == 1 and "en_one" in row
        return row["en_one" if one else self.language].format(**words)

    def act(self, act: str) -> str:
        """The label of an act, as yet unconfirmed: 表态, not 承诺事项.

        >>> Labels("zh").act("commitment"), Labels("zh").act("thanks")
        ('表态', '感谢')
        """
        return self.phrase("voiced") if act == "commitment" else self.term(act, "statement.act")


def cure_of(number: str, language: Language) -> tuple[str, str]:
    """What an error says and its cure, in one language.

    >>> cure_of("D101", "zh")[0], cure_of("D101", "en")[0]
    ('文件是空的', 'the file is empty')
    """
    return _cures_in_chinese()[number] if language == "zh" else CURES[number]


@cache
def _cures_in_chinese() -> dict[str, tuple[str, str]]:
    table = (files("duikou_cli") / "errors.csv").read_text(encoding="utf-8")
    return {row["number"]: (row["what"], row["cure"]) for row in csv.DictReader(table.splitlines())}


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("duikou_cli") / "phrases.toml").read_text(encoding="utf-8"))
