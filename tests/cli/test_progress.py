"""Progress: only on a terminal, only when it takes long, and gone before anything else is written."""

import io
from types import SimpleNamespace

import pytest

from duikou.documents.originals.original import PictureAhead
from duikou_cli.progress import AFTER, Progress


class Screen(io.StringIO):
    """A stderr that is a terminal, or not."""

    terminal = True

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Stands in for stderr in the module alone: pytest puts its own in place of `sys.stderr` for each phase."""
    screen = Screen()
    monkeypatch.setattr("duikou_cli.progress.sys", SimpleNamespace(stderr=screen))
    return screen


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr("duikou_cli.progress.time.monotonic", lambda: now[0])
    return now


def test_a_quick_run_shows_nothing(screen: Screen, clock: list[float]) -> None:
    bar = Progress(10)
    clock[0] = AFTER / 2
    bar.count(1)
    bar.clear()
    assert screen.getvalue() == ""


def test_a_long_run_counts_and_wipes_its_line(screen: Screen, clock: list[float]) -> None:
    bar = Progress(10)
    clock[0] = AFTER
    bar.count(4)
    assert "4 of 10" in screen.getvalue()
    bar.clear()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_two_signs_in_quick_succession_are_one(screen: Screen, clock: list[float]) -> None:
    bar = Progress(10)
    clock[0] = AFTER
    bar.count(4)
    bar.count(5)
    assert "5 of 10" not in screen.getvalue()


def test_without_a_terminal_nothing_is_shown(screen: Screen, clock: list[float]) -> None:
    screen.terminal = False
    bar = Progress(10)
    clock[0] = 100
    bar.count(4)
    bar.clear()
    assert screen.getvalue() == ""


def test_each_page_that_is_read_as_a_picture_is_told(screen: Screen, clock: list[float]) -> None:
    bar = Progress(1)
    bar.tell_picture("a\x1b.pdf", PictureAhead(3, 40))
    assert "page 3 of 40" in screen.getvalue() or "第3页文字，共40页" in screen.getvalue()
    assert "\x1b.pdf" not in screen.getvalue()
    bar.clear()
    assert screen.getvalue().endswith("\r\x1b[K")
    screen.terminal = False
    bar.tell_picture("second", PictureAhead(1, 2))
    assert "second" not in screen.getvalue()
