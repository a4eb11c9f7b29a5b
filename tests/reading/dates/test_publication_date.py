"""When a report was published: what the head, the dateline, the address and the foot of a page say. All invented."""

import pytest

from duikou.errors import UsageError
from duikou.grammar import Page
from duikou.model.records import Block, BlockKind
from duikou.reading.context import Context
from duikou.reading.dates import publication_date, read_dates


def page(*parts: tuple[BlockKind, str]) -> Context:
    """A context with one block a part, each on a line of its own."""
    text = "\n".join(words for _, words in parts)
    blocks, start = [], 0
    for number, (kind, words) in enumerate(parts, 1):
        blocks.append(Block(kind, (start, start + len(words)), f"line {number}"))
        start += len(words) + 1
    return Context("sha256:0", Page(text), tuple(blocks))


BODY = "某市党政代表团来访，双方座谈交流，就产业、教育、医疗等领域深化协作达成共识。" * 30


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("2023-08-10 16:18，正文：近日，某团来访。", "2023-08-10", "2023-08-10 16:18"),
        ("2023-08-16 16:15:54，正文：近日，某团来访。", "2023-08-16", "2023-08-16 16:15"),
        ("来源：某某网  |  2023年08月02日 18:52:33，正文：某团来访。", "2023-08-02", "2023年08月02日 18:52"),
        ("某某网·2025-09-28 14:02\n某团来访。", "2025-09-28", "2025-09-28 14:02"),
        ("30.11.2017 08:59\n某团来访。", "2017-11-30", "30.11.2017 08:59"),
        ("发布时间：2021-11-12 来源：某刊\n某团来访。", "2021-11-12", "发布时间：2021-11-12"),
        ("2025-07-11来源：某社\n某团来访。", "2025-07-11", "2025-07-11来源："),
        ("某某新闻网2023年7月24日讯（记者 徐某）近日，某团来访。", "2023-07-24", "2023年7月24日讯"),
        ("新华社某地2021年8月19日电 某团来访。", "2021-08-19", "2021年8月19日电"),
        ("某团来访。\n[查看原文](https://tv.example.com/2025/09/18/a.shtml)", "2025-09-18", None),
        ("某团来访。\n原文：http://www.example.cn/tt/20230818/t1.html", "2023-08-18", None),
        ("某团来访。\n原文：http://www.example.cn/n2/2022/0622/c1-2.html", "2022-06-22", None),
        ("某团来访。\n某某省人民政府办公厅\n2023年8月10日", "2023-08-10", "2023年8月10日"),
        ("某团来访。\n二〇二三年八月十日", "2023-08-10", "二〇二三年八月十日"),
        ("某团来访。\n（来源：某某日报 2023年8月10日）", "2023-08-10", None),
        ("某团来访。\n（《某某周刊》2020年9月7日头版）", "2020-09-07", None),
        ("某团来访\n2023年10月10日　某地发布\n10月8日，座谈会召开。", "2023-10-10", None),
        ("某团来访\n版次：01  2025年08月22日\n8月21日，大会举行。", "2025-08-22", None),
    ],
)
def test_a_page_says_when_it_was_published(text: str, value: str, words: str | None) -> None:
    context = page(("paragraph", text))
    published = publication_date(context)
    assert published is not None
    assert (published.value, published.precision, published.basis) == (value, "day", "stated")
    assert words is None or context.quote(published.evidence[0]) == words


@pytest.mark.parametrize(
    "text",
    [
        "8月14日，招聘会举行。",
        "新华社北京3月9日电 代表团今天抵达。",
        "活动时间：2023-08-10 09:00，地点：某地。",
        "开工日期：2023-08-10，竣工日期：2024-08-10。",
        "2023年8月10日，代表团来访。",
        "，正文：某地报道8月17日，座谈会举行。",
        "https://www.example.com/content/20259999.html",
    ],
)
def test_other_dates_are_no_publication(text: str) -> None:
    assert publication_date(page(("paragraph", text))) is None


def test_what_the_caller_gives_stands_where_the_report_states_none() -> None:
    stated = publication_date(page(("paragraph", "2023-08-10 16:18，正文：某团来访。")), "2022-11")
    assert stated is not None and stated.value == "2023-08-10"
    published = publication_date(page(("paragraph", "某团来访。")), "2022-11")
    assert published is not None
    assert (published.value, published.precision, published.basis) == ("2022-11", "month", "stated")
    assert published.why == "given by the caller"


@pytest.mark.parametrize("given", ["2023-13-01", "2023-02-30", "gestern", "", "23-1-1", "2023-8-1", "--08-01", "0000"])
def test_a_date_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="D401"):
        publication_date(page(("paragraph", "某团来访。")), given)


def test_a_stamp_without_its_year_takes_it_from_the_first_sentence() -> None:
    context = page(("paragraph", "07-31 13:54，正文：2023年7月26日，双方签约。"))
    published = publication_date(context)
    assert published is not None
    assert (published.value, published.basis) == ("2023-07-31", "inferred")


def test_a_stamp_without_its_year_stays_open_where_the_text_tells_of_long_ago() -> None:
    published = publication_date(page(("paragraph", "07-31 13:54，正文：2021年3月26日，双方签约。7月30日，一行回访。")))
    assert published is not None
    assert (published.value, published.basis) == ("--07-31", "open")


def test_a_stamp_across_the_turn_of_the_year() -> None:
    published = publication_date(page(("paragraph", "01-02 08:00，正文：2023年12月28日，双方签约。")))
    assert published is not None
    assert published.value == "2024-01-02"


def test_related_links_are_never_asked() -> None:
    context = page(
        ("paragraph", "近日，某团来访。"),
        ("related", "2024-05-01 10:00 另一条新闻 https://www.example.cn/2024/05/01/a.html"),
        ("navigation", "2024-06-01 10:00 首页"),
    )
    assert publication_date(context) is None


def test_the_middle_of_a_long_report_is_not_asked_but_its_source_line_is() -> None:
    middle: tuple[BlockKind, str] = ("paragraph", "2020-01-02 10:00 的一条旧闻。")
    assert publication_date(page(("paragraph", BODY), middle, ("paragraph", BODY))) is None
    source: tuple[BlockKind, str] = ("source", "来源：某某日报 2023年8月10日")
    published = publication_date(page(("paragraph", BODY), middle, source, ("paragraph", BODY)))
    assert published is not None
    assert published.value == "2023-08-10"


def test_two_addresses_with_two_days_say_nothing() -> None:
    text = "见 https://www.example.cn/2024/05/01/a.html 与 https://www.example.cn/2023/05/01/b.html"
    assert publication_date(page(("paragraph", text))) is None


def test_a_dateline_long_before_the_stamp_is_the_publication() -> None:
    context = page(("paragraph", "2023-12-23 08:00\n某某网2022年11月23日讯 今天，座谈会召开。"))
    published = publication_date(context)
    assert published is not None
    assert published.value == "2022-11-23"
    assert [(note.code, note.quote) for note in context.notes] == [("R302", "2023-12-23 08:00")]


def test_a_stamp_is_no_date_of_an_event() -> None:
    context = page(("paragraph", "2023-08-10 16:18，正文：8月8日，某团来访。\n2023年8月10日"))
    context.published = publication_date(context)
    assert [context.quote(mention.span) for mention in read_dates(context)] == ["8月8日"]


def test_a_dateline_in_a_block_of_its_own_dates_the_report() -> None:
    context = page(
        ("source", "新华社某地3月9日电"),
        ("paragraph", "有关领导9日上午参加了十二届全国人大四次会议的审议。今天晚些时候离会。"),
    )
    assert [mention.start.value for mention in read_dates(context)] == ["2016-03-09", "2016-03-09"]


def test_a_stamp_without_its_year_still_anchors_yesterday() -> None:
    context = page(("paragraph", "07-31 13:54，正文：昨日，某团来访。今年是西藏自治区成立50周年。"))
    context.published = publication_date(context)
    assert [mention.start.value for mention in read_dates(context)] == ["2015-07-30", "2015"]
