"""The bench of linking runs, and shows what it promises."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "linking.py"


@pytest.mark.slow
def test_scores_times_and_the_chosen_threshold_are_shown() -> None:
    command = [sys.executable, str(BENCH), "--reports", "60", "--seed", "3", "--sweep"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "60 reports" in shown and "people     B³ precision" in shown and "events     B³ precision" in shown
    assert shown.count("← chosen") == 4, "people and three kinds of things"
    assert "one more report: linked again in" in shown
