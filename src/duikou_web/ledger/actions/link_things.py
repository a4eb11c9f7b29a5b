"""Link the names of organisations, posts and projects: a block at a time, and the rows that lists are read from."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, cast

from django.db.models import Count, Max, Min, Q

from duikou.linking.clustering import Linked
from duikou.linking.packing import unpack_thing
from duikou.linking.seen import SeenThing
from duikou.linking.things import link_things
from duikou.model import linking
from duikou_web.ledger.clusters import Members, address, lead_on
from duikou_web.ledger.judgements import store_judgements, widen
from duikou_web.ledger.models import Judgement, Name, Naming, Thing, Unlinked
from duikou_web.ledger.naming import KINDS
from duikou_web.ledger.rows import write_columns

AT_ONCE: Final = 200  # blocks that are checked together

Form = tuple[str, str | None]
"""A printed name and the division of it."""
Counted = tuple[int, str | None, str | None]


def link_names(blocks: set[str]) -> None:
    """Link names, inside `one_writer`. Where people joined names of two blocks, both are linked together."""
    _forget(blocks)
    blocks = set(blocks)
    given = widen(Name, blocks, *KINDS)
    names = _names(blocks)
    for kind in sorted({name.kind for name in names.values()}):
        some = {pk: name for pk, name in names.items() if name.kind == kind}
        linked = _link(kind, some.values(), given)
        store_judgements(kind, linked.judgements, Q(left__in=list(some)))
        _write_things(linked.clustered.clusters, some)
    Name.objects.filter(pk__in=list(names), linked=False).update(linked=True)


def _forget(blocks: Collection[str]) -> None:
    """Names that no report uses any more and of which no person said anything are gone."""
    unused = Name.objects.filter(block__in=blocks, namings__isnull=True)
    ids = set(unused.values_list("pk", flat=True))
    said = Judgement.objects.filter(Q(left__in=ids) | Q(right__in=ids), by="person", holds=True)
    gone = ids - {side for pair in said.values_list("left", "right") for side in pair}
    things = set(Name.objects.filter(pk__in=gone).values_list("thing", flat=True))
    Name.objects.filter(pk__in=gone).delete()
    left = set(Name.objects.filter(thing__in=things).values_list("thing", flat=True))
    Thing.objects.filter(pk__in=things - left).delete()


def _names(blocks: Collection[str]) -> dict[str, Name]:
    return {name.pk: name for name in Name.objects.filter(block__in=blocks)}


def _link(kind: str, names: Iterable[Name], given: Iterable[linking.Judgement]) -> Linked:
    seen = [_seen(name) for name in names]
    return link_things(cast("linking.LinkedKind", kind), seen, [each for each in given if each.kind == kind])


def _seen(name: Name) -> SeenThing:
    return unpack_thing(name.packed)


# -- what lists are read from --


def _write_things(clusters: Collection[Members], names: Mapping[str, Name]) -> None:
    """Write the addresses of those in whom they changed, and the row of each thing anew."""
    before = {pk: name.thing for pk, name in names.items()}
    known = {pk for pk, name in names.items() if name.linked}
    used = Naming.objects.filter(name__in=list(names)).values_list("name").annotate(count=Count("pk"))
    addressed = address(list(clusters), before, known, _is_taken, dict(used))
    changed = [(key, member) for members, key in addressed.of.items() for member in members if before[member] != key]
    write_columns(Name, ("thing",), changed)
    lead_on(addressed.moved)
    Thing.objects.filter(pk__in=set(before.values()) - set(addressed.of.values())).delete()
    rows = list(rows_of(addressed.of, names))
    columns = ["kind", "name", "division", "reports", "first", "last"]
    Thing.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=columns)


def _is_taken(key: str, members: Members) -> bool:
    return Name.objects.filter(thing=key).exclude(pk__in=members).exists()


def rows_of(addresses: Mapping[Members, str], names: Mapping[str, Name]) -> Iterator[Thing]:
    """The rows of things: the name and division printed most often, and how many reports name it since when."""
    key_of = {member: key for members, key in addresses.items() for member in members}
    forms: dict[str, Counter[Form]] = defaultdict(Counter)
    used = Naming.objects.filter(name__in=list(key_of))
    for name, printed, number in used.values_list("name", "printed").annotate(count=Count("pk")):
        forms[key_of[name]][printed, _seen(names[name]).division] += number
    counted = dict(_counted(addresses))
    for members, key in addresses.items():
        seen = _seen(names[members[0]])
        name, division = _printed_most(forms[key]) if forms[key] else (seen.name, seen.division)
        number, first, last = counted.get(key, (0, None, None))
        yield Thing(id=key, kind=seen.kind, name=name, division=division, reports=number, first=first, last=last)


def _printed_most(forms: Counter[Form]) -> Form:
    """Of as many the shorter."""
    return min(forms, key=lambda form: (-forms[form], len(form[0]), form[0]))


def _counted(addresses: Mapping[Members, str]) -> Iterator[tuple[str, Counted]]:
    """Address → how many reports name it, the first and the last day of one. Most things have one name."""
    days = {"first": Min("document__dated"), "last": Max("document__dated")}
    columns = {"number": Count("document", distinct=True), **days}
    alone = {members[0]: key for members, key in addresses.items() if len(members) == 1}
    used = Naming.objects.filter(name__in=list(alone))
    for name, *said in used.values_list("name").annotate(**columns):
        yield alone[name], cast("Counted", tuple(said))
    for members, key in addresses.items():
        if len(members) > 1:
            found = Naming.objects.filter(name__in=members).aggregate(**columns)
            yield key, (found["number"], found["first"], found["last"])


def misplaced_names() -> Iterator[str]:
    """Names whose thing is not what the judgements say, and things whose row is not what reports say."""
    waiting = set(Unlinked.objects.filter(kind="thing").values_list("key", flat=True))
    blocks = sorted(set(Name.objects.values_list("block", flat=True)) - waiting)
    seen: dict[str, Members] = {}
    for start in range(0, len(blocks), AT_ONCE):
        some = set(blocks[start : start + AT_ONCE])
        given = widen(Name, some, *KINDS)
        names = _names(some)
        for kind in sorted({name.kind for name in names.values()}):
            linked = _link(kind, [name for name in names.values() if name.kind == kind], given)
            there = {members: names[members[0]].thing for members in linked.clustered.clusters}
            yield from (
                member
                for members, key in there.items()
                for member in members
                if names[member].thing != key or seen.setdefault(key, members) != members
            )
            yield from _otherwise(there, names)


def _otherwise(there: Mapping[Members, str], names: Mapping[str, Name]) -> Iterator[str]:
    """Things whose rows are not what would be written now."""
    rows = Thing.objects.in_bulk(list(there.values()))
    for row in rows_of(there, names):
        old = rows.get(row.pk)
        if old is None or any(getattr(old, name) != getattr(row, name) for name in ("name", "division", "reports")):
            yield row.pk
