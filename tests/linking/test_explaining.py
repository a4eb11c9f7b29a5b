"""For any pair: one or two, why, and by which judgements. All people are invented."""

import pytest
from made_sightings import Named, event_id, made_reading, person_id

from duikou.errors import UsageError
from duikou.linking.explaining import explain_pair, in_words
from duikou.linking.linker import Links, link_readings
from duikou.model.linking import Judgement


@pytest.fixture(scope="module")
def links() -> Links:
    """宋若谷 rises in 西藏 over three reports; 李军 is two mayors."""
    readings = [
        made_reading(
            1,
            [Named("宋若谷", (("自治区副主席", "540000"),)), Named("李军", (("鞍山市市长", "210300"),))],
            day="2016-05-01",
        ),
        made_reading(2, [Named("宋若谷", (("自治区副主席", "540000"),))], day="2018-05-01"),
        made_reading(
            3,
            [Named("宋若谷", (("自治区主席", "540000"),)), Named("李军", (("济南市市长", "370100"),))],
            day="2016-05-09",
        ),
    ]
    return link_readings(readings)


def test_one_person_is_explained_by_the_judgements_that_lead_from_one_to_the_other(links: Links) -> None:
    left, right = person_id(1, "宋若谷"), person_id(3, "宋若谷")
    said = explain_pair(links, left, right)
    assert said.one and said.apart == ()
    ends = {end for judgement in said.path for end in (judgement.left, judgement.right)}
    assert {left, right} <= ends and all(judgement.verdict == "same" for judgement in said.path)
    assert explain_pair(links, right, left).direct == said.direct


def test_two_people_are_explained_by_what_keeps_them_apart(links: Links) -> None:
    said = explain_pair(links, person_id(1, "李军"), person_id(3, "李军"))
    assert not said.one and said.path == ()
    assert [judgement.verdict for judgement in said.apart] == ["different"]
    assert "time.elsewhere" in [each.key for each in said.direct.reasons]


def test_reasons_stand_in_words_in_both_languages(links: Links) -> None:
    direct = explain_pair(links, person_id(1, "宋若谷"), person_id(2, "宋若谷")).direct
    assert "同在西藏（+300）" in in_words(direct, "zh")
    assert "both of 西藏 (+300)" in in_words(direct, "en")
    assert len(in_words(direct, "zh")) == len(direct.reasons)


def test_a_judgement_of_people_stands_in_the_explanation() -> None:
    readings = [
        made_reading(number, [Named("宋若谷", (("自治区主席", "540000"),))], day=f"2024-06-0{number}")
        for number in (1, 2)
    ]
    ids = [person_id(number, "宋若谷") for number in (1, 2)]
    row = Judgement(
        kind="person", left=ids[0], right=ids[1], verdict="different", by="person", who="steward", when="2024-07-01",
        note="two of one name",
    )  # fmt: skip
    said = explain_pair(link_readings(readings, [row]), *ids)
    assert not said.one and said.apart == (row,)
    assert said.direct.verdict == "same"


def test_any_pair_can_be_asked_for_also_one_that_was_never_compared(links: Links) -> None:
    said = explain_pair(links, person_id(1, "宋若谷"), person_id(1, "李军"))
    assert not said.one
    assert [each.key for each in said.direct.reasons] == ["list.one"]
    assert explain_pair(links, event_id(1), event_id(2)).kind == "event"


def test_what_was_not_linked_is_an_error(links: Links) -> None:
    with pytest.raises(UsageError, match="D403"):
        explain_pair(links, "nothing", person_id(1, "李军"))
    with pytest.raises(UsageError, match="two kinds"):
        explain_pair(links, person_id(1, "李军"), event_id(1))
