"""Which reports two people read, and who is right where they say different things."""

from typing import Final

from django.db.models import Exists, OuterRef

from duikou.errors import LedgerError
from duikou_web.ledger.actions.decide import shown_row, write_decision
from duikou_web.ledger.journal import LOCAL, one_writer, write_revision
from duikou_web.ledger.models import Answer, Decision, Document, Revision, Task

WHOLE: Final = 100


def share() -> int:
    """How many of a hundred reports two people read: as it was last set."""
    last = Revision.objects.filter(target="ledger", target_id="share").order_by("-pk").first()
    return int(last.after or 0) if last else 0


def is_in_share(sha256: str, percent: int) -> bool:
    """Whether a report is among them, by nothing but its hash.

    >>> is_in_share("0" * 64, 1), is_in_share("f" * 64, 99), is_in_share("7f" * 32, 50)
    (True, False, True)
    """
    return int(sha256[:8], 16) * WHOLE < percent * 16**8


def set_share(percent: int, *, actor: str = LOCAL) -> None:
    """Have a share of the reports read by two. Those in which somebody decided or answered already stay as they are.

    Raises:
        LedgerError: D517, it is no share of a hundred.
    """
    if not 0 <= percent <= WHOLE:
        raise LedgerError("D517", f"{percent} %")
    with one_writer():
        before = share()
        if before == percent:
            return
        begun = Exists(Task.objects.filter(document=OuterRef("pk"), is_open=False))
        answered = Exists(Answer.objects.filter(document=OuterRef("pk")))
        first_beyond = f"{percent * 16**8 // WHOLE:08x}" if percent < WHOLE else "g"
        fresh = Document.objects.exclude(begun).exclude(answered)
        fresh.filter(sha256__lt=first_beyond).update(read_twice=True)
        fresh.filter(sha256__gte=first_beyond).update(read_twice=False)
        write_revision("set_share", "ledger", "share", before=before, after=percent, actor=actor)


def settle(number: int, seen: str, *, actor: str = LOCAL) -> Decision:
    """The third decision: of two answers that differ, this one holds.

    Raises:
        LedgerError: D516, the record is not as it was shown; D517, there is no such answer.
    """
    with one_writer():
        answer = Answer.objects.filter(pk=number).first()
        if answer is None or Answer.objects.filter(kind=answer.kind, record=answer.record).count() <= 1:
            raise LedgerError("D517", f"answer {number}")
        row = shown_row(answer.kind, answer.record, seen)
        noted = {row.pk: {"third": answer.actor}}
        return write_decision(answer.verb, row.document, [(row, answer.state)], actor, noted)
