"""The reading view: the text with the same length, in simplified characters and one form of every sign.

Because every character maps to exactly one, an offset of the view is an offset of the text.
"""

import re
from functools import cache

import opencc

_SIGNS: dict[int, str] = {
    **{0xFF10 + n: chr(0x30 + n) for n in range(10)},
    **{0xFF21 + n: chr(0x41 + n) for n in range(26)},
    **{0xFF41 + n: chr(0x61 + n) for n in range(26)},
    **dict.fromkeys(map(ord, "•‧∙・･●"), "·"),
    **dict.fromkeys([0xA0, 0x3000, 0x202F, 0x200B, 0x200C, 0x200D, 0xFEFF, *range(0x2000, 0x200B)], " "),
    **{ord("．"): ".", ord("％"): "%", ord("－"): "-", ord("―"): "—", ord("～"): "~", ord("\r"): "\n", ord("\t"): " "},
}
# Half-width signs stand for their full-width twins, except inside a number or a time (3,000; 20:17).
_HALF = re.compile(r"[,;:!?()](?:(?<![0-9].)|(?![0-9]))")
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}


@cache
def _simplify() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def reading_view(text: str) -> str:
    """The text as the rules see it, of the same length.

    >>> reading_view("臺灣３人,對口支援(二)")
    '台湾3人，对口支援（二）'
    """
    view = _HALF.sub(lambda m: _FULL[m[0]], text.translate(_SIGNS))
    simplified: str = _simplify().convert(view)
    # opencc keeps the length of every character (checked over all of CJK); a text it cannot take stays as it is.
    return simplified if len(simplified) == len(view) else view
