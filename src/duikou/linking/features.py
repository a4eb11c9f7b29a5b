"""The features of pairs: their points and their words, from features.toml."""

from functools import cache
from typing import NamedTuple

import msgspec

from duikou.lexicon.wording import Language
from duikou.linking.toml_tables import read_toml
from duikou.model.linking import Judgement, LinkedKind, Reason, Verdict


class Feature(msgspec.Struct, frozen=True):
    """One row: `points` are left out where they depend on more than the feature (names)."""

    key: str
    zh: str
    en: str
    points: int = 0
    why: str = ""


class Threshold(msgspec.Struct, frozen=True):
    """From `same` on the machine decides, at `different` and below too; between them it asks."""

    same: int
    different: int


class _Table(msgspec.Struct, frozen=True):
    names: dict[str, dict[str, int]]
    thresholds: dict[LinkedKind, Threshold]
    feature: list[Feature]


class Compared(NamedTuple):
    """What the features of a pair say, and their sum."""

    reasons: tuple[Reason, ...]
    score: int


@cache
def load_features() -> _Table:
    """The whole table.

    Raises:
        DataError: D302, the file is not well formed.
    """
    return read_toml("features.toml", _Table)


@cache
def _features() -> dict[str, Feature]:
    return {feature.key: feature for feature in load_features().feature}


def reason(key: str, left: str = "", right: str = "") -> Reason:
    """What one feature says of two values, with the points of its row.

    >>> reason("post.same", "自治区主席", "西藏自治区主席").points
    350
    """
    return Reason(key, _features()[key].points, left, right)


def name_reason(commonness: str, level: str, name: str) -> Reason:
    """What a name says by itself, among the officials of a level.

    >>> name_reason("ordinary", "province", "宋若谷").points
    460
    """
    return Reason(f"name.{commonness}", load_features().names[commonness][level], name, level)


def compared(reasons: list[Reason]) -> Compared:
    """The reasons with their sum, in the order given."""
    return Compared(tuple(reasons), sum(each.points for each in reasons))


def verdict_of(kind: LinkedKind, score: int) -> Verdict:
    """What a score says of a pair.

    >>> verdict_of("person", 900), verdict_of("person", 0), verdict_of("person", -900)
    ('same', 'unsure', 'different')
    """
    threshold = load_features().thresholds[kind]
    if score >= threshold.same:
        return "same"
    return "different" if score <= threshold.different else "unsure"


def judge(kind: LinkedKind, left: str, right: str, said: Compared) -> Judgement:
    """The machine's judgement over a pair."""
    return Judgement(
        kind=kind, left=left, right=right, verdict=verdict_of(kind, said.score), score=said.score, reasons=said.reasons
    )


def say(each: Reason, language: Language) -> str:
    """A reason in words.

    >>> say(reason("area.province", "西藏"), "zh"), say(reason("area.province", "西藏"), "en")
    ('同在西藏', 'both of 西藏')
    """
    row = _features()[each.key]
    return (row.zh if language == "zh" else row.en).format(left=each.left, right=each.right)
