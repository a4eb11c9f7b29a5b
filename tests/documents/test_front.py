"""What head and foot say of a report: title, deck, outlet. All reports are invented."""

import pytest

from duikou.documents.blocks import divide
from duikou.documents.front import Front, read_front
from duikou.grammar import Page
from duikou.lexicon import load_table

LEAD = "7月2日，甲省党政代表团赴乙州考察对口支援工作。"


def front_of(text: str) -> Front:
    page = Page(text)
    return read_front(page, divide(page).blocks)


def test_title_and_deck_each_once() -> None:
    head = "甲省代表团来乙州考察\n甲省代表团来乙州考察\n章程远和顺讲话\n"
    front = front_of(head + LEAD + "\n" + head + LEAD)
    assert (front.title, front.deck) == ("甲省代表团来乙州考察", ("章程远和顺讲话",))


def test_nothing_is_made_up() -> None:
    front = front_of(LEAD)
    assert (front.title, front.deck, front.outlet, front.home, front.traces) == (None, (), None, None, ())


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"甲省代表团来乙州考察\n来源：羌塘日报　作者：某某\n{LEAD}", "羌塘日报"),
        (f"{LEAD}（转自：乙州发布）", "乙州发布"),
        (f"{LEAD}图文来源：乙州商务局", "乙州商务局"),
        (f"羌塘网（羌塘日报网）讯（记者 某某）{LEAD}", "羌塘网"),
        (f"羌塘新闻网2024年7月3日讯（记者 某某）{LEAD}", "羌塘新闻网"),
        (f"新华社拉萨7月2日电（记者某某）{LEAD}", "新华社"),
        (f"来源：新华网  |  2024年07月03日 18:52:33，正文：新华社拉萨7月3日电（记者某某）{LEAD}", "新华网"),
        (f"，正文：羌塘新闻记者 某某某 某某 拉萨报道{LEAD}", "羌塘新闻"),
        (f"甲省代表团来乙州考察\n2024年7月3日　羌塘日报\n{LEAD}", "羌塘日报"),
        (f"甲省代表团来乙州考察\n{LEAD}\n（原载2024年7月3日《羌塘快报》第二版）", "羌塘快报"),
        (f"{LEAD}新闻线索：应用市场下载“西藏日报”APP，等你来！返回某网，查看更多", "西藏日报"),
        (f"本报讯（记者 某某）{LEAD}", None),
        (f"乙州讯（通讯员 某某）{LEAD}", None),
        (f"{LEAD}新闻线索：应用市场下载“某某”APP，等你来！返回某网，查看更多", None),
        (f"{LEAD}\n相关链接\n来源广泛的乙州特产", None),
    ],
)
def test_the_outlet(text: str, outlet: str | None) -> None:
    assert front_of(text).outlet == outlet


def test_the_outlet_as_printed_in_traditional_characters() -> None:
    assert front_of(f"【香江時報網訊】記者某某拉薩報道：{LEAD}").outlet == "香江時報網"


@pytest.mark.parametrize(
    ("outlet", "home"),
    [
        ("西藏日报", "540000"),
        ("深圳特区报", "440300"),
        ("西藏日报客户端", "540000"),
        ("新华社", None),
        ("无名报", None),
    ],
)
def test_the_division_an_outlet_calls_its_own(outlet: str, home: str | None) -> None:
    assert front_of(f"{LEAD}\n来源：{outlet}").home == home


def test_an_office_is_at_home_where_its_name_says() -> None:
    assert front_of(f"{LEAD}\n来源：武汉市商务局").home == "420100"


def test_every_outlet_is_at_home_in_a_division() -> None:
    codes = {row.canon for row in load_table("divisions") if row.kind in {"province", "prefecture"}}
    assert {row.canon for row in load_table("outlets")} - {""} <= codes


def test_the_outlet_says_which_rule_found_it() -> None:
    text = f"来源：羌塘日报 2024-07-03\n{LEAD}"
    (trace,) = front_of(text).traces
    assert (trace.rule, trace.what, text[slice(*trace.span)]) == ("documents.outlet_label", "outlet", "羌塘日报")
