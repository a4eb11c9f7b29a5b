"""What a printed post is: which seat in which division, how high it stands, whether one person holds it."""

import re
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from duikou.grammar.page import Page
from duikou.lexicon import load_table
from duikou.lexicon.divisions import common_name, full_name, level_of
from duikou.linking.areas import CENTRAL, lasting
from duikou.linking.folding import CACHED, fold
from duikou.linking.office_table import Seat, load_offices

Rank = Literal["principal", "acting", "first_deputy", "deputy", "other"]

RANKS: Final[dict[str, Rank]] = {
    "": "principal", "代": "acting", "代理": "acting", "常务副": "first_deputy", "第一副": "first_deputy",
    "副": "deputy", "专职副": "deputy", "挂职副": "deputy", "执行副": "deputy", "第一": "other", "名誉": "other",
    "执行": "other", "常务": "other",
}  # fmt: skip
NATIONAL: Final = "national"
OWN_BODY: Final = 4  # characters of a body's name from which it is taken for a name of its own
_BODIES: Final = frozenset({"enterprise", "school", "hospital", "association", "team"})
_RANK: Final = "(?P<rank>常务副|执行副|第一副|专职副|挂职副|副|代理|代|第一|名誉|执行|常务|)"
_PAST = re.compile(r"原|前(?![方线指])|时任|曾任|历任")
_COMING = re.compile(r"候任|拟任|新任")
_PARTY_NAME = re.compile(r"中共(?!中央)|中国共产党")
_LEVEL = re.compile(
    r"自治[区州县旗]|省(?!长)|市(?!场|长)|州(?!长)|盟(?!长)|县(?!长)|旗(?!长)|地区?(?![方质震])|区(?!域|长)"
)
_SHORTENED = re.compile(r"(?<=[^部局厅司处科副理代])([部局厅司处科])长$")
_DIVISIONS = ("province", "prefecture", "county", "alias")
_COMMITTEE = re.compile(r"^(?:党委|委|政府)(?=..)")
_HIGHEST = re.compile(r"^(?:中共|党)?(?:中央(?:委员会)?|国务院)?(?=..)")
_NATIONAL = re.compile(r"国家(?!级)|全国|中央|国务院|最高")


class Office(NamedTuple):
    """A seat with the rank in it. `division` is None where none is printed or known; `grade` counts from the top."""

    division: str | None
    seat: str
    rank: Rank
    kind: str
    grade: int | None
    sole: bool
    past: bool
    coming: bool

    @property
    def key(self) -> tuple[str | None, str, str]:
        """The post: a deputy holds another post than the head; one who acts as head holds the head's."""
        return self.division, self.seat, "principal" if self.rank == "acting" else self.rank

    @property
    def fixed(self) -> bool:
        """Whether it binds its holder to its division: a graded post of its own, not a seat in a committee or team."""
        return self.division is not None and self.grade is not None and not (self.past or self.coming)


def body_of(office: Office) -> str | None:
    """The firm, school or team with a name of its own that a post without a division belongs to."""
    body, bar, _ = office.seat.partition("|")
    return body if bar and office.kind in _BODIES and len(body) >= OWN_BODY and office.division is None else None


@cache
def _patterns() -> list[tuple[Seat, re.Pattern[str]]]:
    return [(row, _pattern(row.pattern)) for row in load_offices().office]


def _pattern(pattern: str) -> re.Pattern[str]:
    first, *rest = pattern.strip().split("RANK")
    numbered = [_RANK.replace("rank", f"rank{number}") + part for number, part in enumerate(rest)]
    return re.compile(first + "".join(numbered))


@cache
def _kinds() -> list[tuple[str, re.Pattern[str]]]:
    return [(row.name, re.compile(row.pattern)) for row in load_offices().kind]


@cache
def _aliases() -> list[tuple[str, str]]:
    return [(form, alias.short) for alias in load_offices().alias for form in alias.forms]


@cache
def _other_heads() -> re.Pattern[str]:
    """Rank and head at the end of a title, the longest head first."""
    heads = sorted({row.form for row in load_table("offices") if row.kind == "head"}, key=len, reverse=True)
    return re.compile(f"(?P<body>.*?){_RANK}(?P<head>{'|'.join(map(re.escape, heads))})")


@lru_cache(maxsize=CACHED)
def office_of(title: str, division: str | None) -> Office:
    """The office that a printed post names.

    >>> office_of("西藏自治区党委常务副书记", "540000")[:3]
    ('540000', 'party.secretary', 'first_deputy')
    >>> office_of("中共那曲地委书记", "542400").key == office_of("市委书记", "540600").key
    True
    >>> office_of("那曲市发改委主任", "540600")[:5]
    ('540600', '发展改革委|主任', 'principal', 'department', 5)
    """
    rest = fold(title)
    past, coming = _PAST.match(rest), _COMING.match(rest)
    mark = past or coming
    rest = rest[mark.end() if mark else 0 :]
    if _NATIONAL.match(rest):
        division = CENTRAL
    rest = written_short(without_divisions(rest, division))
    area = lasting(division) if division else None
    seat, rank, kind, below, sole = _seat(rest)
    if kind == NATIONAL:
        area = CENTRAL
    return Office(area, seat, rank, kind, _grade(area, seat, kind, rank, below), sole, bool(past), bool(coming))


def without_divisions(title: str, division: str | None) -> str:
    """The title from behind the divisions it begins with: 那曲市|人民医院院长, 自治区|党委书记."""
    party = _PARTY_NAME.match(title)
    title = title[party.end() if party else 0 :]
    start = 0
    for row, (first, last) in Page(title).pieces_in((0, len(title))):
        if first != start or not row.kind.startswith(_DIVISIONS):
            break
        start = last
    # Names that are ordinary words too (朝阳) are no pieces of their own: the record knows the division.
    known = next((name for name in _names(division) if title.startswith(name)), "") if start == 0 else ""
    start += len(known)
    level = _LEVEL.match(title, start)
    if level and level.end() < len(title):
        start = level.end()
    return title[start:]


def _names(division: str | None) -> list[str]:
    return [full_name(division), common_name(division)] if division and division != CENTRAL else []


def written_short(title: str) -> str:
    """The title with the long names of bodies written short.

    >>> written_short("发展和改革委员会主任"), written_short("组织部长")
    ('发展改革委主任', '组织部部长')
    """
    for form, short in _aliases():
        if form in title:
            title = title.replace(form, short)
    return _SHORTENED.sub(r"\1\1长", title)  # 组织部长: 组织部部长


def _seat(rest: str) -> tuple[str, Rank, str, int | None, bool]:
    """Seat, rank, kind, how far below the head of the division, whether one person holds it."""
    for row, pattern in _patterns():
        found = pattern.fullmatch(rest)
        if found:
            rank = RANKS[next((value for value in found.groupdict().values() if value), "")]
            kind = row.seat.split(".")[0]
            seat = f"{row.seat}|{_HIGHEST.sub('', rest)}" if kind == NATIONAL else row.seat
            return seat, rank, kind, row.below, row.sole and rank != "deputy"
    other = _other_heads().fullmatch(rest)
    if other is None:
        return rest, "principal", "other", None, False
    grades, head, rank = load_offices().grades, other["head"], RANKS[other["rank"]]
    body = _COMMITTEE.sub("", other["body"])
    kind = next((name for name, pattern in _kinds() if pattern.search(body)), "department")
    member = head in grades.members
    below = grades.department + (grades.deputy if member else 0) if kind == "department" else None
    return f"{body}|{head}", rank, kind, below, rank != "deputy" and not member


def _grade(division: str | None, seat: str, kind: str, rank: Rank, below: int | None) -> int | None:
    """How high a post stands, 1 for the head of a province; None where that cannot be told."""
    grades = load_offices().grades
    deputy = grades.deputy if rank in ("deputy", "first_deputy") else 0
    fixed = grades.heads.get(seat.rpartition("|")[2])
    if fixed is not None:
        return fixed + deputy
    if kind == "township":
        return grades.township + deputy
    if division is None or below is None:
        return None
    return min(_height(division) + below + deputy, grades.lowest)


def _height(division: str) -> int:
    """The grade of the head of a division."""
    grades = load_offices().grades
    if division == CENTRAL:
        return grades.central
    if division in grades.half_province:
        return grades.province + 1
    level = level_of(division)
    if level == "county" and division[:2] in grades.municipalities:
        level = "prefecture"
    return {"province": grades.province, "prefecture": grades.prefecture, "county": grades.county}[level]
