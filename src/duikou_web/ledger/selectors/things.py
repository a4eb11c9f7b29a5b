"""Organisations, posts and projects: the lists, and one with its names, its reports and who is seen in its posts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from duikou.lexicon.divisions import common_name
from duikou.linking.packing import unpack_thing
from duikou_web.ledger.clusters import resolve
from duikou_web.ledger.models import Event, Judgement, Name, Naming, Organisation, Post, Project, Record, Site, Thing
from duikou_web.ledger.selectors.browsing import Pair
from duikou_web.ledger.selectors.holders import PostHeld, holders_of, posts_of
from duikou_web.ledger.selectors.linked import questions
from duikou_web.ledger.selectors.places import SHOWN, EventTold, in_time, told_once
from duikou_web.ledger.selectors.sentences import Sentence, latest_namings, sentences_of
from duikou_web.ledger.selectors.standing import standing

PROVINCE: Final = 2  # digits of a code that name the province
FORMS: Final = 40
"""So many printed forms a page shows."""
LINKS: Final = 12
"""So many judgements a page shows."""
MODELS: Final[tuple[type[Record], ...]] = (Organisation, Site, Project, Post)


@dataclass(frozen=True)
class Printed:
    """A printed form of a name: where it is, in how many reports, from when to when. `by_post`: seen in posts only."""

    form: str
    place: str
    reports: int
    first: str | None
    last: str | None
    by_post: bool


@dataclass(frozen=True)
class Between:
    """A judgement over two names, with the forms that stand for them."""

    row: Judgement
    left: str
    right: str


@dataclass(frozen=True)
class ThingView:
    """Everything that a page shows of a thing."""

    row: Thing
    place: str
    names: list[Printed]
    said: list[Sentence]
    visits: list[EventTold]
    posts: list[PostHeld]
    phases: list[Thing]
    open: list[Between]
    decisions: list[Between]


def things(kind: str, words: str = "", region: str = "") -> QuerySet[Thing]:
    """What lists show, those that most reports name first."""
    found = Thing.objects.filter(kind=kind, reports__gt=0)
    if words:
        printed = Naming.objects.filter(name__thing=OuterRef("pk"), printed__contains=words)
        found = found.filter(Q(name__contains=words) | Exists(printed))
    if region:
        found = found.filter(division__startswith=region[:PROVINCE])
    return found.order_by("-reports", "pk")


def regions(kind: str) -> list[Pair]:
    """The provinces to choose from."""
    found = Thing.objects.filter(kind=kind, division__isnull=False, reports__gt=0)
    codes = set(found.values_list(Substr("division", 1, PROVINCE), flat=True).distinct())
    return [Pair(f"{code}0000", place_name(f"{code}0000")) for code in sorted(codes)]


def place_name(code: str | None) -> str:
    """The common name of a division; nothing for the whole country."""
    return common_name(code) if code and code.strip("0") else ""


def thing_at(kind: str, key: str) -> Thing | None:
    """The row at an address."""
    return Thing.objects.filter(pk=key, kind=kind).first()


def first_names(some: Iterable[Thing]) -> dict[str, str]:
    """Thing → one of its names, for a comparison."""
    rows = Name.objects.filter(thing__in=[row.pk for row in some]).order_by("-pk")
    return dict(rows.values_list("thing", "pk"))


def thing_view(kind: str, key: str) -> ThingView | None:
    """One thing by its address; None where none has it."""
    row = thing_at(kind, key)
    if row is None:
        return None
    names = list(Name.objects.filter(thing=key).order_by("pk"))
    ids = [name.pk for name in names]
    said = sentences_of(latest_namings(ids))
    visited = Naming.objects.filter(name__in=ids, model="site").values("record")
    events = in_time(standing(Event).filter(sites__in=visited)).distinct() if kind == "organisation" else ()
    decided = Judgement.objects.filter(Q(left__in=ids) | Q(right__in=ids), kind=kind, by="person", holds=True)
    asked = questions(kind).filter(Q(left__in=ids) | Q(right__in=ids))
    return ThingView(
        row=row, place=place_name(row.division), names=printed_forms(names)[:FORMS], said=said,
        visits=told_once(events[:SHOWN]), posts=_posts(kind, ids), phases=_phases(row, names),
        open=_between(asked[:LINKS]), decisions=_between(decided.order_by("-pk")[:LINKS]),
    )  # fmt: skip


def _posts(kind: str, names: list[str]) -> list[PostHeld]:
    if kind == "organisation":
        return posts_of(names)
    return holders_of(names) if kind == "post" else []


def heir_of(kind: str, key: str) -> Thing | None:
    """Where an address leads that none has: one that a merge gave up, or the id of a record that names the thing."""
    moved = resolve(key) or _thing_of_record(key)
    return thing_at(kind, moved) if moved else None


def _thing_of_record(pk: str) -> str | None:
    """The address of the thing that a record names."""
    row = next((found for model in MODELS if (found := standing(model).filter(pk=pk).first())), None)
    if row is None:
        return None
    used = Naming.objects.filter(document=row.document_id, record=pk).exclude(name__kind="post")
    return used.values_list("name__thing", flat=True).first()


def naming_shown(kind: str, record: str) -> tuple[Thing, Sentence] | None:
    """The thing that a record names, with its sentence."""
    naming = Naming.objects.filter(record=record, name__kind=kind).select_related("name", "document").first()
    said = sentences_of([naming]) if naming else []
    thing = Thing.objects.filter(pk=naming.name.thing).first() if naming else None
    return (thing, said[0]) if thing and said else None


def printed_forms(names: Iterable[Name]) -> list[Printed]:
    """The printed forms of some names, those known from posts last, those in most reports first."""
    places = {name.pk: unpack_thing(name.packed).division for name in names}
    columns = {
        "count": Count("document", distinct=True), "first": Min("document__dated"), "last": Max("document__dated"),
        "least": Min("model"),
    }  # fmt: skip
    used = Naming.objects.filter(name__in=list(places)).values_list("name", "printed", "name__kind")
    found: dict[tuple[str, str], list[Printed]] = defaultdict(list)
    for name, form, kind, count, first, last, least in used.annotate(**columns):
        by_post = least == "post" and kind != "post"
        found[form, place_name(places[name])].append(Printed(form, "", count, first, last, by_post))
    forms = [_together(place, some) for (_, place), some in found.items()]
    return sorted(forms, key=lambda each: (each.by_post, -each.reports, each.form))


def _together(place: str, some: list[Printed]) -> Printed:
    """One form over several names: each report has its own where the name tells little."""
    days = [day for each in some for day in (each.first, each.last) if day]
    reports, by_post = sum(each.reports for each in some), all(each.by_post for each in some)
    return Printed(some[0].form, place, reports, min(days, default=None), max(days, default=None), by_post)


def _phases(row: Thing, names: Iterable[Name]) -> list[Thing]:
    """Other phases of a project: the same core in the same division."""
    if row.kind != "project":
        return []
    cores = {unpack_thing(name.packed).core.partition("/")[0] for name in names}
    others = Thing.objects.filter(kind="project", division=row.division, reports__gt=0).exclude(pk=row.pk)
    near = others.filter(Q(*(("name__contains", core) for core in cores), _connector=Q.OR))[: LINKS * 2]
    found = Name.objects.filter(thing__in=[thing.pk for thing in near])
    same = {name.thing for name in found if unpack_thing(name.packed).core.partition("/")[0] in cores}
    return [thing for thing in near if thing.pk in same]


def _between(judgements: Iterable[Judgement]) -> list[Between]:
    judgements = list(judgements)
    names = Name.objects.in_bulk({side for row in judgements for side in (row.left, row.right)})
    return [
        Between(row, name_shown(names[row.left]), name_shown(names[row.right]))
        for row in judgements
        if row.left in names and row.right in names
    ]


def name_shown(name: Name) -> str:
    """A name by its first printed form, with its division behind it where the form does not begin with that."""
    seen = unpack_thing(name.packed)
    place = place_name(seen.division)
    return seen.name if seen.name.startswith(place) else f"{seen.name}（{place}）"
