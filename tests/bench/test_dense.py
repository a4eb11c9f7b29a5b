"""Reading is linear: a text four times as long costs four times as many calls."""

import sys
from types import FrameType

import bench_path  # noqa: F401 - lets bench be imported
import pytest

import duikou
from dense import KINDS, text

SHORT, LONG = 20_000, 80_000
MOST = 1.15  # growth of the calls a byte; what was looked through and not up grew by 1.2 to 1.3


def calls(data: bytes) -> int:
    """How many functions are called, of Python and of C, while a text is read: the same number on every machine."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        duikou.read(data, source="report.txt")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", KINDS)
def test_the_calls_grow_with_the_text_and_no_faster(kind: str) -> None:
    short, long = text(kind, SHORT), text(kind, LONG)
    for warm in (short, long):  # what is loaded or weighed once is so now
        duikou.read(warm, source="report.txt")

    assert calls(long) / len(long) < MOST * calls(short) / len(short)
