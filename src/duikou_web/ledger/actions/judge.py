"""Say that records are one or are not, and take it back. What a person says outweighs the machine and stays."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final, get_args

from duikou.errors import LedgerError
from duikou.model.linking import Verdict
from duikou_web.ledger.actions.link_records import link_blocks
from duikou_web.ledger.actions.link_tellings import link_tellings
from duikou_web.ledger.actions.link_things import link_names
from duikou_web.ledger.clock import now
from duikou_web.ledger.journal import LOCAL, one_writer, write_revision
from duikou_web.ledger.models import Judgement, Name, Person, Revision, Sighting, Telling
from duikou_web.ledger.naming import KINDS

VERDICTS: Final = get_args(Verdict)

Pair = tuple[str, str]


def judge(
    kind: str,
    pairs: Sequence[Pair],
    verdict: str,
    *,
    actor: str = LOCAL,
    why: str | None = None,
    seen: str | None = None,
) -> Revision:
    """Judge pairs of sightings, tellings or names in one decision, and link again what it touches.

    `seen` is what people had said of the pairs when they were shown (`said_of_pairs`); without it nobody looked.

    Raises:
        LedgerError: D515, a record is not there, or the two are one record; D516, somebody judged them meanwhile.
    """
    with one_writer():
        pairs = [(min(pair), max(pair)) for pair in pairs]
        _check(kind, pairs, verdict)
        if seen is not None and seen != said_of_pairs(kind, pairs):
            raise LedgerError("D516", " ".join(pairs[0]))
        said = {"kind": kind, "verdict": verdict, "pairs": [list(pair) for pair in pairs]}
        decision = write_revision("judge", kind, pairs[0][0], before=None, after=said, actor=actor, why=why)
        Judgement.objects.bulk_create(
            Judgement(kind=kind, left=left, right=right, verdict=verdict, by="person", reasons=[], who=actor, at=now(),
                      decision=decision)
            for left, right in pairs
        )  # fmt: skip
        _link(kind, pairs)
    return decision


def said_of_pairs(kind: str, pairs: Iterable[Pair]) -> str:
    """What people said of some pairs so far, in one word: it is another one as soon as somebody says more."""
    ordered = {(min(pair), max(pair)) for pair in pairs}
    left, right = {pair[0] for pair in ordered}, {pair[1] for pair in ordered}
    found = Judgement.objects.filter(kind=kind, by="person", left__in=left, right__in=right).order_by("pk")
    rows = found.values_list("left", "right", "pk", "holds")
    said = [f"{pk}{'+' if holds else '-'}" for one, other, pk, holds in rows if (one, other) in ordered]
    return sha256(" ".join(said).encode()).hexdigest()[:16]


def take_back(decision: int, *, actor: str = LOCAL) -> Revision:
    """Take a decision back: what the machine or an earlier decision says holds again.

    Raises:
        LedgerError: D515, there is no such decision, or it was taken back already.
    """
    with one_writer():
        rows = list(Judgement.objects.filter(decision=decision, by="person", holds=True))
        if not rows:
            raise LedgerError("D515", f"decision {decision}")
        kind, pairs = rows[0].kind, [(row.left, row.right) for row in rows]
        Judgement.objects.filter(decision=decision, by="person").update(holds=False)
        said = {"kind": kind, "verdict": rows[0].verdict, "pairs": [list(pair) for pair in pairs]}
        revision = write_revision("take_back", kind, pairs[0][0], before=said, after=None, actor=actor)
        _link(kind, pairs)
    return revision


def neighbours(person: str) -> list[Pair]:
    """The pairs to judge different, so that a sighting stands apart: all that say it is one with others of its cluster.

    Where only a chain of others holds it, the first of them.
    """
    cluster = Person.objects.filter(cluster=Person.objects.filter(pk=person).values("cluster")[:1]).exclude(pk=person)
    others = set(cluster.values_list("pk", flat=True))
    same = Judgement.objects.filter(kind="person", verdict="same", holds=True)
    beside = {
        *same.filter(left=person).values_list("right", flat=True),
        *same.filter(right=person).values_list("left", flat=True),
    }
    return [(person, other) for other in sorted(beside & others) or sorted(others)[:1]]


def neighbours_of_name(name: str) -> list[Pair]:
    """The same for a name: it stands apart from all others of its thing."""
    there = Name.objects.filter(thing=Name.objects.filter(pk=name).values("thing")[:1]).exclude(pk=name)
    return [(name, other) for other in there.order_by("pk").values_list("pk", flat=True)]


def _check(kind: str, pairs: Iterable[Pair], verdict: str) -> None:
    pairs = list(pairs)
    sides = {side for pair in pairs for side in pair}
    if (
        verdict not in VERDICTS
        or not pairs
        or _known(kind, sides) < len(sides)
        or any(one == two for one, two in pairs)
    ):
        raise LedgerError("D515", " ".join(sorted(sides)))


def _known(kind: str, sides: set[str]) -> int:
    """How many of these can be judged as one of a kind."""
    if kind in KINDS:
        return Name.objects.filter(pk__in=sides, kind=kind).count()
    model = {"person": Sighting, "event": Telling}.get(kind)
    return model._default_manager.filter(pk__in=sides).count() if model is not None else 0


def _link(kind: str, pairs: Iterable[Pair]) -> None:
    sides = {side for pair in pairs for side in pair}
    if kind == "person":
        link_blocks(set(Sighting.objects.filter(pk__in=sides).values_list("block", flat=True)))
    elif kind in KINDS:
        link_names(set(Name.objects.filter(pk__in=sides).values_list("block", flat=True)))
    else:
        link_tellings(sides)
