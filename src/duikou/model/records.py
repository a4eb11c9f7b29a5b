"""The records of one reading. Fields may be added, never renamed: other programs read them."""

from typing import Literal

import msgspec

from duikou.model.dates import PartialDate
from duikou.model.text import Span

Side = Literal["host", "guest", "central", "other", "none"]
BylineKind = Literal["reporter", "photographer", "editor"]
BlockKind = Literal[
    "title", "deck", "paragraph", "caption", "credit", "source", "residue", "related", "navigation", "table"
]
OrganisationKind = Literal[
    "government", "party", "congress", "military", "enterprise", "school", "hospital", "museum", "park",
    "association", "media", "other",
]  # fmt: skip
EventKind = Literal[
    "visit", "symposium", "reception", "signing", "site_visit", "greeting_visit", "rotation", "ceremony", "meeting",
    "other",
]  # fmt: skip
Role = Literal["leader", "chair", "speaker", "introducer", "attendee", "companion", "receiver", "met", "signatory"]
Act = Literal[
    "commitment", "request", "proposal", "directive", "thanks", "welcome", "congratulation", "praise", "report"
]
Specificity = Literal["principle", "direction", "field", "measurable", "binding"]
FigureKind = Literal["money", "count", "percent", "area", "length", "other"]

ACTIONABLE: tuple[Act, ...] = ("commitment", "request", "proposal", "directive")


class Byline(msgspec.Struct, frozen=True):
    """Who wrote, photographed or edited: provenance, not people of the report."""

    name: str
    kind: BylineKind
    span: Span
    quote: str


class Block(msgspec.Struct, frozen=True):
    """A stretch of the text of one kind; what is set aside says why. `at` is its place in the original."""

    kind: BlockKind
    span: Span
    at: str
    why: str | None = None


class Repaired(msgspec.Struct, frozen=True):
    """A mended text beside the original, with `[[start, text_start, length], …]` leading back to it."""

    text: str
    map: tuple[tuple[int, int, int], ...]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document: its text is never rewritten, and every span counts its code points.

    `number` is the one that an official paper gives itself.
    """

    id: str
    source: str
    media_type: str
    encoding: str
    text_by: str
    title: str | None
    deck: tuple[str, ...]
    outlet: str | None
    number: str | None = None
    language: str
    published: PartialDate | None
    bylines: tuple[Byline, ...]
    text: str
    text_sha256: str
    repaired: Repaired | None
    blocks: tuple[Block, ...]


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A post as printed, region and organisation words directly before it included."""

    id: str
    title: str
    organisation: str | None
    division: str | None
    completed_by: str | None
    span: Span
    quote: str


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A natural person named in the report. `side` is relative to the main event."""

    id: str
    name: str
    side: Side
    group: str | None
    office_holder: bool
    mentions: tuple[Span, ...]
    posts: tuple[Post, ...]


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    kind: OrganisationKind
    division: str | None
    mentions: tuple[Span, ...]


class Party(msgspec.Struct, frozen=True):
    """A side of an event or a pairing: `name` is the short common name (辽宁); firms have no division."""

    name: str
    division: str | None = None
    organisation: str | None = None


class Place(msgspec.Struct, frozen=True):
    name: str
    division: str | None
    span: Span
    quote: str


class Site(msgspec.Struct, frozen=True):
    """A named place or organisation that was visited."""

    id: str
    name: str
    division: str | None
    span: Span
    quote: str


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """A person's part in an event; `order` is the printed order, from 1."""

    id: str
    person: str
    roles: tuple[Role, ...]
    order: int
    span: Span
    quote: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What took place. `extent: within` = on some day inside the period."""

    id: str
    kind: EventKind
    name: str | None
    main: bool
    within: str | None
    extent: Literal["throughout", "within"]
    guest: Party | None
    host: Party | None
    start: PartialDate | None
    end: PartialDate | None
    places: tuple[Place, ...]
    sites: tuple[Site, ...]
    participants: tuple[Participant, ...]
    evidence: tuple[Span, ...]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing promised, asked or called for.

    `lead` and `cooperating` are the units that a paper charges with it, as printed, and `evidence` where they stand,
    one span each, that of `lead` first.
    """

    span: Span
    quote: str
    sectors: tuple[str, ...]
    specificity: Specificity
    due: PartialDate | None
    lead: str | None = None
    cooperating: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said: always attributed, never asserted. `speaker` is a person's id, or None for the meeting."""

    id: str
    event: str | None
    speaker: str | None
    on_behalf_of: tuple[str, ...]
    addressee: str | None
    act: Act
    span: Span
    quote: str
    items: tuple[Item, ...]


class Project(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    division: str | None
    sector: str | None
    span: Span
    quote: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A number of the programme. Money in yuan, 万 and 亿 multiplied out, percentages as printed."""

    id: str
    kind: FigureKind
    value: float | int | None
    low: float | int | None
    high: float | int | None
    unit: str | None
    what: str | None
    period: str | None
    span: Span
    quote: str


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    supporter: Party
    recipient: Party
    programme: str | None
    span: Span
    quote: str


class Note(msgspec.Struct, frozen=True):
    """What the reader saw and could not turn into a record. The count of notes is the to-do list."""

    code: str
    message: str
    span: Span
    quote: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All records of one document: one line of `duikou read --json`."""

    schema: Literal["duikou/reading/1"] = "duikou/reading/1"
    reader: str
    document: Document
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    projects: tuple[Project, ...] = ()
    figures: tuple[Figure, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    notes: tuple[Note, ...] = ()
