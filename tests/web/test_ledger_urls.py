"""Ledgers are named by URL."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from duikou.errors import LedgerError
from duikou_cli.ledger import use_ledger
from duikou_web.databases import is_ledger_url, read_ledger_url
from duikou_web.ledger.faults import numbered_faults


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


def test_a_server_without_its_driver_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duikou_cli.ledger.find_spec", lambda name: None if name == "psycopg" else name)
    with pytest.raises(LedgerError, match=r"^D514 postgresql: the driver .* pip install 'duikou\[postgresql\]'"):
        use_ledger("postgresql://steward@db.example/duikou")


@pytest.mark.parametrize("reached", [False, True])
def test_a_server_that_is_not_reached_is_told_of_without_its_password(
    monkeypatch: pytest.MonkeyPatch, reached: bool
) -> None:
    settings = {"HOST": "db.example", "NAME": "duikou", "PASSWORD": "geheim"}
    server = SimpleNamespace(vendor="postgresql", connection=reached or None, settings_dict=settings)
    monkeypatch.setattr("duikou_web.ledger.faults.connection", server)
    with pytest.raises(OperationalError if reached else LedgerError) as refusal, numbered_faults():
        raise OperationalError("connection\nrefused")
    if not reached:
        assert str(refusal.value).startswith("D508 db.example/duikou: the database cannot be reached (connection ref")
        assert "geheim" not in str(refusal.value)
