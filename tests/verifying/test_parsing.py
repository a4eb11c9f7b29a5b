"""Lines are read strictly, and each for itself."""

import json
from io import BytesIO
from typing import Any

import pytest

from duikou.verifying import Checker
from duikou.verifying.parsing import lines_of


def said(data: bytes, most: int = 10**6) -> list[tuple[str, int]]:
    return [(found.number, found.line) for found in Checker(max_line=most).check_file(BytesIO(data))]


@pytest.fixture
def line(reading: dict[str, Any]) -> bytes:
    return json.dumps(reading, ensure_ascii=False).encode() + b"\n"


def test_a_byte_order_mark_is_no_fault(line: bytes) -> None:
    assert said(b"\xef\xbb\xbf" + line) == []
    assert list(Checker().check(["\ufeff" + line.decode()])) == []


@pytest.mark.parametrize(
    "broken",
    [
        b"{",
        b"\xff",
        b'{"document": {"text": "\xe8"}}',
        b'{"document": {"text": "\\ud800"}}',
        b"[" * 100_000,
        b"1" * 5_000,
        b"null",
        b'{"document": {"text": 3}}',
    ],
)
def test_a_broken_line_fails_alone(line: bytes, broken: bytes) -> None:
    assert said(line + broken + b"\n" + line) == [("D203", 2)]


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999"])
def test_a_number_that_is_none_in_json(line: bytes, number: bytes) -> None:
    spoilt = line.replace(b'"value": 350000000', b'"value": ' + number)
    assert spoilt != line
    assert said(line + spoilt) == [("D203", 2)]


def test_a_key_that_stands_twice(line: bytes) -> None:
    spoilt = line.replace(b'"schema":', b'"schema": "duikou/reading/1", "schema":')
    (failure,) = Checker().check([line, spoilt])
    assert (failure.number, failure.line) == ("D203", 2)
    assert failure.why.endswith("the key 'schema' stands twice in one object")


def test_a_line_that_is_too_long_fails_alone(line: bytes) -> None:
    long = b'{"x": "' + b"a" * 500_000 + b'"}\n'
    assert said(line + long + line, 100_000) == [("D209", 2)]


class Endless(BytesIO):
    """A file of one long line, that tells how much of it was held at once."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self._left = length
        self.most = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        assert size is not None and size > 0
        self.most = max(self.most, size)
        piece = b"a" * min(size, self._left)
        self._left -= len(piece)
        return piece


def test_of_a_line_that_is_too_long_no_more_is_held_than_the_limit() -> None:
    file = Endless(10**8)
    assert [len(line) for line in lines_of(file, 1_000)] == [1_001]
    assert file.most <= 2**16


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_as_long_as_the_limit_is_read(line: bytes, end: bytes) -> None:
    whole = line.strip() + end
    assert said(whole, len(whole)) == []
    assert said(whole, len(whole) - 1) == [("D209", 1)]
