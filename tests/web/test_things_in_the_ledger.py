"""Organisations, posts and projects in the ledger: the same as over all readings at once; what people said stays."""

from collections import defaultdict
from random import Random

import pytest
from invented_ledger import invent, store
from invented_things import ThingWorld, with_things
from made_readings import Report

from duikou.errors import LedgerError
from duikou.linking.linker import sight
from duikou.linking.things import link_things
from duikou_web.ledger.actions.decide import Wish, decide
from duikou_web.ledger.actions.judge import judge, take_back
from duikou_web.ledger.actions.link_records import link_records
from duikou_web.ledger.actions.link_things import misplaced_names
from duikou_web.ledger.actions.set_apart import set_apart
from duikou_web.ledger.actions.undo import undo
from duikou_web.ledger.clusters import resolve
from duikou_web.ledger.models import Judgement, Moved, Name, Naming, Project, Site, Thing, Unlinked
from duikou_web.ledger.reviewing.states import token_of
from duikou_web.ledger.verification import verify_ledger

pytestmark = pytest.mark.django_db

Partition = set[frozenset[str]]


def things(kind: str) -> Partition:
    """Which records of organisations, sites and projects are one thing."""
    found = defaultdict(set)
    used = Naming.objects.filter(name__kind=kind).exclude(model="post")
    for record, thing in used.values_list("record", "name__thing"):
        found[thing].add(record)
    return {frozenset(members) for members in found.values()}


@pytest.fixture(scope="module")
def world() -> ThingWorld:
    return with_things(invent(150, 3))


@pytest.mark.parametrize("step", [1, 11, 150])
def test_report_by_report_gives_what_all_at_once_gives(world: ThingWorld, step: int) -> None:
    readings = list(world.readings)
    Random(step).shuffle(readings)
    for start in range(0, len(readings), step):
        store(readings[start : start + step])
        link_records()
    seen = sight(world.readings)
    for kind in ("organisation", "project"):
        linked = link_things(kind, seen.things[kind].values(), ())
        assert things(kind) == {frozenset(members) for members in linked.clustered.clusters}, kind
        assert max(map(len, things(kind))) > 3
    assert not Unlinked.objects.exists()
    assert list(misplaced_names()) == []


# -- what people say --

HOSPITAL = "乙州医院\n{day}，甲省副省长周采薇率团到乙州{place}考察。周采薇表示，{project}已开工，投资3亿元。\n"


def report(
    day: str, place: str, project: str = "青禾剧场", *, reader: str = "1", division: str | None = None
) -> Report:
    """A visit to a place of 乙州, with a project spoken of."""
    made = Report(HOSPITAL.format(day=day, place=place, project=project), published=day, reader=reader)
    leader = made.person("周采薇", "甲省副省长")
    made.event("visit", "率团到乙州", {leader: ("leader",)}, sites=(place,), start=day)
    made.project(project, division=division)
    return made


def thing_of(row: Site | Project) -> str:
    return Naming.objects.exclude(name__kind="post").get(record=row.pk).name.thing


@pytest.fixture
def two_names() -> tuple[Site, Site]:
    """A body before and after it was renamed: the machine does not know that."""
    report("2020-07-01", "扶贫服务站").load("a.txt")
    report("2022-07-01", "乡村振兴服务站").load("b.txt")
    link_records()
    first, second = (Site.objects.get(document__sources__path=path) for path in ("a.txt", "b.txt"))
    return first, second


def name_of(row: Site) -> str:
    return Naming.objects.get(record=row.pk).name_id


def test_a_person_joins_two_names_and_both_addresses_lead_to_one_page(two_names: tuple[Site, Site]) -> None:
    first, second = two_names
    before = {thing_of(first), thing_of(second)}
    assert len(before) == 2
    decision = judge("organisation", [(name_of(first), name_of(second))], "same")
    (kept,) = {thing_of(first), thing_of(second)}
    (gone,) = before - {kept}
    assert resolve(gone) == kept
    assert Thing.objects.get(pk=kept).reports == 2
    assert not Thing.objects.filter(pk=gone).exists()
    assert list(misplaced_names()) == []
    take_back(decision.pk)
    assert {thing_of(first), thing_of(second)} == before
    assert {Thing.objects.get(pk=key).reports for key in before} == {1}


def test_what_a_person_joined_outlives_a_better_reader(two_names: tuple[Site, Site]) -> None:
    first, second = two_names
    judge("organisation", [(name_of(first), name_of(second))], "same")
    report("2022-07-01", "乡村振兴服务站", reader="2").load("b.txt")
    link_records()
    assert thing_of(first) == thing_of(Site.objects.get(document__sources__path="b.txt"))
    assert list(verify_ledger()) == []


def test_one_report_is_set_apart_from_its_name_and_comes_back() -> None:
    for number, day in enumerate(("2024-05-01", "2024-06-01", "2024-07-01")):
        report(day, "青禾小学", "青禾剧场", division="540600").load(f"{number}.txt")
    link_records()
    rows = list(Project.objects.order_by("document"))
    address = thing_of(rows[0])
    assert {thing_of(row) for row in rows} == {address}
    decision = set_apart("project", rows[2].pk)
    assert thing_of(rows[0]) == thing_of(rows[1]) == address
    assert thing_of(rows[2]) != address
    assert [Thing.objects.get(pk=thing_of(row)).reports for row in rows] == [2, 2, 1]
    assert list(misplaced_names()) == []
    report("2024-07-01", "青禾小学", "青禾剧场", division="540600", reader="2").load("2.txt")
    link_records()
    assert thing_of(rows[2]) != address, "it outlives a better reader"
    take_back(decision.pk)
    assert {thing_of(row) for row in rows} == {address}
    with pytest.raises(LedgerError, match="D515"):
        set_apart("project", "f" * 16)


def test_a_rejected_record_leaves_its_thing_and_comes_back_with_the_undo() -> None:
    for number, day in enumerate(("2024-05-01", "2024-06-01")):
        report(day, "青禾小学", division="540600").load(f"{number}.txt")
    link_records()
    first, second = Project.objects.order_by("document")
    address = thing_of(first)
    decision = decide(Wish(verb="reject", kind="project", record=second.pk, seen=token_of(second)))
    assert not Naming.objects.filter(record=second.pk).exists()
    assert Thing.objects.get(pk=address).reports == 1
    decide(Wish(verb="reject", kind="project", record=first.pk, seen=token_of(first)))
    assert not Thing.objects.filter(kind="project").exists()
    assert not Name.objects.filter(kind="project").exists()
    undo(decision.pk)
    assert Thing.objects.get(kind="project").reports == 1
    assert not Unlinked.objects.exists()
    assert list(misplaced_names()) == []


def test_a_corrected_name_moves_its_record_to_another_thing() -> None:
    report("2024-05-01", "青禾小学", division="540600").load("a.txt")
    clipped = report("2024-06-01", "青禾小学")
    clipped.parts["projects"].clear()
    clipped.project("青禾剧", division="540600")
    clipped.load("b.txt")
    link_records()
    first, second = Project.objects.order_by("document")
    assert thing_of(first) != thing_of(second)
    whole = clipped.span("青禾剧场")
    decide(Wish(verb="correct", kind="project", record=second.pk, seen=token_of(second), span=whole))
    assert thing_of(first) == thing_of(second)
    assert list(misplaced_names()) == []


@pytest.mark.parametrize("kind", ["organisation", "project"])
def test_names_of_two_kinds_and_unknown_ones_cannot_be_judged(kind: str, two_names: tuple[Site, Site]) -> None:
    site, project = name_of(two_names[0]), Name.objects.filter(kind="project").values_list("pk", flat=True)[0]
    with pytest.raises(LedgerError, match="D515"):
        judge(kind, [(site, project)], "same")
    with pytest.raises(LedgerError, match="D515"):
        judge(kind, [(site, "f" * 16)], "same")
    assert not Judgement.objects.filter(by="person").exists()
    assert not Moved.objects.exists()
