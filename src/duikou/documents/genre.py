"""What the text is: its language, and whether it is a report of the genre at all."""

import re
from operator import ne
from typing import Final

from duikou.documents.sifting import is_of_genre
from duikou.grammar import Page
from duikou.model.notes import note
from duikou.model.records import Block, Note

CHINESE_SHARE: Final = 0.2
"""With fewer Chinese characters among its letters a text is not Chinese. Reports with many foreign names have 0.8."""

KANA_SHARE: Final = 0.05
"""With more kana among its letters a text is Japanese."""

TRADITIONAL_SHARE: Final = 0.05
"""With more characters that have another simplified form a text is traditional: such text has about 0.35."""

QUOTED: Final = 40
"""A note on the whole text quotes at most this many characters of it."""

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_KANA = re.compile(r"[\u3041-\u30fa]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_PROSE = ("paragraph", "caption", "table")


def language(page: Page) -> str:
    """`zh-Hans`, `zh-Hant` or `other`.

    >>> language(Page("湖北省代表團赴山南考察"))
    'zh-Hant'
    """
    letters = len(_all(_LETTERS, page.text))
    han = _all(_HAN, page.text)
    if len(han) <= letters * CHINESE_SHARE or len(_all(_KANA, page.text)) > letters * KANA_SHARE:
        return "other"
    changed = sum(map(ne, han, _all(_HAN, page.view)))
    return "zh-Hant" if changed > len(han) * TRADITIONAL_SHARE else "zh-Hans"


def _all(pattern: re.Pattern[str], text: str) -> str:
    """All characters of a kind."""
    return "".join(pattern.findall(text))


def judge(page: Page, blocks: tuple[Block, ...], spoken: str) -> tuple[Note, ...]:
    """Notes on a text that is only a headline, not Chinese or not of the genre."""
    prose = [block for block in blocks if block.kind in _PROSE]
    codes = []
    if spoken == "other":
        codes.append("R103")
    else:
        codes += ["R102"] * (not prose)
        codes += ["R104"] * (not is_of_genre(page.view))
    first = next((block for block in blocks if block.kind == "title"), (prose or list(blocks))[0])
    span = (first.span[0], min(first.span[1], first.span[0] + QUOTED))
    return tuple(note(code, span, page.text[slice(*span)]) for code in codes)
