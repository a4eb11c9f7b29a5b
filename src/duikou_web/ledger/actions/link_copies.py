"""Put the copies of one report into one group: only the reports that are new or whose words changed are compared.

A group is all that copies lead to, step by step, so that the order in which reports are loaded makes no difference.
"""

from collections.abc import Collection, Iterator
from typing import Final

from django.db.models import Count

from duikou.documents.likeness import group
from duikou.documents.sketches import FEWEST, enough, is_near, normalised, shingled
from duikou_web.ledger.journal import one_writer
from duikou_web.ledger.models import Band, Document, Sketch, Telling, Unlinked
from duikou_web.ledger.receiving import standing_document
from duikou_web.ledger.sightings import mark_unlinked
from duikou_web.ledger.sketching import COPY, bands_of, store_sketch, stored_copies

MOST: Final = 200
"""So many reports are held to the words of one, those that share most bands with it: a guard against a flood."""


def link_copies(keys: Collection[str]) -> None:
    """Compare reports with all others, inside `one_writer`, and with what they were grouped with before."""
    documents = [int(key) for key in keys]
    _sketch_missing(documents)
    touched = Sketch.objects.filter(pk__in=documents)
    groups = set(touched.exclude(group=None).values_list("group", flat=True))
    waiting = {row.pk: row for row in (*touched, *Sketch.objects.filter(group__in=groups))}
    before: dict[int, int | None] = {pk: row.group for pk, row in waiting.items()}
    Sketch.objects.filter(pk__in=waiting).update(group=None)
    for _, row in sorted(waiting.items()):
        _join(row, before)
    after = dict(Sketch.objects.filter(pk__in=before).values_list("pk", "group"))
    moved = [pk for pk, name in before.items() if after[pk] != name]
    tellings = Telling.objects.filter(document__in=moved, event__main=True)
    mark_unlinked("event", tellings.values_list("pk", flat=True))


def _join(row: Sketch, before: dict[int, int | None]) -> None:
    """Make one group of a report and its copies; what group another had is noted in `before`."""
    beside = Sketch.objects.filter(group__in=_groups_beside(row))
    was = dict(beside.values_list("pk", "group"))
    joined = min((row.pk, *was.values()))
    before |= {pk: name for pk, name in was.items() if pk not in before and name != joined}
    Sketch.objects.filter(pk__in=[row.pk, *(pk for pk, name in was.items() if name != joined)]).update(group=joined)


def compare_all() -> int:
    """Sketch all reports anew, and mark them to be compared with each other; returns how many there are."""
    with one_writer():
        documents = list(Document.objects.values_list("pk", flat=True))
        Band.objects.all()._raw_delete("default")
        Sketch.objects.all()._raw_delete("default")
        mark_unlinked(COPY, map(str, documents))
    return len(documents)


def _sketch_missing(documents: Collection[int]) -> None:
    """Sketch what was loaded before there were sketches."""
    for document in Document.objects.filter(pk__in=documents, sketch=None):
        store_sketch(document, standing_document(document))


def _groups_beside(row: Sketch) -> set[int]:
    """The groups that hold a copy of a report."""
    compared = Sketch.objects.exclude(group=None).exclude(pk=row.pk)
    same = compared.filter(words=row.words).values_list("group", flat=True).first()
    if same is not None:
        return {same}  # whatever is near to one is near to the other
    found: set[int] = set()
    near = _Near(row)
    for number, own in _candidates(row):
        if own is not None and own not in found and near.holds(number):
            found.add(own)
    return found


def _candidates(row: Sketch) -> list[tuple[int, int | None]]:
    """Reports that may be near copies of one, with their groups: those that share most bands first."""
    others = Band.objects.filter(key__in=bands_of(row)).exclude(sketch=row)
    shared = others.values("sketch").annotate(number=Count("pk")).filter(number__gte=FEWEST)
    hits = dict(shared.values_list("sketch", "number"))
    rows = Sketch.objects.filter(pk__in=hits).values_list("pk", "size", "group")
    likely = [(-hits[pk], pk, group) for pk, size, group in rows if enough(hits[pk], row.size, size)]
    return [(pk, group) for _, pk, group in sorted(likely)[:MOST]]


class _Near:
    """Holds others to the words of one report, which are fetched when the first is."""

    def __init__(self, row: Sketch) -> None:
        self._row = row
        self._shingles: frozenset[str] = frozenset()

    def holds(self, other: int) -> bool:
        self._shingles = self._shingles or _shingles(self._row.pk)
        return is_near(self._shingles, _shingles(other))


def _shingles(document: int) -> frozenset[str]:
    return frozenset().union(*(shingled(normalised(copy.text)) for copy in stored_copies([document]).values()))


def misgrouped() -> Iterator[int]:
    """Reports that are not grouped as their words say; those that wait to be compared are passed over."""
    waiting = {int(key) for key in Unlinked.objects.filter(kind=COPY).values_list("key", flat=True)}
    for row in Sketch.objects.exclude(pk__in=waiting).order_by("pk").iterator(chunk_size=500):
        if row.group is None or _groups_beside(row) - {row.group}:
            yield row.pk
    yield from _unlike(waiting)


def _unlike(waiting: Collection[int]) -> Iterator[int]:
    """Members of groups that hold more than one report's copies."""
    several = Sketch.objects.exclude(group=None).values("group").annotate(number=Count("pk")).filter(number__gt=1)
    for name in several.order_by("group").values_list("group", flat=True):
        members = set(Sketch.objects.filter(group=name).values_list("pk", flat=True))
        if members & set(waiting):
            continue
        copies = stored_copies(members)
        first = next(iter(group(list(copies.values()))), ())
        if len(copies) > 1:
            yield from sorted(copies.keys() - {int(member.source) for member in first})
