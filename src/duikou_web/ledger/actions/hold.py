"""Claim what is asked of a report, pass it on, give it back; say something about a record."""

from duikou.errors import LedgerError
from duikou_web.ledger.journal import LOCAL, one_writer, write_revision
from duikou_web.ledger.models import Document, Task
from duikou_web.ledger.reviewing.kinds import get_row

LONGEST = 4000
"""The longest comment, in characters."""


def hold(document: Document, holder: str | None, *, actor: str = LOCAL, taken: bool = False) -> int:
    """Give the open tasks of a report to somebody, or to nobody; returns how many changed hands.

    `taken` says that the one who asks knows of another holder.

    Raises:
        LedgerError: D516, somebody else has claimed it meanwhile.
    """
    name = (holder or "").strip()[:150] or None
    with one_writer():
        tasks = Task.objects.filter(document=document, is_open=True)
        holders = sorted({task.holder for task in tasks if task.holder})
        if not taken and holders and holders != [actor]:
            raise LedgerError("D516", f"sha256:{document.sha256[:16]}", f"{holders[0]} has claimed it")
        if not tasks or holders == ([name] if name else []) == holders:
            return 0
        number = tasks.update(holder=name)
        write_revision("hold", "document", document.sha256, before=holders or None, after=name, actor=actor)
        return number


def comment(document: Document, kind: str, record: str, said: str, *, actor: str = LOCAL) -> None:
    """Say something about a record of a report. A comment stands in the history and cannot be changed.

    Raises:
        LedgerError: D517, nothing was said, or too much; D516, the record is gone.
    """
    words = said.strip()
    if not words or len(words) > LONGEST:
        raise LedgerError("D517", "comment")
    with one_writer():
        row = get_row(kind, record)
        if row.document_id != document.pk:
            raise LedgerError("D517", f"{kind} {record}")
        write_revision("comment", kind, record, before=None, after={"said": words}, actor=actor)
