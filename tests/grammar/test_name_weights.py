"""How much a stretch looks like a name, and where it ends. All names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikou.grammar import Page
from duikou.grammar.name_weights import candidate_weight, name_weight
from duikou.grammar.names import dotted_around, name_at, name_before


@pytest.mark.parametrize(
    "name",
    [
        "甄远山",
        "闵照川",
        "令狐野",
        "欧阳文博",
        "仝靖远",
        "旦增罗布",
        "次仁央宗",
        "艾力·买买提",
        "阿曼古丽",
        "甄 健",
        "李强",
    ],
)
def test_a_name_weighs_more_than_nothing(name: str) -> None:
    assert name_weight(name) > 0


@pytest.mark.parametrize(
    "words", ["工作会议", "的发展", "人", "对口支援工作", "·", "山东·西藏合作交流的会议", "", "某甲乙丙丁"]
)
def test_what_is_no_name_weighs_less(words: str) -> None:
    assert name_weight(words) < 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("甄远山主持会议。", "甄远山"),
        ("甄远主持会议。", "甄远"),
        ("甄远宣布开幕。", "甄远"),
        ("欧阳文博指出", "欧阳文博"),
        ("次仁央宗、旦增罗布出席。", "次仁央宗"),
        ("艾力·买买提介绍情况。", "艾力·买买提"),
        ("甄　　健、闵照川出席。", "甄　　健"),
    ],
)
def test_a_name_ends_where_something_else_begins(text: str, name: str) -> None:
    scored = name_at(Page(text), 0)
    assert scored is not None and scored.weight > 0
    assert text[slice(*scored.span)] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("方正表示", "方正"),
        ("时光分别致辞", "时光"),
        ("容易率团", "容易"),
        ("厉行、", "厉行"),
        ("章若燕携十家企业", "章若燕"),
        ("吉克尔布掰着手指", "吉克尔布"),
        ("乌日根达来掰着手指", "乌日根达来"),
        ("孟根其其格在一旁", "孟根其其格"),
        ("马海木果和来自", "马海木果"),
        ("章 若 岩，", "章 若 岩"),
    ],
)
def test_where_only_a_name_can_stand_a_word_is_one(text: str, name: str) -> None:
    scored = name_at(Page("副省长" + text), 3, sure=True)
    assert scored is not None and scored.weight + 300 > 0
    assert text[: scored.span[1] - 3] == name


@pytest.mark.parametrize("text", ["单位表示", "和朋友，", "会议研究", "出席会议"])
def test_even_there_not_every_word_is_a_name(text: str) -> None:
    scored = name_at(Page("会长" + text), 2, sure=True)
    assert scored is None or scored.weight + 300 <= 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("会上，甄远山", "甄远山"),
        ("省委书记甄远山", "甄远山"),
        ("率队的令狐野", "令狐野"),
    ],
)
def test_a_name_begins_where_something_else_ends(text: str, name: str) -> None:
    scored = name_before(Page(text), len(text))
    assert scored is not None and scored.weight > 0
    assert text[slice(*scored.span)] == name


def test_a_boundary_decides_between_two_ends() -> None:
    """The same three characters, with and without a word behind them."""
    clear, open_end = name_at(Page("甄远山主持"), 0), name_at(Page("甄远山嘤嘤"), 0)
    assert clear is not None and open_end is not None
    assert clear.weight > open_end.weight


def test_a_word_inside_speaks_against_a_candidate() -> None:
    whole, inside, clean = Page("高峰参加"), Page("黄先生参加"), Page("甄远山参加")
    assert candidate_weight(whole, (0, 2)) < 0
    assert candidate_weight(inside, (0, 3)) < 0
    assert candidate_weight(clean, (0, 3)) == 0


def test_an_interpunct_between_regions_makes_no_name() -> None:
    assert dotted_around(Page("西藏·辽宁工作座谈会"), 2) is None
    scored = dotted_around(Page("，艾力·买买提说"), 3)
    assert scored is not None and scored.span == (1, 7)


TEXTS = st.text(st.sampled_from("甄远山欧阳次仁旦增艾力·买、，主持书记的\u3000 3A\n𠮷"), min_size=1, max_size=20)


@given(TEXTS, st.data())
def test_a_name_stands_where_it_was_looked_for(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    page = Page(text)
    after, before = name_at(page, place), name_before(page, place)
    assert name_at(Page(f"{text}，省长甄远山主持"), len(text) + 3) is not None
    if after is not None:
        assert place == after.span[0] < after.span[1] <= len(text)
    if before is not None:
        assert 0 <= before.span[0] < before.span[1] == place
