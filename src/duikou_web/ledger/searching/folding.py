"""What counts as the same character when texts are searched; what is shown is never folded."""

from typing import Final, NamedTuple
from unicodedata import category, normalize

from duikou.grammar.view import reading_view

_UNSEEN: Final = ("Cc", "Cf", "Zs", "Zl", "Zp")


class Stretch(NamedTuple):
    """Where something stands in a text."""

    start: int
    end: int


class _Folds(dict[int, str]):
    """Code point → what is compared, one character at a time: no fold depends on what stands beside it."""

    def __missing__(self, code: int) -> str:
        self[code] = "" if category(chr(code)) in _UNSEEN else _one(reading_view(_one(chr(code))))
        return self[code]


def _one(sign: str) -> str:
    """The usual form and case of a sign, where that is one sign as well."""
    for change in (lambda text: normalize("NFKC", text), str.casefold):
        changed = change(sign)
        sign = changed if len(changed) == 1 else sign
    return sign


_FOLDS: Final = _Folds()


def fold(text: str) -> str:
    """A text as it is compared: simplified, half-width, in lower case, without blanks.

    >>> fold("臺灣 ３Ｗ，王　健")
    '台湾3w,王健'
    """
    return text.translate(_FOLDS)


def find_folded(line: str, words: str) -> list[Stretch]:
    """Where folded words stand in a line, from the left, none inside another.

    >>> find_folded("王　健、王健", fold("王健"))
    [Stretch(start=0, end=3), Stretch(start=4, end=6)]
    """
    places = [place for place, sign in enumerate(line) for _ in sign.translate(_FOLDS)]
    folded, found, start = fold(line), [], 0
    while words and (start := folded.find(words, start)) >= 0:
        found.append(Stretch(places[start], places[start + len(words) - 1] + 1))
        start += len(words)
    return found
