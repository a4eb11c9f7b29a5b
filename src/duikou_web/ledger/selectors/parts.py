"""Who took part in an event, and as what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from duikou_web.ledger.models import Document, Participant, Person, Post
from duikou_web.ledger.selectors.standing import of_document, standing


@dataclass(frozen=True)
class Part:
    """One participant: the person, the posts that the report prints, the roles."""

    row: Participant
    person: Person
    posts: list[Post]

    @property
    def roles(self) -> list[str]:
        return self.row.roles.split()


def posts_by_person(document: Document) -> dict[str, list[Post]]:
    """Person → the posts that a report prints, in printed order."""
    posts: dict[str, list[Post]] = defaultdict(list)
    for post in of_document(Post, document):
        posts[post.person_id].append(post)
    return posts


def parts_by_event(document: Document, posts: dict[str, list[Post]]) -> dict[str, list[Part]]:
    """Event → its participants in printed order, without those who are not shown."""
    rows = standing(Participant).filter(document=document, person__has_page=True).select_related("person")
    rows = rows.defer("extracted", "person__extracted")
    parts: dict[str, list[Part]] = defaultdict(list)
    for row in rows.order_by("order", "start", "pk"):
        parts[row.event_id].append(Part(row, row.person, posts.get(row.person_id, [])))
    return parts


def roles_by_person(parts: Iterable[Part]) -> dict[str, list[str]]:
    """Person → roles in any of the events, each once, in printed order."""
    roles: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        roles[part.person.pk].extend(role for role in part.roles if role not in roles[part.person.pk])
    return roles
