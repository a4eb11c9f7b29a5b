"""A load that is killed leaves whole documents only, and a second one completes it."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from ledgers import MAIN, ask, duikou, new_ledger

from duikou_web.databases import sqlite_path

pytestmark = pytest.mark.slow

KILLS = 20
DOCUMENTS = 150


def make_reports(folder: Path) -> None:
    folder.mkdir()
    for number in range(DOCUMENTS):
        text = (
            f"甲市代表团赴乙州考察（{number}）\n2025年7月2日，甲市市委书记周采薇率甲市党政代表团在乙州考察对口支援工作。"
            "乙州州委书记言午、州长麦小穗陪同考察。\n座谈会上，周采薇表示，甲市将投入援藏资金3亿元。\n" + "铺垫。" * 200
        )
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")


def start_load(home: Path, ledger: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", MAIN, "load", "reports", "--ledger", ledger]
    return subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def load(home: Path, ledger: str) -> int:
    """A load that is left alone."""
    process = start_load(home, ledger)
    process.communicate()
    return process.returncode


def stored(ledger: str) -> int:
    """How many documents are there, as another program sees it."""
    return sum(count for (count,) in ask(ledger, "select count(*) from ledger_document"))


def records(ledger: str) -> list[list[tuple[object, ...]]]:
    """All records, without when and in which order they came."""
    kinds = ("person", "post", "event", "participant", "place", "site", "statement", "item", "figure", "note", "byline")
    columns = "id, start, evidence, extracted, current, status, found"
    return [ask(ledger, f"select {columns} from ledger_{kind} order by id") for kind in kinds]


def is_whole(ledger: str) -> bool:
    """What SQLite says of its file; a server looks after its own."""
    path = sqlite_path(ledger)
    if path is None:
        return True
    with closing(sqlite3.connect(path)) as connection:  # to write: what was under way is rolled back first
        return bool(connection.execute("pragma integrity_check").fetchone() == ("ok",))


def kill_after(process: subprocess.Popen[bytes], ledger: str, documents: int, seconds: float) -> None:
    """Kill a load -9, a moment after it has stored so many documents more; seldom it ends before."""
    goal = stored(ledger) + documents
    while process.poll() is None and stored(ledger) < goal:
        time.sleep(0.005)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_load_killed_at_twenty_moments_is_completed_by_the_next(tmp_path: Path) -> None:
    make_reports(tmp_path / "reports")
    killed, fresh = new_ledger(tmp_path, "killed"), new_ledger(tmp_path, "fresh")
    chance = random.Random(20)
    kills = 0
    for number in range(KILLS):
        process = start_load(tmp_path, killed)
        if number < 2:  # while the ledger is being made
            time.sleep(chance.uniform(0.2, 0.6))
            process.send_signal(signal.SIGKILL)
            process.communicate()
        else:
            kill_after(process, killed, chance.randint(1, 5), chance.uniform(0, 0.02))
        kills += process.returncode == -signal.SIGKILL
        assert is_whole(killed)
    assert kills == KILLS
    assert 0 < stored(killed) < DOCUMENTS
    assert duikou("verify", killed).returncode == 0, "only whole documents are there"
    assert load(tmp_path, killed) == 0
    assert load(tmp_path, fresh) == 0
    assert stored(killed) == DOCUMENTS
    assert records(killed) == records(fresh)
    assert duikou("verify", killed).stdout == "every fact stands on its words, and the history is whole\n"


@pytest.mark.parametrize("_attempt", range(2))
def test_two_loads_at_once_wait_for_each_other(tmp_path: Path, _attempt: int) -> None:
    make_reports(tmp_path / "reports")
    ledger = new_ledger(tmp_path, "both")
    both = [start_load(tmp_path, ledger), start_load(tmp_path, ledger)]
    for process in both:
        _, errors = process.communicate()
        assert (process.returncode, errors) == (0, b"")
    assert stored(ledger) == DOCUMENTS
    assert duikou("verify", ledger).returncode == 0
