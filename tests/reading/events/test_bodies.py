"""A party that is no region is a body, and a region may act through one. All persons and firms are invented."""

from collections.abc import Iterator

import pytest

from duikou.explaining import explain
from duikou.grammar.explain import Step
from duikou.model.records import Event, Party
from duikou.pipeline import read

FIRM = Party("雪莲能源集团", None, "雪莲能源集团")


def main_of(text: str) -> Event:
    return next(event for event in read(text.encode(), source="invented.txt").events if event.main)


def names_of(steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        yield step.name
        yield from names_of(step.inputs)


GUESTS = [
    ("申扎县人民政府与雪莲能源集团签署协议", "7月19日，双方在县城签署合作协议。", FIRM, "parties.body_signs"),
    ("雪莲能源集团与申扎县人民政府签署协议", "7月19日，双方在县城签署合作协议。", FIRM, "parties.body_signs"),
    ("雪莲能源集团领导到申扎县检查援藏工作", "8月27日，副总经理章若谷到申扎县检查。", FIRM, "parties.body_goes_there"),
    ("申扎县援藏项目推进", "8月27日，教育部副部长章若谷率队在申扎县调研，申扎县委书记次仁央措陪同。",
     Party("教育部", None, "教育部"), "parties.body_of_leader"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "lead", "guest", "rule"), GUESTS)
def test_a_guest_that_is_no_region_is_a_body(title: str, lead: str, guest: Party, rule: str) -> None:
    text = f"{title}\n{lead}"
    event = main_of(text)
    assert event.guest == guest
    assert event.host is not None and event.host.division == "540625"
    steps = explain(text.encode(), source="invented.txt", quote=guest.name)
    assert rule in set(names_of(steps))


REGIONS = [
    ("辽宁省卫健委赴那曲市开展义诊\n7月3日，辽宁省卫健委赴那曲市开展义诊。", Party("辽宁", "210000", "辽宁省卫健委")),
    ("辽宁省党政代表团赴那曲市考察\n7月3日，辽宁省党政代表团赴那曲市考察。", Party("辽宁", "210000", None)),
]


@pytest.mark.parametrize(("text", "guest"), REGIONS)
def test_a_region_keeps_its_name_and_names_the_body_that_acts_for_it(text: str, guest: Party) -> None:
    assert main_of(text).guest == guest


def test_the_aid_team_of_another_region_does_not_act_for_the_host() -> None:
    text = "辽宁省党政代表团赴那曲市考察\n7月3日，辽宁省党政代表团赴那曲市考察，看望那曲市援藏工作队。"
    host = main_of(text).host
    assert host is not None and (host.name, host.organisation) == ("那曲", None)


def test_a_bureau_of_the_region_itself_is_not_the_other_side() -> None:
    text = "申扎县教育局与申扎县人民政府签署责任书\n7月19日，申扎县教育局与申扎县人民政府签署协议。"
    assert main_of(text).guest is None


def test_the_name_of_a_country_at_the_head_of_a_firm_is_no_party() -> None:
    text = "上海市人民政府与中国雪莲能源集团有限公司签署协议\n上海市人民政府与中国雪莲能源集团有限公司今天签署协议。"
    guest = main_of(text).guest
    assert guest is not None and guest.organisation == guest.name
    assert guest.name.startswith("中国雪莲能源集团")
    assert guest.division is None
