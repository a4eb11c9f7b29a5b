"""Which people have a page, and which rows are shown as one person. See docs/decisions/0012."""

from collections.abc import Iterable

from duikou.model.text import record_id
from duikou_web.ledger.models import Participant, Person, Post, Status


def settle_people(people: Iterable[Person], posts: Iterable[Post], parts: Iterable[Participant]) -> None:
    """Set `division`, `cluster` and `has_page` of the people of one document; nothing is saved.

    A page needs an office and a role in an event. One person is one name with one division, that of the first post
    that has one; without a division a row stands for itself.
    """
    divisions: dict[str, str] = {}
    for post in sorted(posts, key=lambda post: (post.start, post.pk)):
        if post.division and post.status != Status.REJECTED:
            divisions.setdefault(post.person_id, post.division)
    active = {part.person_id for part in parts if part.roles and part.status != Status.REJECTED}
    for person in people:
        person.division = divisions.get(person.pk)
        person.cluster = cluster_of(person)
        person.has_page = person.office_holder and person.status != Status.REJECTED and person.pk in active


def cluster_of(person: Person) -> str:
    return record_id("", "cluster", f"{person.name}:{person.division}") if person.division else person.pk
