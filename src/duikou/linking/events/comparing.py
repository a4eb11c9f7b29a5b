"""Compare two events of two reports: every feature with its reason."""

from itertools import product
from typing import Final

from duikou.lexicon.divisions import common_name
from duikou.linking.areas import lasting, related
from duikou.linking.days import When
from duikou.linking.events.blocking import includes
from duikou.linking.features import Compared, compared, reason
from duikou.linking.seen import SeenEvent
from duikou.model.linking import Reason
from duikou.model.records import EventKind, Party

AKIN: Final[tuple[frozenset[EventKind], ...]] = (
    frozenset({"visit", "site_visit", "greeting_visit"}),
    frozenset({"symposium", "meeting", "reception"}),
    frozenset({"ceremony", "signing", "rotation"}),
)
MOST: Final = 0.5  # of the shorter list
FEW: Final = 2  # people a side needs, before sharing none says something
NAMED: Final = 4
BOTH: Final = 2


def compare_events(left: SeenEvent, right: SeenEvent, *, copies: bool = False) -> Compared:
    """Everything that speaks for and against one event behind two tellings; `copies` are reports with one text.

    Two papers on a symposium of 辽宁 and 西藏 on one day, with the same chair → kind +100, parties +230, day +200,
    principals +250
    """
    if left.document == right.document:
        return compared([reason("telling.one")])
    days = days_reason(left.when, right.when)
    found = (
        _kind_reason(left, right), _parties_reason(left.parties, right.parties), days,
        _place_reason(left, right), *_people_reasons(left, right), _title_reason(left, right),
        _sites_reason(left, right), _copies_reason(days) if copies else None,
    )  # fmt: skip
    return compared([each for each in found if each is not None])


def _copies_reason(days: Reason | None) -> Reason | None:
    """Next year's report of the same meeting is written over the last one's: another day is another event."""
    return None if days is not None and days.key == "days.apart" else reason("text.copies")


def _kind_reason(left: SeenEvent, right: SeenEvent) -> Reason:
    if left.kind == right.kind:
        return reason("kind.same", left.kind, right.kind)
    akin = any({left.kind, right.kind} <= family for family in AKIN) or "other" in (left.kind, right.kind)
    return reason("kind.akin" if akin else "kind.other", left.kind, right.kind)


def _parties_reason(left: tuple[Party, ...], right: tuple[Party, ...]) -> Reason | None:
    """The parties in either order: each paper puts its own side first."""
    if not left or not right:
        return None
    fits = [[_fit(first, second) for first, second in zip(left, order, strict=False)] for order in (right, right[::-1])]
    best = max(fits, key=lambda fit: (min(fit), sum(fit)))
    named = "—".join(party.name for party in left), "—".join(party.name for party in right)
    if min(best) == 0:
        return reason("parties.none", *named)
    if len(best) < BOTH:
        return reason("parties.one", *named)
    return reason("parties.same" if min(best) == BOTH else "parties.nested", *named)


def _fit(first: Party, second: Party) -> int:
    """2 for the same party, 1 where one lies in the other, 0 for another."""
    if first.division is None or second.division is None:
        return 2 if first.name == second.name else 0
    if lasting(first.division) == lasting(second.division):
        return 2
    return int(related(first.division, second.division))


def days_reason(left: When, right: When) -> Reason | None:
    """What the days say: the same, overlapping, the next, or others; nothing where one has none."""
    named = _shown(left), _shown(right)
    if left.days is not None and right.days is not None:
        gap = left.days.gap(right.days)
        if gap > 0:
            return reason("days.next" if gap == 1 else "days.apart", *named)
        return reason("days.same" if left.days == right.days and left.days.exact else "days.overlap", *named)
    if left.bounds.gap(right.bounds) > 1:
        return reason("days.apart", *named)
    days = left.yearless, right.yearless
    if None not in days:
        return reason("days.yearless" if days[0] == days[1] else "days.apart", *named)
    dated, open_day = (left.days, right.yearless) if left.days else (right.days, left.yearless)
    if dated is None or open_day is None:
        return None
    return reason("days.yearless" if includes(dated, open_day) else "days.apart", *named)


def _shown(when: When) -> str:
    if when.first is None:
        return when.yearless or ""
    return when.first if when.last in (None, when.first) else f"{when.first}/{when.last}"


def _place_reason(left: SeenEvent, right: SeenEvent) -> Reason | None:
    if not left.places or not right.places:
        return None
    for first, second in product(sorted(left.places), sorted(right.places)):
        if related(first, second):
            return reason("place.same", common_name(first), common_name(second))
    names = ("、".join(common_name(code) for code in sorted(event.places)) for event in (left, right))
    return reason("place.other", *names)


def _people_reasons(left: SeenEvent, right: SeenEvent) -> list[Reason]:
    """Principals and participants. A paper that leaves out the other side's leader does not deny him."""
    shared = left.people.keys() & right.people.keys()
    reasons = []
    leading = left.principals & right.principals
    if leading:
        reasons.append(reason("principals.same", _listed(leading)))
    elif left.principals and right.principals and not shared:
        reasons.append(reason("principals.other", _listed(left.principals), _listed(right.principals)))
    shorter = min(len(left.people), len(right.people))
    if shared:
        key = "people.most" if len(shared) >= MOST * shorter else "people.some"
        reasons.append(reason(key, _listed(shared)))
    elif shorter >= FEW:
        reasons.append(reason("people.none"))
    return reasons


def _title_reason(left: SeenEvent, right: SeenEvent) -> Reason | None:
    return reason("title.same", left.name, right.name) if left.name and left.name == right.name else None


def _sites_reason(left: SeenEvent, right: SeenEvent) -> Reason | None:
    if not left.sites or not right.sites:
        return None
    shared = left.sites & right.sites
    if shared:
        return reason("sites.shared", _listed(shared))
    return reason("sites.none", _listed(left.sites), _listed(right.sites))


def _listed(names: frozenset[str] | set[str]) -> str:
    return "、".join(sorted(names)[:NAMED])
