"""Ids and references: every id follows from what its record says, stands once, and is that of somebody."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any, Final, NamedTuple

from duikou.verifying.contract import Found


class Loose(NamedTuple):
    """An id or a reference that does not hold."""

    place: str
    why: str


def _by_name(found: Found) -> str:
    return str(found.record["name"])


def _by_start(found: Found) -> str:
    return str(found.record["span"][0])


KEYS: Final[dict[str, Callable[[Found], str]]] = {
    "person": _by_name,
    "organisation": _by_name,
    "project": _by_name,
    "site": _by_name,
    "post": _by_start,
    "statement": _by_start,
    "figure": _by_start,
    "event": lambda found: f"{found.record['kind']}:{found.record['evidence'][0][0]}",
    "participant": lambda found: f"{found.within.get('id')}{found.record['person']}",
    "pairing": lambda found: "|".join(_party(found.record[side]) for side in ("supporter", "recipient")),
}
"""From what of a record its id is made, beside the document and the kind of record."""

SHARED: Final = ("post", "site")
"""Records that stand in others, and may be the same in several of them."""

REFERENCES: Final = (
    ("statement", "speaker", "person"),
    ("statement", "event", "event"),
    ("event", "within", "event"),
    ("participant", "person", "person"),
)
"""Which field of which record names what."""


def loose(records: Iterable[Found], document: str) -> Iterator[Loose]:
    """What does not hold among the records of one reading, those whose form is right."""
    records = tuple(records)
    yield from _unearned(records, document)
    yield from _repeated(records)
    yield from _of_nobody(records)


def _unearned(records: tuple[Found, ...], document: str) -> Iterator[Loose]:
    for found in records:
        if found.kind in KEYS:
            key = f"{document}\x1f{found.kind}\x1f{KEYS[found.kind](found)}"
            earned = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
            if found.record["id"] != earned:
                yield Loose(f"{found.place}.id", f"{found.record['id']} is not what follows from the record: {earned}")


def _repeated(records: tuple[Found, ...]) -> Iterator[Loose]:
    """Ids that stand twice. Several people may share a printed post, and several events a site: once in each."""
    seen: dict[tuple[str, str, str], str] = {}
    for found in records:
        if found.kind in KEYS:
            scope = str(found.within.get("id")) if found.kind in SHARED else ""
            first = seen.setdefault((found.kind, scope, found.record["id"]), found.place)
            if first != found.place:
                yield Loose(f"{found.place}.id", f"{found.record['id']} is the id of {first} too")


def _of_nobody(records: tuple[Found, ...]) -> Iterator[Loose]:
    ids: dict[str, set[str]] = {"person": set(), "event": set()}
    for found in records:
        if found.kind in ids:
            ids[found.kind].add(found.record["id"])
    for found in records:
        for kind, field, named in REFERENCES:
            name = found.record[field] if found.kind == kind else None
            if name is not None and (name not in ids[named] or name == found.record["id"]):
                yield Loose(f"{found.place}.{field}", f"{name} is the id of no other {named} here")


def _party(party: Any) -> str:
    return str(party.get("name")) if isinstance(party, dict) else ""
