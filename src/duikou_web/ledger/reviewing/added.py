"""A record that a person adds where the reader missed it."""

from typing import Final

import msgspec

from duikou.errors import LedgerError
from duikou.model.records import Event, Figure, Organisation, Participant, Person, Place, Post, Project, Site, Statement
from duikou.model.text import Span, record_id
from duikou_web.ledger.drafts import JSON
from duikou_web.ledger.reviewing.changes import Given
from duikou_web.ledger.reviewing.fields import fields_of, with_value, words_field

_MODELS: Final[dict[str, type[msgspec.Struct]]] = {
    "event": Event, "figure": Figure, "organisation": Organisation, "participant": Participant, "person": Person,
    "place": Place, "post": Post, "project": Project, "site": Site, "statement": Statement,
}  # fmt: skip
_FIRST: Final[JSON] = {
    "side": "none", "office_holder": True, "kind": "other", "act": "report", "main": False, "extent": "throughout",
    "roles": ["attendee"], "order": 0, "on_behalf_of": [],
}  # fmt: skip
"""What a field holds until the person says otherwise; all others are null."""
_INSIDE: Final = ("posts", "places", "sites", "participants", "items", "start", "end")

PARENTS: Final[dict[str, tuple[str, ...]]] = {
    "post": ("person",), "place": ("event",), "site": ("event",), "participant": ("event", "person"),
    "statement": ("event", "speaker"),
}  # fmt: skip
"""The records that a new one refers to."""
NEEDED: Final = ("post", "place", "site", "participant")
"""Kinds that cannot stand without these."""

ADDABLE: Final = tuple(sorted(_MODELS))


def new_id(document: str, kind: str, span: Span, parents: JSON) -> str:
    """The id of an added record: a reader's record on the same words has another."""
    key = ":".join(("added", *(str(parents[name]) for name in sorted(parents)), str(span[0]), str(span[1])))
    return record_id(f"sha256:{document}", kind, key)


def new_body(kind: str, key: str, text: str, span: Span, given: Given) -> JSON:
    """The fields of an added record on its words.

    Raises:
        LedgerError: D517, such a record cannot be added, or a field cannot hold what was given.
    """
    if kind not in _MODELS:
        raise LedgerError("D517", kind)
    words = text[slice(*span)]
    fields = [name for name in _MODELS[kind].__struct_fields__ if name not in _INSIDE]
    body: JSON = {name: _FIRST.get(name) for name in fields}
    own = {"id": key, "span": list(span), "quote": words, "mentions": [list(span)], "evidence": [list(span)]}
    body |= {name: value for name, value in own.items() if name in body}
    if kind == "event":
        body |= {"start": None, "end": None}
    if name := words_field(kind):
        body[name] = words
    for field in fields_of(kind):
        if field.control != "words" and given.get(field.name):
            body = with_value(body, field, given[field.name])
    return body
