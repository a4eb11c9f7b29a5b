"""What holds for every text: spans, order, ids, no blow-up. All names and sentences are invented."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duikou.grammar import Page, find, load_rules
from duikou.model.records import ACTIONABLE, Block, Party, Statement
from duikou.reading.context import Context
from duikou.reading.events.parties import Parties
from duikou.reading.people import read_people
from duikou.reading.statements import read_statements
from duikou.reading.statements.clauses import clauses, quote_end, trimmed
from duikou.reading.statements.words import words

FRAGMENTS = [
    "安徽省委书记闵江河", "县长甄远山", "他", "他们", "会议", "双方", "代表团一行", "说，", "指出，", "表示，",
    "要求，", "勉励大家", "希望", "恳请", "要", "将", "必须", "愿与", "决不", "一定", "明年6月底前", "安徽",
    "各单位", "我们", "加大", "继续支持", "深化合作", "教育", "500万元", "作为重大任务", "取得了成绩",
    "根据协议，", "对大家表示感谢", "代表省委", "座谈会上，", "答：", "四、有关要求",
    "“", "”", "，", "、", "；", "。", "：", "\n", "（", "）", "3", "A", " ",
]  # fmt: skip
KNOWN = "安徽省委书记闵江河表示，我们将继续支持西藏。\n"
"""A paragraph in front of every text, of which one statement is read, whatever follows."""

TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(lambda found: KNOWN + "".join(found))


def read(text: str) -> tuple[Context, tuple[Statement, ...]]:
    blocks, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", (place, place + len(line)), "line"))
        place += len(line) + 1
    context = Context("sha256:0", Page(text), tuple(blocks))
    parties = Parties(Party("安徽", "340000"), Party("西藏", "540000"))
    statements = read_statements(context, read_people(context), parties, lambda _name: "guest")
    assert not text.startswith(KNOWN) or statements[0].quote == "我们将继续支持西藏"
    return context, statements


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_record_stands_on_its_words(text: str) -> None:
    _context, statements = read(text)
    for statement in statements:
        start, end = statement.span
        assert 0 <= start < end <= len(text) and text[start:end] == statement.quote
        assert bool(statement.items) == (statement.act in ACTIONABLE)
        for item in statement.items:
            assert start <= item.span[0] < item.span[1] <= end
            assert text[slice(*item.span)] == item.quote


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_statements_stand_in_order_and_apart(text: str) -> None:
    _context, statements = read(text)
    assert len({statement.id for statement in statements}) == len(statements)
    owed = [s.span for s in statements if s.act in ACTIONABLE]
    assert all(one[1] <= two[0] for one, two in pairwise(owed))
    for statement in statements:
        items = [item.span for item in statement.items]
        assert all(one[1] <= two[0] for one, two in pairwise(items))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_statement_stays_within_its_sentence_and_paragraph(text: str) -> None:
    _context, statements = read(text)
    for statement in statements:
        if statement.act in ACTIONABLE:
            assert "\n" not in statement.quote and "；" not in statement.quote.strip("；")


@given(st.text(st.sampled_from("甲乙，：；“”（）《》。、\n"), max_size=30))
def test_clauses_cover_a_stretch_without_gaps(view: str) -> None:
    found = clauses(view, (0, len(view)))
    assert "".join(view[slice(*span)] for span in found) == view


@given(st.text(st.sampled_from("甲，。“”、 "), max_size=20))
def test_trimming_keeps_what_is_no_sign(view: str) -> None:
    start, end = trimmed(view, (0, len(view)))
    assert 0 <= start <= end <= len(view)
    assert view[:start].count("甲") == view[end:].count("甲") == 0


@given(st.text(st.sampled_from("甲“”「」\n"), max_size=20))
def test_a_quote_ends_behind_its_beginning(view: str) -> None:
    assert 0 < quote_end("“" + view, 0) <= len(view) + 1


@pytest.mark.parametrize("name", ["openers", "announcements", "acts"])
@pytest.mark.parametrize(
    "unit", ["甲", "要", "将", "对", "，", "“", "1", "年", "希望", "会议", "代表", "一定", " ", "对甲，"]
)
def test_no_rule_blows_up(name: str, unit: str) -> None:
    """A run of 20,000 characters is over at once; a rule that is quadratic in it would hold up the test for minutes."""
    page = Page(unit * (20_000 // len(unit)))
    page.shapes["people"] = page.shapes["words"]
    for rule in load_rules("duikou.reading.statements", name):
        assert sum(1 for _match in find(rule, page)) <= 20_000


@pytest.mark.parametrize(
    "unit", ["甄远山说，", "他说，要做好，", "我们要甲，", "“说", "希望，", "以甲为契机，乙", "会议指出，", "说：“要"]
)
def test_the_reader_does_not_blow_up(unit: str) -> None:
    """A sentence of 40,000 characters is read at once; work that is quadratic in it would hold up the test."""
    _context, statements = read("县长甄远山说，" + unit * (40_000 // len(unit)))
    assert len(statements) <= 40_000


def test_a_word_list_matches_the_longest_word() -> None:
    found = words("own_ranks").match("各部门要抓好落实")
    assert found is not None and found[0] == "各部门"
