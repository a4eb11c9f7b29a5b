"""Labels in the language of the page: the glossary's own, and the tables beside this file."""

import csv
import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from django.utils.translation import get_language

from duikou.lexicon import wording
from duikou.lexicon.wording import Language, Row


def page_language() -> Language:
    """The language of the request, as `LocaleMiddleware` settled it: Chinese unless it is English."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def term(code: str, of: str = "") -> str:
    """The glossary's label of a code; `of` is its closed list.

    `term("introducer", "participant.role")` → 介绍情况, presenter
    """
    return wording.glossary()[of, code][page_language()]


def phrase(which: str, **words: object) -> str:
    """A phrase with its gaps filled; `en_one` is its English form for a `count` of one.

    `phrase("reports_found", count=1)` → 1 篇报道, 1 report
    """
    row, language = phrases()[which], page_language()
    if language == "en" and words.get("count") == 1 and "en_one" in row:
        return row["en_one"].format(**words)
    return row[language].format(**words)


def note_message(code: str, said: str) -> str:
    """What a note says; one that has no words here yet keeps those of the reader."""
    return wording.note_message(code, said, page_language())


def block_reason(why: str) -> str:
    """Why a block was set aside; a reason that has no words here yet keeps those of the reader."""
    return reasons().get(why, why) if page_language() == "zh" else why


def date_grounds(why: str) -> str:
    """What a date was inferred from; grounds that have no words here yet keep those of the reader."""
    return "；".join(_ground(part) for part in why.split("; ")) if page_language() == "zh" else why


def _ground(part: str) -> str:
    found = next((match.expand(words) for form, words in grounds() if (match := form.fullmatch(part))), None)
    return found or part


def sector(code: str) -> str:
    """The name of a sector, or its code: `sector("C5")` → 公共文化."""
    row = sectors().get(code)
    return row[page_language()] if row else code


@cache
def phrases() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for name in ("phrases.toml", "phrases_across.toml"):
        found |= tomllib.loads(_table(name).read_text(encoding="utf-8"))
    return found


@cache
def reasons() -> dict[str, str]:
    return {row["en"]: row["zh"] for row in _read_rows(_table("reasons.csv"))}


@cache
def grounds() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["en"]), row["zh"]) for row in _read_rows(_table("grounds.csv"))]


@cache
def sectors() -> dict[str, Row]:
    return {row["code"]: row for row in _read_rows(_table("sectors.csv"))}


def _table(name: str) -> Traversable:
    return files("duikou_web.site.words") / name


def _read_rows(table: Traversable) -> list[Row]:
    return list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
