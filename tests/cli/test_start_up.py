"""The command loads only what a call needs, and stays small."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import Run

from duikou_cli.main import COMMANDS, main

PROBE = Path(__file__).parents[2] / "bench/probe.py"
"""Measures a command from a small process: a child's peak counts what its parent held."""

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


def test_one_report_takes_less_than_300_megabytes(report: Path) -> None:
    """How long it takes is measured by `make bench`: no test fails because a machine is busy."""
    code = "from duikou_cli.main import main; main()"
    command = [sys.executable, "-IS", str(PROBE), sys.executable, "-c", code, "read", str(report)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    _, megabytes = json.loads(done.stderr.splitlines()[-1])
    assert 10 < megabytes < 300


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_is_the_first_of_the_commands_own_help(name: str) -> None:
    command = main.get_command(main.make_context("duikou", [name]), name)
    assert command is not None and command.help is not None
    assert command.help.partition("\n")[0] == COMMANDS[name][1]


def test_the_version(run: Run) -> None:
    assert run("--version").stdout.startswith("duikou, version ")


def test_an_unknown_command_is_a_wrong_call(run: Run) -> None:
    assert run("reed").exit_code == 2
