"""How a document may be handled: in public, internally, or not at all.

A document is internal where the folder it lies in, a flag, or its own header says so; nothing makes it public again.
"""

import re
from pathlib import PurePath
from typing import Final, Literal

from duikou.errors import InputError

Handling = Literal["public", "internal"]

HEADER: Final = 600
"""Characters at the top in which a marking without its sign counts."""

INTERNAL_FOLDERS: Final = frozenset({"internal", "内部", "内部资料", "内部文件", "不公开"})

_BLANK = r"[ \u3000]*"
_GRADE = rf"[绝絕机機秘]{_BLANK}密"
# 秘密★1年, 机密★: the sign is used for nothing else, wherever it stands.
_SIGNED = re.compile(rf"{_GRADE}{_BLANK}[★☆]")
# A line of its own in the header: 机密 10年, 绝密 长期; or said in words: 密级：秘密.
_BARE = re.compile(
    rf"^{_BLANK}(?:{_GRADE}[ \u3000:：]*(?:[\d０-９一二三四五六七八九十]+{_BLANK}年|[长長]期)"
    rf"|密{_BLANK}[级級]{_BLANK}[:：]{_BLANK}{_GRADE}){_BLANK}$",
    re.MULTILINE,
)
# A line of its own in the header: 内部资料 注意保存, 【内部文件】.
_INTERNAL = re.compile(
    rf"^{_BLANK}[【（(\[]?{_BLANK}(?:内部(?:资料|文件|材料|参考|刊物|使用|传阅)|內部(?:資料|文件|材料|參考|刊物|使用|傳閱))"
    rf"(?:[ \u3000，,·:：]*(?:[请請]?[注勿妥不][^\n]{{2,8}}))?{_BLANK}[】）)\]]?{_BLANK}$",
    re.MULTILINE,
)
# What an office enters of a paper, at its head or foot: 公开属性：不予公开.
_NOT_PUBLIC = re.compile(rf"公开(?:属性|方式|类型|选项){_BLANK}[:：]{_BLANK}(?:不予公开|不公开|依申请公开|内部)")


def refuse_secret(text: str, source: str) -> None:
    """Refuse 秘密★1年 and its like.

    Raises:
        InputError: D111. The error does not repeat the text.
    """
    if _SIGNED.search(text) or _BARE.search(text, 0, HEADER):
        raise InputError("D111", source)


def handling_of_place(source: str) -> Handling:
    """What the folders on the way to a document say.

    >>> handling_of_place("reports/内部/2024/a.txt"), handling_of_place("reports/内部.txt")
    ('internal', 'public')
    """
    folders = {part.lower() for part in PurePath(source.replace("\\", "/").replace("!", "/")).parts[:-1]}
    return "internal" if folders & INTERNAL_FOLDERS else "public"


def handling_of_text(text: str) -> Handling:
    """What a document says of itself.

    >>> handling_of_text("内部资料　注意保存\\n甲省援藏工作简报"), handling_of_text("内部资料室的干部来访")
    ('internal', 'public')
    """
    return "internal" if _INTERNAL.search(text, 0, HEADER) or _NOT_PUBLIC.search(text) else "public"
