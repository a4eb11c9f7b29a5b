"""What a printed number is worth: 3,208 · 6.5万 · 4300余万 · 四百万 · 一百二十三."""

import re
from decimal import Decimal
from typing import Final

_DIGITS: Final = {char: Decimal(value) for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": Decimal(0),
    "两": Decimal(2),
}
_TENS: Final = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_WAN: Final = Decimal(10**4)
_YI: Final = Decimal(10**8)
_LONGEST: Final = 20
"""More digits in a row are no amount: a row of them is a code or a trick, and Decimal would round it."""

_TOKEN = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千万亿]")


def number_value(words: str) -> int | float | None:
    """The value of a number in digits, in Chinese numerals or in both; None where nothing counts.

    None too for a row of more than 20 digits, which nobody writes for an amount.

    >>> number_value("4300余万"), number_value("1.08亿"), number_value("三十二亿"), number_value("百万")
    (43000000, 108000000, 3200000000, 1000000)

    Signs of vagueness (余, 多, 几) are passed over: the caller sees them in the words.
    """
    total = part = group = Decimal(0)
    digit: Decimal | None = None
    tokens = _TOKEN.findall(words)
    if any(len(token) > _LONGEST for token in tokens):
        return None
    for token in tokens:
        if token in _TENS:
            group += (Decimal(1) if digit is None else digit) * _TENS[token]
            digit = None
        elif token == "万":
            part += _or_one(group + (digit or 0)) * _WAN
            group, digit = Decimal(0), None
        elif token == "亿":
            total += _or_one(part + group + (digit or 0)) * _YI
            part, group, digit = Decimal(0), Decimal(0), None
        else:
            digit = _DIGITS[token] if token in _DIGITS else Decimal(token.replace(",", ""))
    return plain(total + part + group + (digit or 0)) if tokens else None


def plain(value: Decimal) -> int | float:
    """An int where the value is whole, else a float.

    >>> plain(Decimal("6.5") * 10000), plain(Decimal("72.25"))
    (65000, 72.25)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def _or_one(value: Decimal) -> Decimal:
    """百万 and 亿 alone count from one."""
    return value or Decimal(1)
