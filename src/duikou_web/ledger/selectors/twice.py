"""Reports that two people read: who has read what, how far they agree, and where they do not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet

from duikou_web.ledger.actions.answer import READERS
from duikou_web.ledger.models import Answer, Document, Record, Revision, Status, Task
from duikou_web.ledger.reviewing.agreement import kappa
from duikou_web.ledger.reviewing.kinds import model_of
from duikou_web.ledger.reviewing.states import REVIEWED, token_of


class Agreement(NamedTuple):
    """Records of one kind that both readers answered: how many, of how many they said the same, and kappa."""

    kind: str
    both: int
    same: int
    kappa: float | None

    @property
    def percent(self) -> float:
        return 100 * self.same / self.both


class Apart(NamedTuple):
    """A record on which two readers differ."""

    row: Record
    kind: str
    seen: str
    answers: list[Answer]


def answers_of(document: Document, actor: str) -> dict[tuple[str, str], Answer]:
    """What somebody answered in a report."""
    found = Answer.objects.filter(document=document, actor=actor) if document.read_twice else ()
    return {(answer.kind, answer.record): answer for answer in found}


def not_asked(actor: str) -> QuerySet[Document]:
    """Reports read by two in which somebody has nothing more to say: all is answered, or two others read them."""
    twice = Document.objects.filter(read_twice=True)
    mine = Answer.objects.filter(kind=OuterRef("kind"), record=OuterRef("record"), actor=actor)
    left = Task.objects.filter(document__read_twice=True, is_open=True).exclude(Exists(mine)).values("document")
    others = Answer.objects.exclude(actor=actor).order_by().values("document")
    full = others.annotate(readers=Count("actor", distinct=True)).filter(readers__gte=READERS).values("document")
    return twice.exclude(pk__in=left) | twice.filter(pk__in=full)


def agreements() -> list[Agreement]:
    """Agreement by kind of record, over everything that both answered."""
    pairs: dict[str, list[list[Answer]]] = defaultdict(list)
    for answers in _both():
        pairs[answers[0].kind].append(answers)
    return [_agreement(kind, pairs[kind]) for kind in REVIEWED if kind in pairs]


def _agreement(kind: str, pairs: list[list[Answer]]) -> Agreement:
    same = sum((one.seen, one.state) == (other.seen, other.state) for one, other in pairs)
    return Agreement(kind, len(pairs), same, kappa([(one.verb, other.verb) for one, other in pairs]))


def apart(actor: str) -> list[Apart]:
    """Records on which two differ and nobody has decided yet; none of a report that `actor` is still reading."""
    reading = Document.objects.filter(read_twice=True, answers__actor=actor).exclude(pk__in=not_asked(actor))
    busy = set(reading.values_list("pk", flat=True))
    differing = [pair for pair in _both() if pair[0].document_id not in busy and not _is_same(pair)]
    found = []
    for pair in differing:
        rows = model_of(pair[0].kind)._default_manager.select_related("document")
        row = rows.filter(pk=pair[0].record, status=Status.PROPOSED).first()
        if row is not None:
            found.append(Apart(row, pair[0].kind, token_of(row), pair))
    return found


def _is_same(pair: list[Answer]) -> bool:
    return (pair[0].seen, pair[0].state) == (pair[1].seen, pair[1].state)


def _both() -> list[list[Answer]]:
    """The two answers of each record that has two, the earlier first."""
    given: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in Answer.objects.order_by("pk"):
        given[answer.kind, answer.record].append(answer)
    return [answers for answers in given.values() if len(answers) == READERS]


def unseen(revisions: Iterable[Revision], document: Document, viewer: str) -> Iterator[Revision]:
    """The revisions of a report without what another reader said of records that are still open."""
    tasks = Task.objects.filter(document=document, is_open=True) if document.read_twice else Task.objects.none()
    still = set(tasks.values_list("kind", "record"))
    for one in revisions:
        if one.actor == viewer or one.action not in HIDDEN or (one.target, one.target_id) not in still:
            yield one


HIDDEN: Final = ("answer", "unanswer", "comment")
