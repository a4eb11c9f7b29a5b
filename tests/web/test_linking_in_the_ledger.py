"""Linking in the ledger: the same as over all readings at once, in any order, and what people said stays."""

from collections import defaultdict
from random import Random

import pytest
from invented_ledger import World, invent, store
from made_decisions import wish
from made_readings import LATER, TEXT, Report, later_report, whole_report

from duikou.errors import LedgerError
from duikou.linking.linker import link_readings
from duikou_web.ledger.actions.decide import decide
from duikou_web.ledger.actions.judge import judge, neighbours, take_back
from duikou_web.ledger.actions.link_records import link_records
from duikou_web.ledger.actions.undo import undo
from duikou_web.ledger.clusters import address_of, resolve, salt
from duikou_web.ledger.journal import broken_links
from duikou_web.ledger.models import Event, Judgement, Moved, Person, Salt, Sighting, Telling, Unlinked
from duikou_web.ledger.verification import verify_ledger

pytestmark = pytest.mark.django_db

ELSEWHERE = "丙省论坛\n9月9日，丙省副省长周采薇率团到乙州考察。\n"
Partition = set[frozenset[str]]


def people() -> Partition:
    """Which sightings are one person."""
    found = defaultdict(set)
    for pk, cluster in Person.objects.filter(sighting__isnull=False).values_list("pk", "cluster"):
        found[cluster].add(pk)
    return {frozenset(members) for members in found.values()}


def tellings() -> Partition:
    found = defaultdict(set)
    for pk, episode in Telling.objects.values_list("pk", "episode"):
        found[episode].add(pk)
    return {frozenset(members) for members in found.values()}


def namesake() -> Report:
    report = Report(ELSEWHERE, published="2025-09-10")
    leader = report.person("周采薇", "丙省副省长", division="350000")
    report.event("visit", "到乙州考察", {leader: ("leader",)}, start="2025-09-09")
    return report


def ids(name: str) -> list[str]:
    return list(Person.objects.filter(name=name).order_by("document").values_list("pk", flat=True))


def cluster_of(pk: str) -> str:
    return Person.objects.get(pk=pk).cluster


@pytest.fixture(scope="module")
def world() -> World:
    return invent(120, 3)


def whole(world: World) -> tuple[Partition, Partition]:
    """The clusters of all readings at once: people with a sighting, and events."""
    links = link_readings(world.readings)
    found: dict[str, Partition] = {"person": set(), "event": set()}
    for cluster in links.linking.clusters:
        if cluster.kind in found:
            found[cluster.kind].add(frozenset(cluster.members))
    alone = links.sighted.people.keys() - {member for members in found["person"] for member in members}
    return found["person"] | {frozenset({member}) for member in alone}, found["event"]


@pytest.mark.parametrize("step", [1, 7, 120])
def test_report_by_report_gives_what_all_at_once_gives(world: World, step: int) -> None:
    readings = list(world.readings)
    Random(step).shuffle(readings)
    for start in range(0, len(readings), step):
        store(readings[start : start + step])
        link_records()
    assert (people(), tellings()) == whole(world)
    assert max(map(len, people())) > 3
    assert not Unlinked.objects.exists()


def test_linking_again_changes_and_adds_nothing(world: World) -> None:
    store(world.readings)
    link_records()
    before = people(), Judgement.objects.count()
    Unlinked.objects.bulk_create(
        Unlinked(kind="person", key=key) for key in set(Sighting.objects.values_list("block", flat=True))
    )
    Unlinked.objects.bulk_create(
        Unlinked(kind="event", key=key) for key in Telling.objects.values_list("pk", flat=True)
    )
    link_records()
    assert (people(), Judgement.objects.count()) == before


def test_two_reports_of_one_official_are_one_person() -> None:
    whole_report().load("a.txt")
    later_report().load("b.txt")
    link_records()
    first, second = ids("周采薇")
    assert cluster_of(first) == cluster_of(second)
    judgement = Judgement.objects.get(left=min(first, second), right=max(first, second))
    assert (judgement.verdict, judgement.by) == ("same", "machine")
    assert [reason["key"] for reason in judgement.reasons]
    assert list(verify_ledger()) == []


def test_what_a_person_says_wins_stays_and_can_be_taken_back() -> None:
    whole_report().load("a.txt")
    later_report().load("b.txt")
    link_records()
    first, second = ids("周采薇")
    decision = judge("person", neighbours(second), "different")
    assert cluster_of(first) != cluster_of(second)
    later_report(reader="2").load("b.txt")
    link_records()
    assert cluster_of(first) != cluster_of(second)
    take_back(decision.pk)
    assert cluster_of(first) == cluster_of(second)
    assert Judgement.objects.filter(by="person").count() == 1
    assert list(broken_links()) == []
    with pytest.raises(LedgerError, match="D515"):
        take_back(decision.pk)


def test_a_judged_person_outlives_a_reader_that_names_them_otherwise() -> None:
    """A better reader finds one character more of the name: another id, the same row."""
    whole_report().load("a.txt")
    namesake().load("c.txt")
    link_records()
    first, other = ids("周采薇")
    assert cluster_of(first) != cluster_of(other)
    judge("person", [(first, other)], "same")
    again = Report(ELSEWHERE, published="2025-09-10", reader="2")
    leader = again.person("周采薇率", "丙省副省长", division="350000")
    again.event("visit", "到乙州考察", {leader: ("leader",)}, start="2025-09-09")
    again.load("c.txt")
    link_records()
    row = Person.objects.get(name="周采薇率")
    assert row.pk == other
    assert row.cluster == cluster_of(first)


def test_an_address_survives_a_merge_and_comes_back_with_its_undo() -> None:
    whole_report().load("a.txt")
    link_records()
    namesake().load("c.txt")
    link_records()
    first, other = ids("周采薇")
    old = cluster_of(other)
    kept = cluster_of(first)
    decision = judge("person", [(first, other)], "same")
    gone = ({old, kept} - {cluster_of(first)}).pop()
    assert resolve(gone) == cluster_of(first) == cluster_of(other)
    take_back(decision.pk)
    assert {cluster_of(first), cluster_of(other)} == {old, kept}


def test_a_sighting_that_was_never_linked_leaves_no_address_behind() -> None:
    whole_report().load("a.txt")
    later_report().load("b.txt")
    link_records()
    assert not Moved.objects.exists()


def test_who_holds_no_office_is_not_compared() -> None:
    whole_report().load("a.txt")
    link_records()
    villager = Person.objects.get(name="麦小穗")
    assert not Sighting.objects.filter(pk=villager.pk).exists()
    with pytest.raises(LedgerError, match="D515"):
        judge("person", [(villager.pk, ids("周采薇")[0])], "same")


def test_addresses_follow_from_the_ledger_and_not_from_the_name() -> None:
    secret = salt()
    assert salt() == secret
    before = address_of(secret, "a" * 16)
    Salt.objects.all().delete()
    assert address_of(salt(), "a" * 16) != before


def test_a_bare_name_gets_a_page_from_the_office_another_report_gives() -> None:
    whole_report().load("a.txt")
    report = Report(LATER, published="2025-09-02")
    bare = report.person("周采薇", office=False)
    guest = report.person("𠮷庆云", "乙州州长")
    report.event("visit", "率团赴甲省", {guest: ("leader",), bare: ("attendee",)}, start="2025-09-01")
    report.load("b.txt")
    link_records()
    row = Person.objects.get(pk=bare)
    assert row.cluster == cluster_of(ids("周采薇")[0])
    assert row.has_page
    assert list(verify_ledger()) == []


@pytest.mark.parametrize(("left", "right"), [("f" * 16, "e" * 16), ("", "")])
def test_what_is_not_there_cannot_be_judged(left: str, right: str) -> None:
    with pytest.raises(LedgerError, match="D515"):
        judge("person", [(left, right)], "same")


def test_addresses_outlive_a_reader_that_gives_other_ids() -> None:
    """Nobody judged anything; the better reader finds another extent of the name and another kind of event."""
    namesake().load("c.txt")
    link_records()
    old, event = cluster_of(ids("周采薇")[0]), Event.objects.get().pk
    again = Report(ELSEWHERE, published="2025-09-10", reader="2")
    leader = again.person("周采薇率", "丙省副省长", division="350000")
    again.event("symposium", "到乙州考察", {leader: ("leader",)}, start="2025-09-09")
    again.load("c.txt")
    link_records()
    assert Person.objects.get().cluster == old
    assert Event.objects.get().pk != event
    assert resolve(event) == Event.objects.get().pk


def test_who_is_rejected_leaves_the_others_at_once_and_comes_back_with_the_undo() -> None:
    whole_report().load("a.txt")
    later_report().load("b.txt")
    link_records()
    first, second = ids("周采薇")
    decision = decide(wish(Person.objects.get(pk=second), "reject"))
    assert not Sighting.objects.filter(pk=second).exists()
    assert not Judgement.objects.filter(left__in=(first, second), right__in=(first, second), holds=True).exists()
    assert not Unlinked.objects.exists()
    undo(decision.pk)
    assert cluster_of(first) == cluster_of(second)
    assert Judgement.objects.filter(left__in=(first, second), right__in=(first, second), holds=True).exists()
    assert list(verify_ledger()) == []


def test_a_corrected_name_is_linked_by_what_it_is_now_and_a_persons_word_stays() -> None:
    whole_report().load("a.txt")
    later_report().load("b.txt")
    link_records()
    first, second = ids("周采薇")
    row = Person.objects.get(pk=second)
    start, end = row.evidence[0]["span"]
    decision = decide(wish(row, "correct", span=(start, end - 1)))
    assert Sighting.objects.get(pk=second).block == "周采"
    assert cluster_of(first) != cluster_of(second)
    judge("person", [(first, second)], "same")
    assert cluster_of(first) == cluster_of(second)
    row.refresh_from_db()
    decide(wish(row, "correct", given={"side": "other"}))
    assert cluster_of(first) == cluster_of(second)
    assert Judgement.objects.get(by="person").holds
    with pytest.raises(LedgerError, match="D516"):
        undo(decision.pk)


def test_a_corrected_day_parts_what_was_told_twice_and_its_undo_joins_it_again() -> None:
    whole_report().load("a.txt")
    whole_report(text=TEXT + "另一篇\n").load("b.txt")
    link_records()
    one, other = Event.objects.filter(main=True).order_by("document")
    assert Telling.objects.get(pk=one.pk).episode == Telling.objects.get(pk=other.pk).episode
    decision = decide(
        wish(other, "correct", given={"start.value": "2024-01-05", "end.value": "2024-01-05"}, why="我在场")
    )
    assert Telling.objects.get(pk=one.pk).episode != Telling.objects.get(pk=other.pk).episode
    undo(decision.pk)
    assert Telling.objects.get(pk=one.pk).episode == Telling.objects.get(pk=other.pk).episode
