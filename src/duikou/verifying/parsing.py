"""Lines of JSON, read strictly: what JSON leaves open, or Python takes beyond it, is no reading."""

import json
import math
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

MAX_LINE: Final = 100_000_000
"""The most bytes of one line. The reading of 5 MB of text has less than half of it."""

_BOM: Final = b"\xef\xbb\xbf"
_PIECE: Final = 1 << 16


def lines_of(file: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines of a file; of a longer one `most` bytes and one more, and the rest of it is passed over."""
    while line := file.readline(most + 1):
        yield line
        rest = line
        while len(line) > most and rest and not rest.endswith(b"\n"):
            rest = file.readline(_PIECE)


def parse(line: str | bytes) -> Any:
    """The value of a line.

    Raises:
        ValueError: it is no JSON, a key stands twice in one object, or a number is none.
    """
    words = line.removeprefix(_BOM).decode() if isinstance(line, bytes) else line.removeprefix("\ufeff")
    try:
        return json.loads(words, object_pairs_hook=_once, parse_constant=_finite, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON at character {error.pos + 1}") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice[:40]!r} stands twice in one object")
    return found


def _finite(words: str) -> float:
    number = float(words)
    if not math.isfinite(number):
        raise ValueError(f"{words[:40]} is no number of JSON")
    return number
