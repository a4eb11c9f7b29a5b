"""The speed table: what a run gives, and how it is shown."""

import subprocess
import sys
from pathlib import Path

import pytest
from bench_path import ROOT

import speed
from corpus import gold_texts, texts_in


def test_a_run_alone_gives_a_rate() -> None:
    command = [sys.executable, str(ROOT / "bench" / "speed.py"), "--alone", "duikou.read", "--seconds", "0.05"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    assert float(done.stdout) > 0


def test_rates_stand_beside_the_readers_own(capsys: pytest.CaptureFixture[str]) -> None:
    speed.print_rates({"duikou.read": 8.0, "LAC": 2.0}, gold_texts())
    mine, theirs = capsys.readouterr().out.splitlines()[-2:]
    characters = sum(len(data.decode("utf-8")) for data in gold_texts())
    assert mine.split()[:4] == ["duikou.read", f"{8 * characters:,}", f"{8 * len(gold_texts()):,.1f}", "1.0"]
    assert theirs.split()[3:] == ["4.0", "tags", "words"]


def test_reports_of_a_folder_stand_in_for_the_gold(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("甲省代表团", encoding="utf-8")
    (tmp_path / "two.json").write_text('{"text": "乙县座谈会"}', encoding="utf-8")
    (tmp_path / "one.json").write_text('{"people": []}', encoding="utf-8")
    assert texts_in(tmp_path) == ["甲省代表团".encode(), "乙县座谈会".encode()]
    command = [sys.executable, str(ROOT / "bench" / "speed.py"), "--alone", "duikou.read", "--seconds", "0.05"]
    done = subprocess.run([*command, "--reports", str(tmp_path)], stdout=subprocess.PIPE, text=True, check=True)
    rate = float(done.stdout)
    assert rate > float(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def test_a_command_costs_time_and_memory() -> None:
    seconds, peak = speed.cost("--help")
    assert seconds > 0 and 5 < peak < 300


def test_what_the_caller_holds_does_not_count() -> None:
    ballast = b"." * 2**28
    assert speed.cost("--help")[1] < len(ballast) / 2**20


def test_a_command_that_fails_is_not_timed() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        speed.cost("no-such-command")
