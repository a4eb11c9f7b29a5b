"""The best cover: the fewest characters left over, then the fewest pieces; and the shape made from it."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikou.grammar import Page
from duikou.grammar.automaton import Automaton, Hit
from duikou.grammar.cover import Piece, cover, shape_of
from duikou.lexicon import KINDS, Row

COSTS = [10, 11, 12, 13]
LENGTH = 8


def words_of(text: str) -> list[str]:
    """The forms of the cover."""
    return [text[start:end] for _, start, end in Page(text).pieces]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("山东省委书记", ["山东", "省委书记"]),
        ("山东省领导", ["山东省", "领导"]),
        ("西藏自治区党委副书记", ["西藏自治区", "党委副", "书记"]),
        ("辽宁省委常委", ["辽宁", "省委", "常委"]),
        ("甄远山", []),
        ("", []),
    ],
)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def as_hits(rows: set[tuple[int, int, int]]) -> list[Hit]:
    """Hits as the automaton gives them, ordered by end, from (form, start, length)."""
    hits = [(form, start, min(start + length, LENGTH)) for form, start, length in rows]
    return sorted(set(hits), key=lambda hit: hit[2])


HITS = st.sets(
    st.tuples(st.integers(0, len(COSTS) - 1), st.integers(0, LENGTH - 1), st.integers(1, 4)), max_size=8
).map(as_hits)


def price(pieces: tuple[Hit, ...]) -> tuple[int, int]:
    """What a choice of hits leaves over, and what its pieces cost."""
    covered = sum(end - start for _, start, end in pieces)
    return LENGTH - covered, sum(COSTS[form] for form, _, _ in pieces)


def apart(pieces: tuple[Hit, ...]) -> bool:
    return all(one[2] <= two[1] or two[2] <= one[1] for one, two in combinations(pieces, 2))


@given(HITS)
def test_no_other_choice_is_better(hits: list[Hit]) -> None:
    choices = (choice for size in range(len(hits) + 1) for choice in combinations(hits, size) if apart(choice))
    pieces = tuple(cover(hits, LENGTH, COSTS))
    assert apart(pieces) and set(pieces) <= set(hits)
    assert list(pieces) == sorted(pieces, key=lambda piece: piece[1])
    assert price(pieces) == min(map(price, choices))


def row(form: str, kind: str) -> Row:
    return Row(form, "", kind, "", "", "test", "test")


def test_a_shape_has_one_symbol_a_character() -> None:
    automaton = Automaton([row("书记", "head"), row("出席", "role")])
    view = "甄远山书记,A3出席\n第12次 会"
    pieces = cover(automaton.hits(view), len(view), automaton.costs)
    assert shape_of(view, pieces, automaton) == "hhhTt,X9Rr\nh99h_h"


def test_the_kind_that_stands_first_gives_the_symbol() -> None:
    automaton = Automaton([row("代表", "noun"), row("代表", "speech"), row("代表", "surname")])
    assert [hit[0] for hit in automaton.hits("代表")] == [0]
    assert automaton.symbols == [KINDS["speech"].symbol]
    assert [each.kind for each in automaton.rows[0]] == ["speech", "noun"]


def test_a_kind_without_a_symbol_is_not_searched_for() -> None:
    assert Automaton([row("王", "surname"), row("书记", "head")]).hits("王书记") == [(0, 1, 3)]


@given(st.text(st.sampled_from("山东省委书记领导出席A3,\n\u3000𠮷甄"), max_size=30))
def test_every_shape_has_the_length_of_its_text(text: str) -> None:
    page = Page(text)
    assert len(page.shapes["words"]) == len(text)
    for piece in map(Piece._make, page.pieces):
        symbol = page.symbol(piece.form)
        length = piece.end - piece.start
        assert page.shapes["words"][piece.start : piece.end] == symbol + symbol.lower() * (length - 1)
        assert page.row(piece.form).form == page.view[piece.start : piece.end]
