"""Bad input, each kind with its test: a numbered error or a note, and the other documents are read all the same."""

import os
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from cli_runs import REPORT, Run, readings, start

from duikou.documents.decoding import MAX_SIZE
from duikou.verifying import verify

PDF = b"%PDF-1.7\n\x00\x01"
PNG = b"\x89PNG\r\n\x1a\n\x00\x01"


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "D101 {path}: the file is empty. Cure: "),
        (b" \n\t", "D101 {path}: the file is empty (it holds nothing but blanks). Cure: "),
        (PNG, "D102 {path}: the file is not text in a known format (it looks like a PNG image). Cure: "),
        (PDF, "D123 {path}: the file is broken or cut off ("),
        (b"\x00\x01\x02", "D102 {path}: the file is not text in a known format (it holds control bytes). Cure: "),
        ("é à ç".encode("latin-1"), "D102 {path}: the file is not text in a known format (neither UTF-8 nor GB18030)"),
    ],
)
def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    run: Run, report: Path, tmp_path: Path, data: bytes, error: str
) -> None:
    bad = write(tmp_path, "bad", data)
    result = run("read", "--json", bad, report)
    assert result.exit_code == 1
    assert result.stderr.startswith(error.format(path=bad))
    assert [reading["document"]["source"] for reading in readings(result)] == [str(report)]


def test_more_text_than_the_limit(run: Run, tmp_path: Path) -> None:
    big = write(tmp_path, "big.txt", (REPORT * (MAX_SIZE // len(REPORT.encode()) + 1)).encode())
    result = run("read", "--json", big)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"D103 {big}: the text is larger than the limit (more than 5 MB). Cure: ")


def test_the_limit_can_be_lowered_and_raised(run: Run, report: Path) -> None:
    assert run("read", "--json", "--max-size", "0.0001", report).stderr.startswith(f"D103 {report}")
    assert run("read", "--json", "--max-size", "6", report).exit_code == 0
    assert run("read", "--json", "--max-size", "0", report).exit_code == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("甲省党政代表团来乙州考察对口支援工作", "R102"),
        ("The delegation visited the region and met its leaders.", "R103"),
        ("今日菜谱\n先将青稞洗净。\n再加水煮熟。", "R104"),
    ],
)
def test_a_headline_another_language_or_another_genre_is_read_with_a_note(
    run: Run, tmp_path: Path, text: str, code: str
) -> None:
    result = run("read", "--json", write(tmp_path, "a.txt", text.encode()))
    (reading,) = readings(result)
    assert (result.exit_code, result.stderr) == (0, "")
    assert code in [note["code"] for note in reading["notes"]]


def test_of_what_is_not_chinese_nothing_is_read(run: Run, tmp_path: Path) -> None:
    text = "The delegation of 甲省 led by 书记王某某 visited the region in July and met its leaders there."
    (reading,) = readings(run("read", "--json", write(tmp_path, "a.txt", text.encode())))
    assert reading["document"]["language"] == "other"
    assert (reading["people"], reading["events"], reading["figures"]) == ([], [], [])


def test_files_of_a_folder_that_are_no_text_are_passed_over_and_counted(run: Run, report: Path) -> None:
    write(report.parent, "a.png", PNG)
    write(report.parent, "b.bin", b"\x00\x01")
    result = run("read", "--json", report.parent)
    assert result.exit_code == 0
    assert (
        result.stderr
        == "passed over: 2 (no file, no text in a known format, data, rows without a text, or not of the genre)\n"
    )
    assert len(readings(result)) == 1


def test_what_lies_in_a_folder_and_is_no_file_is_passed_over_and_counted(run: Run, report: Path) -> None:
    os.mkfifo(report.parent / "pipe.txt")
    (report.parent / "dangling.txt").symlink_to(report.parent / "gone.txt")
    (report.parent / "linked.txt").symlink_to(report)
    (report.parent / "folder").symlink_to(report.parent)
    result = run("read", "--json", report.parent)
    assert (result.exit_code, len(readings(result))) == (0, 2)
    assert (
        result.stderr
        == "passed over: 3 (no file, no text in a known format, data, rows without a text, or not of the genre)\n"
    )


def test_an_empty_file_of_a_folder_is_an_error(run: Run, report: Path) -> None:
    empty = write(report.parent, "empty.txt", b"")
    result = run("read", "--json", report.parent)
    assert (result.exit_code, len(readings(result))) == (1, 1)
    assert result.stderr.startswith(f"D101 {empty}: ")


def test_a_folder_without_a_file(run: Run, tmp_path: Path) -> None:
    result = run("read", "--json", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"D105 {tmp_path}: ")


def test_a_file_that_is_not_there(run: Run, report: Path, tmp_path: Path) -> None:
    result = run("read", "--json", tmp_path / "none.txt", report)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"D104 {tmp_path / 'none.txt'}: the file cannot be opened (No such file")
    assert len(readings(result)) == 1


def test_a_file_that_may_not_be_read(run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions do not bind root, and the tests may run as root: the refusal of the system is stood in for."""
    locked = write(tmp_path, "locked.txt", REPORT.encode())
    open_path = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return open_path(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    result = run("read", "--json", locked, report)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"D104 {locked}: the file cannot be opened (Permission denied). Cure: ")
    assert len(readings(result)) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind root")
def test_a_locked_file_is_refused_by_the_system_itself(run: Run, report: Path) -> None:
    report.chmod(0)
    result = run("read", "--json", report)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"D104 {report}: ")


def test_one_line_without_a_sign(run: Run, tmp_path: Path) -> None:
    text = "".join(f"第{number}组代表团来乙州考察对口支援工作" for number in range(200))
    result = run("read", "--json", write(tmp_path, "a.txt", text.encode()))
    (reading,) = readings(result)
    assert (result.exit_code, reading["document"]["text"]) == (0, text)
    assert [block["kind"] for block in reading["document"]["blocks"]] == ["paragraph"]


def test_undecodable_bytes_and_lone_surrogates_are_marked_and_noted(run: Run, tmp_path: Path) -> None:
    data = "甲省".encode() + b"\xff\xed\xb2\x80" + REPORT.encode()
    result = run("read", "--json", write(tmp_path, "a.txt", data))
    (reading,) = readings(result)
    assert result.exit_code == 0
    assert reading["document"]["text"] == f"甲省\ufffd\ufffd{REPORT}"
    assert [(note["span"], note["quote"]) for note in reading["notes"] if note["code"] == "R101"] == [
        ([2, 4], "\ufffd\ufffd")
    ]


def test_characters_beyond_the_basic_plane_count_as_one(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", f"𠮷市代表团来𠮷州考察\n{REPORT}".encode())
    result = run("read", "--json", path)
    (reading,) = readings(result)
    assert reading["document"]["blocks"][0]["span"] == [0, 10]
    assert list(verify(result.stdout_bytes.decode().splitlines())) == []


@pytest.mark.parametrize("option", [["--json"], []])
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, option: list[str]) -> None:
    """As in `duikou read FOLDER | head -1`: more is written than a pipe holds, after its reader has gone."""
    for number in range(40):
        write(tmp_path, f"{number}.txt", (REPORT * 60).encode())
    process = start("read", *option, tmp_path)
    assert process.stdout is not None and process.stderr is not None
    assert process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), errors) == (141, b"")


@pytest.mark.parametrize("command", [("read", "--json"), ("verify",)])
def test_devices_and_pipes_with_a_name_are_refused(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        result = run(*command, path)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"D104 {path}: the file cannot be opened (a device or a pipe, not a file). ")


@pytest.mark.skipif(not os.access("/proc/kmsg", os.R_OK), reason="only root may read it")
@pytest.mark.parametrize("command", [("read", "--json"), ("verify",)])
def test_a_file_that_keeps_us_waiting_is_refused(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "/proc/kmsg")
    assert (result.exit_code, result.stderr[:16]) == (1, "D104 /proc/kmsg:")


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="the system has no such names")
@pytest.mark.parametrize("name", ["/dev/stdin", "/dev/fd/0", "-"])
def test_standard_input_has_several_names(name: str) -> None:
    process = start("read", "--json", name, stdin=subprocess.PIPE)
    out, errors = process.communicate(REPORT.encode(), timeout=60)
    assert (process.returncode, errors) == (0, b"")
    assert REPORT.split("\n")[0] in out.decode()


@pytest.mark.skipif(not Path("/proc/self/cmdline").is_file(), reason="the system has no such files")
def test_a_file_without_a_size_that_has_words_all_the_same(run: Run) -> None:
    assert run("read", "--json", "/proc/version").exit_code == 0


def test_an_archive_of_which_nothing_can_be_read_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.bin", b"\0" * 1000)
        archive.writestr("b.png", PNG)
    result = run("read", "--json", path)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith(f"D102 {path}!a.bin: the file is not text in a known format (it ")
    assert result.stderr.splitlines()[1].startswith("passed over: 1 (no file, no text in a known format, ")


def test_rows_without_a_text_are_counted_and_not_told_one_by_one(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, "a.csv", f"id,text\n1,\n2,{REPORT.splitlines()[0]}\n3, \n".encode())
    result = run("read", "--json", table)
    assert (result.exit_code, len(readings(result))) == (0, 1)
    assert (
        result.stderr
        == "passed over: 2 (no file, no text in a known format, data, rows without a text, or not of the genre)\n"
    )


def test_a_table_of_which_no_row_holds_a_text_is_told(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path, "a.csv", b"id,text\n1,\n2,\n")
    result = run("read", "--json", table)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"D131 {table}!row 1: the row holds no text. Cure: ")


def test_a_text_of_lines_without_end(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "甲\n".encode() * 100_001)
    result = run("read", "--json", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"D103 {path}: the text is larger than the limit (100,0")
