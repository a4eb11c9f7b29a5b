"""The command starts quickly, and loads only what a call needs."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_runs import Run

from duikou_cli.main import COMMANDS, main

LOADED = """
import json, sys
from duikou_cli.main import main
try:
    main(sys.argv[1:])
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def modules_after(*arguments: str | Path) -> set[str]:
    """The modules loaded when the command has run."""
    command = [sys.executable, "-c", LOADED, *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(json.loads(result.stderr.splitlines()[-1]))


def test_help_loads_neither_reader_nor_web_nor_rich() -> None:
    heavy = {"duikou.pipeline", "opencc", "ahocorasick_rs", "msgspec", "rich", "django", "duikou_web"}
    assert not heavy & modules_after("--help")


def test_read_loads_no_web_and_rich_only_for_a_summary(report: Path) -> None:
    assert not {"django", "duikou_web", "rich"} & modules_after("read", "--json", report)
    with_summary = modules_after("read", report)
    assert "rich" in with_summary and not {"django", "duikou_web"} & with_summary


def best_of(times: int, *arguments: str | Path) -> tuple[float, int]:
    """Seconds and kilobytes of the quickest of some runs."""
    found = []
    for _ in range(times):
        command = [sys.executable, "-c", "from duikou_cli.main import main; main()", *map(str, arguments)]
        start = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = 0
        found.append((time.perf_counter() - start, usage.ru_maxrss))
    return min(found)


def test_help_takes_less_than_three_tenths_of_a_second() -> None:
    assert best_of(5, "--help")[0] < 0.3


def test_one_report_takes_less_than_a_second_and_300_megabytes(report: Path) -> None:
    seconds, kilobytes = best_of(5, "read", report)
    assert seconds < 1
    assert kilobytes < 300_000


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_is_the_first_of_the_commands_own_help(name: str) -> None:
    command = main.get_command(main.make_context("duikou", [name]), name)
    assert command is not None and command.help is not None
    assert command.help.partition("\n")[0] == COMMANDS[name][1]


def test_the_version(run: Run) -> None:
    assert run("--version").stdout.startswith("duikou, version ")


def test_an_unknown_command_is_a_wrong_call(run: Run) -> None:
    assert run("reed").exit_code == 2
