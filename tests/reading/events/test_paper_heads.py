"""Parties, place and day of a paper, by lines of its own. All persons are invented."""

from duikou.model.records import Event, Reading
from duikou.pipeline import read

AGREEMENT = """对口支援结对协议书

甲方：西藏自治区林周县人民政府（受援方）
乙方：苏州市吴中区人民政府（支援方）

经双方友好协商，签订本协议。
1.乙方每年选派4名教师到甲方任教。
2.双方每年召开一次联席会议。

甲方代表：洛桑坚参
乙方代表：甄远山
2025年8月6日
"""
MINUTES = """苏州市吴中区与林周县
对口支援工作对接会会议纪要

时间：2026年3月12日
地点：苏州市吴中区会议中心
主持人：苏州市吴中区副区长甄远山
参会人员：林周县委常委、副县长洛桑坚参

会议就2026年度对口支援工作进行了对接，议定事项纪要如下：
1.吴中区选派教师4名。牵头单位：吴中区教育局。
"""
OF_A_TEAM = """江苏省对口支援西藏拉萨市前方指挥部
专题会议纪要

2025年4月18日，指挥部召开专题会议。总指挥甄远山主持会议，规划建设部部长闵江河参加会议。会议议定事项如下：
1.由规划建设部牵头，6月底前完成拉萨市藏医院项目初步设计。
"""


def reading_of(text: str) -> Reading:
    return read(text.encode(), source="paper.txt")


def main_of(reading: Reading) -> Event:
    return next(event for event in reading.events if event.main)


def sides(reading: Reading) -> dict[str, str]:
    return {person.name: person.side for person in reading.people}


def test_who_helps_is_the_guest_of_an_agreement_whatever_its_number() -> None:
    reading = reading_of(AGREEMENT)
    event = main_of(reading)
    assert (event.kind, event.guest and event.guest.name, event.host and event.host.name) == ("signing", "吴中", "林周")
    assert event.start and event.start.value == "2025-08-06"
    assert sides(reading) == {"洛桑坚参": "host", "甄远山": "guest"}


def test_minutes_are_of_a_meeting_at_their_place_and_on_their_day() -> None:
    reading = reading_of(MINUTES)
    event = main_of(reading)
    assert (event.kind, event.guest and event.guest.name, event.host and event.host.name) == (
        "symposium",
        "林周",
        "吴中",
    )
    assert event.start and event.start.value == "2026-03-12"
    assert sides(reading) == {"甄远山": "host", "洛桑坚参": "guest"}


def test_those_of_a_team_that_issues_minutes_are_of_the_supporter() -> None:
    assert sides(reading_of(OF_A_TEAM)) == {"甄远山": "guest", "闵江河": "guest"}


def test_a_report_that_tells_of_two_sides_has_no_such_lines() -> None:
    reading = reading_of("两地签约\n5月6日，苏州市与林周县签署协议，甲方为苏州市教育局，乙方为林周县教育局。\n")
    assert main_of(reading).start is not None


def test_a_stamp_of_the_page_is_no_day_of_a_meeting() -> None:
    text = "吴中区代表团赴林周县考察\n时间：2022-06-17\n\n6月8日至10日，苏州市吴中区党政代表团赴林周县考察。\n"
    start = main_of(reading_of(text)).start
    assert start and start.value == "2022-06-08"
