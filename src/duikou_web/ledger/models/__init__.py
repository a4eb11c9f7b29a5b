"""The tables of the ledger. Models hold columns and nothing else: writes are in `actions`, reads in `selectors`.

Document ─┬─ Source      where it was seen: every path or URL
          ├─ Original    its bytes and its text
          ├─ Sketch ── Band     what is compared of its words, to find its copies
          ├─ Reading     what one version of the reader said of it, whole; EarlierReading: before it read again
          └─ records     one row each, on their words (see `record.Record`)
              Person ── Post                     Organisation  Project  Figure  Pairing
              Event ─── Participant Place Site   Byline  Note
              Statement ── Item
Sighting ── Chair        people as linking compares them; Telling ── TellingKey: events
Thing ── Name ── Naming  organisations, posts and projects: which names are one, and which records bear them
Judgement                whether two records or names are one; Unlinked: what is to be linked again
Moved  Salt              addresses of people and things; Listing: one row a person, for lists;
                         Membership: who had which address since when
Revision ── AuditEntry   every change, chained; ChainHead: where the chain ends
Task                     what people are asked; Decision: what they said; Answer: of two, unseen by the other
"""

from duikou_web.ledger.models.copies import Band, Sketch
from duikou_web.ledger.models.document import Document, EarlierReading, Original, Reading, Source
from duikou_web.ledger.models.events import Event, Participant, Place, Site
from duikou_web.ledger.models.history import AuditEntry, ChainHead, Revision
from duikou_web.ledger.models.linking import (
    Chair,
    Judgement,
    Listing,
    Membership,
    Moved,
    Salt,
    Sighting,
    Telling,
    TellingKey,
    Unlinked,
)
from duikou_web.ledger.models.people import Organisation, Person, Post
from duikou_web.ledger.models.programme import Figure, Pairing, Project
from duikou_web.ledger.models.provenance import Byline, Note
from duikou_web.ledger.models.record import Record, Status
from duikou_web.ledger.models.review import Answer, Decision, Task
from duikou_web.ledger.models.statements import Item, Statement
from duikou_web.ledger.models.things import Name, Naming, Thing

RECORDS: tuple[type[Record], ...] = (
    Person, Event, Statement, Post, Organisation, Participant, Place, Site, Item, Project, Figure, Pairing, Byline,
    Note,
)  # fmt: skip
"""Every kind of record, those that others refer to first."""

__all__ = [
    "RECORDS", "Answer", "AuditEntry", "Band", "Byline", "ChainHead", "Chair", "Decision", "Document", "EarlierReading",
    "Event", "Figure", "Item", "Judgement", "Listing", "Membership", "Moved", "Name", "Naming", "Note", "Organisation",
    "Original", "Pairing", "Participant", "Person", "Place", "Post", "Project", "Reading", "Record", "Revision", "Salt",
    "Sighting", "Site", "Sketch", "Source", "Statement", "Status", "Task", "Telling", "TellingKey", "Thing", "Unlinked",
]  # fmt: skip
