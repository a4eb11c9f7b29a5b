"""What holds for every text: no crash, spans in order, no year out of nowhere."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from duikou.grammar import Page
from duikou.model.records import Block
from duikou.reading.context import Context
from duikou.reading.dates import main_period, publication_date, read_dates
from duikou.reading.dates.calendar import Window, number, parse, window_of, year_number

PHRASES = """
今年 去年 明年 同年 今天 昨日 前天 明天 当天 次日 上周五 本周末 近日 日前 上午 月底 上旬 一季度 上半年 为期4天 持续到
6月26日 26日 2月29日 12月31日 1月1日 2023年 “十四五”期间 2023-08-10 16:18 〔2023〕 https://a.cn/2025/09/18/ 代表团来访
党的二十大 总书记 座谈会召开 成立60周年 西藏自治区 开局之年 第六届进博会 十四届全国人大二次会议 2023·某某论坛
来源： 以来 每年 𠮷 ａ ２０２３
"""
WORDS = [*PHRASES.split(), *"0123456789年月日号至到—-/.:、，。；（）“”〇一二三十廿\n 的讯电起将"]
texts = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
quiet = st.lists(
    st.sampled_from([w for w in WORDS if not re.search(r"[0-9０-９〇一二三四五六七八九廿十]", w)]), max_size=40
).map("".join)
publications = st.sampled_from([None, "2023-08-16", "2024-02-29", "2023-06", "2023", "0001-01-01", "9999-12-31"])


def read(text: str, published: str | None) -> Context:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", (start, start + len(line)), "line"))
        start += len(line) + 1
    context = Context("sha256:0", Page(text), tuple(blocks))
    context.published = publication_date(context, published)
    return context


@settings(max_examples=400, deadline=None)
@given(texts, publications)
def test_any_text_is_read_in_order_and_inside_itself(text: str, published: str | None) -> None:
    context = read(text, published)
    mentions = read_dates(context)
    place = 0
    for mention in mentions:
        assert place <= mention.span[0] < mention.span[1] <= len(text)
        place = mention.span[1]
        for end in (mention.start, mention.end):
            assert all(0 <= a < b <= len(text) for a, b in end.evidence)
            assert end.value is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?", end.value)
            assert (end.basis == "open") == (end.value is None or end.value.startswith("--"))
            assert end.basis not in ("inferred", "published") or end.why
    main_period(context, mentions, (0, len(text)))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    read_dates(read(text, None))


@settings(max_examples=200, deadline=None)
@given(quiet)
def test_without_a_figure_there_is_no_year(text: str) -> None:
    context = read(text, None)
    for mention in read_dates(context):
        assert mention.start.value is None or mention.start.value.startswith("--")


@settings(max_examples=200, deadline=None)
@given(texts)
def test_an_inferred_year_rests_on_words_of_the_text(text: str) -> None:
    for mention in read_dates(read(text, None)):
        if mention.start.basis == "inferred":
            assert len(mention.start.evidence) >= 2


@given(st.integers(1, 99))
def test_numerals_of_both_kinds_agree(value: int) -> None:
    tens, ones = divmod(value, 10)
    digits = "零一二三四五六七八九"
    chinese = ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")
    assert number(chinese) == number(str(value)) == value


@given(st.integers(1000, 9999))
def test_years_of_both_kinds_agree(year: int) -> None:
    assert year_number("".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))) == year


@given(st.dates())
def test_a_day_is_its_own_window(day: date) -> None:
    assert parse(day.isoformat()) == window_of(day.year, day.month, day.day) == Window(day, day)
