"""Divisions by name: codes of GB/T 2260, short common names, and who lies in whom."""

from collections.abc import Iterator
from functools import cache

from duikou.lexicon.tables import Row, load_table

_LEVELS = ("province", "prefecture", "county")
_TABLES = ("divisions", "division_aliases")


@cache
def _rows() -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for table in _TABLES:
        for row in load_table(table):
            found.setdefault(row.form, []).append(row)
    return {form: tuple(rows) for form, rows in found.items()}


@cache
def _full_names() -> dict[str, str]:
    """Code → the full name of its latest form."""
    names: dict[str, tuple[str, str]] = {}
    for row in load_table("divisions"):
        until = row.until or "9999"
        if not row.kind.endswith("_short") and (row.canon not in names or until > names[row.canon][0]):
            names[row.canon] = (until, row.form)
    return {code: form for code, (_, form) in names.items()}


def full_name(code: str) -> str:
    """The full name of a code: 540000 → 西藏自治区."""
    return _full_names().get(code, code)


@cache
def _short_names() -> dict[str, str]:
    """Code → the short common name of its latest form."""
    names: dict[str, tuple[str, str]] = {}
    for row in load_table("divisions"):
        if row.kind.endswith("_short"):
            until = row.until or "9999"
            if row.canon not in names or until > names[row.canon][0]:
                names[row.canon] = (until, row.form)
    return {code: form for code, (_, form) in names.items()}


def kinds_of_names() -> Iterator[tuple[str, set[str]]]:
    """Every name of a division, with the kinds of its rows."""
    return ((name, {row.kind for row in rows}) for name, rows in _rows().items())


@cache
def codes_of(name: str, year: int | None = None) -> tuple[str, ...]:
    """Every code a name can stand for, those valid in `year` first where it is given.

    >>> codes_of("那曲市")
    ('540600',)
    """
    rows = _rows().get(name, ())
    if year is not None:
        valid = [row for row in rows if _valid(row, year)]
        rows = tuple(valid) or rows
    current = [row for row in rows if not row.until]
    return tuple(dict.fromkeys(row.canon for row in (current or rows)))


def _valid(row: Row, year: int) -> bool:
    return (not row.since or int(row.since) <= year) and (not row.until or year <= int(row.until))


def division_of(name: str, year: int | None = None, within: str | None = None) -> str | None:
    """The one code a name stands for; None where it is not known or ambiguous.

    `within` is a code that the division must lie in (朝阳区 of 北京).

    >>> division_of("辽宁省"), division_of("朝阳区")
    ('210000', None)
    """
    codes = codes_of(name, year)
    if within is not None:
        codes = tuple(code for code in codes if lies_in(code, within))
    return codes[0] if len(codes) == 1 else None


@cache
def short_name(name: str) -> str:
    """The short common name of a division as printed: 辽宁省 → 辽宁, 门源回族自治县 → 门源.

    A name that is no division stays as it is.
    """
    rows = _rows().get(name, ())
    if not rows or any(row.kind.endswith("_short") for row in rows):
        return name
    codes = {row.canon for row in rows}
    shorts = {_short_names()[code] for code in codes if code in _short_names()}
    fitting = sorted(short for short in shorts if name.startswith(short))
    return fitting[-1] if fitting else name


def common_name(code: str) -> str:
    """The short common name of a code: 540000 → 西藏; the full one where the short one is a plain word (金山区)."""
    return _short_names().get(code) or full_name(code)


def level_of(code: str) -> str:
    """`province`, `prefecture` or `county`, from the zeros of the code."""
    return _LEVELS[0] if code.endswith("0000") else _LEVELS[1] if code.endswith("00") else _LEVELS[2]


def around(code: str) -> tuple[str, ...]:
    """A division and the wider ones it lies in.

    >>> around("540602")
    ('540602', '540600', '540000')
    """
    return tuple(dict.fromkeys((code, code[:4] + "00", code[:2] + "0000")))


@cache
def level_word(code: str) -> tuple[str, ...]:
    """The words by which a bare post names this division: 自治区主席, 市长, 县委书记.

    >>> level_word("540000"), level_word("310114")
    (('自治区', '区党委'), ('区',))
    """
    name = full_name(code)
    if name.endswith("自治区"):
        return ("自治区", "区党委", "兵团") if code.startswith("65") else ("自治区", "区党委")
    if name.endswith(("地区", "盟")):
        return ("地", "盟") if name.endswith("地区") else ("盟",)
    return (name[-1],)


@cache
def significant(code: str) -> str:
    """The digits that count: 540000 → 54, 540600 → 5406."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def lies_in(code: str, wider: str) -> bool:
    """Whether a division is, or lies in, another.

    >>> lies_in("540602", "540000")
    True
    """
    return code.startswith(significant(wider))


@cache
def _recipients() -> tuple[str, ...]:
    return tuple(significant(row.canon) for row in load_table("recipients"))


def is_recipient(code: str) -> bool:
    """Whether a division lies in a region that others support under one of the programmes of paired assistance.

    >>> is_recipient("540600"), is_recipient("210000")
    (True, False)
    """
    return code.startswith(_recipients())


def holds_recipient(code: str) -> bool:
    """Whether a division is in a region that others support, or has one within it.

    >>> holds_recipient("420000"), holds_recipient("310000")
    (True, False)
    """
    return is_recipient(code) or any(recipient.startswith(significant(code)) for recipient in _recipients())


def abbreviations() -> dict[str, str]:
    """One-character names → codes: 藏 → 540000."""
    return {row.form: row.canon for row in load_table("division_aliases") if row.kind == "abbreviation"}
