"""Words that reports print of how far a project is: shown where they stand, and nothing is concluded from them."""

import re
from functools import cache
from typing import NamedTuple

import msgspec

from duikou.linking.toml_tables import read_toml


class Stage(msgspec.Struct, frozen=True):
    """A state of the glossary with the words for it."""

    state: str
    words: list[str]


class _Table(msgspec.Struct, frozen=True):
    stage: list[Stage]


class StageWord(NamedTuple):
    """A word as printed, and the state that it speaks of."""

    state: str
    word: str


def stage_words(sentence: str) -> list[StageWord]:
    """The words of a sentence that speak of how far something is, each once, in printed order.

    >>> stage_words("澜桑文化艺术中心已通过竣工验收，二期即将开工。")
    [StageWord(state='accepted', word='竣工验收'), StageWord(state='started', word='开工')]
    """
    found = (StageWord(_states()[match[0]], match[0]) for match in _pattern().finditer(sentence))
    return list(dict.fromkeys(found))


@cache
def load_stages() -> list[Stage]:
    """The table of stages.

    Raises:
        DataError: D302, the file is not well formed.
    """
    return read_toml("stages.toml", _Table).stage


@cache
def _states() -> dict[str, str]:
    return {word: stage.state for stage in load_stages() for word in stage.words}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_states(), key=lambda word: (-len(word), word))))
