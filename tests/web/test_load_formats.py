"""`duikou load` on an archive: each document in it stands in the ledger by itself, once, under its own bytes."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from ledgers import duikou

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]

TEXT = "甲市党政代表团来乙州考察\n2025年7月2日，甲市市委书记周采薇率代表团在乙州考察对口支援工作。\n"
PAGE = f"<html><body><h1>甲市代表团来访</h1><p>{TEXT.splitlines()[1]}</p></body></html>"


def test_the_documents_of_an_archive_are_loaded_once(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "reports.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.html", PAGE)
        archive.writestr("c.png", b"\x89PNG\r\n\x00")
        archive.writestr("d.pdf", b"%PDF-1.7 broken")
    first = duikou("load", "reports.zip", cwd=tmp_path)
    assert first.returncode == 1
    assert [line.split()[:2] for line in first.stderr.splitlines()] == [["D123", "reports.zip!d.pdf:"]]
    assert "       2  added\n" in first.stdout and "       1  passed over" in first.stdout
    assert "       2  unchanged\n" in duikou("load", "reports.zip", cwd=tmp_path).stdout
    with closing(sqlite3.connect(tmp_path / "duikou.db")) as connection:
        stored = connection.execute("select sha256 from ledger_document order by 1").fetchall()
    assert stored == sorted((sha256(data.encode()).hexdigest(),) for data in (TEXT, PAGE))
    checked = duikou("verify", "sqlite:///duikou.db", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "every fact stands on its words, and the history is whole\n")
