"""Compare two people of two reports: every feature with its reason."""

from typing import Final, Literal

from duikou.linking.areas import Nearness, called, nearness
from duikou.linking.commonness import commonness
from duikou.linking.features import Compared, compared, name_reason, reason
from duikou.linking.people.careers import career_reasons, height_of
from duikou.linking.people.posts import post_reason
from duikou.linking.seen import SeenPerson
from duikou.model.linking import Reason

Level = Literal["province", "prefecture", "county"]

_NEAREST: Final[tuple[Nearness, ...]] = (
    "county", "prefecture", "province", "in_prefecture", "in_province", "apart",
)  # fmt: skip
PROVINCE_GRADE: Final = 2
PREFECTURE_GRADE: Final = 4
_PEERS: Final = {1: "peers.one", 2: "peers.two"}
MOST_PEERS: Final = 3
NAMED: Final = 4  # how many names a reason lists


def compare_people(left: SeenPerson, right: SeenPerson) -> Compared:
    """Everything that speaks for and against one person behind two names.

    章若谷, 辽宁省省长 on 2023-06-26, and 章若谷, 省长 of 辽宁 on 2024-05-01 → the rare name +740, the post +350, the
    division +300
    """
    if left.document == right.document:
        return compared([reason("list.one", left.name, right.name)])
    level = _level(left, right)
    reasons = [name_reason(commonness(left.folded), level, left.folded)]
    if left.folded != right.folded:
        reasons.append(reason("name.variant", left.folded, right.folded))
    gap = left.when.days.gap(right.when.days) if left.when.days and right.when.days else None
    for each in (
        post_reason(left, right, gap), _area_reason(left, right, level), _peers_reason(left, right),
        _occasion_reason(left, right), *career_reasons(left, right, gap),
    ):  # fmt: skip
        if each is not None:
            reasons.append(each)
    return compared(reasons)


def _level(left: SeenPerson, right: SeenPerson) -> Level:
    """The lower of the levels of two people: among so many officials a namesake is to be looked for."""
    grades = [grade for grade in (height_of(left), height_of(right)) if grade is not None]
    lowest = max(grades) if grades else PREFECTURE_GRADE + 1
    if lowest <= PROVINCE_GRADE:
        return "province"
    return "prefecture" if lowest <= PREFECTURE_GRADE else "county"


def _area_reason(left: SeenPerson, right: SeenPerson, level: Level) -> Reason | None:
    """The nearest divisions of the two: of their posts, else of the label or side they stand under."""
    firsts, seconds = left.areas or left.around, right.areas or right.around
    if not firsts or not seconds:
        return None
    # Who holds posts of two divisions (自治区党委常委、拉萨市委书记) is met with either.
    near, first, second = min(
        ((nearness(first, second), first, second) for first in firsts for second in seconds),
        key=lambda found: _NEAREST.index(found[0]),
    )
    sure = all(person.areas or person.labelled for person in (left, right))
    kind = "area" if sure else "side"
    key = "apart_high" if near == "apart" and sure and level == "province" else near
    return reason(f"{kind}.{key}", called(first), called(second))


def _peers_reason(left: SeenPerson, right: SeenPerson) -> Reason | None:
    shared = left.peers & right.peers
    if not shared:
        return None
    names = "、".join(sorted(shared)[:NAMED])
    return reason(_PEERS.get(min(len(shared), MOST_PEERS), "peers.many"), names)


def _occasion_reason(left: SeenPerson, right: SeenPerson) -> Reason | None:
    """Whether two reports tell of one day and one pair of regions; a day more or less is a slip of dating."""
    first, second = left.occasion, right.occasion
    if first is None or second is None or first.provinces != second.provinces:
        return None
    if first.days.gap(second.days) > 0 or "none" in (left.side, right.side):
        return None
    return reason("occasion.same" if left.side == right.side else "occasion.other_side")
