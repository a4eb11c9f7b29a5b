"""Whom a rotation, a delegation or a meeting of two regions brings together. All persons are invented."""

import pytest

from duikou.lexicon.divisions import codes_of, common_name
from duikou.model.records import Reading
from duikou.pipeline import read


def reading_of(text: str) -> Reading:
    return read(text.encode(), source="invented.txt")


def parties_of(text: str) -> tuple[str, str | None, str | None]:
    event = next(event for event in reading_of(text).events if event.main)
    return event.kind, event.guest.name if event.guest else None, event.host.name if event.host else None


PARTIES = [
    ("湖南省望城区人民医院举行第三批援藏医疗队欢送仪式\n5月9日，湖南省望城区人民医院为即将奔赴西藏开展医疗援助的队员送行。"
     "望城区人民医院将做好保障。", "rotation", "望城", "西藏"),
    ("陕西第四批援青干部人才载誉返陕\n7月9日，陕西第四批援青干部人才从青海省玉树州载誉归来。省委在西安举行欢迎仪式。",
     "rotation", "陕西", "玉树"),
    ("2月5日，省委慰问团来到江苏省对口支援的青海省海南州，慰问援青干部。", "greeting_visit", "江苏", "海南藏族自治州"),
    ("3月5日，荆门市委副书记甄远山率荆门市党政代表团一行来到七十三团考察。荆门市将做好援疆工作。",
     "visit", "荆门", "七十三团"),
    ("3月5日，安徽省省长甄远山率安徽省党政代表团在山南市进行考察调研，并举行安徽·西藏对口支援工作座谈会。",
     "visit", "安徽", "山南"),
    ("2024年青浦区·德宏州协作联席会议举行\n昨日，2024年青浦区·德宏州协作联席会议举行。区委副书记、区长甄远山，"
     "德宏州委副书记闵江河出席会议。", "symposium", "德宏", "青浦"),
    ("3月5日，广东省卫健委副主任甄远山率团在银杉茶场视察广东援建项目。银杉茶场在西藏林芝。西藏林芝条件艰苦。",
     "visit", "广东", "林芝"),
    ("昨日，甄远山一行赴湖南通道县调研。", "visit", None, "通道侗族自治县"),
    ("第九届经贸洽谈会3月5日在万州区召开。", "meeting", None, "万州"),
    ("3月5日，甄远山在山东省调研时强调，要贯彻中央新疆工作座谈会精神。", "visit", None, "山东"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "guest", "host"), PARTIES)
def test_who_comes_to_whom(text: str, kind: str, guest: str | None, host: str | None) -> None:
    assert parties_of(text) == (kind, guest, host)


SIDES = [
    (PARTIES[0][0] + "医院党委书记甄远山，院长闵江河为队员送行。",
     {"甄远山": "guest", "闵江河": "guest"}),
    ("3月5日，我院院长甄远山参加在拉萨召开的对口支援西藏工作会议，并与银杉大学签署协议。"
     "甄远山与银杉大学党委书记闵江河代表双方签字。", {"甄远山": "host", "闵江河": "guest"}),
    ("察雅援藏见成效\n3月5日，记者来到察雅县。福州援藏工作组在察雅县建房。银杉村村支部书记洪不让激动地说，福州援藏工作组"
     "帮我们盖了房。", {"洪不让": "host"}),
    ("昨日，集团公司副总经理甄远山一行赴通道县调研。县委书记闵江河陪同。", {"甄远山": "guest", "闵江河": "host"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_a_side_follows_from_who_sends_whom(text: str, sides: dict[str, str]) -> None:
    assert {person.name: person.side for person in reading_of(text).people} == sides


def test_an_autonomous_county_is_known_without_its_peoples() -> None:
    assert codes_of("新晃县") == ("431227",)


def test_a_division_without_a_short_name_keeps_its_full_one() -> None:
    assert common_name("310116") == "金山区"
