"""The day of publication: printed, given, inferred or open. All reports are invented."""

import pytest

from duikou.documents.blocks import divide
from duikou.documents.front import Front, read_front
from duikou.grammar import Page
from duikou.model.dates import PartialDate

LEAD = "7月2日，甲省党政代表团赴乙州考察对口支援工作。"
GIVEN = PartialDate("2024-07-05", "day", basis="published", why="given with the call")


def front_of(text: str, given: PartialDate | None = None) -> Front:
    page = Page(text)
    return read_front(page, divide(page).blocks, given)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"2024-07-03 20:17，正文：{LEAD}", "2024-07-03"),
        (f"来源：羌塘网  |  2024年07月03日 18:52:33，正文：{LEAD}", "2024年07月03日"),
        (f"羌塘网2024年7月3日讯（记者 某某）{LEAD}", "2024年7月3日"),
        (f"甲省代表团来乙州考察\n发布时间：２０２４－０７－０３\u3000１０：０５\n{LEAD}", "２０２４－０７－０３"),
        (f"甲省代表团来乙州考察\n{LEAD}\n（2024年7月3日）", "2024年7月3日"),
        (f"{LEAD}\n[查看原文](https://example.org/2024/07/03/a.shtml)", "2024/07/03"),
        (f"{LEAD}\n原文链接：https://example.org/202407/t20240703_1.html", "20240703"),
    ],
)
def test_a_stated_day(text: str, words: str) -> None:
    found = front_of(text).published
    assert found is not None
    assert (found.value, found.precision, found.basis) == ("2024-07-03", "day", "stated")
    assert [text[slice(*span)] for span in found.evidence] == [words]


@pytest.mark.parametrize(
    "text",
    [
        f"甲省代表团来乙州考察\n{LEAD}\n相关文章：\n2024-07-03 乙州开会\n2024年7月3日",
        f"2024年7月3日，{LEAD}",
        f"{LEAD}\n来源：羌塘网 2024年13月3日",
    ],
)
def test_a_day_in_links_or_prose_or_none_of_the_calendar_is_no_day_of_publication(text: str) -> None:
    assert front_of(text).published is None


def test_of_two_stated_days_the_earlier_holds_and_the_other_is_noted() -> None:
    text = f"2024-12-23 10:00，正文：{LEAD}（原载2024年7月3日《羌塘快报》）"
    front = front_of(text)
    assert front.published and front.published.value == "2024-07-03"
    assert [(note.code, note.quote) for note in front.notes] == [("R302", "2024-12-23")]


def test_the_same_day_twice_is_no_contradiction() -> None:
    assert front_of(f"2024-07-03 10:00，正文：羌塘网2024年7月3日讯（记者 某某）{LEAD}").notes == ()


def test_a_given_day_stands_in_where_none_is_stated() -> None:
    assert front_of(LEAD, GIVEN).published == GIVEN
    assert front_of(f"新华社拉萨7月5日电（记者某某）{LEAD}", GIVEN).published == GIVEN


def test_a_stated_day_holds_against_a_given_one_and_that_is_noted() -> None:
    front = front_of(f"2024-07-03 20:17，正文：{LEAD}", GIVEN)
    assert front.published and front.published.value == "2024-07-03"
    assert [(note.code, note.quote) for note in front.notes] == [("R302", "2024-07-03")]
    assert front_of(f"2024-07-03 20:17，正文：{LEAD}", PartialDate("2024", "year")).notes == ()


def test_a_day_without_a_year_is_open() -> None:
    found = front_of(f"新华社拉萨７月３日电（记者某某）{LEAD}").published
    assert found is not None
    assert (found.value, found.precision, found.basis) == ("--07-03", "day", "open")


@pytest.mark.parametrize(
    ("head", "told", "value"),
    [("07-31 13:54", "2024年7月26日", "2024-07-31"), ("01-03 13:54", "2023年12月30日", "2024-01-03")],
)
def test_a_year_is_inferred_from_the_day_that_the_report_tells_of(head: str, told: str, value: str) -> None:
    text = f"{head}，正文：{told}，甲省与乙集团签约。此前，2020年3月1日，双方会谈。"
    found = front_of(text).published
    assert found is not None
    assert (found.value, found.basis) == (value, "inferred")
    assert [text[slice(*span)] for span in found.evidence] == [head[:5], told]
    assert found.why and told[:4] in found.why


def test_a_year_is_not_inferred_from_a_day_long_before() -> None:
    found = front_of("07-31 13:54，正文：2020年3月1日，甲省与乙集团签约。").published
    assert found is not None
    assert (found.value, found.basis) == ("--07-31", "open")
