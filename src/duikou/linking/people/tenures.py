"""Tenures as seen: who is shown in which post from when to when. A start or an end is never invented."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from duikou.linking.days import Days
from duikou.linking.seen import SeenPerson, SeenPost
from duikou.model.linking import Cluster, Seen, Tenure

LATER: Final = Days(0, 0, False)


def seen_in(person: SeenPerson, post: SeenPost) -> Seen:
    """One sighting of somebody in a post."""
    return Seen(
        person=person.id, post=post.id, document=person.document, day=person.when.first, until=person.when.last,
        quote=post.title,
    )  # fmt: skip


def tenures(people: Iterable[Cluster], by_id: dict[str, SeenPerson], post_of: dict[str, str]) -> tuple[Tenure, ...]:
    """The tenures of all people. `post_of` leads from a post's record to its cluster.

    自治区主席 in reports of 2023-05-27 and 2024-05-10 → first seen 2023-05-27, last seen 2024-05-10

    A post that a report calls former (原) or coming (候任) shows nobody in it.
    """
    found = []
    for cluster in people:
        held: dict[str, list[tuple[SeenPerson, SeenPost]]] = {}
        for member in cluster.members:
            for post in by_id[member].posts:
                if not (post.office.past or post.office.coming) and post.id in post_of:
                    held.setdefault(post_of[post.id], []).append((by_id[member], post))
        found += [_tenure(cluster.id, post, sightings) for post, sightings in sorted(held.items())]
    return tuple(found)


def _tenure(person: str, post: str, sightings: list[tuple[SeenPerson, SeenPost]]) -> Tenure:
    dated = sorted(
        ((seen.when.days, seen_in(seen, printed)) for seen, printed in sightings if _has_day(seen)), key=_first
    )
    undated = [seen_in(seen, printed) for seen, printed in sightings if not _has_day(seen)]
    titles = Counter(printed.title for _, printed in sightings)
    return Tenure(
        person=person, post=post, title=max(titles, key=lambda title: (titles[title], len(title), title)),
        first=dated[0][1] if dated else None,
        last=max(dated, key=_last)[1] if dated else None,
        sightings=(*(seen for _, seen in dated), *undated), undated=len(undated),
    )  # fmt: skip


def _has_day(person: SeenPerson) -> bool:
    return person.when.days is not None and person.when.first is not None


def _first(dated: tuple[Days | None, Seen]) -> tuple[Days, str]:
    return dated[0] or LATER, dated[1].post


def _last(dated: tuple[Days | None, Seen]) -> tuple[int, str]:
    return (dated[0] or LATER).last, dated[1].post
