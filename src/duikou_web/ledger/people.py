"""Which people have a page, and the address of those who were not linked yet. See docs/decisions/0020."""

from collections.abc import Iterable

from duikou_web.ledger.clusters import address_of, salt
from duikou_web.ledger.models import Participant, Person, Post, Status


def settle_people(people: Iterable[Person], posts: Iterable[Post], parts: Iterable[Participant]) -> None:
    """Set `division`, `cluster` and `has_page` of the people of one document; nothing is saved.

    A page needs an office and a role in an event. Until it is linked, a row stands for itself; a bare name that was
    linked with an office holder keeps the page that it has with them.
    """
    divisions: dict[str, str] = {}
    for post in sorted(posts, key=lambda post: (post.start, post.pk)):
        if post.division and post.status != Status.REJECTED:
            divisions.setdefault(post.person_id, post.division)
    active = {part.person_id for part in parts if part.roles and part.status != Status.REJECTED}
    secret = salt()
    for person in people:
        person.division = divisions.get(person.pk)
        person.cluster = person.cluster or address_of(secret, person.pk)
        known = person.office_holder or person.has_page
        person.has_page = known and person.status != Status.REJECTED and person.pk in active
