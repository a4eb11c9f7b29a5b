"""Tenures as seen, posts inferred for bare names, and what people should look at. All people are invented."""

from made_sightings import Named, made_reading, person_id
from test_people_linking import linked

from duikou.model.linking import Conflict, Judgement, Linking

GOVERNOR = (("自治区主席", "540000"),)


def conflicts(linking: Linking, kind: str) -> list[Conflict]:
    return [each for each in linking.conflicts if each.kind == kind]


def test_a_tenure_runs_from_the_first_to_the_last_day_seen() -> None:
    linking = linked(
        made_reading(1, [Named("宋若谷", GOVERNOR)], day="2023-05-27", until="2023-05-29"),
        made_reading(2, [Named("宋若谷", (("西藏自治区主席", "540000"),))], day="2024-05-10"),
        made_reading(3, [Named("宋若谷", (("自治区人大常委会主任", "540000"),))], day="2025-06-26"),
    )
    seen = {
        tenure.title: (tenure.first and tenure.first.day, tenure.last and tenure.last.until, len(tenure.sightings))
        for tenure in linking.tenures
    }
    assert seen == {
        "西藏自治区主席": ("2023-05-27", "2024-05-10", 2),
        "自治区人大常委会主任": ("2025-06-26", "2025-06-26", 1),
    }


def test_no_day_is_invented() -> None:
    (tenure,) = linked(made_reading(1, [Named("宋若谷", GOVERNOR)], day="--06-26")).tenures
    assert (tenure.first, tenure.last, tenure.undated, tenure.sightings[0].day) == (None, None, 1, None)


def test_who_is_called_former_or_coming_is_not_in_office() -> None:
    named = [Named("宋若谷", (("原那曲市委书记", "540600"), ("候任自治区副主席", "540000")))]
    assert linked(made_reading(1, named)).tenures == ()


def test_a_bare_name_gets_the_post_of_another_report_of_that_time() -> None:
    linking = linked(
        made_reading(1, [Named("宋若谷", group="西藏自治区领导")], day="2024-06-26"),
        made_reading(2, [Named("宋若谷", (("自治区副主席", "540000"),))], day="2024-07-01"),
        made_reading(3, [Named("宋若谷", (("自治区副主席", "540000"),))], day="2023-01-01"),
    )
    (inferred,) = linking.inferred
    assert (inferred.person, inferred.title, inferred.division) == (person_id(1, "宋若谷"), "自治区副主席", "540000")
    assert (inferred.days_apart, inferred.source.person, inferred.source.day) == (
        5,
        person_id(2, "宋若谷"),
        "2024-07-01",
    )
    assert all(seen.person != person_id(1, "宋若谷") for tenure in linking.tenures for seen in tenure.sightings)


def test_a_post_long_before_is_not_taken() -> None:
    linking = linked(
        made_reading(1, [Named("宋若谷", group="西藏自治区领导")], day="2024-06-26"),
        made_reading(3, [Named("宋若谷", (("自治区副主席", "540000"),))], day="2023-01-01"),
    )
    assert linking.inferred == ()


def test_where_before_and_after_differ_nothing_is_inferred() -> None:
    linking = linked(
        made_reading(1, [Named("宋若谷", group="西藏自治区领导")], day="2024-06-26"),
        made_reading(2, [Named("宋若谷", (("自治区副主席", "540000"),))], day="2024-06-01"),
        made_reading(3, [Named("宋若谷", (("自治区党委副书记", "540000"),))], day="2024-07-01"),
    )
    assert linking.inferred == ()
    (conflict,) = conflicts(linking, "post_unclear")
    assert conflict.words == ("宋若谷", "自治区副主席", "自治区党委副书记")


def test_two_holders_of_one_chair_are_shown() -> None:
    linking = linked(
        made_reading(1, [Named("宋若谷", GOVERNOR)], day="2023-05-27"),
        made_reading(2, [Named("宋若谷", GOVERNOR)], day="2024-05-27"),
        made_reading(3, [Named("郤长青", (("西藏自治区主席", "540000"),))], day="2023-10-01"),
    )
    (conflict,) = conflicts(linking, "one_post_two_people")
    assert set(conflict.subjects[1:]) == {min(person_id(1, "宋若谷"), person_id(2, "宋若谷")), person_id(3, "郤长青")}
    assert conflict.words == ("自治区主席", "2023-10-01")


def test_a_successor_is_no_conflict_and_neither_are_several_deputies() -> None:
    linking = linked(
        made_reading(1, [Named("宋若谷", GOVERNOR), Named("郤长青", (("自治区副主席", "540000"),))], day="2023-05-27"),
        made_reading(2, [Named("郤长青", GOVERNOR), Named("亓柏舟", (("自治区副主席", "540000"),))], day="2024-05-27"),
        made_reading(3, [Named("亓柏舟", (("自治区副主席", "540000"),))], day="2023-05-20"),
    )
    assert conflicts(linking, "one_post_two_people") == []


def test_one_person_in_two_places_on_a_day_is_shown() -> None:
    governor = Named("宋若谷", GOVERNOR)
    linking = linked(
        made_reading(1, [governor], day="2024-06-26"),
        made_reading(2, [governor], day="2024-06-26", guest="540000", host="370000"),
        made_reading(3, [governor], day="2024-06-27", host="540600"),
    )
    (conflict,) = conflicts(linking, "one_day_two_places")
    assert conflict.words[0] == "2024-06-26" and set(conflict.words[1:]) == {"西藏", "山东"}


def test_who_travels_is_away_all_days_and_who_receives_is_not() -> None:
    guest = Named("郤长青", (("辽宁省省长", "210000"),), side="guest")
    host = Named("宋若谷", GOVERNOR)
    visit = made_reading(1, [guest, host], day="2024-06-24", until="2024-06-28", kind="visit")
    at_home = made_reading(
        2, [guest._replace(side="host"), host._replace(side="guest")], day="2024-06-26", guest=None, host="210000"
    )
    found = conflicts(linked(visit, at_home), "one_day_two_places")
    assert [each.subjects[0] in (person_id(1, "郤长青"), person_id(2, "郤长青")) for each in found] == [True]


def test_a_merge_that_may_not_be_is_shown() -> None:
    readings = [made_reading(number, [Named("宋若谷", GOVERNOR)], day=f"2024-06-0{number}") for number in (1, 2, 3)]
    ids = [person_id(number, "宋若谷") for number in (1, 2, 3)]
    different = Judgement(
        kind="person", left=ids[0], right=ids[2], verdict="different", by="person", who="steward", when="2024-07-01"
    )
    (conflict,) = conflicts(linked(*readings, judgements=(different,)), "kept_apart")
    assert ids[1] in conflict.evidence and len(set(conflict.subjects)) == 2
