"""Odd names and places: bytes that are no characters, names that are too long, folders that may not be listed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Self

import msgspec
import pytest
from cli_runs import REPORT, Run, readings, start

from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits, Original
from duikou.model.records import Reading
from duikou_cli.sources import find_sources


def test_a_name_of_bytes_that_are_no_characters(report: Path, tmp_path: Path) -> None:
    """GBK names from an old archive: the reading says them with the bytes written out."""
    odd = os.fsencode(tmp_path) + b"/\xb1\xa8.txt"
    with open(odd, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(REPORT.encode())
    process = start("read", "--json", tmp_path)
    out, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, b"")
    assert b'"source":"' + os.fsencode(tmp_path) + rb"/\\xb1\\xa8.txt" + b'"' in out
    assert len(out.splitlines()) == 2


def test_an_error_on_a_name_with_a_line_break_is_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a\n\x1b[31mb.txt"
    path.write_bytes(b"")
    result = run("read", "--json", path)
    assert result.stderr.startswith(f"D101 {tmp_path}/a\\n\\x1b[31mb.txt: the file is empty.")
    assert len(result.stderr.splitlines()) == 1


def test_a_name_too_long_for_the_system_does_not_stop_the_others(run: Run, report: Path) -> None:
    result = run("read", "--json", "a" * 5000, report)
    assert (result.exit_code, len(readings(result))) == (1, 1)
    assert result.stderr.startswith("D104 aaa")
    assert "(File name too long)" in result.stderr


def test_a_folder_that_may_not_be_listed_does_not_hide_what_lies_beside_it(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions do not bind root: the refusal of the system is stood in for."""
    locked = report.parent / "locked"
    locked.mkdir()
    scan = os.scandir

    def refuse(path: str) -> Any:
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    refused: list[Any] = []
    assert [source.path for source in find_sources(str(report.parent), refused.append)] == [str(report)]
    assert [(error.number, error.where, error.detail) for error in refused] == [
        ("D104", str(locked), "Permission denied")
    ]


def test_a_file_that_breaks_off_does_not_stop_the_others(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bad sector, or a share that went away."""
    broken = tmp_path / "broken.txt"
    broken.write_text(REPORT, encoding="utf-8")
    monkeypatch.setattr(Path, "open", breaking(Path.open, broken))
    result = run("read", "--json", broken, report)
    assert (result.exit_code, len(readings(result))) == (1, 1)
    assert result.stderr.startswith(f"D104 {broken}: the file cannot be opened (Input/output error). Cure: ")


def breaking(open_path: Callable[..., BinaryIO], broken: Path) -> Callable[..., Any]:
    """`Path.open`, and one path can be opened and not read."""

    class Breaking:
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...

        def seekable(self) -> bool:
            return True

        def read(self, size: int) -> bytes:
            raise OSError(5, "Input/output error")

    return lambda path, *arguments, **options: Breaking() if path == broken else open_path(path, *arguments, **options)


def test_a_reading_that_cannot_be_written_does_not_stop_the_others(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number of 5,000 digits is too long for JSON."""
    other = tmp_path / "other.txt"
    other.write_text(REPORT, encoding="utf-8")

    def fail(reading: Reading) -> bytes:
        if reading.document.source == str(other):
            raise ValueError("too many digits")
        return encode(reading)

    encode = msgspec.json.encode
    monkeypatch.setattr("msgspec.json.encode", fail)
    result = run("read", "--json", other, report)
    assert (result.exit_code, len(readings(result))) == (1, 1)
    said = "the reader failed on this text (ValueError: too many digits). Cure: "
    assert result.stderr.startswith(f"D112 {other}: {said}")


def test_what_the_reader_cannot_digest_does_not_stop_the_others(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(data: bytes, source: str, limits: Limits) -> Original:
        if source != str(report):
            raise ZeroDivisionError("a\nb")
        return convert(data, source, limits)

    monkeypatch.setattr("duikou.pipeline.convert", fail)
    other = tmp_path / "other.txt"
    other.write_text(REPORT, encoding="utf-8")
    result = run("read", "--json", other, report)
    assert (result.exit_code, len(readings(result))) == (1, 1)
    assert result.stderr.startswith(f"D112 {other}: the reader failed on this text (ZeroDivisionError: a\\nb). Cure: ")
