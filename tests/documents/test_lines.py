"""Where a stretch stands in a plain text."""

import time

import pytest

from duikou.documents.lines import Lines
from duikou.model.text import Span

TEXT = "\u3000甲省考察 \r\n乙州座谈，丙县签约\n\n丁市"


@pytest.mark.parametrize(
    ("span", "place"),
    [
        ((1, 5), "line 1"),
        ((8, 12), "line 2, characters 0–4"),
        ((13, 17), "line 2, characters 5–9"),
        ((8, 17), "line 2"),
        ((19, 21), "line 4"),
        ((13, 21), "lines 2–4"),
    ],
)
def test_a_place_is_a_line_and_in_a_line_with_more_words_its_characters(span: Span, place: str) -> None:
    assert Lines(TEXT).place(span) == place


def test_thousands_of_places_in_one_long_line_are_told_in_good_time() -> None:
    lines = Lines("甲" * 1_600_000)
    started = time.process_time()
    for place in range(0, 1_600_000, 8):
        lines.place((place, place + 8))
    assert time.process_time() - started < 2
