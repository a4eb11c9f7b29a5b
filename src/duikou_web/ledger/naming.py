"""Which names a stored document uses for organisations, posts and projects, and what has to be linked again for them.

Names are few where reports are many: 那曲市人民医院 is one row, with a `Naming` for each record that bears it.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, Final, NamedTuple

from duikou.linking.offices import office_of
from duikou.linking.packing import pack
from duikou.linking.seeing import Sightings
from duikou.linking.seeing_things import body_seen, post_seen
from duikou.linking.seen import SeenPerson, SeenThing
from duikou.model.linking import LinkedKind
from duikou.model.records import Person, Reading
from duikou_web.ledger.clusters import address_of, salt
from duikou_web.ledger.models import Document, Name, Naming

DIGITS: Final = 16
KINDS: Final[tuple[LinkedKind, ...]] = ("organisation", "post", "project")
"""Kinds of things whose names are compared. A place is its division, and its code says which."""
COLUMNS: Final = ("document_id", "name_id", "model", "record", "printed", "person_id", "first", "last")


class Shown(NamedTuple):
    """A report as it holds, with what linking sees of it."""

    document: Document
    reading: Reading
    seen: Sightings


class Used(NamedTuple):
    """A name that a record uses. Of a post whose it is, and the days on which it is seen held."""

    thing: SeenThing
    model: str
    person: str | None = None
    first: int | None = None
    last: int | None = None


def store_names(reports: Iterable[Shown]) -> set[str]:
    """Store which names reports use; returns the blocks in which something is new, other or gone."""
    used = [(shown.document.pk, each) for shown in reports for each in _used(shown)]
    apart = set(Name.objects.filter(pk__in=[each.thing.id for _, each in used]).values_list("pk", flat=True))
    after = {_row(document, each, apart): each for document, each in used}
    documents = [shown.document.pk for shown in reports]
    before = {row[1:]: row[0] for row in Naming.objects.filter(document__in=documents).values_list("pk", *COLUMNS)}
    new, gone = after.keys() - before.keys(), before.keys() - after.keys()
    if not new and not gone:
        return set()
    _add_names({row[1]: after[row].thing for row in new}, apart)
    Naming.objects.filter(pk__in=[before[row] for row in gone]).delete()
    Naming.objects.bulk_create(Naming(**dict(zip(COLUMNS, row, strict=True))) for row in after if row in new)
    names = {row[1] for row in new | gone}
    return set(Name.objects.filter(pk__in=names).values_list("block", flat=True))


def _used(shown: Shown) -> Iterator[Used]:
    yield from _of_things(shown.reading, shown.seen.things)
    yield from _of_posts(shown.reading, {person.id: person for person in shown.seen.people})


def _row(document: int, used: Used, apart: set[str]) -> tuple[Any, ...]:
    thing = used.thing
    name = thing.id if thing.id in apart else name_of(thing)
    return document, name, used.model, thing.id, thing.name, used.person, used.first, used.last


def _add_names(things: dict[str, SeenThing], there: set[str]) -> None:
    secret = salt()
    Name.objects.bulk_create(
        (new_name(key, thing, address_of(secret, key)) for key, thing in things.items() if key not in there),
        ignore_conflicts=True,
    )


def new_name(key: str, thing: SeenThing, address: str) -> Name:
    """The row of a name, which stands for itself until it is linked."""
    loose = thing.division is None and thing.reach != "sole"
    packed = pack(
        thing._replace(id=key, document=thing.document if loose else "", around=thing.around if loose else ())
    )
    return Name(id=key, kind=thing.kind, block=block_of(thing), thing=address, packed=packed)


def name_of(thing: SeenThing) -> str:
    """The id of the name that a mention uses."""
    return _digest(thing.same_name)


def block_of(thing: SeenThing) -> str:
    return _digest(thing.block)


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _of_things(reading: Reading, things: Iterable[SeenThing]) -> Iterator[Used]:
    organisations = {organisation.id for organisation in reading.organisations}
    for thing in things:
        if thing.kind == "organisation":
            yield Used(thing, "organisation" if thing.id in organisations else "site")
        elif thing.kind == "project":
            yield Used(thing, "project")


def _of_posts(reading: Reading, seen: dict[str, SeenPerson]) -> Iterator[Used]:
    """The posts of office holders with a part in an event, and the bodies that they belong to.

    A post that names neither division nor body is left out: 书记 alone says not whose. One called former or coming
    (原, 拟任) shows nobody in it.
    """
    active = {part.person for event in reading.events for part in event.participants if part.roles}
    for person in reading.people:
        if person.office_holder and person.id in active and person.id in seen:
            yield from _posts_of(person, seen[person.id], reading.document.id)


def _posts_of(person: Person, seen: SeenPerson, document: str) -> Iterator[Used]:
    days = seen.when.days if seen.when.first is not None else None
    for post in person.posts:
        office = office_of(post.title, post.division)
        thing, body = post_seen(post, office, document), body_seen(post, document)
        if _says_whose(thing) and not (office.past or office.coming):
            yield Used(thing, "post", person.id, *((days.first, days.last) if days else (None, None)))
        if body is not None and _says_whose(body):
            yield Used(body, "post")


def _says_whose(thing: SeenThing) -> bool:
    return thing.division is not None or thing.reach == "sole"
