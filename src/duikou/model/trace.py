"""How a record came about: what `duikou explain` prints."""

import msgspec

from duikou.model.text import Span


class Trace(msgspec.Struct, frozen=True):
    """One step: `rule` made `what` (a record's kind and name, or a step towards one) out of the words at `span`.

    `inputs` are the spans of what it was made from; explain finds their own traces and the table rows under them.
    `settles` are the fields of the record (`figure.kind`) that the step decided.
    """

    rule: str
    what: str
    span: Span
    inputs: tuple[Span, ...] = ()
    settles: tuple[str, ...] = ()
