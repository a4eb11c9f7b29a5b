"""Say that a report is reviewed, or that it was withdrawn; and take that back."""

from duikou.errors import LedgerError
from duikou_web.ledger.actions.answer import refuse_until_read
from duikou_web.ledger.clock import now
from duikou_web.ledger.journal import LOCAL, one_writer, write_revision
from duikou_web.ledger.models import Document


def complete(document: Document, *, done: bool, actor: str = LOCAL) -> None:
    """Mark a report as reviewed to its end, or open it again."""
    with one_writer():
        stored = Document.objects.get(pk=document.pk)
        if (stored.completed_at is not None) == done:
            return
        if done:
            refuse_until_read(stored)
        before, after = {"complete": not done}, {"complete": done}
        by, at = (actor, now()) if done else (None, None)
        Document.objects.filter(pk=document.pk).update(completed_by=by, completed_at=at)
        write_revision("complete", "document", document.sha256, before=before, after=after, actor=actor)


def withdraw(document: Document, why: str, *, withdrawn: bool, actor: str = LOCAL) -> None:
    """Mark a report as withdrawn, with the reason; its facts stay, and every page that shows them says so.

    Raises:
        LedgerError: D517, no reason was given.
    """
    reason = why.strip() or None
    if withdrawn and reason is None:
        raise LedgerError("D517", "withdraw", "no reason")
    with one_writer():
        stored = Document.objects.get(pk=document.pk)
        if (stored.withdrawn_at is not None) == withdrawn:
            return
        at = now() if withdrawn else None
        Document.objects.filter(pk=document.pk).update(withdrawn_at=at, withdrawn_why=reason if withdrawn else None)
        before, after = {"withdrawn": not withdrawn}, {"withdrawn": withdrawn}
        write_revision("withdraw", "document", document.sha256, before=before, after=after, why=reason, actor=actor)
