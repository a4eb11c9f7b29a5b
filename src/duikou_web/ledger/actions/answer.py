"""Two people read a report, neither seeing what the other says: answers are kept apart until both agree."""

from duikou.errors import LedgerError
from duikou_web.ledger.clock import now
from duikou_web.ledger.drafts import JSON, kind_of
from duikou_web.ledger.journal import write_revision
from duikou_web.ledger.models import Answer, Document, Record, Revision, Status, Task
from duikou_web.ledger.reviewing.states import token_of

READERS = 2


def is_answered(row: Record) -> bool:
    """Whether a record is answered by two, and not decided by one."""
    return row.document.read_twice and row.status == Status.PROPOSED


def refuse_until_read(document: Document) -> None:
    """What would show one reader what the other did waits until both are done.

    Raises:
        LedgerError: D519, two people are still reading the report.
    """
    if document.read_twice and Task.objects.filter(document=document, is_open=True).exists():
        raise LedgerError("D519", f"sha256:{document.sha256[:16]}")


def give_answer(row: Record, verb: str, state: JSON, actor: str) -> tuple[Revision, bool]:
    """Keep an answer, inside `one_writer`; returns its revision, and whether the other reader said the same.

    Raises:
        LedgerError: D519, two others read the report; D517, this person has answered already.
    """
    readers = set(Answer.objects.filter(document=row.document).values_list("actor", flat=True))
    if actor not in readers and len(readers) >= READERS:
        raise LedgerError("D519", f"sha256:{row.document.sha256[:16]}")
    kind = kind_of(type(row))
    given = {answer.actor: answer for answer in Answer.objects.filter(kind=kind, record=row.pk)}
    if actor in given:
        raise LedgerError("D517", f"{kind} {row.pk}", "it is answered")
    mine = Answer.objects.create(
        document=row.document,
        kind=kind,
        record=row.pk,
        actor=actor,
        verb=verb,
        seen=token_of(row),
        state=state,
        at=now(),
    )
    revision = write_revision("answer", kind, row.pk, before=None, after={"verb": verb, "answer": state}, actor=actor)
    other = next(iter(given.values()), None)
    return revision, other is not None and (other.seen, other.state) == (mine.seen, mine.state)


def take_answer_back(revision: Revision, actor: str) -> None:
    """Take an answer back, inside `one_writer`, unless the other reader has answered on it since.

    Raises:
        LedgerError: D516, the other has answered, or it was taken back already.
    """
    given = list(Answer.objects.filter(kind=revision.target, record=revision.target_id).order_by("pk"))
    if not given or given[-1].actor != revision.actor:
        raise LedgerError("D516", f"{revision.target} {revision.target_id}")
    given[-1].delete()
    write_revision("unanswer", revision.target, revision.target_id, before=revision.after, after=None, actor=actor)
