"""Expressions of time: which words are one, what they stand for, what only looks like one. All texts are invented."""

import pytest

from duikou.grammar import Page, load_rules
from duikou.model.records import Block
from duikou.reading.context import Context
from duikou.reading.dates import DateMention, main_period, publication_date, read_dates
from duikou.reading.dates.expressions import expression_at, expressions


def report(text: str, published: str | None = None) -> Context:
    """A context whose paragraphs are the lines of the text."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line:
            blocks.append(Block("paragraph", (start, start + len(line)), f"line {number}"))
        start += len(line) + 1
    context = Context("sha256:0", Page(text), tuple(blocks))
    context.published = publication_date(context, published)
    return context


def found(text: str, published: str | None = None) -> list[tuple[str, str, str | None, str | None]]:
    context = report(text, published)
    return [(context.quote(m.span), m.kind, m.start.value, m.end.value) for m in read_dates(context)]


def last(text: str, published: str | None = None) -> tuple[str, str, str | None, str | None]:
    return found(text, published)[-1]


DAY = "2023-08-16"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "words", "kind", "start", "end"),
    [
        ("2025年6月26日，座谈会举行。", "2025年6月26日", "day", "2025-06-26", "2025-06-26"),
        ("定于2025-06-26开幕。", "2025-06-26", "day", "2025-06-26", "2025-06-26"),
        ("定于2025/6/26开幕。", "2025/6/26", "day", "2025-06-26", "2025-06-26"),
        ("定于2025.06.26开幕。", "2025.06.26", "day", "2025-06-26", "2025-06-26"),
        ("2025-06-26至2025-06-28考察。", "2025-06-26至2025-06-28", "range", "2025-06-26", "2025-06-28"),
        ("6月26日至27日，代表团来访。", "6月26日至27日", "range", "--06-26", "--06-27"),
        ("6月26日—28日，代表团来访。", "6月26日—28日", "range", "--06-26", "--06-28"),
        ("6月26日-28日，代表团来访。", "6月26日-28日", "range", "--06-26", "--06-28"),
        ("6月26-28日，代表团来访。", "6月26-28日", "range", "--06-26", "--06-28"),
        ("6月26日到28日，代表团来访。", "6月26日到28日", "range", "--06-26", "--06-28"),
        ("6月26日～28日，代表团来访。", "6月26日～28日", "range", "--06-26", "--06-28"),
        ("6月26日、27日，代表团来访。", "6月26日、27日", "range", "--06-26", "--06-27"),
        ("6月26日和27日，代表团来访。", "6月26日和27日", "range", "--06-26", "--06-27"),
        ("8月30日至9月2日，代表团来访。", "8月30日至9月2日", "range", "--08-30", "--09-02"),
        ("2024年12月30日至2025年1月2日", "2024年12月30日至2025年1月2日", "range", "2024-12-30", "2025-01-02"),
        ("12月30日至2025年1月2日慰问。", "12月30日至2025年1月2日", "range", "2024-12-30", "2025-01-02"),
        ("2024年12月30日至1月2日慰问。", "2024年12月30日至1月2日", "range", "2024-12-30", "2025-01-02"),
        ("二〇二三年九月十三日摄。", "二〇二三年九月十三日", "day", "2023-09-13", "2023-09-13"),
        ("二○二三年九月三十日摄。", "二○二三年九月三十日", "day", "2023-09-30", "2023-09-30"),
        ("一九九四年七月二十日", "一九九四年七月二十日", "day", "1994-07-20", "1994-07-20"),
        ("九月十三日，代表团来访。", "九月十三日", "day", "--09-13", "--09-13"),
        ("十二月二十一日至二十三日", "十二月二十一日至二十三日", "range", "--12-21", "--12-23"),
        ("１月２０日，慰问组出发。", "１月２０日", "day", "--01-20", "--01-20"),
        ("6月26日下午，座谈会举行。", "6月26日下午", "day", "--06-26", "--06-26"),
        ("8月15号，签约。", "8月15号", "day", "--08-15", "--08-15"),
        ("2023年9月，干部轮换。", "2023年9月", "month", "2023-09", "2023-09"),
        ("9月，干部轮换。", "9月", "month", "--09", "--09"),
        ("2023年8月底完工。", "2023年8月底", "month", "2023-08", "2023-08"),
        ("2023年8月至10月采摘。", "2023年8月至10月", "range", "2023-08", "2023-10"),
        ("2022年8月至2023年5月施工。", "2022年8月至2023年5月", "range", "2022-08", "2023-05"),
        ("2022年11月至3月施工。", "2022年11月至3月", "range", "2022-11", "2023-03"),
        ("2023年完成投资。", "2023年", "year", "2023", "2023"),
        ("2023年度推进会", "2023年度", "year", "2023", "2023"),
        ("截至1997年底", "1997年底", "year", "1997", "1997"),
        ("2021年至2025年的规划", "2021年至2025年", "range", "2021", "2025"),
        ("（2021—2025年）", "2021—2025年", "range", "2021", "2025"),
        ("2024年一季度，开工率达标。", "2024年一季度", "range", "2024-01", "2024-03"),
        ("2024年第四季度，竣工。", "2024年第四季度", "range", "2024-10", "2024-12"),
        ("2024年上半年，两地互访。", "2024年上半年", "range", "2024-01", "2024-06"),
        ("“十四五”期间，投入资金。", "“十四五”期间", "range", "2021", "2025"),
        ("“十三五”时期，投入资金。", "“十三五”时期", "range", "2016", "2020"),
        ("近日，市长率团赴藏。", "近日", "open", None, None),
        ("日前，论坛举办。", "日前", "open", None, None),
        ("前不久，工程开工。", "前不久", "open", None, None),
    ],
)
def test_an_expression_has_its_words_and_its_days(
    text: str, words: str, kind: str, start: str | None, end: str | None
) -> None:
    assert found(text) == [(words, kind, start, end)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "start", "end"),
    [
        ("昨日，展销会开幕。", "昨日", "relative", "2023-08-15", "2023-08-15"),
        ("昨天下午，区委书记率团考察。", "昨天下午", "relative", "2023-08-15", "2023-08-15"),
        ("前天，代表团抵达。", "前天", "relative", "2023-08-14", "2023-08-14"),
        ("今天上午，会议召开。", "今天上午", "relative", "2023-08-16", "2023-08-16"),
        ("明天上午，会议开幕。", "明天上午", "relative", "2023-08-17", "2023-08-17"),
        ("双方今天（8月15日）签约。", "今天（8月15日）", "day", "2023-08-15", "2023-08-15"),
        ("本周末（8月19日—20日）举办。", "本周末（8月19日—20日）", "range", "2023-08-19", "2023-08-20"),
        ("本周末举办。", "本周末", "range", "2023-08-19", "2023-08-20"),
        ("上周五，专家组进场。", "上周五", "relative", "2023-08-11", "2023-08-11"),
        ("本周三，专家组进场。", "本周三", "relative", "2023-08-16", "2023-08-16"),
        ("上周，专家组进场。", "上周", "open", None, None),
        ("去年8月，两地签约。", "去年8月", "month", "2022-08", "2022-08"),
        ("今年6月26日，代表团来访。", "今年6月26日", "day", "2023-06-26", "2023-06-26"),
        ("明年5月完工。", "明年5月", "month", "2024-05", "2024-05"),
        ("前年，两地结对。", "前年", "year", "2021", "2021"),
        ("今年一季度，开工率达标。", "今年一季度", "range", "2023-01", "2023-03"),
        ("上半年，两地互访。", "上半年", "range", "2023-01", "2023-06"),
        ("本月，工程复工。", "本月", "month", "2023-08", "2023-08"),
        ("上个月下旬，工程复工。", "上个月下旬", "month", "2023-07", "2023-07"),
        ("1—7月，消费帮扶增长。", "1—7月", "range", "2023-01", "2023-07"),
        ("14日下午，座谈会举行。", "14日下午", "day", "2023-08-14", "2023-08-14"),
        ("28日下午，座谈会举行。", "28日下午", "day", "2023-07-28", "2023-07-28"),
        ("8月15日起，代表团开展为期4天的考察。", "8月15日", "range", "2023-08-15", "2023-08-18"),
        ("8月15日，为期两周的培训班开班。", "8月15日", "range", "2023-08-15", "2023-08-28"),
        ("8月15日，为期4天的培训班结业。", "8月15日", "range", "2023-08-12", "2023-08-15"),
    ],
)
def test_a_relative_expression_counts_from_the_publication(
    text: str, words: str, kind: str, start: str | None, end: str | None
) -> None:
    assert found(text, DAY) == [(words, kind, start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "今天的西藏，社会稳定、经济发展。",
        "当前，各项工作扎实推进。",
        "60周年庆祝大会隆重举行。",
        "30年来，两地情谊深厚。",
        "多年来，累计投入资金。",
        "一路走到今天，殊为不易。",
        "共创更加美好的明天。",
        "联系电话0891-6322110，024-2025。",
        "主队以3比1战胜客队，比分3-1。",
        "拨打12345热线反映问题。",
        "有2000年历史的古城。",
        "上世纪1990年代的老照片。",
        "须于5日内办结，推出三日游线路。",
        "为期3个月的培训。",
        "29个月龄的羔羊，7月龄的牦牛。",
        "三月三歌节热闹非凡。",
        "2月30日的说法不实。",
        "https://www.example.cn/2025/09/18/a.shtml",
        "应当日益重视，上周密部署。",
        "投资12.5亿元，增长8.10%。",
        "海拔3100米，第15日课程。",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text, DAY) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6月26日至27日，代表团来访。26日下午，座谈会举行。", "--06-26"),
        ("8月30日至9月2日，代表团来访。31日上午，座谈会举行。", "--08-31"),
        ("8月30日至9月2日，代表团来访。1日上午，座谈会举行。", "--09-01"),
        ("7月31日，代表团抵达。1日上午，座谈会举行。", "--08-01"),
        ("12月31日，慰问团抵达。1日，走访农户。", "--01-01"),
        ("7月31日，代表团来访。当天下午，参观园区。", "--07-31"),
        ("7月31日，代表团来访。次日，前往曲水。", "--08-01"),
        ("6月26日，代表团来访。\n1994年7月，援藏开始。\n26日下午，座谈会举行。", "--06-26"),
        ("2023年7月26日，代表团来访。27日，离开。", "2023-07-27"),
        ("2024年8月，工程开工；同年10月，工程竣工。", "2024-10"),
        ("2024年8月，工程开工；次年5月，工程竣工。", "2025-05"),
    ],
)
def test_a_bare_day_hangs_on_the_one_before(text: str, value: str) -> None:
    assert last(text)[2] == value


def test_one_day_of_several_stays_open_between_them() -> None:
    context = report("2023年8月7日至9日，代表团赴青海。当天，举行捐赠仪式。")
    mention = read_dates(context)[-1]
    assert (mention.start.value, mention.start.not_before, mention.start.not_after) == (
        None,
        "2023-08-07",
        "2023-08-09",
    )


def test_a_part_of_a_month_has_bounds() -> None:
    bounds = {}
    for part in ("上旬", "中旬", "下旬", "底", "初"):
        start = read_dates(report(f"2024年2月{part}完工。"))[0].start
        bounds[part] = (start.value, start.precision, start.not_before, start.not_after)
    assert bounds == {
        "上旬": ("2024-02", "month", "2024-02-01", "2024-02-10"),
        "中旬": ("2024-02", "month", "2024-02-11", "2024-02-20"),
        "下旬": ("2024-02", "month", "2024-02-21", "2024-02-29"),
        "底": ("2024-02", "month", "2024-02-21", "2024-02-29"),
        "初": ("2024-02", "month", "2024-02-01", "2024-02-10"),
    }


def test_a_festival_that_goes_on_ends_with_its_month() -> None:
    text = "水果节自8月8日开启，将一直持续到9月。"
    assert found(text, "2023-08-19") == [
        ("8月8日", "range", "2023-08-08", "2023-09"),
        ("9月", "month", "2023-09", "2023-09"),
    ]


def test_a_fair_that_goes_on_is_told_in_the_next_sentence() -> None:
    text = "昨日，2024年某市展销会开幕，11个县带来产品。展销会持续到11月26日。"
    assert found(text, "2024-11-23")[0] == ("昨日", "range", "2024-11-22", "2024-11-26")


def test_a_date_that_is_open_ends_with_the_publication() -> None:
    start = read_dates(report("近日，市长率团赴藏。", DAY))[0].start
    assert (start.value, start.basis, start.not_after) == (None, "open", DAY)


def test_the_lead_gives_the_period_of_the_event() -> None:
    text = "标题里没有日期\n8月15日起，某区代表团开展为期4天的考察。8月20日，另有活动。"
    context = report(text, "2023-08-16")
    period = main_period(context, read_dates(context), (8, len(text)))
    assert period is not None
    assert (period.start.value, period.end.value, context.quote(period.span)) == ("2023-08-15", "2023-08-18", "8月15日")


def test_behind_recently_a_full_date_is_background() -> None:
    context = report("近日，黄某送来锦旗。原来，2022年6月17日，他在工地受伤。", DAY)
    assert main_period(context, read_dates(context), (0, 40)) is None


def test_every_example_of_a_rule_is_found_where_the_reader_looks() -> None:
    missed = []
    for rule in load_rules("duikou.reading.dates"):
        for example in rule.source.examples:
            page = Page(example.text)
            seen = list(expressions(page, 0, len(example.text)))
            if not any(e.rule is rule and example.find.items() <= e.groups.items() for e in seen):
                missed.append((rule.id, example.text))
    assert missed == []


def test_the_first_rule_that_makes_sense_wins() -> None:
    view = Page("26日、2日").view
    expression = expression_at(view, 0, len(view))
    assert expression is not None
    assert (expression.rule.id, expression.span) == ("dates.bare_day", (0, 3))


def test_a_mention_is_plain_data() -> None:
    mention = read_dates(report("2023年7月26日，签约。"))[0]
    assert isinstance(mention, DateMention)
    assert (mention.start.basis, mention.start.evidence) == ("stated", ((0, 10),))
