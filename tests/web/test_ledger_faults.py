"""What can go wrong under a ledger, by number: and what stands in it stays whole."""

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection
from ledgers import duikou
from made_readings import TEXT, Report, whole_report

from duikou.errors import LedgerError
from duikou_web.ledger.faults import numbered_faults
from duikou_web.ledger.models import Document
from duikou_web.ledger.verification import verify_ledger

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]

IMPATIENT = "import duikou_web.databases as databases; databases.BUSY_SECONDS = 0.2; "


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with two invented reports, one of them in the ledger."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("铺垫。" * 300_000 + TEXT, encoding="utf-8")
    assert duikou("load", "a.txt", cwd=tmp_path).returncode == 0
    return tmp_path


@contextmanager
def pragma(name: str, value: str, back: str) -> Iterator[None]:
    """SQLite under a limit, and back."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}={value}")
        yield
        cursor.execute(f"PRAGMA {name}={back}")


def pages() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_full_disk_is_told_and_keeps_whole_documents() -> None:
    whole_report().load("a.txt")
    with pragma("max_page_count", str(pages() + 5), "1073741823"):
        with pytest.raises(LedgerError, match="D506"), numbered_faults():
            Report("铺垫。" * 100_000).load("b.txt")
        assert Document.objects.count() == 1
    assert list(verify_ledger()) == []
    Report("铺垫。" * 100_000).load("b.txt")
    assert Document.objects.count() == 2


@pytest.mark.django_db
def test_a_read_only_ledger_is_told() -> None:
    with pragma("query_only", "ON", "OFF"), pytest.raises(LedgerError, match="D505"), numbered_faults():
        whole_report().load()
    assert not Document.objects.exists()


def test_a_file_that_cannot_grow_stops_the_load_and_a_second_one_completes_it(home: Path) -> None:
    size = (home / "duikou.db").stat().st_size

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000, size + 100_000))

    result = duikou("load", "b.txt", preexec_fn=no_room, cwd=home)
    assert result.returncode == 1
    assert result.stderr.startswith("D505 ")
    assert "1  refused" in result.stdout
    assert documents(home) == 1
    assert duikou("load", "b.txt", cwd=home).returncode == 0
    assert documents(home) == 2
    assert duikou("verify", "sqlite:///duikou.db", cwd=home).returncode == 0


def test_a_ledger_in_use_is_waited_for_and_then_told(home: Path) -> None:
    with closing(sqlite3.connect(home / "duikou.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = duikou("load", "b.txt", first=IMPATIENT, cwd=home)
        assert (result.returncode, result.stderr[:4]) == (1, "D507")
        assert duikou("verify", "sqlite:///duikou.db", first=IMPATIENT, cwd=home).returncode == 0, "reading never waits"
        other.execute("ROLLBACK")
    assert duikou("load", "b.txt", first=IMPATIENT, cwd=home).returncode == 0


def from_the_future(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as file, file:
        file.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '9999_later', '2999-01-01')")


def another_database(ledger: Path) -> None:
    ledger.unlink()
    with closing(sqlite3.connect(ledger)) as file, file:
        file.execute("CREATE TABLE recipe (name text)")


def a_text(ledger: Path) -> None:
    ledger.write_text("青稞" * 1000, encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "number"), [(from_the_future, "D504"), (another_database, "D503"), (a_text, "D503")]
)
@pytest.mark.parametrize(
    "arguments", [("load", "b.txt"), ("serve", "--bind", "127.0.0.1:0"), ("verify", "sqlite:///duikou.db")]
)
def test_a_file_that_is_no_ledger_of_ours_is_left_as_it_is(
    home: Path, change: Callable[[Path], None], number: str, arguments: tuple[str, ...]
) -> None:
    change(home / "duikou.db")
    before = (home / "duikou.db").read_bytes()
    result = duikou(*arguments, timeout=60, cwd=home)
    assert (result.returncode, result.stderr[:4]) == (1, number)
    assert (home / "duikou.db").read_bytes() == before


def test_a_ledger_that_was_being_made_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "duikou.db").touch()
    assert duikou("serve", "--bind", "127.0.0.1:0", cwd=tmp_path).stderr.startswith("D502 ")
    assert duikou("load", "a.txt", cwd=tmp_path).returncode == 0
    assert documents(tmp_path) == 1


def documents(home: Path) -> int:
    with closing(sqlite3.connect(home / "duikou.db")) as file:
        return int(file.execute("SELECT count(*) FROM ledger_document").fetchone()[0])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_is_told_while_the_ledger_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    told = duikou("load", "a.txt", "--ledger", "sqlite:////dev/full", cwd=tmp_path)
    assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    assert told.stderr.startswith("D506 /dev/full: the disk is full (")
