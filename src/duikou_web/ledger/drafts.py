"""From the JSON of a reading to drafts of rows: what each row will hold, before the database is asked anything."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from duikou.errors import LedgerError
from duikou.model.text import record_id
from duikou_web.ledger.models import (
    Byline,
    Event,
    Figure,
    Item,
    Note,
    Organisation,
    Pairing,
    Participant,
    Person,
    Place,
    Post,
    Project,
    Record,
    Site,
    Statement,
)

JSON = dict[str, Any]
Parents = dict[str, str | None]


class Draft(NamedTuple):
    """One record: its fields without the records inside, its spans, and the records it refers to by column."""

    model: type[Record]
    id: str
    body: JSON
    spans: list[list[int]]
    parents: Parents

    @property
    def kind(self) -> str:
        return kind_of(self.model)


def kind_of(model: type[Record]) -> str:
    """`Person` → `person`."""
    return model.__name__.lower()


def read_drafts(reading: JSON) -> list[Draft]:
    """The drafts of all records of one reading, parents first.

    Raises:
        LedgerError: D509, two records have one id, or one refers to a record that is not there.
    """
    document = reading["document"]["id"]
    drafts = [
        *_people(reading["people"]),
        *_plain(Organisation, reading["organisations"], "mentions"),
        *_events(document, reading["events"]),
        *_statements(document, reading["statements"]),
        *_plain(Project, reading["projects"]),
        *_plain(Figure, reading["figures"]),
        *_plain(Pairing, reading["pairings"]),
        *_keyed(Byline, document, reading["document"]["bylines"], {}),
        *_keyed(Note, document, reading["notes"], {}),
    ]
    return _check_parents(_distinct(document, drafts))


def columns_of(model: type[Record], body: JSON) -> JSON:
    """The columns of a kind, out of the record: what is nested by its path, a list joined by blanks."""
    return {column: _value(body, path) for column, path in model.COLUMNS.items()}


def _value(body: JSON, path: str) -> Any:
    value: Any = body
    for step in path.split("."):
        value = value.get(step) if value is not None else None
    return " ".join(value) if isinstance(value, list) else value


def _people(people: list[JSON]) -> Iterator[Draft]:
    for person in people:
        yield Draft(Person, person["id"], _without(person, "posts"), person["mentions"], {})
        for post in person["posts"]:
            yield Draft(Post, post["id"], post, [post["span"]], {"person": person["id"]})


def _events(document: str, events: list[JSON]) -> Iterator[Draft]:
    for event in events:
        own: Parents = {"event": event["id"]}
        body = _without(event, "places", "sites", "participants")
        yield Draft(Event, event["id"], body, event["evidence"], {"within": event["within"]})
        for part in event["participants"]:
            yield Draft(Participant, part["id"], part, [part["span"]], {**own, "person": part["person"]})
        for site in event["sites"]:
            yield Draft(Site, site["id"], site, [site["span"]], own)
        yield from _keyed(Place, document, event["places"], own)


def _statements(document: str, statements: list[JSON]) -> Iterator[Draft]:
    for statement in statements:
        parents: Parents = {"event": statement["event"], "speaker": statement["speaker"]}
        yield Draft(Statement, statement["id"], _without(statement, "items"), [statement["span"]], parents)
        yield from _keyed(Item, document, statement["items"], {"statement": statement["id"]})


def _plain(model: type[Record], records: list[JSON], spans: str | None = None) -> Iterator[Draft]:
    for record in records:
        yield Draft(model, record["id"], record, record[spans] if spans else [record["span"]], {})


def _keyed(model: type[Record], document: str, records: list[JSON], parents: Parents) -> Iterator[Draft]:
    """Records that have no id in the reading: theirs is made of the parent, the code or kind, and the span."""
    for record in records:
        start, end = record["span"]
        key = ":".join((*map(str, parents.values()), _label(record), str(start), str(end)))
        yield Draft(model, record_id(document, kind_of(model), key), record, [record["span"]], parents)


def _label(record: JSON) -> str:
    return str(record.get("code") or record.get("kind") or "")


def _without(record: JSON, *fields: str) -> JSON:
    return {field: value for field, value in record.items() if field not in fields}


def _distinct(document: str, drafts: Iterable[Draft]) -> list[Draft]:
    """One row an id. The same site in two events, one post shared by two people: the second is joined with its
    parent's id. What is the same in every field is one record.
    """
    seen: dict[tuple[type[Record], str], Draft] = {}
    for given in drafts:
        draft, twin = given, seen.get((given.model, given.id))
        if twin == given:
            continue
        if twin is not None and given.parents:
            key = ":".join((*map(str, given.parents.values()), given.id))
            draft = given._replace(id=record_id(document, given.kind, key))
        if (draft.model, draft.id) in seen:
            raise LedgerError("D509", f"{given.kind} {given.id}", "two records with one id")
        seen[draft.model, draft.id] = draft
    return list(seen.values())


_PARENTS: dict[str, type[Record]] = {
    "person": Person,
    "speaker": Person,
    "event": Event,
    "within": Event,
    "statement": Statement,
}


def parent_model(column: str) -> type[Record]:
    """The kind that a reference leads to: `speaker` → `Person`."""
    return _PARENTS[column]


def _check_parents(drafts: list[Draft]) -> list[Draft]:
    there = {(draft.model, draft.id) for draft in drafts}
    for draft in drafts:
        for column, parent in draft.parents.items():
            if parent is not None and (parent_model(column), parent) not in there:
                raise LedgerError("D509", f"{draft.kind} {draft.id}", f"its {column} is not there")
    return drafts
