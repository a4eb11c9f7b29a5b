"""`duikou notes` and `duikou read --coverage`. All people are invented."""

import json
from pathlib import Path

import pytest
from cli_runs import Run

REPORT = "甲省代表团赴那曲市考察\n7月2日，甲省副省长章若谷率团到那曲市考察。大家十分好奇，问这问那。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "ab":
        tmp_path.joinpath(f"{name}.txt").write_text(REPORT, "utf-8")
    tmp_path.joinpath("c.txt").write_text(REPORT.replace("大家十分好奇，问这问那。", ""), "utf-8")
    return tmp_path


def test_notes_are_counted_over_reports(run: Run, folder: Path) -> None:
    result = run("notes", "--json", str(folder))
    counts = {row["code"]: row for row in map(json.loads, result.stdout.splitlines())}
    assert result.exit_code == 0
    assert (counts["R501"]["count"], counts["R501"]["readings"]) == (2, 2)
    assert (counts["R301"]["count"], counts["R301"]["readings"]) == (3, 3)
    assert counts["R501"]["example"]["source"].endswith("a.txt")


def test_the_most_frequent_note_comes_first(run: Run, folder: Path) -> None:
    codes = [line.split()[0] for line in run("notes", "--lang", "en", str(folder)).stdout.splitlines()]
    assert codes.index("R301") < codes.index("R501")


def test_the_places_of_one_note(run: Run, folder: Path) -> None:
    lines = run("notes", "--lang", "en", "--code", "R501", str(folder)).stdout.splitlines()
    assert [line.split()[1:3] for line in lines] == [["line", "2"], ["line", "2"]]
    places = [json.loads(line) for line in run("notes", "--json", "--code", "R501", str(folder)).stdout.splitlines()]
    assert {(REPORT[slice(*place["span"])], place["quote"]) for place in places} == {("大家十分好奇，问这问那。",) * 2}


def test_an_unknown_code_is_refused(run: Run, folder: Path) -> None:
    result = run("notes", "--code", "R999", str(folder))
    assert result.exit_code == 2
    assert "R999" in result.stderr


def test_what_cannot_be_read_is_told(run: Run, folder: Path) -> None:
    result = run("notes", "--json", str(folder / "a.txt"), str(folder / "none.txt"))
    assert result.exit_code == 1
    assert "D104" in result.stderr
    assert "R501" in result.stdout


def test_coverage_in_the_summary(run: Run, folder: Path) -> None:
    told = run("read", "--coverage", "--lang", "en", str(folder / "a.txt")).stdout
    assert "unread 27%" in told
    assert "大家十分好奇，问这问那。" in told


def test_a_reading_with_coverage_can_be_verified(run: Run, folder: Path, tmp_path: Path) -> None:
    readings = tmp_path / "readings.jsonl"
    readings.write_text(run("read", "--json", "--coverage", str(folder / "a.txt")).stdout, "utf-8")
    assert run("verify", str(readings)).exit_code == 0


def test_coverage_in_json_covers_the_text(run: Run, folder: Path) -> None:
    reading = json.loads(run("read", "--json", "--coverage", str(folder / "a.txt")).stdout)
    edges = [place for stretch in reading["coverage"] for place in (stretch["start"], stretch["end"])]
    assert edges[1:-1:2] == edges[2::2]
    assert (edges[0], edges[-1]) == (0, len(reading["document"]["text"]))
    assert "coverage" not in json.loads(run("read", "--json", str(folder / "a.txt")).stdout)
