"""Characters lost in a wrong encoding, put back where the report itself says what stood there."""

import re
from collections.abc import Iterator
from typing import Final

from duikou.documents.repairing.edits import Edit

NEAR: Final = ((1, 3), (2, 2), (3, 1))
"""So many Chinese characters before and after the lost one must stand elsewhere around one and the same character."""

MOST: Final = 200
"""A text that lost more is rubble, and looking for each place would take long."""

# Two characters lost in UTF-8 and read as GBK are 锟斤拷; one lost character leaves up to three signs.
_LOST = re.compile("(?:\ufffd|锟斤拷){1,3}")
_HAN = "[\u3400-\u9fff]"


def fillings(text: str) -> Iterator[Edit]:
    """副�长甲某某…副省长甲某某 → 副省长甲某某 twice"""
    lost = list(_LOST.finditer(text))
    for found in lost if len(lost) <= MOST else ():
        start, end = found.span()
        filled = {
            character
            for left, right in NEAR
            for character in _between(text, text[max(0, start - left) : start], text[end : end + right], left + right)
        }
        if len(filled) == 1:
            yield Edit(start, end, filled.pop())


def _between(text: str, left: str, right: str, near: int) -> list[str]:
    """The characters that stand elsewhere between the same words."""
    return re.findall(f"{left}({_HAN}){right}", text) if re.fullmatch(f"{_HAN}{{{near}}}", left + right) else []
