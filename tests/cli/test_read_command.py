"""`duikou read` as it is meant to be used."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from cli_runs import REPORT, Run, readings, start

from duikou import read, to_json


def test_json_is_the_contract_one_object_a_line(run: Run, report: Path) -> None:
    result = run("read", "--json", report, report)
    assert (result.exit_code, result.stderr) == (0, "")
    line = to_json(read(REPORT.encode(), source=str(report)))
    assert result.stdout_bytes.decode() == f"{line}\n{line}\n"
    assert json.loads(line)["schema"] == "duikou/reading/1"


def test_json_is_utf_8_whatever_the_locale(report: Path) -> None:
    process = start("read", "--json", report, env={**os.environ, "PYTHONIOENCODING": "gbk"})
    out, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, b"")
    assert json.loads(out.decode("utf-8"))["document"]["text"] == REPORT


def test_a_summary_in_a_locale_without_the_characters_still_stands(report: Path) -> None:
    process = start("read", "--lang", "en", report, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    out, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, b"")
    assert b"line 1" in out


def test_standard_input(report: Path) -> None:
    process = start("read", "--json", "-", stdin=subprocess.PIPE)
    out, _ = process.communicate(REPORT.encode("gbk"), timeout=60)
    document = json.loads(out)["document"]
    assert (process.returncode, document["source"], document["encoding"]) == (0, "-", "gbk")
    assert document["text"] == REPORT


def test_a_folder_is_read_through_sorted_by_path(run: Run, tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a/.hidden.txt", ".git/d.txt", "a/b/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(REPORT, encoding="utf-8")
    result = run("read", "--json", tmp_path)
    sources = [reading["document"]["source"] for reading in readings(result)]
    assert [Path(source).relative_to(tmp_path).as_posix() for source in sources] == ["a/b/e.txt", "a/c.txt", "b.txt"]
    assert result.exit_code == 0


def test_what_is_not_of_the_genre_is_sifted_out_and_counted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("主队客场取胜。", encoding="utf-8")
    result = run("read", "--json", "--sift", "--lang", "en", tmp_path)
    assert [Path(reading["document"]["source"]).name for reading in readings(result)] == ["a.txt"]
    assert (result.exit_code, "1" in result.stderr) == (0, True)
    assert len(readings(run("read", "--json", tmp_path))) == 2


def test_a_file_that_was_named_and_is_sifted_out_says_why(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_text("主队客场取胜。", encoding="utf-8")
    result = run("read", "--sift", path)
    assert (result.exit_code, "D132" in result.stderr) == (1, True)


def test_a_given_day_fills_in_for_a_report_without_one(run: Run, report: Path) -> None:
    (reading,) = readings(run("read", "--json", "--published", "2024-07-03", report))
    published = reading["document"]["published"]
    assert published["value"] == "2024-07-03"


@pytest.mark.parametrize("words", ["2024-7-3", "gestern", "2024-13", "2024-07-03T10"])
def test_a_given_day_that_is_none_is_refused_before_anything_is_read(run: Run, report: Path, words: str) -> None:
    result = run("read", "--json", "--published", words, report)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"D401 {words}: the date is not understood")


def test_lines_come_as_soon_as_they_are_read(report: Path) -> None:
    """The second document is a pipe that stays empty until the first reading has arrived."""
    with start("read", "--json", report, "-", stdin=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdin is not None
        assert json.loads(process.stdout.readline())["document"]["source"] == str(report)
        process.stdin.write(REPORT.encode())
        process.stdin.close()
        assert json.loads(process.stdout.readline())["document"]["source"] == "-"
    assert process.returncode == 0


def test_nothing_to_read_is_a_wrong_call(run: Run) -> None:
    result = run("read")
    assert result.exit_code == 2
    assert "FILE" in result.stderr
