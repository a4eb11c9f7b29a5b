"""Programs in processes of their own that use a ledger, and are killed -9 at a random moment."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random
from time import sleep
from typing import Final

KILLS: Final = int(os.environ.get("DUIKOU_KILLS", "5"))
"""Twenty where one has the time: DUIKOU_KILLS=20."""
TESTS: Final = Path(__file__).parent


def run(code: str, ledger: str) -> "subprocess.Popen[str]":
    paths = {"PYTHONPATH": str(TESTS), "PYTHONHASHSEED": "0"}
    return subprocess.Popen(
        [sys.executable, "-c", code, ledger], env=os.environ | paths, stdout=subprocess.PIPE, text=True
    )


def kill(code: str, ledger: str, chance: Random, earliest: float, latest: float) -> None:
    """Kill a program so many seconds after it has said that it is ready."""
    with run(code, ledger) as process:
        assert process.stdout is not None
        process.stdout.readline()
        sleep(chance.uniform(earliest, latest))
        process.kill()
