"""Figures: what counts, what it is worth, what it counts, and what is no figure."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikou.grammar import Page
from duikou.model.records import Block, Figure
from duikou.reading.context import Context
from duikou.reading.figures import read_figures
from duikou.reading.figures.numerals import number_value


def context_of(text: str) -> Context:
    return Context("sha256:0", Page(text), (Block("paragraph", (0, len(text)), "line 1"),))


def figures(text: str) -> tuple[Figure, ...]:
    return read_figures(context_of(text))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3,208", 3208),
        ("6.5万", 65_000),
        ("4300余万", 43_000_000),
        ("1.2万亿", 1_200_000_000_000),
        ("12亿3000万", 1_230_000_000),
        ("1" * 21, None),
        ("1" * 5000 + "万", None),
        ("百万", 1_000_000),
        ("四百万", 4_000_000),
        ("一百二十三", 123),
        ("两千零五", 2005),
        ("十二", 12),
        ("1千万", 10_000_000),
        ("", None),
    ],
)
def test_the_value_of_a_number(words: str, value: int | None) -> None:
    assert number_value(words) == value


@pytest.mark.parametrize(
    ("text", "quote", "kind", "value", "unit"),
    [
        ("到位援助资金2.7亿元。", "2.7亿元", "money", 270_000_000, "CNY"),
        ("签约金额三十二亿元。", "三十二亿元", "money", 3_200_000_000, "CNY"),
        ("出口额达1200万美元。", "1200万美元", "money", 12_000_000, "USD"),
        ("搬迁居民６．５万人。", "６．５万人", "count", 65_000, "人"),
        ("培训牧民1.9万人次。", "1.9万人次", "count", 19_000, "人次"),
        ("引进企业２３家。", "２３家", "count", 23, "家"),
        ("建设百万只藏鸡养殖基地。", "百万只", "count", 1_000_000, "只"),
        ("吸引了百家食品企业。", "百家", "count", 100, "家"),
        ("民生资金占72.25%。", "72.25%", "percent", 72.25, "%"),
        ("民生资金占百分之八十。", "百分之八十", "percent", 80, "%"),
        ("就业率提高3个百分点。", "3个百分点", "percent", 3, "百分点"),
        ("户均增收两成。", "两成", "percent", 20, "%"),
        ("选派的七名医疗人才到岗。", "七名", "count", 7, "名"),
        ("带动周边六个村就业。", "六个", "count", 6, "个"),
        ("销售农产品30多万吨。", "30多万吨", "other", 300_000, "吨"),
        ("确定了350万健康扶贫对象。", "350万", "count", 3_500_000, None),
        ("提供就业岗位过万。", "万", "count", 10_000, None),
        ("建成枸杞基地三千亩。", "三千亩", "area", 3000, "亩"),
        ("硬化道路12.5公里。", "12.5公里", "length", 12.5, "公里"),
        ("新增装机80万千瓦。", "80万千瓦", "other", 800_000, "千瓦"),
        ("开挖土方45万立方米。", "45万立方米", "other", 450_000, "立方米"),
    ],
)
def test_a_figure_is_read(text: str, quote: str, kind: str, value: float, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.quote, figure.kind, figure.value, figure.unit) == (quote, kind, value, unit)


@pytest.mark.parametrize(
    ("text", "quote", "value", "low", "high"),
    [
        ("落实资金4300余万元。", "4300余万元", 43_000_000, 43_000_000, None),
        ("储备项目140多个。", "140多个", 140, 140, None),
        ("接诊患者超7万人次。", "7万人次", 70_000, 70_000, None),
        ("开工率90%以上。", "90%", 90, 90, None),
        ("不少于300个岗位。", "300个", 300, 300, None),
        ("产量近9万吨。", "9万吨", 90_000, None, 90_000),
        ("投入约16亿元。", "16亿元", 1_600_000_000, None, None),
        ("每年选派3至5名医生。", "3至5名", 3, 3, 5),
        ("月薪3000元至5000元。", "3000元至5000元", 3000, 3000, 5000),
        ("投资500-600万元。", "500-600万元", 5_000_000, 5_000_000, 6_000_000),
    ],
)
def test_vagueness_and_ranges_become_bounds(
    text: str, quote: str, value: float, low: float | None, high: float | None
) -> None:
    (figure,) = figures(text)
    assert (figure.quote, figure.value, figure.low, figure.high) == (quote, value, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "9月3日至5日，代表团来疆考察。",
        "第十批援藏工作队抵达。",
        "今年是建县40周年。",
        "“1+7”医疗人才组团式援藏，“15分钟生活圈”。",
        "服务热线12345，手机13800000000。",
        "两省区三方一行，一家亲，四个方面。",
        "落实《支持就业20条措施》。",
        "县城海拔4200米，总人口12.6万人。",
        "石远山、洛桑等3人作了发言。",
        "19个援疆省市、中央有关部门负责同志参加会议。",
        "女子摔跤72公斤级冠军，进行3对3篮球赛。",
        "考察昂拉千户府、万峰林。",
        "种茶历史已有300多年，车程用了50分钟。",
        "近三个月来，为期8天。",
        "有56个民族，用了3个小时。",
        "第3个、第12届、第100家。",
        "综合考核位居全省前10位，打造百亿元级产业集群。",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("到位帮扶资金约16亿元。", "帮扶资金"),
        ("开发64个就业岗位。", "就业岗位"),
        ("带来岗位512个。", "岗位"),
        ("医院累计远程会诊226例。", "远程会诊"),
        ("计划项目已开工86个。", "开工"),
        ("其中80%以上的资金。", "资金"),
        ("新增车间不少于15个；", "车间"),
        ("惠及2300余户门巴族群众。", "群众"),
        ("培训藏族、珞巴族干部30名。", "干部"),
        ("惠及2300余户门巴族。", None),
        ("建成民族特色村12个。", "民族特色村"),
    ],
)
def test_what_a_figure_counts(text: str, what: str | None) -> None:
    assert figures(text)[0].what == what


def test_the_period_stands_before_the_figure_in_its_sentence() -> None:
    first, second, third = figures("2020年以来，投入资金3亿元，“十三五”期间实施项目45个。选派教师30名。")
    assert (first.period, second.period, third.period) == ("2020年以来", "“十三五”期间", None)


def test_a_large_number_without_a_unit_is_a_figure_and_a_note() -> None:
    context = context_of("落实项目资金2.7亿，受益3.1万。")
    money, count = read_figures(context)
    assert (money.kind, money.value, money.unit) == ("money", 270_000_000, None)
    assert (count.kind, count.value, count.unit) == ("count", 31_000, None)
    assert [note.code for note in context.notes] == ["R201", "R201"]


def test_an_amount_without_a_value_is_only_a_note() -> None:
    context = context_of("帮助数千名牧民，来了十几位专家。")
    assert read_figures(context) == ()
    assert [(note.code, note.quote) for note in context.notes] == [("R205", "数千名"), ("R205", "十几位")]


def test_only_the_report_proper_counts() -> None:
    text = "投入资金3亿元。\n相关文章：领取43万元"
    page = Page(text)
    blocks = (Block("paragraph", (0, 9), "line 1"), Block("related", (9, len(text)), "line 2"))
    assert [figure.quote for figure in read_figures(Context("sha256:0", page, blocks))] == ["3亿元"]


ROUND_UP = ("工业生产回升", "出入境人数增长", "某省援疆干部赴疆", "风电机组并网")


def test_of_a_round_up_only_the_items_of_the_programme_count() -> None:
    words = [
        "一周简讯\n",
        *(f"{headline}\n共有{number}00家单位参加。\n" for number, headline in enumerate(ROUND_UP, 1)),
    ]
    page = Page("".join(words))
    starts = [0, *(found.end() for found in re.finditer("\n", page.text))]
    spans = list(pairwise(starts))
    title = Block("title", spans[0], "line 1")
    items = [Block("paragraph", span, f"line {line}") for line, span in enumerate(spans[1:], 2)]
    blocks = (title, *items)
    assert [figure.value for figure in read_figures(Context("sha256:0", page, blocks))] == [300]


def test_the_numbered_parts_of_a_paper_are_no_round_up() -> None:
    words = [f"{number}、{topic}\n安排资金{number}亿元。\n" for number, topic in enumerate("产业教育卫生交通人才", 1)]
    page = Page("".join(words))
    starts = [0, *(found.end() for found in re.finditer("\n", page.text))]
    blocks = tuple(Block("paragraph", span, f"line {line}") for line, span in enumerate(pairwise(starts), 1))
    assert len(read_figures(Context("sha256:0", page, blocks))) == len(words)


def test_every_figure_has_its_trace() -> None:
    context = context_of("投入资金3亿元，占百分之八十。")
    spans = [figure.span for figure in read_figures(context)]
    assert [trace.span for trace in context.traces if trace.what.startswith("figure ")] == spans


KNOWN = "投入资金3.5亿元。\n"
"""A line in front of the noise of which one thing is read, whatever follows."""

NOISE = st.text(
    st.sampled_from("0123456789.,万亿千百十一二三个名元%％余多超近至-成。，、“”第３．\n 资金项目百分之"), max_size=40
)


@given(NOISE | st.text(max_size=40))
def test_quotes_are_the_words_of_their_spans(noise: str) -> None:
    text = KNOWN + noise
    found = figures(text)
    assert ("3.5亿元", 350000000) in [(figure.quote, figure.value) for figure in found]
    for figure in found:
        assert text[slice(*figure.span)] == figure.quote
        assert figure.value is not None
        assert figure.low is None or figure.low == figure.value
        assert figure.high is None or figure.high >= figure.value
