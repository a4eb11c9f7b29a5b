"""Bytes → text: the encoding found out, what cannot be decoded marked, nothing else changed."""

import codecs
import re
from typing import NamedTuple

import msgspec

from duikou.documents.formats import is_control_heavy, looks_like
from duikou.documents.mixed import FOREIGN, Mixed, decode_mixed
from duikou.errors import InputError
from duikou.model.notes import note
from duikou.model.records import Note

MAX_SIZE = 5_000_000
"""The most bytes of text that are read, unless the caller says otherwise."""

LOST = "\ufffd"
DAMAGED = 0.2
"""The share of undecodable bytes, among those outside ASCII, above which an encoding is not the right one."""

EVERYDAY = 0.4
"""The share of everyday characters below which bytes read in a GB encoding are rubble of another one.

Simplified text has about 0.9, traditional text in GBK 0.64, Big5 read as GBK 0.22.
"""

COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三"
    "之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间"
    "样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革"
    "位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强"
)
"""The 244 commonest characters of the language: a quarter and more of any text."""

LEAST = 0.12
"""The share of common characters below which a text of some length is none.

Reports have 0.28 and more, in traditional characters 0.23, and single lines 0.2; Korean, Japanese and Russian text read
in a GB encoding at most 0.07.
"""

SOME = 40
"""So many letters are of some length."""

SURE = 0.98
"""The share of characters of a report, above which bytes read as UTF-16 are no chance."""


class _Mark(NamedTuple):
    """A byte-order mark, what it stands for and the width of the encoding's units."""

    bom: bytes
    encoding: str
    errors: str
    width: int


_MARKS = (
    _Mark(codecs.BOM_UTF8, "utf-8", "surrogateescape", 1),
    _Mark(codecs.BOM_UTF16_LE, "utf-16-le", "surrogatepass", 2),
    _Mark(codecs.BOM_UTF16_BE, "utf-16-be", "surrogatepass", 2),
    _Mark(b"\x84\x31\x95\x33", "gb18030", "surrogateescape", 1),
)
# A surrogate written in UTF-8 is three undecodable bytes but one lost character.
_UNDECODED = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]|[\ud800-\udfff]")
_RUN = re.compile(f"(?:{_UNDECODED.pattern})+")
_SEEN = re.compile(r"[^\s\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")  # what is neither blank nor invisible
_OF_REPORTS = re.compile(r"[\t\n\r -~\u00a0-\u00ff\u2000-\u206f\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_JUDGED, _TOO_SHORT = 65_536, 16  # so many bytes tell UTF-16, and fewer do not
_ASCII = bytes(range(0x80))
_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]{1,20}")
_LETTERS = re.compile(r"[^\x00-\x7f\u2000-\u206f\u3000-\u303f\uff00-\uffef]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FIRST_EVERYDAY, _LAST_EVERYDAY = 0xB0, 0xD7  # the rows of GB 2312 with its 3,755 everyday characters


class Decoded(msgspec.Struct, frozen=True):
    """A text, the encoding it was in, and notes on what was lost or guessed."""

    text: str
    encoding: str
    notes: tuple[Note, ...]


def decode(data: bytes, source: str, max_size: int = MAX_SIZE) -> Decoded:
    """Decode the bytes of one document.

    >>> decode("对口支援".encode("gbk"), "a.txt").encoding
    'gbk'

    Raises:
        InputError: D101 nothing in it, D102 no text, D103 more than `max_size` bytes.
    """
    mark = next((mark for mark in _MARKS if data.startswith(mark.bom)), None) or _unmarked_utf16(data)
    if found := looks_like(data):
        raise InputError("D102", source, f"it looks like {found}")
    if mark is None and is_control_heavy(data):
        raise InputError("D102", source, "it holds control bytes")
    if len(data) > max_size:
        raise InputError("D103", source, f"more than {max_size / 1_000_000:g} MB")
    if mixed := _mixed(data, mark):
        text, notes = mark_lost(mixed.text)
        return Decoded(
            text, mixed.encoding, (*notes, *(note("R115", span, text[slice(*span)]) for span in mixed.strange))
        )
    raw, encoding, guessed = _decode_marked(data, mark, source) if mark else _decode(data, source)
    if not _SEEN.search(raw):
        raise InputError("D101", source, "it holds nothing but blanks" if raw else "")
    text, notes = mark_lost(raw)
    if guessed and (seen := _OUTSIDE_ASCII.search(text)):
        notes.append(note("R105", seen.span(), seen[0]))
        notes += _rubble(data, encoding, text)
    return Decoded(text, encoding, tuple(notes))


def _decode(data: bytes, source: str) -> tuple[str, str, bool]:
    """The text with undecoded bytes as surrogates, its encoding, and whether that was guessed."""
    bearable = len(data.translate(None, _ASCII)) * DAMAGED
    for encoding, limit in (("utf-8", bearable), ("gbk", 0), ("gb18030", bearable)):
        text = data.decode(encoding, "surrogateescape")
        if _lost(text) <= limit and (encoding == "utf-8" or _is_chinese(text)):
            return text, encoding, encoding != "utf-8"
        if encoding == "utf-8" and _is_half(text):
            return text, encoding, False
    raise InputError("D102", source, "neither UTF-8 nor GB18030")


def _decode_marked(data: bytes, mark: _Mark, source: str) -> tuple[str, str, bool]:
    """The same for what stands after a byte-order mark; a rest shorter than a unit is one lost character."""
    data = data.removeprefix(mark.bom)
    whole = len(data) - len(data) % mark.width
    text = data[:whole].decode(mark.encoding, mark.errors) + "\ud800" * (whole < len(data))
    if "\x00" in text:
        raise InputError("D102", source, "it holds control bytes")
    return text, mark.encoding, not mark.bom


def _mixed(data: bytes, mark: _Mark | None) -> Mixed | None:
    """The text of what is partly UTF-8 and partly in a GB encoding; None where all is in one."""
    if mark is not None and mark.encoding != "utf-8":
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    return decode_mixed(data) if "\ufffd" in data.decode("utf-8", "replace") else None


def _rubble(data: bytes, encoding: str, text: str) -> list[Note]:
    """A note on each stretch of UTF-8 in a text that is read in a GB encoding: its characters are rubble."""
    if not encoding.startswith("gb"):
        return []
    found = []
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
    place = length = 0
    for stretch in FOREIGN.finditer(data):
        start = length + len(decoder.decode(data[place : stretch.start()]))
        length = start + len(decoder.decode(stretch[0]))
        place = stretch.end()
        found.append(note("R113", (start, length), text[start:length]))
    return found


def _unmarked_utf16(data: bytes) -> _Mark | None:
    """How to read UTF-16 that has lost its mark: so that nearly all of it is what a report has.

    Its ASCII holds zeros, as no other text does; in the wrong order of bytes a line break is a letter of Punjabi. ASCII
    read in pairs is Han characters, but no everyday ones.
    """
    head = data[:_JUDGED]
    if b"\x00" not in head or len(head) < _TOO_SHORT:
        return None
    for mark in _MARKS:
        text = head.decode(mark.encoding, "ignore") if mark.width > 1 else ""
        if text and len(_OF_REPORTS.findall(text)) >= len(text) * SURE and _is_chinese(text):
            return mark._replace(bom=b"")
    return None


def _is_half(text: str) -> bool:
    """Whether at least half of a text is UTF-8 that proves itself, and the rest was put together with it.

    Bytes of a GB encoding hardly ever make a Han character of UTF-8, let alone as many as they are characters.
    """
    lost = _lost(text)
    return 0 < lost <= 2 * len(_HAN.findall(text))


def _lost(text: str) -> int:
    return len(_UNDECODED.findall(text))


def _is_chinese(text: str) -> bool:
    """Whether a text read in a GB encoding is Chinese, and not the rubble of another encoding."""
    letters = "".join(_LETTERS.findall(text))
    if commonness(text) < LEAST:
        return False
    rows = letters.encode("gb2312", "ignore")[::2]
    return sum(_FIRST_EVERYDAY <= row <= _LAST_EVERYDAY for row in rows) >= len(letters) * EVERYDAY


def commonness(text: str) -> float:
    """The share of common characters among the letters of a text; 1 where it is too short to tell.

    >>> commonness("전라북도" * 10)
    0.0
    """
    letters = "".join(_LETTERS.findall(text))
    return sum(letter in COMMON for letter in letters) / len(letters) if len(letters) >= SOME else 1.0


def mark_lost(raw: str) -> tuple[str, list[Note]]:
    """Put U+FFFD for each lost character, and one note for each run of them."""
    pieces: list[str] = []
    notes: list[Note] = []
    length = place = 0
    for run in _RUN.finditer(raw):
        marks = LOST * _lost(run[0])
        start = length + run.start() - place
        pieces += raw[place : run.start()], marks
        notes.append(note("R101", (start, start + len(marks)), marks))
        length, place = start + len(marks), run.end()
    pieces.append(raw[place:])
    return "".join(pieces), notes
