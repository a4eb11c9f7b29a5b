"""A stretch that a person dragged, drawn in to the words that were meant."""

import unicodedata
from typing import Final

PAIRS: Final = {"《": "》", "（": "）", "(": ")", "“": "”", "「": "」", "『": "』", "〈": "〉", "【": "】", "[": "]"}


def snap(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without blanks and punctuation at its ends; None where nothing is left.

    A closing mark stays if it closes what the stretch opens, and the reverse.

    >>> text = "在“青禾”剧场（新馆）、"
    >>> text[slice(*snap(text, 0, 12))], text[slice(*snap(text, 1, 4))]
    ('在“青禾”剧场（新馆）', '青禾')
    """
    start, end = max(start, 0), min(end, len(text))
    while start < end and _is_edge(text[start]) and not _closes(text, start, end, opening=True):
        start += 1
    while end > start and _is_edge(text[end - 1]) and not _closes(text, start, end, opening=False):
        end -= 1
    return (start, end) if start < end else None


def _is_edge(character: str) -> bool:
    return unicodedata.category(character)[0] in "PZC"


def _closes(text: str, start: int, end: int, *, opening: bool) -> bool:
    """Whether the mark at an end has its other half inside the stretch, with words beyond it."""
    inside = text[start + 1 : end] if opening else text[start : end - 1]
    if opening:
        other = PAIRS.get(text[start])
        return other is not None and other in inside and not inside.rstrip().endswith(other)
    other = next((first for first, last in PAIRS.items() if last == text[end - 1]), None)
    return other is not None and other in inside
