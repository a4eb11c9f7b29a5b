"""What linking compares: people, events and things as one report shows them, with the features already drawn out."""

from typing import NamedTuple

from duikou.linking.cores import Reach
from duikou.linking.days import Days, When
from duikou.linking.offices import Office
from duikou.model.linking import LinkedKind
from duikou.model.records import EventKind, Party, Role, Side
from duikou.model.text import Span


class SeenPost(NamedTuple):
    """A printed post with the office it names."""

    id: str
    title: str
    organisation: str | None
    division: str | None
    office: Office


class Occasion(NamedTuple):
    """When whom a report shows met whom: two provinces over some days. Two reports of one occasion share people."""

    provinces: tuple[str, str]
    days: Days


class SeenPerson(NamedTuple):
    """An official as one report shows them. `areas` are the divisions of posts; `around`, of label and side."""

    id: str
    document: str
    name: str
    folded: str
    block: str
    side: Side
    holder: bool
    posts: tuple[SeenPost, ...]
    areas: tuple[str, ...]
    around: tuple[str, ...]
    labelled: bool
    when: When
    roles: frozenset[Role]
    peers: frozenset[str]
    occasion: Occasion | None

    @property
    def bare(self) -> bool:
        """A name without a post."""
        return not self.posts


class Fact(NamedTuple):
    """One thing that a report tells of an event. Reports tell the same where field and key are the same."""

    field: str
    key: str
    value: str
    record: str
    span: Span | None


class SeenEvent(NamedTuple):
    """An event as one report tells it. People stand under their blocks: spellings do not matter."""

    id: str
    document: str
    kind: EventKind
    main: bool
    within: str | None
    name: str | None
    guest: Party | None
    host: Party | None
    when: When
    places: frozenset[str]
    sites: frozenset[str]
    people: dict[str, frozenset[Role]]
    attended: tuple[str, ...]
    """Ids of the people whom the report names at this very event."""
    facts: tuple[Fact, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """Guest and host, as far as they are named."""
        return tuple(party for party in (self.guest, self.host) if party is not None)

    @property
    def principals(self) -> frozenset[str]:
        """Who led, chaired or received."""
        return frozenset(name for name, roles in self.people.items() if roles & PRINCIPAL)


class SeenThing(NamedTuple):
    """An organisation or site, a post, a place or a project in one report, or all that bear its name.

    `core` is its name without divisions and in short form: what two must share to be one. `around` are the divisions
    that its report tells of.
    """

    kind: LinkedKind
    id: str
    document: str
    name: str
    core: str
    reach: Reach
    division: str | None
    around: tuple[str, ...]

    @property
    def block(self) -> str:
        """What two must share to be compared: the core; of a general name its division too, or where it is told of."""
        place = self.division or "/".join(self.around) or self.document
        return f"{self.kind}:{self.core}" + (f"@{place}" if self.reach == "general" else "")

    @property
    def same_name(self) -> str:
        """Mentions that share it are one by their name: core and division. Without a division each report has its own,
        where the name does not tell by itself.
        """
        if self.division or self.reach == "sole":
            return f"{self.kind}:{self.core}@{self.division or ''}"
        return f"{self.kind}:{self.core}?{self.id if self.kind == 'post' else self.document}"


PRINCIPAL: frozenset[Role] = frozenset({"leader", "chair", "receiver", "met"})
