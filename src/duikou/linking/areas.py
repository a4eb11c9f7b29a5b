"""Divisions over time: 那曲地区 (542400) and 那曲市 (540600) are one place, and how far two places lie apart."""

from functools import cache, lru_cache
from typing import Final, Literal

from duikou.lexicon import Row, load_table
from duikou.lexicon.divisions import common_name, level_of, lies_in
from duikou.linking.folding import CACHED

Nearness = Literal["county", "prefecture", "province", "in_prefecture", "in_province", "apart"]
"""The same division, by its level; or one in the other or beside it, in one prefecture or province; or neither."""

CENTRAL: Final = "000000"
"""Stands for the whole country, which has no code among the divisions."""
_LEVELS: Final[dict[str, Nearness]] = {"province": "province", "prefecture": "prefecture", "county": "county"}
_YEARS_OF_CHANGE: Final = 1  # an old form and the new one both stand in the list of the year of the change


@cache
def _successors() -> dict[str, str]:
    """Ended code → the code that bore the same short name, in the same province and at the same level, from then on."""
    alike: dict[tuple[str, str, str], list[Row]] = {}
    for row in load_table("divisions"):
        if row.kind.endswith("_short"):
            alike.setdefault((row.form, row.canon[:2], level_of(row.canon)), []).append(row)
    return {
        old.canon: new.canon
        for rows in alike.values()
        for old in rows
        for new in rows
        if old.until and new.since and old.canon != new.canon and _follows(old, new)
    }


def _follows(old: Row, new: Row) -> bool:
    return abs(int(new.since) - int(old.until)) <= _YEARS_OF_CHANGE


@lru_cache(maxsize=CACHED)
def lasting(code: str) -> str:
    """The code that a division has today, where it kept its name and level.

    >>> lasting("542400"), lasting("542221"), lasting("540100")
    ('540600', '540502', '540100')
    """
    seen = {code}
    while code in _successors() and _successors()[code] not in seen:
        code = _successors()[code]
        seen.add(code)
    return code


def called(code: str) -> str:
    """What people call a division, or the whole country.

    >>> called("540600"), called(CENTRAL)
    ('那曲', '全国')
    """
    return "全国" if code == CENTRAL else common_name(code)


def former_codes(code: str) -> list[str]:
    """The codes that a division of today had before.

    >>> former_codes("540600"), former_codes("540100")
    (['542400'], [])
    """
    return sorted(old for old in _successors() if lasting(old) == code)


@lru_cache(maxsize=CACHED)
def nearness(left: str, right: str) -> Nearness:
    """How two divisions lie to each other.

    >>> nearness("540600", "542400"), nearness("540602", "540600"), nearness("540602", "540621")
    ('prefecture', 'in_prefecture', 'in_prefecture')
    >>> nearness("540100", "540600"), nearness("540100", "540000"), nearness("210000", "540000")
    ('in_province', 'in_province', 'apart')
    """
    left, right = lasting(left), lasting(right)
    if left == right:
        return "province" if left == CENTRAL else _LEVELS[level_of(left)]
    if left[:2] != right[:2]:
        return "apart"
    prefectures = left[2:4], right[2:4]
    return "in_prefecture" if prefectures[0] == prefectures[1] != "00" else "in_province"


@lru_cache(maxsize=CACHED)
def related(left: str, right: str) -> bool:
    """Whether one division is, or lies in, the other: posts in both are held side by side.

    >>> related("540100", "540000"), related("540100", "540600")
    (True, False)
    """
    left, right = lasting(left), lasting(right)
    return lies_in(left, right) or lies_in(right, left)


def province_of(code: str) -> str:
    """The province a division lies in: 540602 → 540000."""
    return code[:2] + "0000"
