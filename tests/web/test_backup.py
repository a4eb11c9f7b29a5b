"""A ledger in one file and back, on either database: every row the same, or nothing at all."""

import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from ledgers import ask, duikou, new_ledger

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parents[2] / "samples/reports"


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a ledger with some samples."""
    folder = tmp_path_factory.mktemp("backup")
    ledger = new_ledger(folder, "first")
    for path in sorted(SAMPLES.iterdir())[:2]:
        assert duikou("load", path, "--sample", "--ledger", ledger).returncode == 0
    made = duikou("backup", folder / "first.zip", "--ledger", ledger)
    assert (made.returncode, made.stderr) == (0, "")
    return folder / "first.zip"


def manifest_of(path: Path) -> object:
    with ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def test_a_restored_ledger_gives_the_same_backup(backup: Path, tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, "second")
    restored = duikou("restore", backup, "--ledger", ledger)
    assert (restored.returncode, restored.stderr) == (0, "")
    assert duikou("verify", ledger).returncode == 0
    assert duikou("backup", tmp_path / "second.zip", "--ledger", ledger).returncode == 0
    assert manifest_of(tmp_path / "second.zip") == manifest_of(backup)
    assert (tmp_path / "second.zip").stat().st_mode & 0o077 == 0, "it holds what is internal too"
    assert ask(ledger, "select count(*) from ledger_document where indexed = 0") == [(0,)], "it can be searched"
    again = duikou("load", sorted(SAMPLES.iterdir())[3], "--sample", "--ledger", ledger)
    assert (again.returncode, again.stderr) == (0, "")
    refused = duikou("restore", backup, "--ledger", ledger)
    assert refused.stderr.startswith("D522")
    assert ask(ledger, "select count(*) from ledger_document") == [(3,)]


def changed(backup: Path, path: Path, member: str, old: bytes, new: bytes) -> Path:
    """A backup in which some bytes of a member are others."""
    with ZipFile(backup) as archive, ZipFile(path, "w", ZIP_DEFLATED) as made:
        for name in archive.namelist():
            data = archive.read(name)
            assert name != member or old in data
            made.writestr(name, data.replace(old, new, 1) if name == member else data)
    return path


@pytest.mark.parametrize(
    ("damage", "number"),
    [
        (("person.jsonl", b'"proposed"', b'"confirmed"'), "D521"),
        (("person.jsonl", b"[", b"[null,"), "D521"),
        (("post.jsonl", b"\n", b""), "D521"),
        (("original.jsonl", b"[", b"{"), "D521"),
        (("manifest.json", b'"name":"person"', b'"name":"persons"'), "D521"),
        (("manifest.json", b"duikou/backup/1", b"duikou/backup/9"), "D520"),
        (("manifest.json", b'"migration":"00', b'"migration":"99'), "D504"),
        (("manifest.json", b"{", b"["), "D520"),
    ],
)
def test_a_backup_that_was_changed_is_refused_whole(
    backup: Path, tmp_path: Path, damage: tuple[str, bytes, bytes], number: str
) -> None:
    ledger = new_ledger(tmp_path, "changed")
    told = duikou("restore", changed(backup, tmp_path / "changed.zip", *damage), "--ledger", ledger)
    assert (told.returncode, told.stderr[:4], told.stderr.count("\n")) == (1, number, 1)
    assert sum(count for (count,) in ask(ledger, "select count(*) from ledger_document")) == 0
    if damage[0] == "post.jsonl":
        assert duikou("restore", backup, "--ledger", ledger).returncode == 0, "the whole one can be restored there"


def test_what_is_no_backup_and_what_is_there_already(backup: Path, tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, "none")
    (tmp_path / "half.zip").write_bytes(backup.read_bytes()[:-200])
    assert duikou("restore", tmp_path / "half.zip", "--ledger", ledger).stderr.startswith("D520")
    assert duikou("restore", tmp_path / "none.zip", "--ledger", ledger).stderr.startswith("D104")
    assert duikou("backup", backup, "--ledger", ledger).stderr.startswith("D523")
    assert duikou("backup", tmp_path / "no/such.zip", "--ledger", ledger).stderr.startswith(("D502", "D104"))
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".db") == ["half.zip"]
