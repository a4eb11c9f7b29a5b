"""What linking says over many readings: who is one, who held which post when, what was told twice, and why.

Members are ids of the records of readings; a cluster is named by its first member, since it has no lasting id of its
own (docs/decisions/0006).
"""

from typing import Literal

import msgspec

from duikou.model.records import Party
from duikou.model.text import Span

LinkedKind = Literal["person", "organisation", "post", "place", "project", "event"]
Verdict = Literal["same", "different", "unsure"]
ConflictKind = Literal["one_post_two_people", "one_day_two_places", "post_unclear", "judgements_disagree", "kept_apart"]


class Reason(msgspec.Struct, frozen=True, gc=False):
    """What one feature of a pair says. `key` names its row in `linking/features.toml`, which has the words.

    `points` are hundredths of natural log odds, above 0 for the same; `left` and `right` are what was compared.
    """

    key: str
    points: int
    left: str = ""
    right: str = ""


class Judgement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Whether two members are one. Those of people come in as rows and outweigh those of the machine."""

    kind: LinkedKind
    left: str
    right: str
    verdict: Verdict
    by: Literal["machine", "person"] = "machine"
    score: int | None = None
    reasons: tuple[Reason, ...] = ()
    who: str | None = None
    when: str | None = None
    note: str | None = None


class Cluster(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Members that are one by the judgements; `name` is the form printed most often."""

    kind: LinkedKind
    id: str
    name: str
    members: tuple[str, ...]


class Seen(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Somebody in a post in one report: the person's and the post's record, the days that the report gives."""

    person: str
    post: str
    document: str
    day: str | None
    until: str | None
    quote: str


class Tenure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A person in a post as reports show it: first and last day seen, never a start or an end.

    `first` and `last` are None where no report has a dated day; `undated` counts such reports.
    """

    person: str
    post: str
    title: str
    first: Seen | None
    last: Seen | None
    sightings: tuple[Seen, ...]
    undated: int


class InferredPost(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The post of a name printed bare, taken from another report of that time: inferred, with its source."""

    person: str
    title: str
    organisation: str | None
    division: str | None
    source: Seen
    days_apart: int
    rule: str


class Conflict(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What people should look at (请核): not an error, and nothing is repaired.

    `subjects` are clusters or members, `evidence` the records that show it, `points` what is named in the words.
    """

    kind: ConflictKind
    subjects: tuple[str, ...]
    evidence: tuple[str, ...]
    words: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True, gc=False):
    """One thing that a report tells of an event: `field` and `value`, with the record and the words."""

    field: str
    value: str
    record: str
    span: Span | None = None


class Contradiction(msgspec.Struct, frozen=True, gc=False):
    """What a report tells otherwise than another report of the same event."""

    told: Told
    other: Told
    document: str


class Telling(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One report of an episode beside the others: what only it has, what it lacks, what it says otherwise."""

    document: str
    event: str
    adds: tuple[Told, ...]
    omits: tuple[Told, ...]
    contradicts: tuple[Contradiction, ...]


class Episode(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One event with all its reports. Every report is kept; nothing is settled between them."""

    id: str
    kind: str
    name: str | None
    guest: Party | None
    host: Party | None
    first: str | None
    last: str | None
    tellings: tuple[Telling, ...]


class Linking(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The whole of linking, recomputed from readings and judgements."""

    schema: Literal["duikou/linking/1"] = "duikou/linking/1"
    clusters: tuple[Cluster, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    inferred: tuple[InferredPost, ...] = ()
    episodes: tuple[Episode, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
