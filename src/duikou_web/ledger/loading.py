"""From bytes to the ledger: read what is new, pass over what stands already."""

from dataclasses import dataclass, field
from hashlib import sha256

from duikou.documents.decoding import MAX_SIZE
from duikou.documents.handling import handling_of_place
from duikou.documents.originals.html.rates import FillRates
from duikou.pipeline import READER, Asked, read_as_asked, to_json
from duikou_web.ledger.actions.link_records import link_records
from duikou_web.ledger.actions.load_document import Outcome, load_document, see_again, standing_reading
from duikou_web.ledger.faults import numbered_faults
from duikou_web.ledger.models.document import Handling
from duikou_web.ledger.receiving import Received, stricter


@dataclass(frozen=True)
class Loading:
    """How documents are loaded. `again` reads also what this version of the reader has read; `sift` only the genre.

    `rates` counts what the pages that are read have of their layouts.
    """

    published: str | None = None
    is_sample: bool = False
    internal: bool = False
    again: bool = False
    sift: bool = False
    rates: FillRates = field(default_factory=FillRates)
    max_size: int = MAX_SIZE

    def load(self, data: bytes, source: str, handling: str = Handling.PUBLIC) -> Outcome:
        """Load one document; what it came with, its folder, a flag and its own words say how it may be handled.

        Raises:
            DuikouError: it is refused, or the ledger cannot be written; nothing of it is stored.
        """
        handling = Handling.INTERNAL if self.internal else stricter(handling, handling_of_place(source))
        with numbered_faults():
            standing = standing_reading(sha256(data).hexdigest())
            given = self.published or (standing.document.published_given if standing else None)
            if standing and not self.again and (standing.reader, standing.document.published_given) == (READER, given):
                return see_again(standing.document, source, handling)
            how = Asked(given, self.max_size, rules=True, sift=self.sift, rates=self.rates)
            line = to_json(read_as_asked(data, source, how))
            return load_document(Received(data, line.encode(), source, given, self.is_sample, handling))

    def link(self) -> int:
        """Link what was loaded with what stands there; returns how much there was to link.

        Raises:
            LedgerError: the ledger cannot be written; what is not linked yet is linked the next time.
        """
        with numbered_faults():
            return link_records()
