"""Kinds of records by their names: `person` → `Person`."""

from typing import Final

from duikou.errors import LedgerError
from duikou_web.ledger.drafts import kind_of
from duikou_web.ledger.models import RECORDS, Record
from duikou_web.ledger.reviewing.states import REVIEWED

_MODELS: Final = {kind_of(model): model for model in RECORDS}


def model_of(kind: str) -> type[Record]:
    """The table of a kind that is reviewed.

    Raises:
        LedgerError: D517, nobody is asked about such records.
    """
    if kind not in REVIEWED:
        raise LedgerError("D517", kind)
    return _MODELS[kind]


def get_row(kind: str, record: str) -> Record:
    """One row with its document and text.

    Raises:
        LedgerError: D516, it is no longer there.
    """
    rows = model_of(kind)._default_manager.select_related("document__original")
    row = rows.filter(pk=record).first()
    if row is None:
        raise LedgerError("D516", f"{kind} {record}", "it is gone")
    return row
