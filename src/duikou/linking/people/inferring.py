"""The post of a name printed bare, from other reports of that time: inferred, with its source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from duikou.linking.people.tenures import seen_in
from duikou.linking.seen import SeenPerson
from duikou.model.linking import Cluster, Conflict, InferredPost

THAT_TIME: Final = 180  # days within which another report tells of the same time
RULE: Final = "linking.post_of_other_report"


class Inferred(NamedTuple):
    """What could be inferred, and where two reports of that time disagree."""

    posts: tuple[InferredPost, ...]
    unclear: tuple[Conflict, ...]


def infer_posts(people: Iterable[Cluster], by_id: dict[str, SeenPerson]) -> Inferred:
    """For each bare name, the posts of the nearest report of that time; where before and after differ, none.

    坚参 in a list of 2021-06-26, 自治区副主席坚参 in a report of 2021-07-01 → 自治区副主席, inferred, 5 days apart
    """
    posts: list[InferredPost] = []
    unclear: list[Conflict] = []
    for cluster in people:
        members = [by_id[member] for member in cluster.members]
        posted = sorted((person for person in members if _in_office(person)), key=_begins)
        for bare in members:
            if bare.bare and bare.when.days is not None and posted:
                before, after = _nearest(bare, posted)
                sources = [source for source in (before, after) if source is not None]
                if before is not None and after is not None and not _agree(before, after):
                    unclear.append(_unclear(bare, before, after))
                elif sources:
                    source = min(sources, key=lambda person: (_gap(bare, person), person.id))
                    posts.extend(_taken(bare, source))
    return Inferred(tuple(posts), tuple(unclear))


def _in_office(person: SeenPerson) -> bool:
    return person.when.days is not None and any(not (post.office.past or post.office.coming) for post in person.posts)


def _nearest(bare: SeenPerson, posted: list[SeenPerson]) -> tuple[SeenPerson | None, SeenPerson | None]:
    """The nearest reports with a post, not later and not earlier than the bare name's, within that time."""
    day = _begins(bare)
    before = posted[bisect_left(posted, day - THAT_TIME, key=_begins) : bisect_right(posted, day, key=_begins)]
    after = posted[bisect_left(posted, day, key=_begins) : bisect_right(posted, day + THAT_TIME, key=_begins)]
    return _nearest_of(bare, before), _nearest_of(bare, after)


def _nearest_of(bare: SeenPerson, posted: list[SeenPerson]) -> SeenPerson | None:
    return min(posted, key=lambda person: (_gap(bare, person), person.id), default=None)


def _begins(person: SeenPerson) -> int:
    return person.when.days.first if person.when.days is not None else 0


def _gap(bare: SeenPerson, person: SeenPerson) -> int:
    return bare.when.days.gap(person.when.days) if bare.when.days and person.when.days else THAT_TIME + 1


def _agree(before: SeenPerson, after: SeenPerson) -> bool:
    """Whether the two share a post; one may print more of them, or leave out the region."""
    return any(
        one.office.key[1:] == other.office.key[1:]
        and (one.office.division == other.office.division or None in (one.office.division, other.office.division))
        for one in before.posts
        for other in after.posts
    )


def _taken(bare: SeenPerson, source: SeenPerson) -> Iterator[InferredPost]:
    for post in source.posts:
        if not (post.office.past or post.office.coming):
            yield InferredPost(
                person=bare.id, title=post.title, organisation=post.organisation, division=post.division,
                source=seen_in(source, post), days_apart=_gap(bare, source), rule=RULE,
            )  # fmt: skip


def _unclear(bare: SeenPerson, before: SeenPerson, after: SeenPerson) -> Conflict:
    words = (bare.name, before.posts[0].title, after.posts[0].title)
    return Conflict(kind="post_unclear", subjects=(bare.id,), evidence=(before.id, after.id), words=words)
