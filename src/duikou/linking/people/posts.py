"""What the posts of two people say."""

from typing import Final

from duikou.linking.features import reason
from duikou.linking.offices import Office, body_of
from duikou.linking.seen import SeenPerson, SeenPost
from duikou.model.linking import Reason

TERM: Final = 6 * 365  # days: a term of five years, and some
AT_ONE_TIME: Final = 45  # days between two reports that still tell of one time
_NOT_BESIDE: Final = frozenset({"government", "congress", "consultative", "discipline", "department"})

_Pair = tuple[SeenPost, SeenPost]


def post_reason(left: SeenPerson, right: SeenPerson, gap: int | None) -> Reason | None:
    """The strongest thing that the posts say; None where one of the two is named without a post."""
    pairs = [(first, second) for first in left.posts for second in right.posts]
    if not pairs:
        return None
    for key, holds in (
        (_later("post.same", gap), _is_same_chair), (_later("post.same_of_several", gap), _is_same),
        ("post.former", _is_former), ("post.body", _is_one_body), ("post.open", _is_open),
    ):  # fmt: skip
        found = next((pair for pair in pairs if holds(pair)), None)
        if found is not None:
            return reason(key, found[0].title, found[1].title)
    return _otherwise(pairs, gap)


def _later(key: str, gap: int | None) -> str:
    """After more than a term another may hold the post."""
    return "post.same_later" if gap is not None and gap > TERM else key


def _is_same_chair(pair: _Pair) -> bool:
    return _is_same(pair) and pair[0].office.sole


def _is_same(pair: _Pair) -> bool:
    first, second = (post.office for post in pair)
    return first.division is not None and first.key == second.key and first.past == second.past


def _is_former(pair: _Pair) -> bool:
    first, second = (post.office for post in pair)
    return first.division is not None and first.key == second.key and first.past != second.past


def _is_one_body(pair: _Pair) -> bool:
    """Two posts in a firm or school with a name of its own, whatever its division."""
    first, second = (body_of(post.office) for post in pair)
    return first is not None and first == second


def _is_open(pair: _Pair) -> bool:
    first, second = (post.office for post in pair)
    return (first.division is None or second.division is None) and first.key[1:] == second.key[1:]


def _otherwise(pairs: list[_Pair], gap: int | None) -> Reason | None:
    """Two posts of one region: seldom one person's at one time, often so one after the other."""
    for first, second in pairs:
        if first.office.division is not None and first.office.division == second.office.division:
            beside = gap is not None and gap <= AT_ONE_TIME and not may_stand_beside(first.office, second.office)
            return reason("post.beside" if beside else "post.other", first.title, second.title)
    return None


def may_stand_beside(first: Office, second: Office) -> bool:
    """Whether one person often holds two posts of one region at once.

    A seat in a committee goes with most posts (市委常委、副市长); head of government and head of congress do not go
    together.
    """
    return not (takes_all(first) and takes_all(second)) or first.seat == second.seat


def takes_all(office: Office) -> bool:
    """Whether a post leaves no room for another such: those of government, congress, conference and departments."""
    return office.kind in _NOT_BESIDE
