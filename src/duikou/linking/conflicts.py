"""What people should look at (请核): two holders of one post, one person in two places. Nothing is repaired."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from duikou.lexicon.divisions import common_name
from duikou.linking.areas import province_of
from duikou.linking.days import Days
from duikou.linking.seen import SeenEvent, SeenPerson
from duikou.model.linking import Conflict, Judgement


class _Stay(NamedTuple):
    """Somebody at an event, somewhere, over some days."""

    days: Days
    province: str
    event: str
    person: str


class _Held(NamedTuple):
    """A post with one person, from first to last seen, with the posts' records that show it."""

    days: Days
    person: str
    first: str
    last: str
    title: str


def one_post_two_people(
    person_of: dict[str, str], post_of: dict[str, str], people: Iterable[SeenPerson]
) -> Iterator[Conflict]:
    """Two people seen in one chair, one of them while the other is seen before and after, or on one day."""
    held: dict[str, dict[str, _Held]] = {}
    for person in sorted(people, key=lambda person: person.id):
        for post in person.posts:
            office, days = post.office, person.when.days
            if office.sole and office.fixed and days is not None and post.id in post_of and person.id in person_of:
                holders = held.setdefault(post_of[post.id], {})
                new = _Held(days, person_of[person.id], post.id, post.id, post.title)
                holders[new.person] = _joined(holders.get(new.person, new), new)
    for post_id, holders in sorted(held.items()):
        for one, other in _running_into(sorted(holders.values())):
            yield Conflict(
                kind="one_post_two_people", subjects=(post_id, one.person, other.person),
                evidence=(one.first, one.last, other.first, other.last),
                words=(one.title, _day(max(one.days.first, other.days.first))),
            )  # fmt: skip


def _joined(old: _Held, new: _Held) -> _Held:
    first, last = min(old.days.first, new.days.first), max(old.days.last, new.days.last)
    return old._replace(
        days=Days(first, last, True),
        first=new.first if new.days.first < old.days.first else old.first,
        last=new.last if new.days.last > old.days.last else old.last,
    )


def _running_into(holders: list[_Held]) -> Iterator[tuple[_Held, _Held]]:
    """Each with the one who was there longest before it."""
    longest: _Held | None = None
    for holder in holders:
        if longest is not None and holder.days.first <= longest.days.last:
            yield longest, holder
        if longest is None or holder.days.last > longest.days.last:
            longest = holder


def one_day_two_places(
    person_of: dict[str, str], episode_of: dict[str, str], events: Iterable[SeenEvent], people: dict[str, SeenPerson]
) -> Iterator[Conflict]:
    """One person at two events of one day in two provinces. Whoever travels is away all the days of a visit."""
    stays: dict[str, list[_Stay]] = {}
    for event in sorted(events, key=lambda event: event.id):
        days, host = event.when.days, event.host
        if days is None or not days.exact or host is None or host.division is None:
            continue
        for member in event.attended:
            travels = member in people and people[member].side == "guest"
            if member in person_of and (days.first == days.last or travels):
                stay = _Stay(days, province_of(host.division), event.id, member)
                stays.setdefault(person_of[member], []).append(stay)
    for person, there in sorted(stays.items()):
        yield from _torn(person, sorted(there), episode_of)


def _torn(person: str, stays: list[_Stay], episode_of: dict[str, str]) -> Iterator[Conflict]:
    told: set[frozenset[str]] = set()
    longest: _Stay | None = None
    for stay in stays:
        if longest is not None and stay.days.first <= longest.days.last and stay.province != longest.province:
            both = frozenset(episode_of.get(each.event, each.event) for each in (longest, stay))
            if len(both) > 1 and both not in told:
                told.add(both)
                yield Conflict(
                    kind="one_day_two_places", subjects=(person,),
                    evidence=(longest.event, stay.event, longest.person, stay.person),
                    words=(_day(stay.days.first), common_name(longest.province), common_name(stay.province)),
                )  # fmt: skip
        if longest is None or stay.days.last > longest.days.last:
            longest = stay


def _day(number: int) -> str:
    return date.fromordinal(number).isoformat()


def disagreeing(judgements: Iterable[Judgement]) -> Iterator[Conflict]:
    """Judgements of people that cannot all hold."""
    for judgement in judgements:
        yield Conflict(
            kind="judgements_disagree", subjects=(judgement.left, judgement.right),
            evidence=(judgement.left, judgement.right), words=(judgement.who or "", judgement.when or ""),
        )  # fmt: skip


def kept_apart(cluster_of: dict[str, str], judgements: Iterable[Judgement]) -> Iterator[Conflict]:
    """Two clusters that would be one and may not, each pair once, with the surest judgement between them."""
    told: set[tuple[str, str]] = set()
    for judgement in judgements:
        first, second = sorted((cluster_of[judgement.left], cluster_of[judgement.right]))
        if (first, second) not in told:
            told.add((first, second))
            yield Conflict(
                kind="kept_apart", subjects=(first, second), evidence=(judgement.left, judgement.right),
                words=(str(judgement.score),),
            )  # fmt: skip
