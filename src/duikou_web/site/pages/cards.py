"""A record as the review page shows it: its words, what is said of it, and the form that changes it."""

from dataclasses import dataclass
from typing import Any

from duikou_web.ledger.models import Person, Record
from duikou_web.ledger.reviewing.fields import Field, fields_of, value_of
from duikou_web.ledger.selectors.history import label_of
from duikou_web.ledger.selectors.review import Asked


@dataclass(frozen=True)
class Control:
    """One field of the form with what stands in it; `chosen` are the codes of a closed list."""

    field: Field
    value: str
    chosen: tuple[str, ...]
    list: str


@dataclass(frozen=True)
class Card:
    """A record to decide. `start` and `end` are its first words; `mentions` counts all."""

    asked: Asked
    kind: str
    label: str
    owner: str
    controls: list[Control]
    start: int
    end: int
    mentions: int

    @property
    def row(self) -> Record:
        return self.asked.row

    @property
    def has_date(self) -> bool:
        """Whether a date can be corrected, which needs grounds of its own."""
        return any(control.field.control == "date" for control in self.controls)


def card_of(asked: Asked, names: dict[str, str]) -> Card:
    row = asked.row
    span = row.evidence[0]["span"]
    label = label_of({"current": row.current, "evidence": row.evidence})
    owner = names.get(str(getattr(row, "person_id", None) or getattr(row, "speaker_id", None)), "")
    return Card(asked, asked.task.kind, label, owner, _controls(asked), span[0], span[1], len(row.evidence))


def cards_of(asked: list[Asked]) -> list[Card]:
    """The cards of a report; a post, a part and a statement say whose they are."""
    names = {one.row.pk: one.row.name for one in asked if isinstance(one.row, Person)}
    return [card_of(one, names) for one in asked]


def _controls(asked: Asked) -> list[Control]:
    return [
        Control(field, *_filled(value_of(asked.row.current, field.name)), _list_of(asked.task.kind, field))
        for field in fields_of(asked.task.kind)
    ]


def _filled(value: Any) -> tuple[str, tuple[str, ...]]:
    if isinstance(value, list | tuple):
        return "", tuple(map(str, value))
    return ("" if value is None else str(value)), (str(value),)


def _list_of(kind: str, field: Field) -> str:
    """The closed list that names the choices of a field: `participant.role`."""
    if not field.choices:
        return ""
    return "participant.role" if field.name == "roles" else f"{kind}.{field.name}"
