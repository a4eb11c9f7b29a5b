"""What is led into the command, and where its output goes."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import REPORT, Run, start

from duikou_cli.printing import printable

FULL = Path("/dev/full")


def closed(which: int, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command without one of its streams."""
    code = f"import os, sys; os.close({which}); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    command = ["-c", "from duikou_cli.main import main; main()", *map(str, arguments)]
    return subprocess.run([sys.executable, "-c", code, *command], capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize("command", [["read", "--json", "-"], ["explain", "-", "--at", "1"], ["verify", "-"]])
def test_no_standard_input(command: list[str]) -> None:
    ended = closed(0, *command)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr.startswith(b"D104 standard input: the file cannot be opened (standard input is closed). Cure: ")


@pytest.mark.parametrize(
    "command", [["read", "--json"], ["read"], ["explain", "--at", "1"], ["notes"], ["duplicates"], ["verify"]]
)
def test_no_standard_output(report: Path, command: list[str]) -> None:
    ended = closed(1, *command, report)
    assert (ended.returncode, ended.stderr) == (1, b"Error: standard output is closed\n")


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize("options", [["read", "--json"], ["read"], ["explain", "--at", "3"]])
def test_a_full_disk(report: Path, options: list[str]) -> None:
    with FULL.open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-c", "from duikou_cli.main import main; main()", *options, report],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr == b"Error: the output cannot be written (No space left on device)\n"


def test_a_run_that_is_broken_off_leaves_whole_lines(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(REPORT * 60, encoding="utf-8")
    # A test run in the background ignores Ctrl-C, and what it starts would too.
    process = start(
        "read", "--json", tmp_path, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler)
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, b"")
    assert first.endswith(b"}\n") and (out == b"" or out.endswith(b"}\n"))
    assert len(out.splitlines()) < 399


@pytest.mark.parametrize("size", ["nan", "inf", "1e400", "100000", "-1", "", "ten"])
def test_a_size_that_is_none(run: Run, report: Path, size: str) -> None:
    result = run("read", "--json", "--max-size", size, report)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Invalid value for '--max-size'" in result.stderr


def test_a_blank_is_said_to_be_one(run: Run, report: Path) -> None:
    result = run("explain", report, "--at", REPORT.index("\n"))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "a blank: nothing was made of it\n")


def test_words_of_a_file_do_not_command_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"\u202e\x1b[31m{REPORT}", encoding="utf-8")
    for result in (run("read", path), run("explain", path, "--at", 8)):
        assert result.exit_code == 0
        assert "\\u202e\\x1b[31m甲省党政代表团来乙州考察" in result.stdout
        assert "\x1b" not in result.stdout


def test_words_without_commands_stay_as_they_are() -> None:
    assert printable("甲省 a\u3000\u200b𠮷（b）") == "甲省 a\u3000\u200b𠮷（b）"


@pytest.mark.parametrize("columns", ["0", "1", "30"])
def test_in_a_narrow_terminal_nothing_is_cut_off(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    result = run("read", report)
    assert "甲省党政代表团来乙州考察\n" in result.stdout
    assert re.search(r"visit .* line \d+\n", result.stdout)
    assert "…" not in result.stdout
