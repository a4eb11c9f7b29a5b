"""Events inside the main one carry what their own words say. All persons and sites are invented."""

import pytest

from duikou.explaining import explain
from duikou.model.records import Event, EventKind
from duikou.pipeline import read

HEAD = "吉林省党政代表团来藏考察\n6月26日至27日，吉林省省长章若谷率党政代表团来藏考察。"
MEETING = "全区援藏工作推进会召开\n6月26日，全区援藏工作推进会在拉萨市召开，自治区副主席次仁央措主持会议。"


def inner_of(text: str, kind: EventKind) -> Event:
    found = [event for event in read(text.encode(), source="invented.txt").events if event.within]
    (event,) = (event for event in found if event.kind == kind)
    return event


def main_of(text: str) -> Event:
    return next(event for event in read(text.encode(), source="invented.txt").events if event.main)


OWN_WORDS: list[tuple[str, EventKind, list[str], list[str]]] = [
    (HEAD + "座谈会在山南市举行，双方交流。", "symposium", ["山南"], []),
    (HEAD + "代表团察看雪莲产业园。在格桑县人民医院，大家看望慰问援藏干部。", "greeting_visit", [], ["格桑县人民医院"]),
    (HEAD + "代表团深入格桑小学看望慰问援藏教师。", "greeting_visit", [], ["格桑小学"]),
    (HEAD + "代表团察看雪莲产业园，并召开座谈会。", "symposium", [], []),
    (HEAD + "代表团看望慰问在那曲工作的援藏干部。", "greeting_visit", [], []),
    (HEAD + "在西藏·吉林工作座谈会上，章若谷讲话。", "symposium", [], []),
    (HEAD + "双方在成都举行签约仪式。", "signing", ["成都"], []),
    (HEAD + "签约仪式在成都举行。", "signing", ["成都"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "places", "sites"), OWN_WORDS)
def test_an_inner_event_has_the_places_and_sites_of_its_own_words(
    text: str, kind: EventKind, places: list[str], sites: list[str]
) -> None:
    event = inner_of(text, kind)
    assert ([place.name for place in event.places], [site.name for site in event.sites]) == (places, sites)
    main = main_of(text)
    assert event.within == main.id
    assert {site.id for site in event.sites} <= {site.id for site in main.sites}


def test_those_who_met_went_to_see_sites() -> None:
    event = inner_of(MEETING + "会前，与会人员赴山南市参观了雪莲产业园和格桑小学。", "site_visit")
    assert [site.name for site in event.sites] == ["雪莲产业园", "格桑小学"]
    assert (event.extent, [place.name for place in event.places]) == ("within", ["山南"])


def test_what_was_seen_in_two_sentences_without_a_day_is_one_visit() -> None:
    text = MEETING + "会前，章若谷一行参观了雪莲产业园。会后，市长闵江河一行来到格桑小学。"
    event = inner_of(text, "site_visit")
    assert [site.name for site in event.sites] == ["雪莲产业园", "格桑小学"]
    assert [part.quote for part in event.participants] == ["章若谷", "闵江河"]


def test_a_month_is_no_day_of_a_site_visit() -> None:
    text = MEETING.replace("6月26日", "2025年5月30日至6月2日") + "2025年6月，与会人员参观了雪莲产业园。"
    event = inner_of(text, "site_visit")
    assert event.start is not None
    assert (event.start.value, event.extent) == ("2025-05-30", "within")


def test_the_places_of_the_main_event_stand_in_its_text_and_are_no_names() -> None:
    assert [place.name for place in main_of(HEAD + "代表团到林周县考察。").places] == ["林周"]
    caption = "图为林周县的孩子们。章若谷 摄\n"
    for text in (HEAD.replace("\n", "\n" + caption), HEAD + "市长林周鸣陪同。"):
        assert main_of(text).places == ()


def test_a_site_visit_has_its_own_day_and_people() -> None:
    text = MEETING + "27日，在市长闵江河陪同下，次仁央措一行来到雪莲产业园、格桑小学。"
    event = inner_of(text, "site_visit")
    assert event.start is not None
    assert (event.start.value, event.extent) == ("--06-27", "throughout")
    assert [(part.quote, part.roles) for part in event.participants] == [
        ("闵江河", ("companion",)),
        ("次仁央措", ("leader",)),
    ]


def test_what_a_visit_saw_is_its_own_but_for_a_day_of_its_own() -> None:
    own_day = inner_of(HEAD + "27日上午，代表团参观了山南市雪莲产业园。", "site_visit")
    assert own_day.start is not None
    assert (own_day.start.value, [site.name for site in own_day.sites]) == ("--06-27", ["山南市雪莲产业园"])
    assert [place.name for place in own_day.places] == ["山南"]
    for text in (HEAD + "代表团参观了雪莲产业园。", "2019年6月27日，代表团参观了雪莲产业园。"):
        events = read((HEAD + text).encode(), source="invented.txt").events
        assert [event.kind for event in events] == ["visit"]
        assert [site.name for site in events[0].sites] == ["雪莲产业园"]


def test_a_journalist_who_comes_to_a_site_makes_no_site_visit() -> None:
    events = read((MEETING + "记者走进雪莲产业园，工人正忙。").encode(), source="invented.txt").events
    assert [event.kind for event in events] == ["meeting"]


def test_a_report_of_sites_alone_is_a_site_visit() -> None:
    text = "次仁央措察看援藏项目\n7月3日，市委书记次仁央措先后来到格桑小学、雪莲产业园，察看进展。"
    assert main_of(text).kind == "site_visit"
    assert main_of(text.replace("察看援藏", "考察援藏")).kind == "visit"


def test_explain_names_the_rule_of_a_site_visit() -> None:
    text = MEETING + "会前，与会人员参观了雪莲产业园。"
    steps = explain(text.encode(), source="invented.txt", quote="参观了雪莲产业园")
    assert "events.company_saw" in {step.name for step in steps}
