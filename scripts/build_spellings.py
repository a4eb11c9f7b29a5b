"""Build spellings.csv: how the characters of names are spelt in pinyin, without tones.

    pip install pypinyin==0.55.0 && python scripts/build_spellings.py

Takes the 6,763 characters of GB 2312 from pypinyin (MIT licence, https://github.com/mozillazg/python-pinyin), with all
readings of each: which one a surname has (仇, 单, 解) is not guessed, each is found.
"""

import csv
from itertools import product
from pathlib import Path
from unicodedata import combining, normalize

TABLE = Path(__file__).parents[1] / "src/duikou_web/ledger/searching/spellings.csv"


def characters() -> list[str]:
    """The Chinese characters of GB 2312, by code point."""
    pairs = product(range(0xB0, 0xF8), range(0xA1, 0xFF))
    return sorted(filter(None, (bytes(pair).decode("gb2312", "ignore") for pair in pairs)))


def plain(reading: str) -> str:
    """A reading without its tone, ü as v: as people type it.

    >>> plain("lǜ"), plain("zhāng")
    ('lv', 'zhang')
    """
    parts = normalize("NFD", reading.replace("ê", "e"))
    letters = parts.replace("u\u0308", "v")
    return "".join(letter for letter in letters if not combining(letter) and letter.isascii())


def main() -> None:
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - needed here alone

    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("sign", "readings"))
        for sign in characters():
            readings = dict.fromkeys(plain(one) for one in pinyin_dict[ord(sign)].split(","))
            rows.writerow((sign, " ".join(filter(None, readings))))


if __name__ == "__main__":
    main()
