"""A person decides: for one record or for all that say the same, as one decision that can be undone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from duikou.errors import LedgerError
from duikou.model.text import Span
from duikou_web.ledger.actions.answer import give_answer, is_answered
from duikou_web.ledger.actions.count_differences import count_differences
from duikou_web.ledger.actions.link_records import link_marked
from duikou_web.ledger.carrying import PARENT_COLUMNS
from duikou_web.ledger.clock import now
from duikou_web.ledger.drafts import JSON, kind_of, parent_model
from duikou_web.ledger.held import SEEN
from duikou_web.ledger.intake import renew_sightings, settle_stored
from duikou_web.ledger.journal import LOCAL, one_writer, write_revision
from duikou_web.ledger.listing import list_people
from duikou_web.ledger.models import RECORDS, Decision, Document, Person, Record, Revision, Status, Task
from duikou_web.ledger.reviewing.changes import Given, accepted, corrected, rejected, snapped
from duikou_web.ledger.reviewing.fields import Grounds
from duikou_web.ledger.reviewing.kinds import get_row, model_of
from duikou_web.ledger.reviewing.states import state_of, take_state, token_of
from duikou_web.ledger.reviewing.tasks import count_tasks, renew_tasks

LONGEST = 400
"""The longest testimony, in characters."""

SETTLING = ("person", "post", "participant")
"""Kinds that settle who has a page."""


@dataclass(frozen=True)
class Wish:
    """What a person wants of a record. `seen` is the state it was shown in; `like` takes all records alike with it.

    `grounds` are the words on which a new value rests, `why` what the person knows instead.
    """

    verb: str
    kind: str
    record: str
    seen: str
    given: Given = field(default_factory=dict)
    span: Span | None = None
    grounds: Span | None = None
    why: str = ""
    like: bool = False
    actor: str = LOCAL


Made = Callable[[str, JSON, str], JSON | None]
"""Kind, state and text → the state afterwards; None where the decision does not fit the record."""


def decide(wish: Wish) -> Decision:
    """Accept, correct or reject.

    Raises:
        LedgerError: D516, the record is not as it was shown; D517, it cannot be decided so; D518, without grounds.
    """
    with one_writer():
        row = shown_row(wish.kind, wish.record, wish.seen)
        made = _maker(wish, row)
        if is_answered(row):
            return _answer(wish, row, made)
        rows = [row, *(like_rows(row, wish.kind) if wish.like else ())]
        changes = [(one, state) for one in rows if (state := made(wish.kind, state_of(one), text_of(one))) is not None]
        if not wish.like:
            return write_decision(wish.verb, row.document, changes, wish.actor)
        stands = {"given": wish.given, "marked": _marked(wish.span, row)}
        likeness = Task.objects.get(kind=wish.kind, record=row.pk).likeness
        decision = write_decision(wish.verb, row.document, changes, wish.actor, {row.pk: {"stands": stands}})
        Decision.objects.filter(pk=decision.pk).update(likeness=likeness)
        return decision


def _answer(wish: Wish, row: Record, made: Made) -> Decision:
    """Answer as one of two readers; where both say the same, the record becomes so."""
    state = made(wish.kind, state_of(row), text_of(row))
    if state is None:
        raise LedgerError("D517", wish.verb)
    said, agreed = give_answer(row, wish.verb, state, wish.actor)
    if agreed:
        decision = write_decision(wish.verb, row.document, [(row, state)], wish.actor, {row.pk: {"agreed": True}})
        Decision.objects.filter(pk=decision.pk).update(first=said.pk)
        return decision
    return Decision.objects.create(
        verb=wish.verb, document=row.document, count=1, first=said.pk, last=said.pk, actor=wish.actor, at=now()
    )


def shown_row(kind: str, record: str, seen: str) -> Record:
    """The row of a record, if it is still as it was shown."""
    row = get_row(kind, record)
    if token_of(row) != seen:
        raise LedgerError("D516", f"{kind} {record}")
    return row


def text_of(row: Record) -> str:
    return row.document.original.text


def like_rows(row: Record, kind: str) -> list[Record]:
    """Open records that say the same as a row, the others of its likeness."""
    task = Task.objects.get(kind=kind, record=row.pk)
    others = Task.objects.filter(likeness=task.likeness, is_open=True, document__read_twice=False).exclude(pk=task.pk)
    ids = others.values_list("record", flat=True)
    rows = model_of(kind)._default_manager.filter(pk__in=list(ids), status=Status.PROPOSED)
    return list(rows.select_related("document__original").order_by("document", "start"))


def _maker(wish: Wish, row: Record) -> Made:
    return maker(wish.verb, wish.given, _marked(wish.span, row), _grounds(wish, row))


def maker(verb: str, given: Given, words: "Marked | None", grounds: Grounds | None = None) -> Made:
    """What a decision makes of a record, for each that is alike."""
    if verb == "accept":
        return lambda kind, state, text: accepted(state)
    if verb == "reject":
        return lambda kind, state, text: rejected(state)
    if verb != "correct":
        raise LedgerError("D517", verb)

    def made(kind: str, state: JSON, text: str) -> JSON | None:
        span = words.stand_in(state, text) if words is not None else None
        return corrected(kind, state, text, given, span, grounds=grounds) if span or words is None else None

    return made


def _grounds(wish: Wish, row: Record) -> Grounds:
    why = wish.why.strip()[:LONGEST]
    testimony = {"who": wish.actor, "at": now().isoformat(), "why": why} if why else None
    return Grounds(snapped(text_of(row), wish.grounds) if wish.grounds else None, testimony)


class Marked(NamedTuple):
    """Words that were dragged for a record: how far they begin behind its own, and what they are."""

    behind: int
    words: str

    def stand_in(self, state: JSON, text: str) -> Span | None:
        """Where the same words stand in a record that is alike; None where its text reads otherwise."""
        start = int(state["evidence"][0]["span"][0]) + self.behind
        end = start + len(self.words)
        return (start, end) if start >= 0 and text[start:end] == self.words else None


def _marked(span: Span | None, row: Record) -> Marked | None:
    return span and Marked(span[0] - row.evidence[0]["span"][0], text_of(row)[slice(*span)])


def write_decision(
    verb: str,
    document: Document,
    changes: Iterable[tuple[Record, JSON | None]],
    actor: str,
    noted: dict[str, JSON] | None = None,
) -> Decision:
    """Give rows their new states, with a revision each, inside `one_writer`.

    A row whose state is None is new: it is stored as it is. `noted` is what the revision of a row says besides.
    """
    at = now()
    made, revisions = [], []
    for row, state in changes:
        before = state_of(row) if state is not None else None
        if state is not None and state == before:
            continue
        take_state(row, state or state_of(row), actor, at)
        row.save(force_insert=state is None)
        after = {"verb": verb, **state_of(row), **(noted or {}).get(row.pk, {})}
        kind = kind_of(type(row))
        revisions.append(write_revision("decide", kind, row.pk, before=before, after=after, actor=actor))
        made.append((kind, row))
    if not revisions:
        raise LedgerError("D517", verb, "it changes nothing")
    follow_up(made)
    count_differences(row.document_id for _, row in made)
    first, last = revisions[0].pk, revisions[-1].pk
    return Decision.objects.create(
        verb=verb, document=document, count=len(revisions), first=first, last=last, actor=actor, at=at
    )


def follow_up(made: list[tuple[str, Record]]) -> None:
    """Settle what depends on decided rows: who has a page, and what is still asked."""
    _ask(made)
    settling = _documents(row for kind, row in made if kind in SETTLING and _moves(row))
    settled = settle_stored(settling)
    seen = _documents(row for kind, row in made if model_of(kind) in SEEN and _moves(row))
    link_marked(renew_sightings(seen))
    linked = Person.objects.filter(document__in=seen).values_list("cluster", flat=True)
    list_people((*(person.cluster for person in settled), *linked))
    anew = _documents(row for _, row in made if row.status in (Status.ADDED, Status.PROPOSED))
    renew_tasks(list({document.pk: document for document in (*settling, *anew)}.values()))
    count_tasks({row.document_id for _, row in made})


def _documents(rows: Iterable[Record]) -> list[Document]:
    return list({row.document_id: row.document for row in rows}.values())


def _ask(made: list[tuple[str, Record]]) -> None:
    """Ask about the rows that are open again and about no other."""
    for is_open in (True, False):
        rows = [row.pk for _, row in made if (row.status == Status.PROPOSED) is is_open]
        Task.objects.filter(kind__in={kind for kind, _ in made}, record__in=rows).update(is_open=is_open)
    _close_children([row for _, row in made if row.status == Status.REJECTED])


def _moves(row: Record) -> bool:
    return row.status != Status.CONFIRMED


def _close_children(rows: list[Record]) -> None:
    """What stands on rejected records is asked no more."""
    for model in RECORDS:
        for column in PARENT_COLUMNS[model]:
            gone = [row.pk for row in rows if type(row) is parent_model(column)]
            ids = model._default_manager.filter(**{f"{column}__in": gone}).values_list("pk", flat=True) if gone else ()
            Task.objects.filter(kind=kind_of(model), record__in=list(ids)).update(is_open=False)


def standing_on(row: Record) -> Iterator[tuple[type[Record], str, list[str]]]:
    """What stands on a record: model, the column that refers to it, and the ids."""
    for model in RECORDS:
        for column in PARENT_COLUMNS[model]:
            if parent_model(column) is type(row):
                children = model._default_manager.filter(document=row.document_id, **{f"{column}_id": row.pk})
                yield model, column, list(children.values_list("pk", flat=True))


def revisions_of(decision: Decision) -> Iterator[Revision]:
    """The revisions of a decision, the last first."""
    return Revision.objects.filter(pk__range=(decision.first, decision.last)).order_by("-pk").iterator()
