"""Rows of a table as lines, and back: one JSON array a row, the same bytes on both databases."""

from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from typing import Any, Final

import msgspec
from django.db import models

AT_ONCE: Final = 1000
"""Rows that are fetched, or written, together."""

_ENCODER: Final = msgspec.json.Encoder(enc_hook=lambda value: b64encode(value).decode(), order="deterministic")
"""Keys are sorted: PostgreSQL keeps no order of them."""


class Digest:
    """How many rows there are, and the hash over their lines."""

    def __init__(self) -> None:
        self.rows = 0
        self._hash = sha256()

    def add(self, line: bytes) -> None:
        self.rows += 1
        self._hash.update(line)

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()


def columns_of(model: type[models.Model]) -> list[str]:
    """The columns of a table, in order: `document_id`, not `document`."""
    return [field.attname for field in model._meta.concrete_fields]


def read_lines(model: type[models.Model], columns: list[str], left_out: Collection[str] = ()) -> Iterator[bytes]:
    """Every row in the order of its key. Columns that are `left_out` hold their default."""
    key = columns.index(model._meta.pk.attname)
    fields = {field.attname: field for field in model._meta.concrete_fields}
    defaults = {columns.index(name): fields[name].get_default() for name in left_out}
    rows = model._default_manager.order_by("pk").values_list(*columns)
    last: Any = None
    while chunk := list((rows if last is None else rows.filter(pk__gt=last))[:AT_ONCE]):
        last = chunk[-1][key]
        for row in chunk:
            said = [defaults.get(place, value) for place, value in enumerate(row)] if defaults else row
            yield _ENCODER.encode(said) + b"\n"


def write_rows(model: type[models.Model], lines: Iterable[bytes], columns: list[str]) -> Digest:
    """Write the rows of lines, with the keys they had; what they were is told by the digest.

    Raises:
        ValueError: a line is no row of this table.
    """
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    read = [by_name[name].to_python if isinstance(by_name[name], _SPELT) else _as_it_is for name in columns]
    digest, rows = Digest(), []
    for line in lines:
        digest.add(line)
        values = msgspec.json.decode(line, type=list[Any])
        rows.append(model(**{name: take(value) for name, take, value in zip(columns, read, values, strict=True)}))
        if len(rows) == AT_ONCE:
            model._default_manager.bulk_create(rows)
            rows = []
    model._default_manager.bulk_create(rows)
    return digest


def _as_it_is(value: Any) -> Any:
    return value


_SPELT: Final = (models.BinaryField, models.DateTimeField)
"""Fields whose values JSON spells as words."""
