"""The single things promised or asked: where they begin, which sectors, how exactly, until when. All invented."""

import pytest

from duikou.grammar import Page
from duikou.model.dates import PartialDate
from duikou.model.records import Block
from duikou.reading.context import Context
from duikou.reading.dates import DateMention, read_dates
from duikou.reading.events.parties import Parties
from duikou.reading.people import read_people
from duikou.reading.statements import read_statements
from duikou.reading.statements.items import read_items


def context_of(text: str) -> Context:
    return Context("sha256:0", Page(text), (Block("paragraph", (0, len(text)), "line"),))


def items(text: str, binding: bool = False) -> list[tuple[str, str]]:
    """Words and specificity of each item of a text that is one statement."""
    found = read_items(context_of(text), (0, len(text)), 0, binding=binding)
    return [(item.quote, item.specificity) for item in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("加大投入力度，深化产业合作", ["加大投入力度", "深化产业合作"]),
        ("加大文化、教育、科技援藏力度，支持就业", ["加大文化、教育、科技援藏力度", "支持就业"]),
        ("选派规划师、教师、医生到县里工作", ["选派规划师、教师、医生到县里工作"]),
        ("深入、细致、全面贯彻会议精神", ["深入、细致、全面贯彻会议精神"]),
        ("以座谈会为契机，深化合作，推动产业发展", ["以座谈会为契机，深化合作", "推动产业发展"]),
        (
            "立足山南所需，结合安徽优势，建设示范园；培训农技员",
            ["立足山南所需，结合安徽优势，建设示范园", "培训农技员"],
        ),
        ("持续做好“选派、培训、管理”工作，让群众满意", ["持续做好“选派、培训、管理”工作", "让群众满意"]),
        ("推动资源优势转化为经济优势、发展优势", ["推动资源优势转化为经济优势、发展优势"]),
        ("讲政治", ["讲政治"]),
    ],
)
def test_where_an_item_begins(text: str, words: list[str]) -> None:
    assert [quote for quote, _specificity in items(text)] == words


@pytest.mark.parametrize(
    ("text", "specificity"),
    [
        ("坚决扛起对口援藏政治责任", "principle"),
        ("牢固树立群众至上的理念", "principle"),
        ("进一步加大支持力度", "direction"),
        ("推动两地高质量发展", "direction"),
        ("推动清洁能源发展", "field"),
        ("选派医疗人才进藏", "field"),
        ("选派30名医生进藏", "measurable"),
        ("培训教师六十名", "measurable"),
        ("年底前完成主体工程", "measurable"),
        ("每年组织一次体检", "measurable"),
        ("保持资金增幅不低于8%", "measurable"),
        ("签订三年合作协议", "binding"),
        ("书写“一家亲”新篇章", "direction"),
    ],
)
def test_how_exactly_one_could_check_it(text: str, specificity: str) -> None:
    assert items(text) == [(text, specificity)]


def test_what_an_agreement_says_binds() -> None:
    assert items("联合开展培训", binding=True) == [("联合开展培训", "binding")]


def statement_items(text: str) -> list[tuple[str, str | None]]:
    """Words and due date of the items of the one statement of a text."""
    context = context_of(text)
    context.published = PartialDate("2024-03-05", "day", basis="stated")
    people = read_people(context)
    dates = read_dates(context)
    (statement,) = read_statements(context, people, Parties(), lambda _name: "none", dates)
    return [(item.quote, item.due.value if item.due else None) for item in statement.items]


def test_cue_subject_and_addressee_are_no_part_of_an_item() -> None:
    assert statement_items("县长甄远山说，希望安徽加大投入，支持建设学校。") == [
        ("加大投入", None),
        ("支持建设学校", None),
    ]
    assert statement_items("县长甄远山说，我县将全力做好对接工作。") == [("全力做好对接工作", None)]
    assert statement_items("县长甄远山说，各乡镇必须压实责任。") == [("压实责任", None)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("县长甄远山说，我们将在明年6月底前完成主体工程。", "2025-06"),
        ("县长甄远山说，我们将于2025年10月1日前交付使用。", "2025-10-01"),
        ("县长甄远山说，我们将深化产业合作。", None),
        ("县长甄远山说，我们将继续落实2023年签订的协议。", None),
    ],
)
def test_an_item_is_due_only_where_a_date_is_printed(text: str, due: str | None) -> None:
    assert [found for _quote, found in statement_items(text)] == [due]


def test_without_the_dates_of_the_report_nothing_is_due() -> None:
    text = "明年6月底前完成主体工程"
    (item,) = read_items(context_of(text), (0, len(text)), 0)
    assert item.due is None
    day = PartialDate("2025-06", "month")
    (item,) = read_items(context_of(text), (0, len(text)), 0, [DateMention((0, 5), day, day, "month")])
    assert item.due == day


def test_the_sectors_of_an_item_are_those_of_its_own_words() -> None:
    text = "推动清洁能源发展，支持职业教育"
    found = read_items(context_of(text), (0, len(text)), 0)
    assert [item.sectors[:1] for item in found] == [("I3",), ("C3",)]
