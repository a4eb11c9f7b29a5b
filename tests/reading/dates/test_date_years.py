"""Years that a report leaves out: solved by evidence, or left open within bounds. All texts are invented."""

import pytest

from duikou.grammar import Page
from duikou.model.dates import PartialDate
from duikou.model.records import Block, BlockKind
from duikou.reading.context import Context
from duikou.reading.dates import publication_date, read_dates


def report(text: str, published: str | None = None) -> Context:
    """A context whose first line is the title and whose other lines are paragraphs."""
    blocks, start = [], 0
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line:
            kind: BlockKind = "title" if number == 1 and len(lines) > 1 else "paragraph"
            blocks.append(Block(kind, (start, start + len(line)), f"line {number}"))
        start += len(line) + 1
    context = Context("sha256:0", Page(text), tuple(blocks))
    context.published = publication_date(context, published)
    return context


def dates(text: str, published: str | None = None) -> list[tuple[str, PartialDate]]:
    context = report(text, published)
    return [(context.quote(m.span), m.start) for m in read_dates(context)]


def first(text: str, published: str | None = None) -> PartialDate:
    """The first date that names a month."""
    return next(start for _, start in dates(text, published) if start.precision != "year")


LEAD = "6月26日至27日，某省党政代表团来访。"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # anniversaries
        (LEAD + "今年是西藏自治区成立60周年。", "2025-06-26"),
        (LEAD + "今年是西藏自治区成立六十周年。", "2025-06-26"),
        (LEAD + "今年适逢新疆维吾尔自治区成立70周年。", "2025-06-26"),
        (LEAD + "去年是西藏和平解放70周年。", "2022-06-26"),
        (LEAD + "明年是西藏自治区成立60周年。", "2024-06-26"),
        (LEAD + "前年是改革开放40周年。", "2020-06-26"),
        (LEAD + "今年是对口支援西藏工作30周年。", "2024-06-26"),
        (LEAD + "今年是中国共产党成立100周年，西藏和平解放70周年。", "2021-06-26"),
        (LEAD + "值此闽宁协作25周年之际，双方签约。", "2021-06-26"),
        (LEAD + "正值迪庆藏族自治州成立60周年，各族群众欢聚一堂。", "2017-06-26"),
        ("某团来西藏\n" + LEAD + "今年是自治区成立50周年。", "2015-06-26"),
        ("8月21日上午，各族群众热烈庆祝西藏自治区成立60周年。", "2025-08-21"),
        # plans and named years
        (LEAD + "今年是“十四五”规划收官之年。", "2025-06-26"),
        (LEAD + "今年是“十四五”规划收官、“十五五”规划谋划之年。", "2025-06-26"),
        (LEAD + "今年是“十四五”开局之年。", "2021-06-26"),
        (LEAD + "今年是“十三五”规划的最后一年。", "2020-06-26"),
        (LEAD + "今年是“十二五”规划的第三年。", "2013-06-26"),
        (LEAD + "明年是“十五五”开局之年。", "2025-06-26"),
        (LEAD + "今年是党的二十大召开之年。", "2022-06-26"),
        (LEAD + "今年是全面贯彻党的二十大精神的开局之年。", "2023-06-26"),
        (LEAD + "今年是脱贫攻坚收官之年。", "2020-06-26"),
        # meetings with a year or a number
        (LEAD + "总书记日前向“2023·中国某某发展论坛”致贺信。", "2023-06-26"),
        ("2023年度结对帮扶工作座谈会召开\n8月16日下午，有关会议在某县举行。", "2023-08-16"),
        ("8月19日，正在火热举行的“2023某市援疆水果干果节”迎来新客。", "2023-08-19"),
        ("3月9日上午，有关领导参加了十二届全国人大四次会议代表团的审议。", "2016-03-09"),
        ("3月6日，委员们出席全国政协十四届二次会议。", "2024-03-06"),
        ("11月6日，某地产品亮相，第六届进博会正在上海举行。", "2023-11-06"),
        ("4月22日，某团来访，为即将开幕的“2023·某某论坛”献礼。", "2023-04-22"),
        ("10月17日，正值第五个国家扶贫日，两市召开会议。", "2018-10-17"),
        ("12月2日，在2023—2024赛季的比赛中，某队获胜。", "2023-12-02"),
        (LEAD + "今年是脱贫成果同乡村振兴有效衔接的第一年。", "2021-06-26"),
        (LEAD + "今年是5年过渡期的最后一年。", "2025-06-26"),
        # what happened last year, and years counted
        (LEAD + "三峡工程去年11月实现大江截流。", "1998-06-26"),
        (LEAD + "去年召开的中央第七次西藏工作座谈会作出部署。", "2021-06-26"),
        (LEAD + "自1992年支援以来，6年间引进资金。到1998年底，共引进资金。", "1999-06-26"),
        ("8月12日至16日，某团来藏。\n8月13日，某团在农户家中。某某 摄于2014年", "2014-08-12"),
        # terms of office with another bound
        ("1月12日，国务院总理李鹏主持会议。截至1997年底，累计搬迁移民。", "1998-01-12"),
        # a meeting that is just over
        ("11月2日，两市召开联席会议。刚刚胜利召开的党的二十大，指明了方向。", "2022-11-02"),
    ],
)
def test_one_year_left_is_inferred(text: str, value: str) -> None:
    start = first(text)
    assert (start.value, start.basis) == (value, "inferred")
    assert start.why
    assert len(start.evidence) > 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (LEAD, None),
        (LEAD + "全区学习贯彻党的二十大精神。", "2023-06-26"),
        ("11月26日，某团来访，学习贯彻党的二十大精神。", "2022-11-26"),
        (LEAD + "落实新时代党的治藏方略。", "2021-06-26"),
        (LEAD + "贯彻中央第六次西藏工作座谈会精神。", "2016-06-26"),
        (LEAD + "按照某政发〔2019〕12号文件要求，抓好落实。", "2019-06-26"),
        (LEAD + "2020年以来，累计投入资金。", "2020-06-26"),
        (LEAD + "2022年8月17日，该项目已竣工。", "2023-06-26"),
        (LEAD + "赴林芝市考察。", "2014-06-26"),
        (LEAD + "到2035年远景目标基本实现。", None),
        (LEAD + "2030年将建成一批项目。", None),
        (LEAD + "有关办法将于2026年1月28日起实施。", None),
    ],
)
def test_several_years_left_stay_open_from_the_first_that_is_possible(text: str, value: str | None) -> None:
    start = first(text)
    assert (start.value, start.basis, start.not_before) == (
        "--06-26" if "6月26日" in text else "--11-26",
        "open",
        value,
    )


@pytest.mark.parametrize(
    "text",
    [
        # told of another time, quoted, or about to come
        LEAD + "在西藏和平解放70周年之际，总书记亲临西藏视察。",
        LEAD + "习近平总书记指出，今年是西藏和平解放70周年。",
        LEAD + "2021年是“十四五”开局之年。",
        LEAD + "2025年，在西藏自治区成立60周年之际签约。",
        LEAD + "西藏自治区成立60周年成就展正在布展。",
        "6月26日，某团来访，学习习近平总书记在庆祝中国共产党成立100周年大会上的重要讲话精神。",
        LEAD + "今年是某某试点的收官之年。",
        LEAD + "60年来，各项事业取得辉煌成就。",
        LEAD + "曾荣获首届某某博览会金奖，参加过2019年某某农产品博览会。",
        LEAD + "学习2023·中国某某发展论坛精神。",
        LEAD + "图为资料照片，3月28日，某某 摄于2014年。",
        LEAD + "1998年，工程去年实现大江截流的消息传来。",
        LEAD + "自1992年支援以来的30多年间，成效显著。",
        "6月26日，某团来访，传达学习十四届全国人大二次会议精神。",
        LEAD + "江泽民总书记、李鹏总理十分关心西藏。",
        LEAD + "他在1994年7月20日的会议上说过这句话。",
        # between two years: the last days of December
        "12月28日，慰问团来到高原。今年是西藏自治区成立60周年。",
        # a review of the year may be held in the next one
        "2022年度工作总结会召开\n1月10日，有关会议在某县举行。",
        # two pieces of evidence that exclude each other
        LEAD + "今年是西藏自治区成立50周年，今年是“十四五”规划收官之年。",
    ],
)
def test_a_trap_leaves_the_year_open(text: str) -> None:
    start = first(text)
    assert start.value is not None
    assert start.value.startswith("--")
    assert start.basis == "open"


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        (LEAD, "2023-06-28", "2023-06-26"),
        (LEAD, "2023-12-20", "2023-06-26"),
        ("12月28日，慰问团来到高原。", "2024-01-03", "2023-12-28"),
        ("12月30日至1月2日，慰问团来到高原。", "2024-01-03", "2023-12-30"),
        ("8月18日，展会开幕。", "2023-08-16", "2023-08-18"),
        ("9月5日，展会将在某市开幕。", "2023-08-16", "2023-09-05"),
        ("展会将于2月20日开幕。", "2023-12-16", "2024-02-20"),
        (LEAD, "2023-06", "2023-06-26"),
        (LEAD, "2023", "2023-06-26"),
    ],
)
def test_a_publication_gives_the_last_year_before_it(text: str, published: str, value: str) -> None:
    start = first(text, published)
    assert (start.value, start.basis) == (value, "published")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (LEAD, "2023-02-28"),  # a lag of eight months: the page may be a late copy
        ("9月5日，展会开幕。", "2023-08-16"),  # not yet, and nothing says that it is to come
        ("9月5日，考察团来到高原，章若谷表示将选派医生。", "2023-08-16"),  # what is promised is to come, not the visit
        ("12月20日，慰问团来到高原。", "2023"),
        ("每年3月21日，当地举办桃花节。", "2023-04-16"),
    ],
)
def test_a_publication_that_is_far_away_gives_no_year(text: str, published: str) -> None:
    assert first(text, published).basis == "open"


def test_the_text_outweighs_the_stamp_of_a_page() -> None:
    context = report("11月23日，座谈会召开。今年是党的二十大召开之年。", "2023-12-23")
    start = read_dates(context)[0].start
    assert (start.value, start.basis) == ("2022-11-23", "inferred")
    assert [note.code for note in context.notes] == ["R303"]


def test_a_stamp_before_what_the_text_speaks_of_gives_no_year() -> None:
    context = report(LEAD + "全区学习贯彻党的二十大精神。", "2021-06-28")
    start = read_dates(context)[0].start
    assert (start.value, start.basis, start.not_before) == ("--06-26", "open", "2023-06-26")
    assert [note.code for note in context.notes] == ["R301", "R303"]


def test_evidence_that_agrees_with_the_publication_changes_nothing() -> None:
    start = first(LEAD + "今年是西藏自治区成立60周年。", "2025-06-28")
    assert (start.value, start.basis, start.why) == ("2025-06-26", "published", "published 2025-06-28")


def test_unsure_evidence_yields_to_the_publication() -> None:
    context = report(LEAD + "在建党100周年之际建成的展馆迎来客人。", "2023-06-28")
    assert read_dates(context)[0].start.value == "2023-06-26"
    assert context.notes == []


@pytest.mark.parametrize(
    ("text", "place", "value", "basis"),
    [
        # the same day printed with its year, in a dateline or a caption
        ("某某新闻网2023年7月24日讯 7月24日，市长率团赴喀什。", 0, "2023-07-24", "stated"),
        ("7月24日，市长率团赴喀什。\n图为座谈会现场（2023年7月24日摄）。", 0, "2023-07-24", "stated"),
        # a day near the one printed at the head
        ("2023年7月24日，市长率团赴喀什。7月26日，一行返回。", 1, "2023-07-26", "inferred"),
        # the year goes on inside a sentence
        ("近日，黄某致谢：2022年6月17日受伤，8月3日出院。", 2, "2022-08-03", "inferred"),
        # but not from another time
        ("自2010年7月对口支援以来，8月3日首次回访。", 1, "--08-03", "open"),
        ("8月15日，两地座谈。自2020年8月15日签约以来，合作不断。", 0, "--08-15", "open"),
        ("1994年7月20日，援藏拉开序幕。7月25日，某团来访，30年来成就喜人。", 1, "--07-25", "open"),
    ],
)
def test_a_printed_year_reaches_as_far_as_it_can(text: str, place: int, value: str, basis: str) -> None:
    start = dates(text)[place][1]
    assert (start.value, start.basis) == (value, basis)


def test_other_days_lie_near_the_day_of_the_report() -> None:
    text = LEAD + "今年是西藏自治区成立60周年。3月28日，工程开工。9月1日，将举行大会。"
    assert [start.value for _, start in dates(text)] == ["2025-06-26", "2025", "2025-03-28", "--09-01"]


def test_a_day_of_this_year_needs_no_word_more() -> None:
    assert [start.value for _, start in dates("12月8日，回顾全年。2月17日，座谈会召开。", "2025-12-08")] == [
        "2025-12-08",
        "2025-02-17",
    ]


def test_the_dateline_dates_what_hangs_on_it() -> None:
    text = "新华社某地1月24日电 来宾今天会见代表团。代表团23日抵达。今年是西藏自治区成立50周年。"
    assert [(words, start.value) for words, start in dates(text)] == [
        ("今天", "2015-01-24"),
        ("23日", "2015-01-23"),
        ("今年", "2015"),
    ]


def test_an_open_year_has_both_bounds_where_both_are_known() -> None:
    start = first("1月20日，江泽民总书记、国务院总理李鹏听取汇报。")
    assert (start.value, start.not_before, start.not_after) == ("--01-20", "1990-01-20", "1998-01-20")


def test_who_held_an_office_before_bounds_nothing_above() -> None:
    start = first("1月20日，时任国务院总理李鹏的题词揭幕。")
    assert start.not_after is None


def test_a_congress_to_come_bounds_both_ways() -> None:
    start = first("8月20日，某地召开会议，以优异成绩喜迎党的二十大。")
    assert (start.value, start.basis) == ("2022-08-20", "inferred")


def test_a_word_of_before_a_congress_bounds_a_year_earlier() -> None:
    start = first("6月20日，某地部署党的二十大安保工作。")
    assert start.not_before == "2022-06-20"


def test_the_reason_names_the_evidence_and_its_words() -> None:
    context = report(LEAD + "今年是西藏自治区成立60周年。")
    start = read_dates(context)[0].start
    assert start.why == "西藏自治区成立 (1965) + 60 years"
    assert [context.quote(span) for span in start.evidence] == ["6月26日至27日", "西藏自治区成立60周年"]


def test_one_note_for_each_day_whose_year_is_open() -> None:
    context = report(LEAD + "26日下午，座谈会举行。\n6月26日至27日，代表团来访。")
    read_dates(context)
    assert [(note.code, note.quote) for note in context.notes] == [("R301", "6月26日至27日")]


def test_explain_can_follow_every_date() -> None:
    context = report(LEAD + "今年是西藏自治区成立60周年。")
    mentions = read_dates(context)
    assert [trace.span for trace in context.traces[:2]] == [mention.span for mention in mentions]
    assert [trace.rule for trace in context.traces] == ["dates.days", "dates.year", "dates.anniversary"]
    assert context.traces[2].span in context.traces[0].inputs
