"""A page: pieces by place, and layers laid over the shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikou.grammar import Page
from duikou.model.text import Span


def forms_in(page: Page, span: Span) -> list[tuple[str, Span]]:
    return [(row.form, place) for row, place in page.pieces_in(span)]


def test_pieces_in_a_span_lie_wholly_inside() -> None:
    page = Page("山东省委书记甄远山出席座谈会")
    assert forms_in(page, (0, 6)) == [("山东", (0, 2)), ("省委书记", (2, 6))]
    assert forms_in(page, (1, 6)) == [("省委书记", (2, 6))]
    assert forms_in(page, (6, 9)) == []


def test_pieces_over_a_span_touch_it() -> None:
    page = Page("山东省委书记甄远山出席座谈会")
    assert [(piece.start, piece.end) for piece in page.pieces_over(1, 3)] == [(0, 2), (2, 6)]
    assert page.pieces_over(6, 9) == []


def test_a_page_knows_where_words_begin_and_end_even_off_the_cover() -> None:
    page = Page("山东省委书记")
    assert (page.begins[0], page.begins[2]) == ("D", "T")
    assert (page.ends[3], page.ends[6]) == ("D", "T")
    assert 1 not in page.begins


def test_an_overlay_rewrites_its_spans_and_nothing_else() -> None:
    page = Page("书记甄远山、闵照川出席")
    page.overlay("words", "people", [((6, 9), "N"), ((2, 5), "N"), ((0, 2), "P")])
    assert page.shapes["people"] == "PpNnn、NnnRr"
    assert page.shapes["words"] == "Tthhh、hhhRr"


@pytest.mark.parametrize(("base", "shape"), [("people", "PpQq、hhhRr"), ("words", "TtQq、hhhRr")])
def test_a_layer_is_made_out_of_any_other(base: str, shape: str) -> None:
    page = Page("书记甄远、闵照川出席")
    page.overlay("words", "people", [((0, 2), "P")])
    page.overlay(base, "more", [((2, 4), "Q")])
    assert page.shapes["more"] == shape


@given(st.lists(st.integers(1, 3), max_size=6), st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_a_layer_has_the_length_of_the_text(lengths: list[int], gaps: list[int]) -> None:
    spans, place = [], 0
    for length, gap in zip(lengths, gaps, strict=False):
        spans.append(((place + gap, place + gap + length), "N"))
        place += gap + length
    page = Page("甄" * (place + 2))
    page.overlay("words", "people", spans)
    layer = page.shapes["people"]
    assert len(layer) == len(page.text)
    assert [layer[start:end] for (start, end), _ in spans] == ["Nnn"[:length] for length in lengths]
    assert layer.count("N") + layer.count("n") == sum(lengths)
