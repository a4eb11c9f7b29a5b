"""Dates as reports give them: whole, partial, inferred or open."""

from typing import Literal

import msgspec

from duikou.model.text import Span

Basis = Literal["stated", "published", "inferred", "open"]
Precision = Literal["day", "month", "year"]


class PartialDate(msgspec.Struct, frozen=True):
    """A date with what it rests on.

    `value` is ISO (`2025-06-26`, `2025-06`, `2025`), `--06-26` where the year is not known, or None. `basis` says how
    the year is known: `stated` in the text, `published` (from the publication date), `inferred` (with `why` and
    `evidence`), or `open`. `not_before` and `not_after` bound an open date.
    """

    value: str | None
    precision: Precision
    not_before: str | None = None
    not_after: str | None = None
    basis: Basis = "open"
    why: str | None = None
    evidence: tuple[Span, ...] = ()
