"""A text is cut where facts begin and end, by code points, and nothing of it is lost."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from duikou_web.site.pages.marks import Mark
from duikou_web.site.pages.text import Piece, TextBlock, divide_text

TEXT = "𠮷庆云说，甲省将投入3亿元。会场在三楼。\n相关阅读"
BLOCKS: list[dict[str, Any]] = [
    {"kind": "paragraph", "span": [0, 20], "why": None},
    {"kind": "related", "span": [21, 25], "why": "a heading over links to other reports"},
]


def pieces(blocks: list[TextBlock]) -> list[Piece]:
    return [piece for block in blocks for piece in block.pieces]


def owned(blocks: list[TextBlock], key: str) -> str:
    return "".join(piece.text for piece in pieces(blocks) if key in piece.keys.split())


def test_each_fact_owns_its_words_to_the_character() -> None:
    marks = [
        Mark("speaker", "k-person", [(0, 3)]),
        Mark("said", "said act-commitment", [(5, 14)], "proposed"),
        Mark("sum", "k-figure", [(10, 13)]),
    ]
    blocks = divide_text(TEXT, BLOCKS, marks)
    assert (owned(blocks, "speaker"), owned(blocks, "sum")) == ("𠮷庆云", "3亿元")
    assert owned(blocks, "said") == "甲省将投入3亿元。"
    shared = next(piece for piece in pieces(blocks) if piece.text == "3亿元")
    assert (shared.keys, shared.target, shared.looks) == ("sum said", "sum", "k-figure said act-commitment")
    assert [act for piece in pieces(blocks) for act in piece.acts] == [("said", "commitment", "proposed")]


def test_facts_that_cross_each_other_share_the_middle() -> None:
    blocks = divide_text("甲乙丙丁", [{"kind": "paragraph", "span": [0, 4], "why": None}], [
        Mark("a", "k-post", [(0, 3)]), Mark("b", "k-person", [(1, 4)]),
    ])  # fmt: skip
    assert [(piece.text, piece.keys) for piece in pieces(blocks)] == [("甲", "a"), ("乙丙", "a b"), ("丁", "b")]


def test_words_that_belong_to_no_fact_may_look_different() -> None:
    blocks = divide_text(
        TEXT, BLOCKS, [Mark("sum", "k-figure", [(10, 13)])], [((14, 20), "unread"), ((5, 14), "formula")]
    )
    assert [piece.text for piece in pieces(blocks) if "unread" in piece.looks] == ["会场在三楼。"]
    assert [(piece.text, piece.looks) for piece in pieces(blocks) if "formula" in piece.looks] == [
        ("甲省将投入", "formula"), ("3亿元", "k-figure formula"), ("。", "formula"),
    ]  # fmt: skip


def test_what_is_not_the_report_is_set_aside_with_its_reason() -> None:
    aside = divide_text(TEXT, BLOCKS, [])[1]
    assert (aside.is_set_aside, aside.why) == (True, "a heading over links to other reports")


def test_words_outside_all_blocks_are_shown_all_the_same() -> None:
    blocks = divide_text(TEXT, BLOCKS[:1], [])
    assert [(block.kind, block.pieces[0].text.strip()) for block in blocks[1:]] == [("residue", "相关阅读")]


LETTERS = st.text(alphabet="甲𠮷。a\u0301 ", min_size=1, max_size=30)


@given(LETTERS, st.lists(st.tuples(st.integers(0, 29), st.integers(1, 10)), max_size=8))
def test_no_character_is_lost_or_doubled(text: str, starts: list[tuple[int, int]]) -> None:
    spans = [(start % len(text), min(start % len(text) + length, len(text))) for start, length in starts]
    marks = [Mark(f"m{number}", "k-person", [span]) for number, span in enumerate(spans)]
    blocks = divide_text(text, [{"kind": "paragraph", "span": [0, len(text)], "why": None}], marks)
    assert "".join(piece.text for piece in pieces(blocks)) == text
    assert [owned(blocks, mark.key) for mark in marks] == [text[start:end] for start, end in spans]
    begun = [key for piece in pieces(blocks) for key in piece.begins]
    assert sorted(begun) == sorted(mark.key for mark in marks)
