"""Split a record, merge two that are one, add one that was missed."""

from collections.abc import Iterable

from duikou.errors import LedgerError
from duikou.model.text import Span
from duikou_web.ledger.actions.answer import refuse_until_read
from duikou_web.ledger.actions.decide import Wish, shown_row, standing_on, text_of, write_decision
from duikou_web.ledger.carrying import PARENT_COLUMNS
from duikou_web.ledger.drafts import JSON, Parents, columns_of, kind_of, parent_model
from duikou_web.ledger.journal import one_writer
from duikou_web.ledger.models import Decision, Document, Record, Status
from duikou_web.ledger.reviewing.added import NEEDED, PARENTS, new_body, new_id
from duikou_web.ledger.reviewing.changes import merged, merged_into, on_words, snapped, split
from duikou_web.ledger.reviewing.kinds import model_of
from duikou_web.ledger.reviewing.states import state_of
from duikou_web.ledger.rows import UNSETTLED


def split_record(wish: Wish, at: int) -> Decision:
    """Cut a record in two at a place of the text."""
    with one_writer():
        row = shown_row(wish.kind, wish.record, wish.seen)
        refuse_until_read(row.document)
        first, rest = split(wish.kind, state_of(row), text_of(row), at)
        parents = _parents(row)
        own = {"id": new_id(row.document.sha256, wish.kind, rest, parents)} if "id" in row.current else {}
        body, _ = on_words(wish.kind, {**row.current, **own}, [], text_of(row), rest)
        second = _new_row(row.document, wish.kind, body, rest, parents)
        return write_decision("split", row.document, [(row, first), (second, None)], wish.actor)


def merge_records(wish: Wish, other: str, other_seen: str) -> Decision:
    """Make one record of two: the other one's words, and what stands on it, go to the first."""
    with one_writer():
        row = shown_row(wish.kind, wish.record, wish.seen)
        gone = shown_row(wish.kind, other, other_seen)
        refuse_until_read(row.document)
        if row.pk == gone.pk or row.document_id != gone.document_id:
            raise LedgerError("D517", f"{wish.kind} {other}", "two records of one report are merged")
        whole = merged(wish.kind, state_of(row), state_of(gone), text_of(row))
        led = list(_lead(gone, row))
        changes = [(row, whole), (gone, merged_into(state_of(gone), row.pk))]
        return write_decision("merge", row.document, changes, wish.actor, {gone.pk: {"led": led}})


def add_record(document: Document, wish: Wish, parents: dict[str, str]) -> Decision:
    """Add what the reader missed, on its words."""
    text = document.original.text
    span = snapped(text, wish.span or (0, 0))
    known = {column: parents.get(column) or None for column in PARENTS.get(wish.kind, ())}
    with one_writer():
        refuse_until_read(document)
        for column, parent in known.items():
            _check_parent(document, wish.kind, column, parent)
        key = new_id(document.sha256, wish.kind, span, known)
        body = new_body(wish.kind, key, text, span, wish.given)
        body |= {column: parent for column, parent in known.items() if column in body}
        row = _new_row(document, wish.kind, body, span, known)
        if there := type(row)._default_manager.filter(pk=row.pk).first():
            return _add_again(there, row, wish)
        return write_decision("add", document, [(row, None)], wish.actor)


def _add_again(there: Record, row: Record, wish: Wish) -> Decision:
    """What was added once and taken back is added by the same row."""
    if there.status != Status.REJECTED:
        raise LedgerError("D517", wish.kind, "it is there already")
    return write_decision("add", there.document, [(there, state_of(row))], wish.actor)


def _check_parent(document: Document, kind: str, column: str, parent: str | None) -> None:
    if parent is None and kind in NEEDED:
        raise LedgerError("D517", kind, f"its {column} is not told")
    if parent and not parent_model(column)._default_manager.filter(pk=parent, document=document).exists():
        raise LedgerError("D517", kind, f"its {column} is not there")


def _parents(row: Record) -> Parents:
    return {column: getattr(row, f"{column}_id") for column in PARENT_COLUMNS[type(row)]}


def _new_row(document: Document, kind: str, body: JSON, span: Span, parents: Parents) -> Record:
    """The row of a record that no reader said. Its id follows from where it stands, as that of the body does."""
    model = model_of(kind)
    key = new_id(document.sha256, kind, span, parents)
    words = {"span": list(span), "quote": document.original.text[slice(*span)]}
    known = {f"{column}_id": parents.get(column) for column in PARENT_COLUMNS[model]}
    names = {field.attname for field in model._meta.concrete_fields}
    settled = {name: value for name, value in UNSETTLED.items() if name in names}
    return model(
        id=key, document=document, start=span[0], evidence=[words], extracted={}, current=body, reader="",
        status=Status.ADDED, **{**settled, **columns_of(model, body)}, **known,
    )  # fmt: skip


def _lead(gone: Record, row: Record) -> Iterable[tuple[str, str, str]]:
    """Lead what stands on one row to another; gives kind, id and column of each."""
    for model, column, ids in standing_on(gone):
        for key in ids:
            model._default_manager.filter(pk=key).update(**{f"{column}_id": row.pk})
            yield kind_of(model), key, column
