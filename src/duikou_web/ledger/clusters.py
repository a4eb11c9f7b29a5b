"""The addresses of clusters: they outlive merges and splits, and nobody can reckon them from a name.

The cluster with most of the old members keeps an address, of as many the one it was made for; what is split off takes
up one that it had, else a new one.
"""

import hmac
import secrets
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet

from duikou_web.ledger.clock import now
from duikou_web.ledger.models import Event, Membership, Moved, Person, Salt, Thing

DIGITS: Final = 16
NOTHING: Final[Mapping[str, int]] = {}
STEPS: Final = 32  # merges of one address after each other that are followed

Members = tuple[str, ...]
IsTaken = Callable[[str, Members], bool]
"""Whether an address is that of others than these members."""


class Addressed(NamedTuple):
    """The address of each cluster, and where those lead that none has any more."""

    of: dict[Members, str]
    moved: dict[str, str]


def salt() -> bytes:
    """The salt of this ledger, made when it is first asked for."""
    row = Salt.objects.order_by("pk").first() or Salt.objects.create(value=secrets.token_hex(32))
    return bytes.fromhex(row.value)


def address_of(secret: bytes, member: str, turn: int = 0) -> str:
    """The address that a member gives to a cluster; `turn` counts on where it is taken."""
    return hmac.new(secret, f"{member}:{turn}".encode(), "sha256").hexdigest()[:DIGITS]


def address(
    clusters: Sequence[Members],
    before: Mapping[str, str],
    known: Collection[str],
    is_taken: IsTaken,
    weight: Mapping[str, int] = NOTHING,
) -> Addressed:
    """Give clusters their addresses. `before` is the address that each member had; `known` are the members that were
    linked before, whose addresses may stand elsewhere. Members count by `weight`, one where none is told.
    """
    found: dict[Members, str] = {}
    secret = salt()
    own = {members: {address_of(secret, member) for member in members} for members in clusters}
    shares = [
        (-number, old not in own[members], members, old)
        for members in clusters
        for old, number in _shares(members, before, weight).items()
    ]
    taken: dict[str, Members] = {}
    for *_, members, old in sorted(shares):
        if members not in found and old not in taken:
            found[members], taken[old] = old, members
    for members in clusters:
        if members not in found:
            found[members] = _free_address(secret, members, own[members], taken, is_taken)
            taken[found[members]] = members
    after = {member: found[members] for members in found for member in members}
    return Addressed(found, _moved({member: before[member] for member in known}, after, taken))


def _shares(members: Members, before: Mapping[str, str], weight: Mapping[str, int]) -> Counter[str]:
    """Old address → how much of a cluster had it."""
    shares: Counter[str] = Counter()
    for member in members:
        if before.get(member):
            shares[before[member]] += weight.get(member, 1)
    return shares


def _free_address(
    secret: bytes, members: Members, own: set[str], taken: Mapping[str, Members], is_taken: IsTaken
) -> str:
    """One that led elsewhere and that these members once had, else a new one."""
    had = list(Moved.objects.filter(old__in=own).order_by("old").values_list("old", flat=True))
    new = (address_of(secret, members[0], turn) for turn in count())
    return next(key for key in chain(had, new) if key not in taken and not is_taken(key, members))


def _moved(before: Mapping[str, str], now: Mapping[str, str], taken: Mapping[str, Members]) -> dict[str, str]:
    """Old addresses that nobody has → that of most of their members."""
    heirs: dict[str, Counter[str]] = {}
    for member, old in before.items():
        if old and old not in taken and member in now:
            heirs.setdefault(old, Counter())[now[member]] += 1
    return {old: min(found, key=lambda new: (-found[new], new)) for old, found in heirs.items()}


def note_members(kind: str, members: Iterable[tuple[str, int, str]]) -> None:
    """Note which records, each with its report, have which address from now on."""
    at = now()
    Membership.objects.bulk_create(
        Membership(kind=kind, record=record, document_id=document, cluster=cluster, at=at)
        for record, document, cluster in members
    )


def lead_on(moved: Mapping[str, str]) -> None:
    """Let addresses that are nobody's any more lead to others."""
    rows = [Moved(old=old, new=new) for old, new in moved.items()]
    Moved.objects.bulk_create(rows, update_conflicts=True, unique_fields=["old"], update_fields=["new"])


def resolve(key: str) -> str | None:
    """Where the address of a person, an event or a thing leads that nobody has: over as many moves as there were."""
    for _ in range(STEPS):
        new = Moved.objects.filter(old=key).values_list("new", flat=True).first()
        if new is None or any(found.exists() for found in _at(new)):
            return new
        key = new
    return None


def _at(key: str) -> Iterator[QuerySet[Any]]:
    yield Person.objects.filter(cluster=key)
    yield Event.objects.filter(pk=key)
    yield Thing.objects.filter(pk=key)
