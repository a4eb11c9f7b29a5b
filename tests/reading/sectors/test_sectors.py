"""Sector words and their codes."""

import pytest

from duikou.lexicon import load_table
from duikou.reading.sectors import sectors_of

PARTS = {
    "I": "12345678",
    "L": "1234567890",
    "C": "12345",
    "T": "1234",
    "E": "123",
    "G": "12",
    "B": "",
    "P": "",
    "X": "",
}
CODES = set(PARTS) | {head + part for head, parts in PARTS.items() for part in parts}


def codes(words: str) -> tuple[str, ...]:
    return sectors_of(words, (0, len(words)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("在清洁能源、文旅融合等方面深化合作", ("I3", "I4")),
        ("选派医疗队和支教队，推动“组团式”帮扶", ("T2",)),
        ("办好内地西藏班", ("C4",)),
        ("扎实做好对口支援工作", ("X",)),
        ("扎实做好对口支援工作，改善人居环境", ("L7",)),
        ("开展主题教育，净化政治生态", ()),
        ("", ()),
    ],
)
def test_words_give_their_codes(words: str, expected: tuple[str, ...]) -> None:
    assert codes(words) == expected


def test_only_the_span_counts() -> None:
    words = "发展旅游，改善供水"
    assert sectors_of(words, (0, 4)) == ("I4",)
    assert sectors_of(words, (5, len(words))) == ("L4",)


def test_every_code_is_one_of_the_list_and_has_words() -> None:
    table = {row.canon for row in load_table("sectors")}
    assert table - {""} == CODES


def test_the_longest_word_wins() -> None:
    assert codes("援藏工作队") == ("T1",)
    assert codes("援藏工作") == ("X",)
