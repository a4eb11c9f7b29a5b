"""People in public function: the list, and one with the posts as seen and when.

Which rows are one person is said by `cluster`: see docs/decisions/0020-the-ledger-links.md.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from duikou_web.ledger.models import Document, Event, Listing, Participant, Person, Post
from duikou_web.ledger.searching.spelling import asked_for
from duikou_web.ledger.selectors.standing import standing


@dataclass(frozen=True)
class PostSeen:
    """A post as printed, and the first and last report that shows the person in it. Not a tenure."""

    title: str
    organisation: str | None
    division: str | None
    first: str | None
    last: str | None
    documents: list[Document]


@dataclass(frozen=True)
class Sighting:
    """What one report shows of the person."""

    row: Person
    document: Document
    posts: list[Post]
    parts: list[tuple[Event, list[str]]]


@dataclass(frozen=True)
class PersonView:
    """A person: posts seen, the latest first, and the reports, the latest first."""

    cluster: str
    name: str
    division: str | None
    posts: list[PostSeen]
    sightings: list[Sighting]


def people(words: str = "") -> QuerySet[Listing]:
    """People with a page, one row each; `words` are a part of the name, or its beginning in pinyin or initials.

    Those with the latest event come first, in printed order, never by alphabet or rank; an open year counts as none.
    """
    asked = asked_for(words)
    found = Listing.objects.filter(spelt__contains=asked) if asked else Listing.objects.all()
    return found.order_by("-latest", "-last", "place", "cluster")


def person_view(cluster: str) -> PersonView | None:
    """One person, without the parts in events (`with_parts`); None when nobody with a page is there."""
    rows = list(standing(Person).filter(cluster=cluster, has_page=True).select_related("document"))
    if not rows:
        return None
    rows.sort(key=lambda row: (row.document.dated or "", row.document_id), reverse=True)
    posts = _posts(rows)
    return view_of(cluster, [Sighting(row, row.document, posts[row.pk], []) for row in rows])


def with_parts(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Some sightings with the events in which each took part, in printed order."""
    some = list(sightings)
    parts = _parts([one.row for one in some])
    return [replace(one, parts=parts[one.row.pk]) for one in some]


def view_of(cluster: str, sightings: list[Sighting]) -> PersonView:
    """A person of some sightings, the latest first."""
    latest = sightings[0].row
    return PersonView(cluster, latest.name, latest.division, _posts_seen(sightings), sightings)


def _posts(people: list[Person]) -> dict[str, list[Post]]:
    posts: dict[str, list[Post]] = defaultdict(list)
    for post in standing(Post).filter(person__in=people).order_by("start", "pk"):
        posts[post.person_id].append(post)
    return posts


def _parts(people: list[Person]) -> dict[str, list[tuple[Event, list[str]]]]:
    parts: dict[str, list[tuple[Event, list[str]]]] = defaultdict(list)
    rows = standing(Participant).filter(person__in=people).select_related("event")
    for part in rows.order_by("event__start", "pk"):
        parts[part.person_id].append((part.event, part.roles.split()))
    return parts


def _posts_seen(sightings: list[Sighting]) -> list[PostSeen]:
    """One entry a printed form with its body and division; the sightings come with the latest first."""
    seen: dict[tuple[str, str | None, str | None], dict[int, Document]] = {}
    for sighting in sightings:
        for post in sighting.posts:
            documents = seen.setdefault((post.title, post.organisation, post.division), {})
            documents.setdefault(sighting.document.pk, sighting.document)
    told = {form: list(documents.values()) for form, documents in seen.items()}
    return [PostSeen(*form, *_first_and_last(documents), documents) for form, documents in told.items()]


def _first_and_last(documents: list[Document]) -> tuple[str | None, str | None]:
    days = sorted(document.dated for document in documents if document.dated)
    return (days[0], days[-1]) if days else (None, None)
