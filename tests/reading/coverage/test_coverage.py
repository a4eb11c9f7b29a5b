"""What becomes of every character. All people are invented."""

from pathlib import Path

import pytest

from duikou.model.details import Coverage, DetailedReading, counted
from duikou.model.text import Span
from duikou.pipeline import cover, read, to_json

GOLD = sorted((Path(__file__).parents[2] / "gold").glob("*.txt"))

REPORT = (
    "甲省代表团赴那曲市考察\n"
    "7月2日，甲省副省长章若谷率团到那曲市考察。大家十分好奇，问这问那。\n"
    "章若谷表示，将投入3亿元支持那曲市发展，以铸牢共同体意识为主线。\n"
    "（记者 言午）\n"
    "相关链接\n·丙市新闻一则\n"
)


def covered(text: str) -> DetailedReading:
    return cover(read(text.encode(), source="a.txt"))


def stretches(reading: DetailedReading) -> tuple[Coverage, ...]:
    assert isinstance(reading.coverage, tuple)
    return reading.coverage


def kind_of(reading: DetailedReading, words: str) -> set[str]:
    """The kinds of the characters of some words."""
    start = reading.document.text.index(words)
    return kinds_in(reading, (start, start + len(words)))


def kinds_in(reading: DetailedReading, span: Span) -> set[str]:
    start, end = span
    return {stretch.kind for stretch in stretches(reading) if stretch.span[0] < end and start < stretch.span[1]}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("甲省代表团赴那曲市考察", "record"),  # the title
        ("甲省副省长章若谷率团到那曲市考察。", "record"),
        ("大家十分好奇，问这问那。", "unread"),
        ("将投入3亿元支持那曲市发展，", "record"),
        ("以铸牢共同体意识为主线。", "formula"),
        ("记者 言午", "credit"),
        ("丙市新闻一则", "residue"),
    ],
)
def test_kinds(words: str, kind: str) -> None:
    assert kind_of(covered(REPORT), words) == {kind}


def test_a_word_that_no_table_knows_is_unread_beside_a_fact() -> None:
    reading = covered("甲省代表团赴那曲市考察\n7月2日，甲省副省长章若谷率团熠燚那曲市。\n")
    assert kind_of(reading, "熠燚") == {"unread"}


def test_a_sentence_that_gave_nothing_is_a_note() -> None:
    notes = [note for note in covered(REPORT).notes if note.code == "R501"]
    assert [note.quote for note in notes] == ["大家十分好奇，问这问那。"]
    text = covered(REPORT).document.text
    assert all(text[slice(*note.span)] == note.quote for note in notes)


def test_a_sentence_of_few_words_is_unread_and_no_note() -> None:
    reading = covered(REPORT + "大家十分好奇。\n大家十分好奇问这里。\n")
    assert kind_of(reading, "大家十分好奇。\n") >= {"unread"}
    assert [note.quote for note in reading.notes if note.code == "R501"][1:] == ["大家十分好奇问这里。"]


def test_policy_wording_in_a_title_is_the_title() -> None:
    assert kind_of(covered("甲省以铸牢共同体意识为主线推进援藏\n" + REPORT), "以铸牢共同体意识为主线推进") == {"record"}


def test_the_day_of_publication_is_read() -> None:
    reading = covered("甲省代表团赴那曲市考察\n西藏日报那曲2025年6月27日电　近日，甲省副省长章若谷率团到那曲市考察。")
    assert kind_of(reading, "西藏日报那曲") == {"credit"}
    assert kind_of(reading, "2025年6月27日") == {"record"}


def test_a_reading_has_no_coverage_unless_asked() -> None:
    assert "coverage" not in to_json(read(REPORT.encode(), source="a.txt"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_character_has_one_kind(path: Path) -> None:
    reading = covered(path.read_text("utf-8"))
    text = reading.document.text
    edges = [0, *(place for stretch in stretches(reading) for place in stretch.span), len(text)]
    assert edges[::2] == edges[1::2], "no gap and no overlap"
    assert sum(counted(text, stretches(reading)).values()) == len("".join(text.split()))
    for statement in reading.statements:
        assert kinds_in(reading, statement.span) <= {"record", "formula", "credit"}
