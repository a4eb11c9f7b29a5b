"""Which rules made each record, and how far they proved right on the gold reports of the project."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from duikou.model.details import Made, Proof
from duikou.model.records import ACTIONABLE, Reading
from duikou.model.text import Span
from duikou.model.trace import Trace

LEVEL: Final = 0.7
"""A record is doubtful where none of its rules is likely to be right at least this often."""

_AGAIN: Final = ("people.again", "organisations.again")  # a name found again was made where it first stood


class Maker(NamedTuple):
    """A record, or a field of it, and the rules that made it. `what` is the kind (`site`) or the field."""

    record: str
    what: str
    rules: tuple[str, ...]


def makers(reading: Reading, traces: Iterable[Trace], place: Callable[[Span], Span]) -> Iterator[Maker]:
    """The makers of every record. `place` leads from a span of the text to that of the traces."""
    steps: defaultdict[Span, list[Trace]] = defaultdict(list)
    for trace in traces:
        steps[trace.span].append(trace)
    for record, what, spans in _asked(reading):
        told = [step for span in spans for step in steps[place(span)] if _makes(step, what)]
        yield Maker(record, what, tuple(dict.fromkeys(step.rule for step in told if step.rule not in _AGAIN)))


def grade(found: Iterable[Maker]) -> tuple[Made, ...]:
    """Each maker with its proofs. A rule without a proof is doubtful: nothing is known of it."""
    graded = []
    for maker in found:
        proofs = tuple(Proof(rule, *proven().get((maker.what, rule), (0, 0))) for rule in maker.rules)
        graded.append(Made(maker.record, maker.what, proofs, max(map(likely, proofs), default=0.0) < LEVEL))
    return tuple(graded)


def likely(proof: Proof) -> float:
    """How often a rule will be right, by Laplace's rule of succession: few finds prove little.

    >>> likely(Proof("sites.at", 9, 9)), likely(Proof("sites.new", 0, 0))
    (0.9090909090909091, 0.5)
    """
    return (proof.right + 1) / (proof.found + 2)


@cache
def proven() -> dict[tuple[str, str], tuple[int, int]]:
    """(What, rule) → how many right of how many found, as `scripts/build_accuracy_reference.py` counted them."""
    table = (files("duikou.lexicon") / "accuracy.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    return {(row["what"], row["rule"]): (int(row["right"]), int(row["found"])) for row in rows}


def _makes(step: Trace, what: str) -> bool:
    return what in step.settles if "." in what else step.what.startswith(f"{what} ")


def _asked(reading: Reading) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    """Id, kind or field, and the spans of everything whose makers are told: what gold reports can judge."""
    for person in reading.people:
        yield person.id, "person", person.mentions
        yield person.id, "person.side", person.mentions
        for post in person.posts:
            yield post.id, "post", (post.span,)
    for event in reading.events:
        yield event.id, "event", event.evidence[:1]
        for field in ("event.kind", "event.guest", "event.host") if event.main else ():
            yield event.id, field, event.evidence[:1]
        for site in event.sites:
            yield site.id, "site", (site.span,)
    for statement in reading.statements:
        if statement.act in ACTIONABLE:
            yield statement.id, "statement", (statement.span,)
    for project in reading.projects:
        yield project.id, "project", (project.span,)
    for figure in reading.figures:
        yield figure.id, "figure", (figure.span,)
    for pairing in reading.pairings:
        yield pairing.id, "pairing", (pairing.span,)
