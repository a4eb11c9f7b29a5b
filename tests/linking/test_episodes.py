"""Events told twice are one episode that keeps all its reports and says what each adds, omits, tells otherwise."""

import pytest
from made_sightings import Named, event_id, made_reading, person_id
from test_people_linking import linked

from duikou.model.linking import Episode, Judgement, Linking
from duikou.model.records import Reading

CHAIR = Named("宋若谷", (("自治区主席", "540000"),), roles=("chair",))
LEADER = Named("郤长青", (("辽宁省省长", "210000"),), side="guest", roles=("leader",))
DEPUTY = Named("坚参云丹", (("自治区副主席", "540000"),))
SECRETARY = Named("仝远舟", (("省委秘书长", "210000"),), side="guest")


def episodes(linking: Linking) -> dict[frozenset[str], Episode]:
    return {frozenset(telling.event for telling in each.tellings): each for each in linking.episodes}


def is_one(*readings: Reading) -> bool:
    return len(linked(*readings).episodes) == 1


def test_two_papers_on_one_meeting_are_one_episode() -> None:
    ours = made_reading(1, [CHAIR, LEADER, DEPUTY], sites=("西藏博物馆",))
    theirs = made_reading(2, [LEADER, SECRETARY, CHAIR])
    (episode,) = linked(ours, theirs).episodes
    assert {telling.document for telling in episode.tellings} == {ours.document.id, theirs.document.id}
    first = next(telling for telling in episode.tellings if telling.event == event_id(1))
    assert {(told.field, told.value) for told in first.adds} == {("participant", "坚参云丹"), ("site", "西藏博物馆")}
    assert {(told.field, told.value) for told in first.omits} == {("participant", "仝远舟")}
    assert first.contradicts == ()
    assert (episode.first, episode.last, episode.kind) == ("2024-06-26", "2024-06-26", "symposium")


def test_what_two_reports_tell_otherwise_stands_side_by_side() -> None:
    ours = made_reading(1, [CHAIR, LEADER, DEPUTY])
    theirs = made_reading(
        2, [CHAIR._replace(roles=("attendee",)), LEADER, DEPUTY._replace(roles=("chair",))], until="2024-06-27"
    )
    (episode,) = linked(ours, theirs).episodes
    clashes = {
        (clash.told.field, clash.told.value, clash.other.value)
        for telling in episode.tellings
        if telling.event == event_id(1)
        for clash in telling.contradicts
    }
    assert clashes == {("chair", "宋若谷", "坚参云丹"), ("end", "2024-06-26", "2024-06-27")}


def test_each_paper_may_put_its_own_side_first() -> None:
    ours, theirs = made_reading(1, [CHAIR, LEADER]), made_reading(2, [LEADER, CHAIR], guest="540000", host="210000")
    (episode,) = linked(ours, theirs).episodes
    told = [clash.told.field for telling in episode.tellings for clash in telling.contradicts]
    assert sorted(told) == ["guest", "guest", "host", "host"]


def test_a_region_told_more_narrowly_is_the_same_party_and_no_contradiction() -> None:
    ours, theirs = made_reading(1, [CHAIR, LEADER]), made_reading(2, [LEADER, CHAIR], host="540600")
    (episode,) = linked(ours, theirs).episodes
    assert episode.host is not None and episode.host.division == "540600"
    assert [clash for telling in episode.tellings for clash in telling.contradicts] == []


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"day": "2024-08-26"}, "another day"),
        ({"guest": "370000"}, "another party"),
        ({"kind": "signing"}, "another kind"),
        ({"day": "--07-26"}, "another day of a year that is not known"),
    ],
)
def test_what_differs_is_another_event(other: dict[str, str], why: str) -> None:
    assert not is_one(made_reading(1, [CHAIR, LEADER]), made_reading(2, [CHAIR, LEADER], **other)), why  # type: ignore[arg-type]


def test_a_report_without_the_year_finds_its_event() -> None:
    assert is_one(made_reading(1, [CHAIR, LEADER]), made_reading(2, [CHAIR, LEADER], day="--06-26"))


def test_overlapping_days_are_enough_and_a_slip_of_one_day_is_forgiven() -> None:
    visit = made_reading(1, [CHAIR, LEADER, DEPUTY], kind="visit", day="2024-06-24", until="2024-06-27")
    assert is_one(visit, made_reading(2, [CHAIR, LEADER], kind="visit", day="2024-06-26"))
    assert is_one(visit, made_reading(2, [CHAIR, LEADER, DEPUTY], kind="visit", day="2024-06-28"))


def test_two_delegations_of_one_pair_on_one_day_are_two() -> None:
    others = [
        Named("苟学礼", (("教育厅厅长", "540000"),), roles=("chair",)),
        Named("芮家桥", side="guest", roles=("leader",)),
    ]
    assert not is_one(made_reading(1, [CHAIR, LEADER]), made_reading(2, others))


def test_two_events_of_one_report_are_two_and_people_may_join_events() -> None:
    ours, theirs = made_reading(1, [CHAIR, LEADER]), made_reading(2, [CHAIR, LEADER], day="2024-08-26")
    same = Judgement(
        kind="event", left=event_id(1), right=event_id(2), verdict="same", by="person", who="steward", when="2024-09-01"
    )
    assert len(linked(ours, theirs).episodes) == 2
    assert len(linked(ours, theirs, judgements=(same,)).episodes) == 1


def test_two_spellings_are_one_participant() -> None:
    ours = made_reading(1, [CHAIR, LEADER, Named("旦增顿珠", (("那曲市委书记", "540600"),))])
    theirs = made_reading(2, [CHAIR, LEADER, Named("丹增东珠", (("那曲市委书记", "540600"),))])
    linking = linked(ours, theirs)
    (episode,) = linking.episodes
    assert all(telling.adds == telling.omits == () for telling in episode.tellings)
    members = next(each.members for each in linking.clusters if person_id(1, "旦增顿珠") in each.members)
    assert person_id(2, "丹增东珠") in members
