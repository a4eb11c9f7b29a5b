"""What waits for people: the queue of reports, and the records of one with all that a decision needs."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from duikou_web.ledger.models import Answer, Decision, Document, Record, Revision, Status, Task
from duikou_web.ledger.reviewing.kinds import model_of
from duikou_web.ledger.reviewing.states import REVIEWED, token_of
from duikou_web.ledger.selectors.history import label_of
from duikou_web.ledger.selectors.twice import answers_of, not_asked, unseen

SHOWN_ALIKE: Final = 100


class Waiting(NamedTuple):
    """A report with what is asked of it."""

    document: Document
    open: int
    doubtful: int
    holder: str


@dataclass(frozen=True)
class Asked:
    """A record with its task. `seen` is the state that a decision is taken on; `alike` counts the others like it."""

    task: Task
    row: Record
    seen: str
    alike: int
    comments: list[Revision] = field(default_factory=list)
    answer: Answer | None = None
    """What the one who looks answered, where two read the report."""

    @property
    def is_open(self) -> bool:
        return self.task.is_open and self.answer is None


def waiting(actor: str, *, mine: bool = False) -> QuerySet[Document]:
    """Reports with open tasks: those with the most doubtful records first, then those on which most rests.

    `mine` are only those that `actor` holds. What was withdrawn or marked complete waits no more; what two read waits
    for each of them.
    """
    found = Document.objects.filter(open_tasks__gt=0, withdrawn_at=None, completed_at=None)
    if mine:
        found = found.filter(Exists(Task.objects.filter(document=OuterRef("pk"), holder=actor, is_open=True)))
    if Document.objects.filter(read_twice=True).exists():
        found = found.exclude(pk__in=not_asked(actor))
    return found.order_by("-doubtful_tasks", "-open_weight", "pk")


def holders_of(documents: list[Document]) -> dict[int, str]:
    """Report → who holds its open tasks."""
    tasks = Task.objects.filter(document__in=documents, is_open=True, holder__isnull=False)
    return {document: str(holder) for document, holder in tasks.values_list("document", "holder").distinct()}


def asked_of(document: Document, actor: str = "") -> list[Asked]:
    """The records of a report that people are asked about, decided ones too; what matters comes first."""
    tasks = list(Task.objects.filter(document=document).select_related("document"))
    tasks.sort(key=lambda task: (not task.is_open, not task.doubtful, -task.weight, task.start, task.pk))
    rows = _rows_of(tasks)
    alike = _alike(tasks)
    comments, answers = _comments(tasks, document, actor), answers_of(document, actor)
    return [
        Asked(
            task,
            row,
            token_of(row),
            alike.get(task.likeness, 1) - task.is_open,
            comments[task.record],
            answers.get((task.kind, task.record)),
        )
        for task in tasks
        if (row := rows.get((task.kind, task.record))) is not None
    ]


def asked_about(kind: str, record: str, actor: str = "") -> Asked | None:
    """One record as `asked_of` gives it; None where nobody is asked about such a one."""
    if kind not in REVIEWED:
        return None
    task = Task.objects.select_related("document").filter(kind=kind, record=record).first()
    row = model_of(kind)._default_manager.select_related("document").filter(pk=record).first()
    if task is None or row is None:
        return None
    alike = _alike([task]).get(task.likeness, 1) - task.is_open
    comments = _comments([task], row.document, actor)[record]
    answer = answers_of(row.document, actor).get((kind, record))
    return Asked(task, row, token_of(row), alike, comments, answer)


def all_alike(task: Task) -> list[Record]:
    """Open records that say what a task's record says, the record itself left out; the first hundred."""
    others = Task.objects.filter(likeness=task.likeness, is_open=True, document__read_twice=False).exclude(pk=task.pk)
    ids = others.values_list("record", flat=True)
    rows = model_of(task.kind)._default_manager.filter(pk__in=list(ids[:SHOWN_ALIKE]), status=Status.PROPOSED)
    return list(rows.select_related("document").order_by("document", "start"))


def _rows_of(tasks: list[Task]) -> dict[tuple[str, str], Record]:
    ids: dict[str, list[str]] = defaultdict(list)
    for task in tasks:
        ids[task.kind].append(task.record)
    found = {kind: model_of(kind)._default_manager.filter(pk__in=some) for kind, some in ids.items()}
    return {(kind, row.pk): row for kind, rows in found.items() for row in rows}


def _alike(tasks: list[Task]) -> dict[str, int]:
    """Likeness → how many open tasks have it. What two read is alike with nothing: each is decided by itself."""
    likenesses = {task.likeness for task in tasks if not task.document.read_twice}
    found = Task.objects.filter(likeness__in=likenesses, is_open=True, document__read_twice=False)
    return dict(found.order_by().values_list("likeness").annotate(count=Count("pk")).values_list("likeness", "count"))


def _comments(tasks: list[Task], document: Document, actor: str) -> dict[str, list[Revision]]:
    comments: dict[str, list[Revision]] = defaultdict(list)
    found = Revision.objects.filter(
        action="comment", target__in=REVIEWED, target_id__in=[task.record for task in tasks]
    )
    for revision in unseen(found.order_by("pk"), document, actor):
        comments[revision.target_id].append(revision)
    return comments


def review_counts(actor: str) -> dict[str, int]:
    """How much is open, doubtful, held by somebody; and what of all was decided."""
    waits = Document.objects.filter(withdrawn_at=None, completed_at=None)
    counts: dict[str, Any] = waits.aggregate(
        open=Sum("open_tasks", default=0),
        doubtful=Sum("doubtful_tasks", default=0),
        decided=Sum("closed_tasks", default=0),
    )
    held = Task.objects.filter(holder=actor, is_open=True, document__withdrawn_at=None, document__completed_at=None)
    return {**counts, "mine": held.count()}


def stayed(number: int) -> list[Record]:
    """The records of a decision that was undone which stayed as they are, since somebody decided them again; the
    first hundred.
    """
    decision = Decision.objects.filter(pk=number, undone=True).exclude(likeness="").first()
    if decision is None:
        return []
    made = Revision.objects.filter(pk__range=(decision.first, decision.last))
    ids = set(made.values_list("target_id", flat=True))
    kind = made.values_list("target", flat=True)[:1].get()
    undone = Revision.objects.filter(action="undo", target=kind, target_id__in=ids, pk__gt=decision.last)
    left = ids - set(undone.values_list("target_id", flat=True))
    rows = model_of(kind)._default_manager.filter(pk__in=left).select_related("document")
    return list(rows.order_by("document", "start")[:SHOWN_ALIKE])


class Stands(NamedTuple):
    """A decision for all that are alike: what it was taken on, and for how many records it holds by now."""

    decision: Decision
    label: str
    kind: str
    records: int


def standing_decisions() -> list[Stands]:
    """The decisions that hold for what is loaded later, the last first; the first hundred."""
    found = Decision.objects.filter(undone=False).exclude(likeness="").select_related("document").order_by("-pk")
    counted = list(found.annotate(more=Count("later", filter=Q(later__undone=False)))[:SHOWN_ALIKE])
    firsts = Revision.objects.in_bulk([decision.first for decision in counted])
    return [
        Stands(one, label_of(firsts[one.first].after or {}), firsts[one.first].target, one.count + one.more)
        for one in counted
    ]
