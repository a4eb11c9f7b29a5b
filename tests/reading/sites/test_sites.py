"""Sites: which places of a report were visited, and where their names begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikou.grammar import Page
from duikou.model.records import Block
from duikou.reading.context import Context
from duikou.reading.listed import listed
from duikou.reading.sites import read_sites


def context_of(text: str) -> Context:
    return Context("sha256:0", Page(text), (Block("paragraph", (0, len(text)), "line 1"),))


def names(text: str) -> list[str]:
    return [site.name for site in read_sites(context_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("代表团先后考察了雪莲产业园、格桑花小学等9家单位。", ["雪莲产业园", "格桑花小学"]),
        ("石远山一行来到河畔镇青稞村，走进农家。", ["河畔镇青稞村"]),
        ("这是代表团到雪域博物馆调研。记者 某某 摄", ["雪域博物馆"]),
        ("代表团前往凌云集团深入学习企业管理经验。", ["凌云集团"]),
        ("还到河畔林场走访，看望护林员。", ["河畔林场"]),
        ("代表团会后继续考察。在拉萨市雪莲小学，孩子们正在上课。", ["拉萨市雪莲小学"]),
        (
            "对河畔产业园的运营情况、石远山工作站、雪莲村的环境整治情况进行了详细询问。",
            ["河畔产业园", "石远山工作站", "雪莲村"],
        ),
        ("考察团先后到雪莲镇和润村、石远山纪念馆等。", ["雪莲镇和润村", "石远山纪念馆"]),
        (
            "考察了由甲建材集团与乙水泥公司投资建设的河畔市雪莲医院项目，以及格桑县青稞新村。",
            ["河畔市雪莲医院项目", "格桑县青稞新村"],
        ),
        ("代表团在甲地调研。在雪莲电力、凌云藏药等企业，他详细了解情况。", ["雪莲电力", "凌云藏药"]),
        (
            "代表团先后考察甲县青稞村、雪莲养殖基地，乙县格桑产业园、凌云公园等协作项目。",
            ["甲县青稞村", "雪莲养殖基地", "乙县格桑产业园", "凌云公园"],
        ),
        ("代表团考察雪莲湖生态环境保护等情况。", ["雪莲湖"]),
        ("代表团考察了格桑画廊和扎什塔。", ["格桑画廊", "扎什塔"]),
        ("代表团走进兵团第四师可克达拉市，了解情况。", ["兵团第四师可克达拉市"]),
        ("代表团在扎什陆港区、雪莲乳业，考察企业发展情况。", ["扎什陆港区", "雪莲乳业"]),
        ("代表团来到林周县。了解扎什图书馆等援建项目。", ["扎什图书馆"]),
        ("代表团走进林周县。看望扎什儿童福利院孩子。", ["扎什儿童福利院"]),
        ("代表团走访雪莲医院、市文体中心和扎什小学。", ["雪莲医院", "市文体中心", "扎什小学"]),
        ("考察集团出资企业凌云铜业有限公司。", ["凌云铜业有限公司"]),
        ("考察团在企业了解情况，在凌云公寓，察看服务设施。", ["凌云公寓"]),
        ("位于河畔镇的雪莲中学是最大的项目，已开学。代表团来到学校，察看食堂。", ["雪莲中学"]),
        ("位于格桑产业园的凌云公司是招商企业。代表团来到该公司考察。", ["格桑产业园", "凌云公司"]),
        ("代表团来到河畔镇青稞村视察新农村建设。", ["河畔镇青稞村"]),
        ("参观了某市援建的雪莲藏医院和县城的格桑花广场。", ["雪莲藏医院", "格桑花广场"]),
        ("考察雪域大学（北校区）、凌云光伏电站。", ["雪域大学（北校区）", "凌云光伏电站"]),
        ("代表团向雪山烈士陵园敬献了花篮。", ["雪山烈士陵园"]),
        ("先后拜会中国驻甲国大使馆、甲国河畔商会等，", ["中国驻甲国大使馆", "甲国河畔商会"]),
        ("位于河畔的雪莲公园全长约2公里。石远山一行边走边看。", ["雪莲公园"]),
        # A list goes on behind a comma or a semicolon where nothing but names follows.
        (
            "代表团深入林周县雪莲示范区、格桑新村，堆龙德庆区凌云广场、青稞公园；达孜区扎什幼儿园等项目现场。",
            ["林周县雪莲示范区", "格桑新村", "堆龙德庆区凌云广场", "青稞公园", "达孜区扎什幼儿园"],
        ),
        ("考察了林周县雪莲社区，以及达孜区城乡安全饮水工程。", ["林周县雪莲社区", "达孜区城乡安全饮水工程"]),
        # Between others an item is a name as a whole; remarks in brackets are none of it.
        (
            "代表团来到格桑村特产展销厅、雪莲寺塔、拉萨工业园区若云航空、金融小镇等地。",
            ["格桑村特产展销厅", "雪莲寺塔", "拉萨工业园区若云航空", "金融小镇"],
        ),
        (
            "代表团考察了雪力科村（由林周县三沙村结对）和河塘村（由甲集团有限公司结对）。",
            ["雪力科村", "河塘村"],
        ),
        ("代表团来到“改革第一村”林周县雪莲镇居委会。", ["林周县雪莲镇居委会"]),
        ("代表团参观凌云银行拉萨分行、中国雪莲协会西藏分会。", ["凌云银行拉萨分行", "中国雪莲协会西藏分会"]),
        ("代表团深入到拉萨雪莲社区。", ["拉萨雪莲社区"]),
        ("代表团在林周县的雪莲葡萄庄园和格桑食品厂，考察品种研发。", ["雪莲葡萄庄园", "格桑食品厂"]),
        ("代表团赴雪莲九二集团，参观生产线。", ["雪莲九二集团"]),
        ("代表团看望慰问林周县青稞村脱贫户。", ["林周县青稞村"]),
        ("代表团到林周县调研。甲企雪莲酒庄是集种植和酿酒为一体的园区。石远山详细了解葡萄种植。", ["甲企雪莲酒庄"]),
        ("代表团来到定点帮扶村林周县雪莲村。", ["林周县雪莲村"]),
        ("代表团来到凌云开发区雪莲分区参观。", ["凌云开发区雪莲分区"]),
        ("参访嘉宾在雪莲巴扎景区合影留念。参访团在拉萨凌云大学体验书法。", ["雪莲巴扎景区", "拉萨凌云大学"]),
        ("记者团先后参观了拉萨故城、格桑博物馆和雪莲沟等地。", ["拉萨故城", "格桑博物馆", "雪莲沟"]),
        ("實地考察了雪蓮產業園、格桑花小學。", ["雪蓮產業園", "格桑花小學"]),
    ],
)
def test_a_visited_place_is_a_site(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_in_company_a_type_or_a_name_without_suffix_is_a_site() -> None:
    assert names("参观雪莲智谷、新材料产业园、凌云星空。") == ["雪莲智谷", "新材料产业园", "凌云星空"]


@pytest.mark.parametrize(
    "text",
    [
        "代表团深入山南市、林芝市，考察了解生态保护成效。",
        "9月3日至5日，代表团来疆考察。",
        "代表团走访重点企业、相关部门。",
        "考察产业发展情况、生态保护工作。",
        "深入学习贯彻重要讲话精神，深入推进各项工作。",
        "看望慰问援藏干部人才。",
        "会见了来访的河畔市委书记一行。",
        "在拉萨饭店，双方举行签约仪式。",
        "产品走进更多社区。",
        "感到责任重大，要深入调研。",
        "走进凌云服饰有限公司，机器声此起彼伏。",
        "代表团考察期间，记者走进凌云服饰有限公司。",
        "在格桑县人民医院，援疆医生石远山正在查房。",
        "代表团参观了校史馆、研发中心和企业生产线。",
        "代表团走进医院药房。",
        "代表团深入县产业园区、村委会。",
        "代表团参观了一楼展厅、职工书屋、健身房等场所。",
        "代表团考察了部分委员联络站和委员工作室。",
        "代表团抵达拉萨市贡嘎机场，受到热烈欢迎。",
        "代表团到雪莲街道考察调研。",
        "代表团走访了拉萨市中心城区。",
        "代表团在林周县成立了科技转换中心，指导群众发展。",
        "代表团来到林周县。这个位于山脚下的年轻小镇，是移民新镇。石远山详细了解历史。",
        "代表团在村委会了解新农村建设、驻村工作队等工作情况。",
        "代表团考察了林周县，达孜区政府与甲公司就开发达成协议。",
        "代表团一行看望了石远山、闵江山。",
    ],
)
def test_what_is_no_site(text: str) -> None:
    assert names(text) == []


def test_a_later_short_form_is_the_same_site() -> None:
    assert names("代表团参观了雪域博物馆。代表团来到拉萨市雪域博物馆。") == ["雪域博物馆"]


def test_a_site_has_the_division_its_name_begins_with() -> None:
    first, second = read_sites(context_of("先后考察了拉萨市林周县小学、雪莲产业园。"))
    assert (first.division, second.division) == ("540121", None)


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("雪莲园、格桑小学和河畔农场等3家", ["雪莲园", "格桑小学", "河畔农场"]),
        ("和田学校、呼和浩特小学以及和平公园", ["和田学校", "呼和浩特小学", "和平公园"]),
        ("雪域大学（南、北校区）、高等专科学校", ["雪域大学（南、北校区）", "高等专科学校"]),
    ],
)
def test_a_list_is_cut_at_its_joints(words: str, items: list[str]) -> None:
    page = Page(words)
    spans = listed(page.view, page.shapes["words"], (0, len(words)))
    assert [words[slice(*span)] for span in spans] == items


def test_every_site_has_its_trace() -> None:
    context = context_of("代表团先后考察了雪莲产业园、格桑花小学。")
    assert {site.span for site in read_sites(context)} == {trace.span for trace in context.traces}


KNOWN = "代表团来到雪莲小学考察。\n"
"""A line in front of the noise of which one thing is read, whatever follows."""

NOISE = st.text(st.sampled_from("参观考察了来到雪莲公园小学、和等，。的“”（）在拉萨市\n调研赴"), max_size=60)


@given(NOISE | st.text(max_size=40))
def test_quotes_are_the_words_of_their_spans(noise: str) -> None:
    text = KNOWN + noise
    found = read_sites(context_of(text))
    assert "雪莲小学" in [site.quote for site in found]
    for site in found:
        assert text[slice(*site.span)] == site.quote == site.name
