"""How a document may be handled: in public, internally, or not at all.

A document is internal where the folder it lies in, a flag, or its own header says so; nothing makes it public again.
"""

import re
from pathlib import PurePath
from typing import Final, Literal

from duikou.errors import InputError

Handling = Literal["public", "internal"]

EDGE: Final = 600
"""Characters at the top and at the end in which a line counts that is a marking without its sign."""

INTERNAL_FOLDERS: Final = frozenset(
    {"internal", "内部", "内部资料", "内部文件", "不公开", "秘密", "机密", "绝密", "涉密"}
)

# Blanks of every width, characters without any, and pinyin that damage put in: 机 密, 机(jī)密.
_GAP = r"(?:[^\S\n]|[\u00ad\u200b-\u200f\u2060\ufeff]|[(（][a-zà-ǜ]{1,7}[)）])*"
_OPEN, _CLOSE = r"[【\[（(〔［《]", r"[】\])）〕］》]"
_GRADE = rf"[绝絕机機秘]{_GAP}密(?:{_GAP}[级級件])?"
_TERM = rf"(?:[\d０-９一二三四五六七八九十]+{_GAP}(?:年|个?月)|[长長]{_GAP}期|永久)"
_URGENT = rf"(?:特{_GAP}急|加{_GAP}急|平{_GAP}急|特{_GAP}提)"
_STAR = "[★☆⭐✩✪✭✮✯🌟]"
# 秘密★1年, 机密★: the sign is used for nothing else, wherever it stands, below a grade on a line of its own too.
_SIGNED = re.compile(rf"{_GRADE}{_GAP}{_STAR}|^{_GAP}{_GRADE}{_GAP}\n{_GAP}{_STAR}", re.MULTILINE)
# Nowhere do two gaps touch: over a long row of blanks each more would be one more power of its length.
# A line of its own: 机密 10年, 绝密, 密级：机密级, 特急 秘密*1年; a picture's star is read as many things (机密妇10年).
_BARE = re.compile(
    rf"^{_GAP}(?:(?:份号|编号|№){_GAP}(?:[:：]{_GAP})?[\w-]{{1,12}}{_GAP})?(?:{_URGENT}{_GAP})?"
    rf"(?:密{_GAP}[级級]{_GAP}(?:[:：]{_GAP})?)?{_GRADE}(?:[^\n]{{0,3}}?{_GAP}(?:保密期限[:：]?)?{_TERM}|{_GAP}[^\n])?"
    rf"(?:{_GAP}{_URGENT})?{_GAP}$",
    re.MULTILINE,
)
# Before a title: 【机密】关于…; and in a line of fields: 保密期限：10年　密级：秘密.
_BRACKETED = re.compile(
    rf"^{_GAP}(?:(?:re|fwd?|fw|回复|转发|答复){_GAP}[:：]{_GAP})*{_OPEN}{_GAP}(?:{_GRADE}|涉{_GAP}密){_GAP}(?:(?:{_STAR}{_GAP})?{_TERM}{_GAP})?{_CLOSE}"
    rf"|密{_GAP}[级級]{_GAP}[:：]{_GAP}{_GRADE}{_GAP}(?:$|[^\w\n、])",
    re.MULTILINE | re.IGNORECASE,
)
_LEAVE = rf"(?:不得|不准|[严嚴]禁|[请請]勿|禁止|切勿){_GAP}(?:外[传傳]|外泄|[扩擴]散|翻印|上[网網])"
_KEPT = rf"(?:(?:[请請]{_GAP})?(?:{_LEAVE}|注意{_GAP}保[存密管]))"
_KINDS = "|".join(
    (
        "[资資]~料", "文~件", "材~料", "[参參]~考", "刊~物", "使~用", "[传傳]~[阅閱]", "交~流(?:~[材资]~料)?", "掌~握",
        "明~[电電]", "事~[项項]", "情~[况況]~通~[报報]", "[发發]~行",
    )
).replace("~", _GAP)  # fmt: skip
# A line of its own: 内部资料 注意保存, 【内部】, 仅供内部参考, 工作秘密, 会议材料 不得外传, 此件不公开.
_INTERNAL = re.compile(
    rf"^{_GAP}(?:{_OPEN}{_GAP})?(?:"
    rf"(?:[仅僅]?供{_GAP})?[内內]{_GAP}部(?:{_GAP}(?:{_KINDS}))?(?:{_GAP}(?:[，,·:：]{_GAP})?{_KEPT})*"
    rf"|内参|[仅僅]?供领导(?:参阅|参考)|(?:工作|商业){_GAP}秘{_GAP}密"
    rf"|[^\n。！？]{{0,16}}{_KEPT}"
    rf"|(?:此件)?不予公开|此件(?:不公开|依申请公开)"
    rf"){_GAP}(?:[。！]{_GAP})?(?:{_CLOSE}{_GAP})?$",
    re.MULTILINE,
)
# What an office enters of a paper, at its head or foot: 公开属性：不予公开.
_NOT_PUBLIC = re.compile(rf"公开(?:属性|方式|类型|选项){_GAP}[:：]{_GAP}(?:不予公开|不公开|依申请公开|内部)")


def refuse_secret(text: str, source: str) -> None:
    """Refuse 秘密★1年 and its like.

    Raises:
        InputError: D111. The error does not repeat the text.
    """
    if is_secret(text):
        raise InputError("D111", source)


def is_secret(text: str) -> bool:
    """Whether a text bears a secrecy marking.

    >>> is_secret("机密★5年\n甲省援藏工作简报"), is_secret("落实保密责任，严守国家秘密。")
    (True, False)
    """
    return bool(_SIGNED.search(text)) or any(_BARE.search(edge) or _BRACKETED.search(edge) for edge in _edges(text))


def _edges(text: str) -> tuple[str, ...]:
    """The top and the end of a text: whole lines, as far as they are no longer than that."""
    if len(text) <= 2 * EDGE:
        return (text,)
    top, end = text.find("\n", EDGE, 2 * EDGE), text.rfind("\n", -2 * EDGE, -EDGE)
    return text[: top if top > 0 else EDGE], text[end + 1 if end > 0 else -EDGE :]


def handling_of_place(source: str) -> Handling:
    """What the folders on the way to a document say.

    >>> handling_of_place("reports/内部/2024/a.txt"), handling_of_place("reports/内部.txt")
    ('internal', 'public')
    """
    parts = PurePath(source.replace("\\", "/").replace("!", "/")).parts[:-1]
    # What is packed counts as a folder: 内部.zip!a.txt.
    folders = {name for part in parts for name in (part.lower(), PurePath(part).stem.lower())}
    return "internal" if folders & INTERNAL_FOLDERS else "public"


def handling_of_text(text: str) -> Handling:
    """What a document says of itself.

    >>> handling_of_text("内部资料　注意保存\\n甲省援藏工作简报"), handling_of_text("内部资料室的干部来访")
    ('internal', 'public')
    """
    is_marked = any(_INTERNAL.search(edge) for edge in _edges(text))
    return "internal" if is_marked or _NOT_PUBLIC.search(text) else "public"
