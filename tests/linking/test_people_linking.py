"""People over several reports: who is one, who is not, and whom nobody follows. All people are invented."""

from itertools import permutations

from made_sightings import Named, made_reading, person_id

from duikou.linking.linker import link_readings
from duikou.model.linking import Judgement, Linking
from duikou.model.records import Reading

GOVERNOR = (("自治区主席", "540000"),)
MAYOR = (("鞍山市市长", "210300"),)


def linked(*readings: Reading, judgements: tuple[Judgement, ...] = ()) -> Linking:
    return link_readings(readings, judgements).linking


def people(linking: Linking) -> set[tuple[str, ...]]:
    return {cluster.members for cluster in linking.clusters if cluster.kind == "person"}


def ids(*named: tuple[int, str]) -> tuple[str, ...]:
    return tuple(sorted(person_id(*each) for each in named))


def by_person(left: str, right: str, verdict: str, when: str = "2024-07-01") -> Judgement:
    return Judgement(kind="person", left=left, right=right, verdict=verdict, by="person", who="steward", when=when)  # type: ignore[arg-type]


def test_a_career_over_three_posts_is_one_person() -> None:
    readings = (
        made_reading(1, [Named("宋若谷", (("自治区副主席", "540000"),))], day="2016-05-01"),
        made_reading(2, [Named("宋若谷", (("自治区常务副主席", "540000"),))], day="2019-05-01"),
        made_reading(3, [Named("宋若谷", (("西藏自治区主席", "540000"),))], day="2022-05-01"),
    )
    assert people(linked(*readings)) == {ids((1, "宋若谷"), (2, "宋若谷"), (3, "宋若谷"))}


def test_two_mayors_of_one_common_name_are_two() -> None:
    readings = (
        made_reading(1, [Named("李军", MAYOR)], day="2023-05-01"),
        made_reading(2, [Named("李军", (("济南市市长", "370100"),))], day="2023-05-09"),
        made_reading(3, [Named("李军", (("市长", "210300"),))], day="2023-08-01"),
    )
    assert people(linked(*readings)) == {ids((1, "李军"), (3, "李军")), ids((2, "李军"))}


def test_nobody_is_in_office_in_two_places_by_turns() -> None:
    """The name is rare and each pair alone could be one, but not all of them together."""
    readings = tuple(
        made_reading(number, [Named("亓柏舟", posts)], day=day)
        for number, (posts, day) in enumerate(
            [(MAYOR, "2018-05-01"), ((("济南市市长", "370100"),), "2020-05-01"), (MAYOR, "2022-05-01")]
        )
    )
    linking = linked(*readings)
    assert people(linking) == {ids((0, "亓柏舟"), (2, "亓柏舟")), ids((1, "亓柏舟"))}


def test_two_on_one_list_are_two_whatever_their_spelling() -> None:
    named = [Named("旦增顿珠", (("那曲市委副书记", "540600"),)), Named("丹增东珠", (("那曲市委副书记", "540600"),))]
    linking = linked(made_reading(1, named))
    assert people(linking) == {ids((1, "旦增顿珠")), ids((1, "丹增东珠"))}
    assert not linking.judgements or all(each.kind != "person" for each in linking.judgements)


def test_a_bare_name_finds_its_person_on_its_own_side_only() -> None:
    meeting = [Named("王桥", roles=("attendee",)), Named("坚参云丹", GOVERNOR)]
    readings = (
        made_reading(1, meeting),
        made_reading(2, [Named("王桥", (("自治区副主席", "540000"),))], day="2024-06-20"),
        made_reading(3, [Named("王桥", (("广东省副省长", "440000"),))], day="2024-06-20", host="440000"),
    )
    assert ids((1, "王桥"), (2, "王桥")) in people(linked(*readings))


def test_a_bare_name_that_fits_two_people_is_left_to_people() -> None:
    readings = (
        made_reading(1, [Named("王桥", group="西藏自治区领导")], day="2024-06-26"),
        made_reading(2, [Named("王桥", (("西藏自治区教育厅厅长", "540000"),))], day="2024-06-20"),
        made_reading(3, [Named("王桥", (("西藏自治区财政厅厅长", "540000"),))], day="2024-06-21"),
    )
    linking = linked(*readings)
    assert ids((1, "王桥")) in people(linking)
    unsure = [each for each in linking.judgements if each.kind == "person" and each.verdict == "unsure"]
    assert {key for each in unsure for key in (reason.key for reason in each.reasons)} >= {"choice.two"}


def test_people_without_an_office_are_not_followed() -> None:
    villager = Named("田小麦", (), roles=())
    bare = Named("路远征", (), roles=("attendee",))
    linking = linked(made_reading(1, [villager, bare]), made_reading(2, [villager, bare], day="2024-06-27"))
    assert people(linking) == set()
    assert [each for each in linking.judgements if each.kind == "person"] == []


def test_people_say_that_two_are_one() -> None:
    readings = (
        made_reading(1, [Named("李军", MAYOR)], day="2023-05-01"),
        made_reading(2, [Named("李军", (("济南市市长", "370100"),))], day="2023-05-09"),
    )
    same = by_person(person_id(1, "李军"), person_id(2, "李军"), "same")
    assert people(linked(*readings, judgements=(same,))) == {ids((1, "李军"), (2, "李军"))}


def test_people_say_that_one_is_two_and_it_stays_so() -> None:
    readings = tuple(
        made_reading(number, [Named("宋若谷", GOVERNOR)], day=f"2024-06-{number:02}") for number in (1, 2, 3)
    )
    different = by_person(person_id(1, "宋若谷"), person_id(3, "宋若谷"), "different")
    found = people(linked(*readings, judgements=(different,)))
    assert len(found) == 2
    assert not any({person_id(1, "宋若谷"), person_id(3, "宋若谷")} <= set(members) for members in found)


def test_names_of_two_blocks_are_one_where_people_say_so() -> None:
    """A slip of the pen: only people can know it."""
    readings = (
        made_reading(1, [Named("宋若谷", GOVERNOR)], day="2023-05-01"),
        made_reading(2, [Named("宋若古", GOVERNOR)], day="2023-05-09"),
    )
    assert len(people(linked(*readings))) == 2
    same = by_person(person_id(1, "宋若谷"), person_id(2, "宋若古"), "same")
    linking = linked(*readings, judgements=(same,))
    assert people(linking) == {ids((1, "宋若谷"), (2, "宋若古"))}
    assert not any(conflict.kind == "one_post_two_people" for conflict in linking.conflicts)


def test_contradicting_judgements_are_shown() -> None:
    readings = tuple(
        made_reading(number, [Named("宋若谷", GOVERNOR)], day=f"2024-06-{number:02}") for number in (1, 2, 3)
    )
    one, two, three = (person_id(number, "宋若谷") for number in (1, 2, 3))
    rows = (
        by_person(one, two, "same"),
        by_person(two, three, "same", "2024-07-02"),
        by_person(one, three, "different"),
    )
    conflicts = [each for each in linked(*readings, judgements=rows).conflicts if each.kind == "judgements_disagree"]
    assert [sorted(each.subjects) for each in conflicts] == [sorted((two, three))]


def test_the_order_of_reports_does_not_matter() -> None:
    readings = [
        made_reading(1, [Named("李军", MAYOR), Named("王桥", group="辽宁省领导")], day="2023-05-01"),
        made_reading(2, [Named("李军", (("济南市市长", "370100"),))], day="2023-05-09"),
        made_reading(3, [Named("李军"), Named("王桥", (("副省长", "210000"),))], day="2023-05-02"),
    ]
    first = linked(*readings)
    assert all(linked(*order) == first for order in permutations(readings))


def test_a_report_given_twice_counts_once() -> None:
    reading = made_reading(1, [Named("李军", MAYOR)])
    assert linked(reading, reading) == linked(reading)
