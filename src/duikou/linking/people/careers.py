"""Whether one career can hold both posts: how high, how long after, and whether two places at one time."""

from collections.abc import Iterator
from typing import Final

from duikou.lexicon.divisions import common_name
from duikou.linking.areas import CENTRAL, lasting, related
from duikou.linking.features import reason
from duikou.linking.office_table import load_offices
from duikou.linking.offices import Office
from duikou.linking.people.posts import AT_ONE_TIME, may_stand_beside
from duikou.linking.seen import SeenPerson, SeenPost
from duikou.model.linking import Reason

YEARS_A_STEP: Final = 1.5  # the rules ask for two years and more; dates of reports are not dates of appointments
STEPS_AT_ONCE: Final = 1
YEAR: Final = 365.25
_LAST: Final = frozenset({"congress", "consultative"})
_HEADS: Final = frozenset({"party.secretary", "government.head"})


def grade_of(person: SeenPerson) -> int | None:
    """The highest grade of the posts a person holds in a report."""
    grades = [post.office.grade for post in person.posts if post.office.grade is not None and not post.office.past]
    return min(grades, default=None)


def height_of(person: SeenPerson) -> int | None:
    """The grade, or where the posts tell none, that of a deputy of the label or side a person stands under."""
    grade = grade_of(person)
    if grade is None and person.around:
        return min(_leaders_grade(area) for area in person.around)
    return grade


def _leaders_grade(area: str) -> int:
    """Who stands under a label (省领导) or sits on a side is about as high as a deputy there."""
    grades = load_offices().grades
    if area == CENTRAL:
        return grades.central + grades.deputy
    if area.endswith("0000"):
        return grades.province + grades.deputy
    return (grades.prefecture if area.endswith("00") else grades.county) + grades.deputy


def career_reasons(left: SeenPerson, right: SeenPerson, gap: int | None) -> Iterator[Reason]:
    """What time and height say of two sightings; nothing where the days are not known."""
    if gap is None or left.when.days is None or right.when.days is None:
        return
    first, second = (left, right) if left.when.days <= right.when.days else (right, left)
    rise = _rise(first, second, gap)
    if rise is not None:
        yield rise
    if gap <= AT_ONE_TIME:
        elsewhere = next(((a, b) for a in first.posts for b in second.posts if bound_apart(a.office, b.office)), None)
        if elsewhere is not None and not _share_a_place(first, second):
            yield reason("time.elsewhere", *(_named(post) for post in elsewhere))


def _rise(first: SeenPerson, second: SeenPerson, gap: int) -> Reason | None:
    """Steps up in the time between, by grade; 县委书记 → 省委书记 in a year is no career."""
    early, late = grade_of(first), grade_of(second)
    if early is None or late is None:
        return None
    steps = early - late
    titles = first.posts[0].title, second.posts[0].title
    if steps > STEPS_AT_ONCE + gap / YEAR / YEARS_A_STEP:
        return reason("career.leap", *titles)
    if steps < -STEPS_AT_ONCE:
        return reason("career.fall", *titles)
    if gap > AT_ONE_TIME and _is_last(first) and _is_head(second):
        return reason("career.back", *titles)
    return reason("career.plausible", *titles) if gap > AT_ONE_TIME else None


def _is_last(person: SeenPerson) -> bool:
    """Whether all posts are of those that end a career: congress and conference."""
    return all(post.office.kind in _LAST for post in person.posts)


def _is_head(person: SeenPerson) -> bool:
    return any(post.office.seat in _HEADS and post.office.rank in ("principal", "acting") for post in person.posts)


def bound_apart(first: Office, second: Office) -> bool:
    """Whether two posts bind their holders to two unrelated places: 那曲市市长 and 鞍山市副市长."""
    return (
        first.fixed
        and second.fixed
        and first.division is not None
        and second.division is not None
        and CENTRAL not in (first.division, second.division)
        and not related(first.division, second.division)
    )


def not_together(first: Office, second: Office) -> bool:
    """Whether nobody holds two posts over the same months.

    Two unrelated places; two chairs of one place; heights two steps apart; a department of the wider place and any post
    of the narrower. 自治区党委常委、拉萨市委书记 go together, 自治区教育厅厅长 and 那曲市委副书记 do not.
    """
    if bound_apart(first, second):
        return True
    if not (first.fixed and second.fixed) or first.grade is None or second.grade is None:
        return False
    if abs(first.grade - second.grade) > STEPS_AT_ONCE:
        return True
    if first.division == second.division:
        return first.sole and second.sole and not may_stand_beside(first, second)
    wider = min(first, second, key=lambda office: len((office.division or "").rstrip("0")))
    return wider.kind == "department"


def _share_a_place(first: SeenPerson, second: SeenPerson) -> bool:
    """Whoever is seconded holds posts in two places, and some report prints both."""
    return bool(set(first.areas) & set(second.areas))


def _named(post: SeenPost) -> str:
    division = post.office.division
    return (
        post.title if division is None or division == CENTRAL else f"{post.title}（{common_name(lasting(division))}）"
    )
