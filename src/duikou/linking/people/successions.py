"""Whether one post follows the other in time, by all reports of the name: what a single pair cannot show."""

from collections.abc import Iterable
from typing import Final

from duikou.linking.features import reason
from duikou.linking.offices import Office
from duikou.linking.people.careers import not_together
from duikou.linking.people.timelines import SLACK, Stretch
from duikou.linking.seen import SeenPerson, SeenPost
from duikou.model.linking import Reason

SOON: Final = 550  # days after the last report of one post within which the next one is seen for the first time
LONG: Final = 180  # days over which the two posts together are seen

Stretches = dict[tuple[str | None, str, str], Stretch]


def stretches_of(block: Iterable[SeenPerson]) -> Stretches:
    """From when to when each post is seen with the name."""
    found: Stretches = {}
    for person in block:
        days = person.when.days
        if days is None:
            continue
        for post in person.posts:
            if post.office.fixed:
                old = found.get(post.office.key, Stretch(post.office, days.first, days.last))
                found[post.office.key] = Stretch(old.office, min(old.first, days.first), max(old.last, days.last))
    return found


def succession_reason(stretches: Stretches, left: SeenPerson, right: SeenPerson) -> Reason | None:
    """Two posts that run side by side for long are two people's; one that begins where the other ends is a career.

    自治区教育厅厅长 seen until 2019-10, 那曲市市长 seen from 2020-03 → follows
    """
    pairs = [(one, other) for one in left.posts for other in right.posts if _tell(stretches, one.office, other.office)]
    if any(one.office.key == other.office.key for one, other in pairs):
        return None
    for key, holds in (("career.overlaps", _overlap), ("career.follows", _follow)):
        for one, other in pairs:
            if holds(stretches[one.office.key], stretches[other.office.key]):
                return reason(key, *_in_time(stretches, one, other))
    return None


def _tell(stretches: Stretches, one: Office, other: Office) -> bool:
    return one.key in stretches and other.key in stretches


def _overlap(one: Stretch, other: Stretch) -> bool:
    return not_together(one.office, other.office) and one.crosses(other)


def _follow(one: Stretch, other: Stretch) -> bool:
    """Posts seen on a day or two each tell nothing: any two of them lie one behind the other."""
    first, second = sorted((one, other), key=lambda stretch: stretch.first)
    seen_for = first.last - first.first + second.last - second.first
    return seen_for >= LONG and -SLACK <= second.first - first.last <= SOON


def _in_time(stretches: Stretches, one: SeenPost, other: SeenPost) -> tuple[str, str]:
    if stretches[one.office.key].first <= stretches[other.office.key].first:
        return one.title, other.title
    return other.title, one.title
