"""Decisions that tests take, on records as they stand."""

from typing import Any

from duikou_web.ledger.actions.decide import Wish, decide
from duikou_web.ledger.drafts import kind_of
from duikou_web.ledger.journal import LOCAL
from duikou_web.ledger.models import Record
from duikou_web.ledger.reviewing.states import token_of


def wish(row: Record, verb: str = "accept", **how: Any) -> Wish:
    """What somebody wants of a record that is shown as it is."""
    return Wish(verb, kind_of(type(row)), row.pk, token_of(row), **how)


def say(row: Record, verb: str, actor: str = LOCAL, **how: Any) -> int:
    """Decide a record; returns the number of the decision."""
    return decide(wish(row, verb, actor=actor, **how)).pk
