"""One file in two encodings: stretches of a GB encoding in UTF-8, or of UTF-8 in a GB encoding.

What stands between two signs of ASCII is in one encoding, and tells it by itself.
"""

import re
from typing import Final, NamedTuple

# Between these no character of either encoding begins or ends: the second byte of GB is an ASCII letter at times, or,
# where it has four, a digit; and never a blank, a sign below the digits, or : ; < = > ?
_STRETCH: Final = re.compile(rb"[^\x00-\x2f:-?]*[\x80-\xff][^\x00-\x2f:-?]*")
FOREIGN: Final = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}|\xe3\x80[\x80-\xbf]|\xef\xbc[\x80-\xbf]){4,}")
"""Han characters in UTF-8, more than chance makes of GB bytes."""

_OF_UTF8: Final = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_LETTERS: Final = re.compile(r"[^\x00-\x7f\u2000-\u206f\u3000-\u303f\uff00-\uffef]")
_FIRST_EVERYDAY, _LAST_EVERYDAY = 0xB0, 0xD7  # the rows of GB 2312 with its everyday characters

EVERYDAY: Final = 0.7
"""The share of everyday characters that a stretch of GB has: UTF-8 read as GB has 0.2."""

FEWEST: Final = 4
"""Fewer characters of UTF-8, or of GB in a file of UTF-8, may be chance."""

WHOLE: Final = 0.5
"""So much of a stretch of UTF-8 is whole characters; the rest may be damaged."""

NAMES: Final = {"utf-8": "utf-8+gb18030", "gb18030": "gb18030+utf-8"}
"""The name of the encodings of a file, by the one that most of it is in."""


class Mixed(NamedTuple):
    """A text with undecoded bytes as surrogates, the name of its encodings, and what is in the second one."""

    text: str
    encoding: str
    strange: tuple[tuple[int, int], ...]


def decode_mixed(data: bytes) -> Mixed | None:
    """The text of bytes that are in both encodings; None where they are not.

    >>> decode_mixed("对口支援工作\\n".encode() + "座谈会召开".encode("gb18030"))
    Mixed(text='对口支援工作\\n座谈会召开', encoding='utf-8+gb18030', strange=((7, 12),))
    """
    if not FOREIGN.search(data):
        return None
    stretches = list(_STRETCH.finditer(data))
    kinds = [_kind_of(stretch[0]) for stretch in stretches]
    sizes = {
        name: sum(len(one[0]) for one, kind in zip(stretches, kinds, strict=True) if kind == name) for name in NAMES
    }
    first, second = sorted(NAMES, key=lambda name: -sizes[name])
    if not sizes[second]:
        return None
    pieces: list[str] = []
    strange: list[tuple[int, int]] = []
    length = place = 0
    before = first
    for stretch, kind in zip(stretches, kinds, strict=True):
        before = kind or _only(stretch[0]) or before
        between = data[place : stretch.start()].decode("ascii")
        words = stretch[0].decode(before, "surrogateescape")
        start = length + len(between)
        length, place = start + len(words), stretch.end()
        if before == second:
            goes_on = strange and "\n" not in between and strange[-1][1] + len(between) == start
            strange[-1:] = [(strange[-1][0], length)] if goes_on else [*strange[-1:], (start, length)]
        pieces += between, words
    return Mixed("".join(pieces) + data[place:].decode("ascii"), NAMES[first], tuple(strange))


def _kind_of(stretch: bytes) -> str | None:
    """The encoding that a stretch is surely in: UTF-8 of Han characters, or GB of everyday ones."""
    han = len(_OF_UTF8.findall(stretch.decode("utf-8", "ignore")))
    # What is not decoded is damage, as long as it is little: GB hardly ever makes a Han character of UTF-8.
    if han >= FEWEST and len("我".encode()) * han >= WHOLE * len(stretch):
        return "utf-8"
    return "gb18030" if _is_gb(stretch) else None


def _is_gb(stretch: bytes) -> bool:
    if _decodes(stretch, "utf-8") or not _decodes(stretch, "gb18030"):
        return False
    letters = "".join(_LETTERS.findall(stretch.decode("gb18030")))
    rows = letters.encode("gb2312", "ignore")[::2]
    everyday = sum(_FIRST_EVERYDAY <= row <= _LAST_EVERYDAY for row in rows)
    return len(letters) >= FEWEST and everyday >= EVERYDAY * len(letters)


def _only(stretch: bytes) -> str | None:
    """The one encoding in which a stretch is whole."""
    whole = [name for name in NAMES if _decodes(stretch, name)]
    return whole[0] if len(whole) == 1 else None


def _decodes(stretch: bytes, encoding: str) -> bool:
    try:
        stretch.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
