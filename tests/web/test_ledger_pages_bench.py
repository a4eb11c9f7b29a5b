"""The bench of the ledger's pages runs over every page that it names."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "ledger_pages.py"


@pytest.mark.slow
def test_every_page_is_asked_for_and_told_with_its_time() -> None:
    command = [sys.executable, str(BENCH), "--reports", "40", "--requests", "1", "--seed", "3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode in (0, 1), done.stderr) == (True, ""), done.stderr
    told = [line[:24].strip() for line in done.stdout.splitlines() if " ms" in line]
    assert {"home", "people", "person", "person on a day", "event", "pair", "place", "review", "workbench"} <= set(told)
