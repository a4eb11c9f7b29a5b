"""What people are asked: a task for each record that pages show, made from the rows of a report."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from typing import Final, cast

from django.db.models import Count, Q, Sum

from duikou_web.ledger.carrying import Key, parents_of
from duikou_web.ledger.drafts import JSON, kind_of
from duikou_web.ledger.models import RECORDS, Document, Participant, Person, Post, Record, Status, Task
from duikou_web.ledger.reviewing.states import REVIEWED
from duikou_web.ledger.rows import write_columns

_PLACE: Final = (
    "id",
    "span",
    "quote",
    "mentions",
    "evidence",
    "person",
    "event",
    "speaker",
    "order",
    "within",
    "items",
)
"""Fields that say where a record stands, not what it says."""
_OWN: Final = ("event", "participant", "item", "statement")
"""Kinds of which two records are never alike: each is of its own occasion."""

Grades = dict[str, tuple[bool, str]]
"""Record → whether it is doubtful, and the best proven of its rules."""


def grades_in(reading: JSON) -> Grades:
    """What a reading tells of its rules: a record is as doubtful as its most doubtful field."""
    grades: Grades = {}
    for made in reading.get("made") or ():
        doubtful, rule = grades.get(made["record"], (False, ""))
        best = max(made["rules"], key=lambda proof: proof["right"] / (proof["found"] or 1), default=None)
        grades[made["record"]] = (doubtful or made["doubtful"], rule or (best["rule"] if best else ""))
    return grades


def renew_tasks(documents: Collection[Document], grades: Grades | None = None) -> None:
    """Bring the tasks of reports up to their rows; who holds one goes on holding it, and grades stay unless given."""
    rows: dict[int, dict[Key, Record]] = {document.pk: {} for document in documents}
    for model in RECORDS:
        for row in model._default_manager.filter(document__in=documents):
            rows[row.document_id][model, row.pk] = row
    before = {(task.kind, task.record): task for task in Task.objects.filter(document__in=documents)}
    new, changed = [], []
    for document in documents:
        for task in build_tasks(document, rows[document.pk], grades):
            old = before.pop((task.kind, task.record), None)
            if old is None:
                new.append(task)
                continue
            if grades is None:
                task.doubtful, task.rule = old.doubtful, old.rule
            if _renewed(task) != _renewed(old):
                changed.append((*_renewed(task), old.pk))
    Task.objects.filter(pk__in=[task.pk for task in before.values()]).delete()
    Task.objects.bulk_create(new)
    write_columns(Task, _RENEWED, changed)
    count_tasks([document.pk for document in documents])


def count_tasks(documents: Collection[int]) -> None:
    """Count the tasks of reports anew, for the queue."""
    made = task_counts(documents)
    write_columns(Document, COUNTED, [(*made.get(document, (0, 0, 0, 0)), document) for document in documents])


def task_counts(documents: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Report → its counts as its tasks say, in the order of `COUNTED`."""
    is_open = Q(is_open=True)
    counted = Task.objects.filter(document__in=documents).order_by().values_list("document").annotate(
        open=Count("pk", filter=is_open),
        doubtful=Count("pk", filter=is_open & Q(doubtful=True)),
        resting=Sum("weight", filter=is_open, default=0),
        closed=Count("pk", filter=~is_open),
    )  # fmt: skip
    return {document: tuple(numbers) for document, *numbers in counted}


COUNTED: Final = ("open_tasks", "doubtful_tasks", "open_weight", "closed_tasks")


_RENEWED: Final = ("start", "is_open", "doubtful", "rule", "weight", "likeness")


def _renewed(task: Task) -> tuple[object, ...]:
    return tuple(getattr(task, column) for column in _RENEWED)


def build_tasks(document: Document, rows: dict[Key, Record], grades: Grades | None) -> Iterator[Task]:
    """The tasks of a report by its rows; nothing is saved."""
    weights = _weights(rows.values())
    titles = _titles(rows.values())
    for key, row in rows.items():
        kind = kind_of(type(row))
        if kind in REVIEWED and _is_shown(row, rows):
            doubtful, rule = (grades or {}).get(row.pk, (False, ""))
            is_open = row.status == Status.PROPOSED and not any(
                rows[parent].status == Status.REJECTED for parent in parents_of(row) if parent in rows
            )
            yield Task(
                document=document, kind=kind, record=row.pk, start=row.start, is_open=is_open, doubtful=doubtful,
                rule=rule, weight=weights[key], likeness=likeness(kind, row, titles.get(row.pk, ())),
            )  # fmt: skip


def _is_shown(row: Record, rows: dict[Key, Record]) -> bool:
    """People without an office or a role are not shown anywhere, and nobody is asked about them or their posts."""
    person = row if isinstance(row, Person) else None
    if isinstance(row, Post | Participant):
        person = cast("Person", rows[Person, row.person_id])
    return person is None or person.has_page or row.status != Status.PROPOSED


def _weights(rows: Iterable[Record]) -> Counter[Key]:
    """How many records stand on each."""
    return Counter(parent for row in rows for parent in parents_of(row))


def _titles(rows: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    titles: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if isinstance(row, Post):
            titles[row.person_id] = (*titles.get(row.person_id, ()), row.title)
    return titles


def likeness(kind: str, row: Record, titles: Iterable[str]) -> str:
    """What a record says, in sixteen digits. A name alone makes no two people alike: the posts are part of it."""
    if kind in _OWN:
        said: object = row.pk
    else:
        said = {name: value for name, value in row.current.items() if name not in _PLACE}
        if kind == "figure":
            said = [said, row.current.get("quote")]
    line = json.dumps([kind, said, sorted(titles)], ensure_ascii=False, sort_keys=True)
    return sha256(line.encode()).hexdigest()[:16]
