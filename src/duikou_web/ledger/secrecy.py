"""Texts that bear a secrecy marking are refused and not stored."""

import re
from typing import Final

from duikou.errors import InputError

HEADER: Final = 600
"""Characters at the top in which a marking without its sign counts."""

_GRADE = r"[绝絕机機秘][ \u3000]*密"
# 秘密★1年, 机密★: the sign is used for nothing else, wherever it stands.
_SIGNED = re.compile(rf"{_GRADE}[ \u3000]*[★☆]")
# A line of its own in the header: 机密 10年, 绝密 长期; or said in words: 密级：秘密.
_BARE = re.compile(
    rf"^[ \u3000]*(?:{_GRADE}[ \u3000:：]*(?:[\d０-９一二三四五六七八九十]+[ \u3000]*年|[长長]期)"
    rf"|密[ \u3000]*[级級][ \u3000]*[:：][ \u3000]*{_GRADE})[ \u3000]*$",
    re.MULTILINE,
)


def refuse_secret(text: str, source: str) -> None:
    """Refuse 秘密★1年 and its like.

    Raises:
        InputError: D111. The error does not repeat the text.
    """
    if _SIGNED.search(text) or _BARE.search(text, 0, HEADER):
        raise InputError("D111", source)
