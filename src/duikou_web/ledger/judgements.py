"""Judgements as rows: what people said of some records, and what the machine says anew."""

from collections.abc import Collection, Iterable
from typing import cast

import msgspec
from django.db.models import Q

from duikou.linking.clustering import pair_of
from duikou.linking.linker import NOT_TOLD
from duikou.model import linking
from duikou_web.ledger.clock import now
from duikou_web.ledger.models import Judgement, Name, Sighting
from duikou_web.ledger.rows import write_columns


def by_people(members: Collection[str], *kinds: linking.LinkedKind) -> list[linking.Judgement]:
    """What people said of some records, as far as it was not taken back."""
    sides = (Q(left__in=members), Q(right__in=members))  # each by its own index of what people said
    said = Judgement.objects.filter(kind__in=kinds, by="person", holds=True)
    rows = {row.pk: row for side in sides for row in said.filter(side)}
    return [
        linking.Judgement(
            kind=cast("linking.LinkedKind", row.kind), left=row.left, right=row.right, by="person", who=row.who,
            verdict=cast("linking.Verdict", row.verdict), when=f"{row.at.isoformat()}#{row.pk:012}",
        )
        for _, row in sorted(rows.items())
    ]  # fmt: skip


def widen(model: type[Sighting | Name], blocks: set[str], *kinds: linking.LinkedKind) -> list[linking.Judgement]:
    """Take in the blocks that judgements of people reach, and give these judgements."""
    while True:
        members = list(model._default_manager.filter(block__in=blocks).values_list("pk", flat=True))
        given = by_people(members, *kinds)
        sides = {side for judgement in given for side in pair_of(judgement)}
        reached = set(model._default_manager.filter(pk__in=sides).values_list("block", flat=True))
        if reached <= blocks:
            return given
        blocks |= reached


def store_judgements(kind: str, judgements: Iterable[linking.Judgement], of: Q) -> None:
    """Add what the machine says now and did not say before; what it no longer says holds no more.

    It says something new where the verdict or the sum is another.
    """
    standing = Judgement.objects.filter(of, kind=kind, by="machine", holds=True)
    rows = standing.values_list("left", "right", "pk", "verdict", "score")
    before = {(left, right): (pk, verdict, score) for left, right, pk, verdict, score in rows}
    at, added, stale = now(), [], []
    for judgement in judgements:
        if judgement.reasons[0].key in NOT_TOLD:
            continue
        left, right = pair_of(judgement)
        old = before.pop((left, right), None)
        if old is not None and old[1:] == (judgement.verdict, judgement.score):
            continue
        if old is not None:
            stale.append(old[0])
        reasons = list(msgspec.to_builtins(judgement.reasons))
        added.append(
            Judgement(kind=kind, left=left, right=right, verdict=judgement.verdict, by="machine",
                      score=judgement.score, reasons=reasons, at=at)
        )  # fmt: skip
    stale += [pk for pk, *_ in before.values()]
    write_columns(Judgement, ("holds",), [(False, pk) for pk in stale])
    Judgement.objects.bulk_create(added)
