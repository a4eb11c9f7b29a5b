"""A person says of a record that reading again changed which reading holds: the new one, or what stood before."""

from duikou.errors import LedgerError
from duikou_web.ledger.actions.answer import is_answered
from duikou_web.ledger.actions.count_differences import count_differences
from duikou_web.ledger.actions.decide import Wish, decide, shown_row, text_of, write_decision
from duikou_web.ledger.clock import now
from duikou_web.ledger.drafts import JSON, kind_of
from duikou_web.ledger.journal import one_writer, write_revision
from duikou_web.ledger.models import Decision, Document, Record, Status
from duikou_web.ledger.reviewing.changes import accepted, rejected
from duikou_web.ledger.reviewing.states import state_of
from duikou_web.ledger.selectors.readings import REFERENCES, Said, since_before


def settle_reading(document: Document, wish: Wish, *, new: bool) -> Decision:
    """Let the new reading of a record hold, or what stood before it: what a person decided, else the old reading.

    Raises:
        LedgerError: D516, the record is not as it was shown; D517, nothing waits there, or the old words are not in
            the text any more; D519, two people read the report apart from each other.
    """
    with one_writer():
        row = shown_row(wish.kind, wish.record, wish.seen)
        one = next((one for one in since_before(document)[1] if (one.kind, one.row) == (wish.kind, row)), None)
        if one is None:
            raise LedgerError("D517", f"{wish.kind} {wish.record}", "no difference waits there")
        before = state_of(row)
        state = before if one.is_decided and not new else _as_said(row, one.new if new else one.old)
        if state == before:
            return _keep(row, wish.actor)
        verb = {Status.REJECTED.value: "reject", Status.CONFIRMED.value: "accept"}.get(state["status"], "correct")
        if verb != "correct" and not one.is_decided:
            return decide(Wish(verb, wish.kind, wish.record, wish.seen, actor=wish.actor))
        if is_answered(row):
            raise LedgerError("D519", f"{wish.kind} {wish.record}")
        return write_decision(verb, row.document, [(row, state)], wish.actor)


def _as_said(row: Record, said: Said | None) -> JSON:
    """The state in which a record says what a reading said, on the records on which it stands now."""
    state = state_of(row)
    if said is None:
        return rejected(state)
    text = text_of(row)
    if any(text[slice(*words["span"])] != words["quote"] for words in said.evidence):
        raise LedgerError("D517", f"{kind_of(type(row))} {row.pk}", "the words are not in the text any more")
    stands = {name: value for name, value in row.current.items() if name in ("id", *REFERENCES)}
    made = {"status": Status.CORRECTED.value, "current": {**said.body, **stands}, "evidence": said.evidence}
    is_as_read = made["current"] == {**row.extracted, **stands} and made["evidence"] == state["evidence"]
    return accepted(made) if is_as_read else made


def _keep(row: Record, actor: str) -> Decision:
    """Nothing changes but that somebody said so: the record keeps who decided it, and when."""
    kind, state = kind_of(type(row)), state_of(row)
    revision = write_revision("decide", kind, row.pk, before=state, after={"verb": "keep", **state}, actor=actor)
    decision = Decision.objects.create(
        verb="keep", document=row.document, count=1, first=revision.pk, last=revision.pk, actor=actor, at=now()
    )
    count_differences([row.document_id])
    return decision
