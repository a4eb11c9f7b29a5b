"""`duikou load` and `duikou verify` as commands: what they store, say and return."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from ledgers import duikou

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]

REPORTS = {
    "01.txt": "甲市党政代表团来乙州考察\n2025年7月2日，甲市市委书记周采薇率代表团在乙州考察对口支援工作。\n",
    "02.txt": "乙州召开援藏工作座谈会\n座谈会上，乙州州长言午介绍情况。甲市将投入援藏资金3亿元。\n来源：乙州日报\n",
    "more/03.txt": "甲市代表团慰问援藏干部\n2025年8月9日，甲市副市长麦小穗看望慰问援藏干部。\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three invented reports."""
    for name, text in REPORTS.items():
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "reports"


def ask(ledger: Path, query: str) -> list[tuple[object, ...]]:
    """Ask the file itself, without Django."""
    with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def test_a_folder_is_loaded_once_and_verified(folder: Path) -> None:
    home = folder.parent
    first = duikou("load", "reports", cwd=home)
    assert (first.returncode, first.stderr) == (0, "")
    assert "3 documents in " in first.stdout
    assert "       3  added\n" in first.stdout
    assert ask(home / "duikou.db", "select count(*), sum(is_sample) from ledger_document") == [(3, 0)]
    assert ask(home / "duikou.db", "pragma journal_mode") == [("wal",)]
    again = duikou("load", "reports", cwd=home)
    assert again.returncode == 0
    assert "       3  unchanged\n" in again.stdout
    assert ask(home / "duikou.db", "select count(*) from ledger_revision") == [(3,)]
    checked = duikou("verify", "sqlite:///duikou.db", cwd=home)
    assert (checked.returncode, checked.stdout) == (0, "every fact stands on its words, and the history is whole\n")


def test_a_broken_ledger_is_told_and_fails(folder: Path) -> None:
    home = folder.parent
    duikou("load", "reports", cwd=home)
    with closing(sqlite3.connect(home / "duikou.db")) as connection, connection:
        connection.execute("update ledger_original set text = replace(text, '考察', '调研')")
    checked = duikou("verify", "sqlite:///duikou.db", cwd=home)
    assert checked.returncode == 1
    assert "its text is not the one that was read" in checked.stdout


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "00.txt").write_bytes(b"")
    (folder / "04.txt").write_text("秘密★1年\n内部文件\n", encoding="utf-8")
    (folder / "05.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "06.json").write_text('{"title": "甲市代表团来乙州考察"}', encoding="utf-8")
    (folder / "07.txt").write_text("主队客场取胜。", encoding="utf-8")
    result = duikou("load", "--sift", "reports", "absent.txt", cwd=folder.parent)
    assert result.returncode == 1
    assert {line.split()[0] for line in result.stderr.splitlines()} == {"D101", "D111", "D104"}
    assert "       3  added\n" in result.stdout
    assert "       3  refused\n" in result.stdout
    assert result.stdout.startswith("3 documents in ")
    assert "       3  passed over" in result.stdout


def test_one_document_is_told_in_the_singular(folder: Path) -> None:
    first = duikou("load", "reports/01.txt", cwd=folder.parent)
    assert first.stdout.startswith("1 document in ")
    assert "       1  document: reports loaded" in first.stdout


def test_what_comes_with_the_load_is_kept(folder: Path) -> None:
    home, ledger = folder.parent, "sqlite:///own.db"
    duikou(
        "load", "reports/02.txt", "--ledger", ledger, "--published", "2024-05-06", "--sample", "--internal", cwd=home
    )
    row = "select published, published_given, is_sample, handling from ledger_document"
    assert ask(home / "own.db", row) == [("2024-05-06", "2024-05-06", 1, "internal")]
    result = duikou("load", "reports/02.txt", "--ledger", ledger, "--again", cwd=home)
    assert "       1  unchanged\n" in result.stdout
    assert ask(home / "own.db", row) == [("2024-05-06", "2024-05-06", 1, "internal")]
    result = duikou("load", "reports/02.txt", "--ledger", ledger, "--published", "2024-05-07", cwd=home)
    assert "       1  read again\n" in result.stdout
    assert ask(home / "own.db", row) == [("2024-05-07", "2024-05-07", 1, "internal")]


def test_a_document_seen_under_two_paths_is_one(folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "01.txt").read_bytes())
    result = duikou("load", "reports", cwd=folder.parent)
    assert "       1  seen again" in result.stdout
    assert ask(folder.parent / "duikou.db", "select path from ledger_source order by path")[0] == ("reports/01.txt",)
    assert ask(folder.parent / "duikou.db", "select count(*) from ledger_document") == [(3,)]


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (["load", "reports", "--ledger", "mysql://a/b"], "D501"),
        (["verify", "sqlite:///none.db"], "D502"),
        (["serve", "--ledger", "sqlite:///none.db"], "D502"),
        (["load", "reports", "--ledger", "sqlite:///reports"], "D503"),
        (["load", "reports", "--ledger", "sqlite:///reports/01.txt"], "D503"),
        (["load", "reports", "--ledger", "sqlite:///no/such/folder.db"], "D505"),
    ],
)
def test_what_cannot_be_is_refused_by_number(folder: Path, arguments: list[str], number: str) -> None:
    result = duikou(*arguments, cwd=folder.parent)
    assert result.returncode == 1
    assert result.stderr.startswith(f"{number} ")
    assert "Traceback" not in result.stderr


def test_a_day_that_is_none_is_a_wrong_call(folder: Path) -> None:
    result = duikou("load", "reports", "--published", "gestern", cwd=folder.parent)
    assert (result.returncode, result.stderr[:13]) == (2, "D401 gestern:")
    assert not (folder.parent / "duikou.db").exists()


def test_what_is_refused_is_told_and_the_others_are_loaded(folder: Path) -> None:
    (folder / "empty.txt").touch()
    result = duikou("load", "reports", cwd=folder.parent)
    assert result.returncode == 1
    assert result.stderr.startswith("D101 reports/empty.txt: the file is empty")
    assert "       1  refused" in result.stdout
    assert ask(folder.parent / "duikou.db", "select count(*) from ledger_document") == [(3,)]


def test_help_and_read_do_not_load_django(folder: Path) -> None:
    for arguments in ("['--help']", f"['read', '--json', {str(folder / '01.txt')!r}]"):
        script = (
            "import sys\nfrom duikou_cli.main import main\n"
            f"try:\n    main({arguments})\nexcept SystemExit:\n    pass\n"
            "sys.exit('django' in sys.modules)\n"
        )
        assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0
