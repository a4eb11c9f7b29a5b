"""A decision for all that are alike holds for what is loaded later too: nobody is asked the same thing twice."""

from duikou_web.ledger.actions.decide import Marked, maker, text_of, write_decision
from duikou_web.ledger.models import Decision, Document, Revision, Task
from duikou_web.ledger.reviewing.kinds import get_row
from duikou_web.ledger.reviewing.states import state_of


def stand_by(document: Document) -> int:
    """Decide what is open in a report as people decided its like for all, inside `one_writer`.

    Each such record gets a revision of its own, under the name of whoever decided, which names the standing decision;
    with that one it is undone. Of two standing decisions the later holds. Returns how many records were decided.
    """
    if document.read_twice:
        return 0
    tasks = list(Task.objects.filter(document=document, is_open=True).order_by("pk"))
    found = Decision.objects.filter(likeness__in={task.likeness for task in tasks}, undone=False).exclude(likeness="")
    standing = {decision.likeness: decision for decision in found.order_by("pk")}
    return sum(_apply(standing[task.likeness], task) for task in tasks if task.likeness in standing)


def _apply(decision: Decision, task: Task) -> bool:
    said = (Revision.objects.get(pk=decision.first).after or {})["stands"]
    made = maker(decision.verb, said["given"], said["marked"] and Marked(*said["marked"]))
    row = get_row(task.kind, task.record)
    state = made(task.kind, state_of(row), text_of(row))
    if state is None or state == state_of(row):
        return False
    noted = {row.pk: {"standing": decision.pk}}
    applied = write_decision(decision.verb, row.document, [(row, state)], decision.actor, noted)
    Decision.objects.filter(pk=applied.pk).update(standing=decision)
    return True
