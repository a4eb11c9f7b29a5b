"""Ledgers are named by URL."""

from pathlib import Path

import pytest

from duikou.errors import LedgerError
from duikou_web.databases import is_ledger_url, read_ledger_url


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///duikou.db", "duikou.db"),
        ("sqlite:////srv/a/duikou.db", "/srv/a/duikou.db"),
        ("sqlite:///%E5%8F%B0%E8%B4%A6.db", "台账.db"),
        ("sqlite:///a b.db", "a b.db"),
    ],
)
def test_a_file_is_opened_with_its_guarantees(url: str, path: str) -> None:
    database = read_ledger_url(url)
    assert database["NAME"] == Path(path)
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert database["OPTIONS"]["timeout"] > 0


def test_a_server_is_read_part_by_part() -> None:
    database = read_ledger_url("postgresql://steward:p%40ss@db.example:5433/duikou?sslmode=require")
    assert database == {
        "ENGINE": "django.db.backends.postgresql", "NAME": "duikou", "USER": "steward", "PASSWORD": "p@ss",
        "HOST": "db.example", "PORT": "5433", "OPTIONS": {"sslmode": "require"},
    }  # fmt: skip


@pytest.mark.parametrize("url", ["", "duikou.db", "sqlite:///", "sqlite://duikou.db", "mysql://a/b", "postgresql://host",
                                 "postgresql://host/"])  # fmt: skip
def test_what_names_no_ledger_is_refused(url: str) -> None:
    with pytest.raises(LedgerError, match="D501"):
        read_ledger_url(url)


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(LedgerError) as refusal:
        read_ledger_url("mysql://steward:geheim@db.example/duikou")
    assert "geheim" not in str(refusal.value)
    assert "db.example" in str(refusal.value)


def test_a_ledger_is_told_from_a_file() -> None:
    assert is_ledger_url("sqlite:///duikou.db")
    assert is_ledger_url("postgresql://a/b")
    assert not is_ledger_url("readings.jsonl")
    assert not is_ledger_url("sqlite.db")
