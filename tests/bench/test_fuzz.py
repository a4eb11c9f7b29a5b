"""The fuzzer itself: it sees what it is there to see, and a few of its cases are read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench_path import ROOT

import duikou
import fuzz
from duikou.errors import InputError

Facts = dict[str, Any]
REPORT = ROOT / "tests" / "gold" / "001.txt"


@pytest.fixture
def reading() -> Facts:
    whole: Facts = json.loads(duikou.to_json(duikou.read(REPORT.read_bytes(), source=REPORT.name)))
    return whole


def test_a_sound_reading_has_no_faults(reading: Facts) -> None:
    assert len(reading["people"]) > 5
    assert len(list(fuzz.objects(reading))) > 50
    assert list(fuzz.faults(reading)) == []


def move_a_quote(reading: Facts) -> None:
    post = next(post for person in reading["people"] for post in person["posts"])
    post["span"] = [place + 1 for place in post["span"]]


def push_a_mention_out(reading: Facts) -> None:
    reading["people"][0]["mentions"].append([0, len(reading["document"]["text"]) + 1])


def turn_a_span_round(reading: Facts) -> None:
    reading["document"]["blocks"][-1]["span"].reverse()


def double_a_person(reading: Facts) -> None:
    reading["people"].append(reading["people"][0])


def lose_a_person(reading: Facts) -> None:
    taking_part = reading["events"][0]["participants"][0]["person"]
    reading["people"] = [person for person in reading["people"] if person["id"] != taking_part]


def put_an_event_within_nothing(reading: Facts) -> None:
    reading["events"][0]["within"] = "0" * 16


def say_what_nobody_said(reading: Facts) -> None:
    words = {"span": [0, 1], "quote": reading["document"]["text"][0], "items": []}
    reading["statements"] = [{"id": "a", "speaker": "nobody", "event": None, **words}]


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (move_a_quote, "is not at"),
        (push_a_mention_out, "is outside"),
        (turn_a_span_round, "is outside"),
        (double_a_person, "is given twice"),
        (lose_a_person, "is nobody"),
        (put_an_event_within_nothing, "is within nothing"),
        (say_what_nobody_said, "has no speaker"),
    ],
)
def test_a_fault_is_seen(reading: Facts, spoil: Callable[[Facts], None], fault: str) -> None:
    spoil(reading)
    assert any(fault in each for each in fuzz.faults(reading))


def test_a_numbered_refusal_is_no_failure() -> None:
    fuzz.check(b"")


def test_a_crash_is_a_failure_and_leaves_its_case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def crash(data: bytes, *, source: str) -> None:
        raise IndexError

    monkeypatch.setattr(duikou, "read_all", crash)
    monkeypatch.setattr(fuzz, "FAILURE", tmp_path / "build" / "failure.txt")
    with pytest.raises(IndexError):
        fuzz.run(3, 0)
    assert fuzz.FAILURE.read_bytes()


@pytest.mark.parametrize("number", [0, 1])
def test_some_broken_reports_are_read(number: int) -> None:
    fuzz.run(20, number)


@pytest.mark.parametrize("format", fuzz.FORMATS[1:])
def test_some_broken_files_of_each_format_are_read(format: str) -> None:
    fuzz.run(4, 0, format)


def test_a_refusal_that_nobody_foresaw_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = InputError("D123", "a", "KeyError: 'x'")
    monkeypatch.setattr(duikou, "read_all", lambda data, *, source: [refused])
    with pytest.raises(AssertionError, match="KeyError"):
        fuzz.check(b"")
