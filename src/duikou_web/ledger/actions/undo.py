"""Take a decision back: every record of it is again what it was before."""

from typing import NamedTuple

from duikou.errors import LedgerError
from duikou_web.ledger.actions.answer import take_answer_back
from duikou_web.ledger.actions.count_differences import count_differences
from duikou_web.ledger.actions.decide import follow_up, revisions_of
from duikou_web.ledger.clock import now
from duikou_web.ledger.drafts import JSON
from duikou_web.ledger.intake import renew_stored
from duikou_web.ledger.journal import LOCAL, one_writer, write_revision
from duikou_web.ledger.models import Decision, Record, Revision, Status
from duikou_web.ledger.reviewing.kinds import get_row, model_of
from duikou_web.ledger.reviewing.states import state_of, take_state
from duikou_web.ledger.reviewing.tasks import renew_tasks


class Undone(NamedTuple):
    """A decision that was taken back: for how many records, and the revisions under whose records something later
    holds.
    """

    decision: Decision
    number: int
    stayed: list[Revision]


def undo(number: int, *, actor: str = LOCAL) -> Undone:
    """Undo one decision. Of one that held for all alike, a record that was decided again since stays as it is.

    Raises:
        LedgerError: D516, a record of it was decided again since, and there is no other; D517, there is no such
            decision to undo.
    """
    with one_writer():
        decision = Decision.objects.filter(pk=number, undone=False).first()
        if decision is None:
            raise LedgerError("D517", f"decision {number}")
        rows, stayed = _later(decision, actor), []
        for revision in revisions_of(decision):
            if revision.action == "answer":
                take_answer_back(revision, actor)
                continue
            row = get_row(revision.target, revision.target_id)
            if _is_as_left(revision, row):
                rows.append(_taken_back(revision, row, actor))
            else:
                stayed.append(revision)
        if stayed and (not rows or not decision.likeness):
            raise LedgerError("D516", f"{stayed[0].target} {stayed[0].target_id}")
        follow_up(rows)
        _follow_reader([row for _, row in rows])
        Decision.objects.filter(pk=number).update(undone=True)
        decision.undone = True
        count_differences(row.document_id for _, row in rows)
        return Undone(decision, decision.count - len(stayed), stayed)


def _later(decision: Decision, actor: str) -> list[tuple[str, Record]]:
    """What was decided by it when it was loaded later; a record that somebody decided since stays as it is."""
    rows = []
    for applied in decision.later.filter(undone=False).order_by("-pk"):
        revision = Revision.objects.get(pk=applied.first)
        row = get_row(revision.target, revision.target_id)
        if _is_as_left(revision, row):
            rows.append(_taken_back(revision, row, actor))
        Decision.objects.filter(pk=applied.pk).update(undone=True)
    return rows


def last_decision(actor: str) -> Decision | None:
    """The last decision that somebody took and did not undo; what it did at later loads goes with it."""
    return Decision.objects.filter(actor=actor, undone=False, standing=None).order_by("-pk").first()


def _is_as_left(revision: Revision, row: Record) -> bool:
    after: JSON = revision.after or {}
    return all(after[name] == value for name, value in state_of(row).items())


def _taken_back(revision: Revision, row: Record, actor: str) -> tuple[str, Record]:
    now_there = state_of(row)
    after: JSON = revision.after or {}
    before = revision.before or {**now_there, "status": Status.REJECTED.value}
    if before != now_there:
        take_state(row, before, actor, now())
        row.save()
    _lead_back(after, row)
    done = {"verb": "undo", **state_of(row)}
    write_revision("undo", revision.target, row.pk, before=now_there, after=done, actor=actor)
    return revision.target, row


def _lead_back(after: JSON, row: Record) -> None:
    """Records that a merge led to another row stand on this one again."""
    for kind, record, column in after.get("led", ()):
        model_of(kind)._default_manager.filter(pk=record).update(**{f"{column}_id": row.pk})


def _follow_reader(rows: list[Record]) -> None:
    """What is undecided again follows the reader that stands now."""
    behind = {
        row.document_id: row.document
        for row in rows
        if row.status == Status.PROPOSED and (row.reader != row.document.reader or not row.found)
    }
    for document in behind.values():
        renew_stored(document)
    renew_tasks(list(behind.values()))
