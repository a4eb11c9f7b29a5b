"""Bytes of a page → characters: what is declared is weighed against what the bytes are."""

import codecs
import re
from typing import Final, NamedTuple

from duikou.documents.decoding import DAMAGED, LOST, mark_lost
from duikou.documents.mixed import NAMES, decode_mixed

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_HEAD: Final = 4096
_BEGINNING: Final = 100
_WEIGHED: Final = 50_000
"""An encoding is judged by this many bytes from the first character outside ASCII."""

_ASCII: Final = bytes(range(0x80))
_OUTSIDE: Final = re.compile(r"[^\x00-\x7f\u2000-\u206f\u3000-\u303f\uff00-\uffef]+")
# The everyday characters: the first rows of GB 2312 and of Big5, in which all are two bytes.
BIG5: Final = "big5hkscs"
_EVERYDAY: Final = {"gb18030": ("gb2312", 0xB0, 0xD7), BIG5: ("big5", 0xA4, 0xC6)}
_CHARSETS: Final = re.compile(
    r"ascii|utf-(?:8|(?:16|32)(?:-[lb]e)?)|gb2312|gbk|gb18030|hz|big5|big5hkscs|cp950|iso8859-\d+"
    r"|cp125\d|cp874|koi8-[rtu]|shift_jis(?:_2004|x0213)?|cp932|euc_(?:jp|kr)|iso2022_(?:jp|kr)|cp949|johab"
)
"""Encodings of texts. Python knows others, which turn bytes into other bytes, or take time with their square."""

_HIGH: Final = re.compile(rb"[\x80-\xff]")
_MARGIN: Final = 0.1
"""What another encoding must be better by to win against the one declared."""


class Characters(NamedTuple):
    """A text, the encoding it was in, and whether that was guessed."""

    text: str
    encoding: str
    guessed: bool

    @property
    def is_mixed(self) -> bool:
        """Whether the text was in two encodings."""
        return self.encoding in NAMES.values()


def decode_page(data: bytes) -> Characters:
    """Decode a page or a part of a mail; what cannot be decoded becomes U+FFFD.

    >>> decode_page('<meta charset="gb2312"><p>对口支援镕</p>'.encode("gbk")).encoding
    'gb18030'

    UTF-8 proves itself. Of the encodings that any bytes can pass for, the one wins in which the characters are everyday
    ones; the declared one where that leaves it open. All of the GB family is read as GB18030, Big5 with its Hong Kong
    characters.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Characters(data[len(bom) :].decode(encoding, "replace"), encoding, guessed=False)
    if found := wide(data):
        return Characters(data.decode(found, "replace"), found, guessed=True)
    text = data.decode("utf-8", "replace")
    if LOST in text and (mixed := decode_mixed(data)):
        return Characters(mark_lost(mixed.text)[0], mixed.encoding, guessed=False)
    outside = len(data.translate(None, _ASCII))
    if text.count(LOST) <= outside * DAMAGED:
        return Characters(text, "utf-8", guessed=False)
    declared = _declared(data)
    scores = {encoding: everyday(data, encoding) + _MARGIN * (encoding == declared) for encoding in _EVERYDAY}
    best = max(scores, key=lambda encoding: scores[encoding])
    if declared and declared not in scores and scores[best] < DAMAGED:
        best = declared
    return Characters(data.decode(best, "replace"), best, guessed=best != declared)


def everyday(data: bytes, encoding: str) -> float:
    """The share of everyday characters among those outside ASCII, were the bytes in this encoding."""
    outside = _HIGH.search(data)
    first = outside.start() if outside else 0
    letters = "".join(_OUTSIDE.findall(data[first : first + _WEIGHED].decode(encoding, "replace")))
    narrow, low, high = _EVERYDAY[encoding]
    rows = letters.encode(narrow, "ignore")[::2]
    return sum(low <= row <= high for row in rows) / max(1, len(letters))


def wide(data: bytes) -> str | None:
    """UTF-16 without a mark: a page or a table begins with ASCII, and every second byte of it is zero.

    >>> wide("<html>".encode("utf-16-be"))
    'utf-16-be'
    """
    head = data[:_BEGINNING]
    if head.count(0) * 4 < len(head) or not head:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def known_charset(name: str) -> str | None:
    """An encoding of texts by one of its names, as Python calls it.

    >>> known_charset("GB2312"), known_charset("punycode"), known_charset("rot13")
    ('gb2312', None, None)
    """
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return known if _CHARSETS.fullmatch(known) else None


def _declared(data: bytes) -> str | None:
    """The encoding that the page names, as Python knows it."""
    for found in _DECLARED.finditer(data[:_HEAD]):
        name = known_charset(found[1].decode("ascii"))
        if name is None:
            continue
        if name.startswith(("gb", "hz")):
            return "gb18030"
        return "big5hkscs" if name.startswith("big5") else name
    return None
