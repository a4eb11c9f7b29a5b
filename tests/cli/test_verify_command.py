"""`duikou verify`: what fails is listed, with line, record and words."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from cli_runs import REPORT, Run, readings

from duikou.errors import CURES

Change = Callable[[dict[str, Any]], object]

FULL = (
    "甲省党政代表团来藏考察\n"
    "新华社拉萨7月2日电（记者欧阳文）7月1日，江苏省委书记章若谷率团来藏考察，投入数百万元。"
    "西藏自治区党委书记温若谷出席座谈会并讲话。\n"
    "温若谷说，我们将继续深化合作。\n"
)


@pytest.fixture
def reading(run: Run, tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "full.txt"
    path.write_text(FULL, encoding="utf-8")
    (found,) = readings(run("read", "--json", path))
    return found


def write(folder: Path, *lines: object) -> Path:
    path = folder / "readings.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def test_readings_as_they_were_made(run: Run, reading: dict[str, Any], tmp_path: Path) -> None:
    result = run("verify", write(tmp_path, reading, reading))
    first, second, third = result.stdout.splitlines()
    assert result.exit_code == 0
    assert re.fullmatch(r"2 readings, \d\d+ quotes, \d\d+ names checked: every one stands where its record says", first)
    assert second == "2 texts compared with the original documents"
    assert third.startswith("not checked: ")


def test_standard_input(run: Run, reading: dict[str, Any]) -> None:
    assert run("verify", "-", stdin=json.dumps(reading).encode()).exit_code == 0


@pytest.mark.parametrize("source", ["-", "-!row 1", "/dev/fd/63"])
def test_what_was_read_from_standard_input_is_counted_as_not_compared(
    run: Run, reading: dict[str, Any], tmp_path: Path, source: str
) -> None:
    reading["document"].update(source=source)
    path = write(tmp_path, reading)
    result = run("verify", path)
    assert result.exit_code == 0
    told = "1 text not compared: it was read from standard input, which nothing keeps; --documents finds it by its hash"
    assert result.stdout.splitlines()[1:3] == ["0 texts compared with the original documents", told]
    found = run("verify", path, "--documents", tmp_path)
    assert (found.exit_code, found.stdout.splitlines()[1]) == (0, "1 text compared with the original documents")
    (tmp_path / "empty").mkdir()
    missed = run("verify", path, "--documents", tmp_path / "empty")
    assert (missed.exit_code, missed.stdout[:5]) == (1, "D202 ")


NO_READINGS = ["{}", "[]", "no json", "null", '{"document": {"text": 3}}', '{"document": "\\ud800"}']
NOTE = {"code": "R301", "message": "…", "span": [0, 2], "quote": "乙省"}


def block(reading: dict[str, Any]) -> dict[str, Any]:
    return reading["document"]["blocks"][1]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda r: r["document"].update(text_sha256="0" * 64), "D201 line 2, document.text: "),
        (lambda r: r["document"]["blocks"].pop(1), "leave words out"),
        (lambda r: block(r).update(span=[0, block(r)["span"][1]]), "D201 line 2, document.blocks[1]: "),
        (lambda r: r["notes"].append(NOTE), "D201 line 2, notes[2]: words are not where the record says"),
        (lambda r: r["notes"].append(NOTE | {"span": [0, 10**6]}), "0–1000000 is no span of the text"),
        (lambda r: r["people"].append({}), "D207 line 2, people[2].id: a record has not the form"),
        (lambda r: r["statements"][0].update(speaker="0" * 16), "D208 line 2, statements[0].speaker: an id or a ref"),
        (lambda r: r["document"].update(source="gone.txt"), "D202 line 2, document: the document of a reading cannot"),
        (lambda r: r["document"].update(text_by="html/1"), "D206 line 2, document: the text of a document could not"),
    ],
)
def test_what_is_wrong_is_listed_with_its_cure(
    run: Run, reading: dict[str, Any], tmp_path: Path, change: Change, said: str
) -> None:
    good = json.loads(json.dumps(reading))
    change(reading)
    result = run("verify", write(tmp_path, good, reading))
    assert result.exit_code == 1
    assert all(" line 2, " in line for line in result.stdout.splitlines())
    assert said in result.stdout
    number = result.stdout[:4]
    assert result.stderr.startswith(f"{number}: {CURES[number][1]}\n")
    assert result.stderr.endswith(" failed\n")


@pytest.mark.parametrize("line", NO_READINGS)
def test_a_line_that_is_no_reading(run: Run, reading: dict[str, Any], tmp_path: Path, line: str) -> None:
    path = write(tmp_path, reading)
    path.write_text(f"\n{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    result = run("verify", path)
    assert result.exit_code == 1
    assert result.stdout.startswith("D203 line 2, reading: a line of the file is no reading (")
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("words", ["", "\n\n", FULL, FULL * 20, "{}\n", '["a"]\n'])
def test_a_file_without_readings_is_told_of_once(run: Run, tmp_path: Path, words: str) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_text(words, encoding="utf-8")
    result = run("verify", path)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"D204 {path}: the file holds no readings (")
    assert len(result.stdout.splitlines()) == 1


def test_a_document_that_was_changed_is_told_of(run: Run, reading: dict[str, Any], tmp_path: Path) -> None:
    Path(reading["document"]["source"]).write_text("别的话", encoding="utf-8")
    result = run("verify", write(tmp_path, reading))
    assert result.exit_code == 1
    assert result.stdout.startswith("D205 line 1, document: the document is not the one that was read")


def test_a_document_that_is_gone_is_missed_unless_that_is_allowed(
    run: Run, reading: dict[str, Any], tmp_path: Path
) -> None:
    Path(reading["document"]["source"]).unlink()
    path = write(tmp_path, reading)
    assert run("verify", path).exit_code == 1
    result = run("verify", path, "--missing-ok")
    assert (result.exit_code, [line[:7] for line in result.stdout.splitlines()[1:3]]) == (0, ["0 texts", "1 text "])
    reading["document"]["text_sha256"] = "0" * 64
    assert run("verify", write(tmp_path, reading), "--missing-ok").exit_code == 1


def test_with_a_folder_documents_are_looked_for_there_and_only_there(
    run: Run, reading: dict[str, Any], tmp_path: Path
) -> None:
    path = write(tmp_path, reading)
    folder = tmp_path / "documents"
    folder.mkdir()
    result = run("verify", path, "--documents", folder)
    assert result.exit_code == 1
    assert result.stdout.startswith("D202 line 1, document: the document of a reading cannot be found")
    (folder / "renamed.txt").write_text(FULL, encoding="utf-8")
    assert run("verify", path, "--documents", folder).exit_code == 0


@pytest.mark.parametrize(
    ("change", "quote"),
    [
        (lambda r: r["people"][0].update(name="甲乙丙"), "甲乙丙"),
        (lambda r: r["people"][0]["posts"][0].update(title="省长"), "省长"),
        (lambda r: r["organisations"][0].update(name="某局"), "某局"),
        (lambda r: r["document"]["bylines"][0].update(name="某某"), "某某"),
    ],
)
def test_a_name_is_what_stands_at_its_places(
    run: Run, reading: dict[str, Any], tmp_path: Path, change: Change, quote: str
) -> None:
    change(reading)
    result = run("verify", write(tmp_path, reading))
    assert result.exit_code == 1
    assert any(line.startswith("D201 ") and line.endswith(f'"{quote}"') for line in result.stdout.splitlines())


def test_a_name_printed_with_a_blank_in_it_is_that_name(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("辽宁省副省长章 鑫率团来藏考察。", encoding="utf-8")
    (found,) = readings(run("read", "--json", path))
    assert [person["name"] for person in found["people"]] == ["章鑫"]
    assert run("verify", write(tmp_path, found)).exit_code == 0


def test_the_text_of_a_saved_page_is_made_again_and_compared(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<html><body><p>{FULL}</p></body></html>", encoding="utf-8")
    (found,) = readings(run("read", "--json", page))
    result = run("verify", write(tmp_path, found))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1:3] == [
        "1 text compared with the original documents",
        "of these made once more from the original by the same converter: 1",
    ]


def test_a_folder_with_an_archive_and_a_table_is_looked_through(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    with ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("a.txt", FULL)
    (folder / "b.jsonl").write_text(json.dumps({"words": REPORT}), encoding="utf-8")
    path = write(tmp_path, *readings(run("read", "--json", "--column", "words", *sorted(folder.iterdir()))))
    for options in ([], ["--documents", folder]):
        assert run("verify", path, *options, "--column", "words").exit_code == 0
        assert run("verify", path, *options).stdout.startswith("D202 line 2, document: ")


def test_a_line_may_be_as_long_as_is_said(run: Run, reading: dict[str, Any], tmp_path: Path) -> None:
    path = write(tmp_path, reading)
    result = run("verify", path, "--max-line", "0.001")
    assert (result.exit_code, result.stdout[:22]) == (1, "D209 line 1, reading: ")
    assert "--max-line" in result.stderr
    assert run("verify", path, "--max-line", "1").exit_code == 0


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_the_text_of_a_document_in_any_encoding_is_its_own(run: Run, tmp_path: Path, encoding: str) -> None:
    document = tmp_path / "a.txt"
    document.write_bytes(REPORT.encode(encoding) + b"\xff")
    (found,) = readings(run("read", "--json", document))
    assert run("verify", write(tmp_path, found), "--documents", tmp_path).exit_code == 0


def test_a_file_that_cannot_be_opened_or_is_no_text(run: Run, tmp_path: Path) -> None:
    assert run("verify", tmp_path / "none.jsonl").stderr.startswith(f"D104 {tmp_path / 'none.jsonl'}: ")
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"\xff\xfe")
    result = run("verify", path)
    assert (result.exit_code, result.stdout[:5]) == (1, "D204 ")


def test_what_is_told_comes_in_chinese_too(run: Run, tmp_path: Path) -> None:
    made = tmp_path / "readings.jsonl"
    made.write_text("这不是读数\n", encoding="utf-8")
    result = run("verify", "--lang", "zh", made)
    assert "文件里没有读数" in result.stdout
    assert result.stderr.endswith("1处不符\n")
    gone = run("verify", "--lang", "zh", tmp_path / "gone.jsonl")
    assert "文件打不开" in gone.stderr
    assert "解决办法" in gone.stderr


def test_what_is_no_file_of_readings_is_told_in_plain_words(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"schema": oops}\n', encoding="utf-8")
    for path, detail in ((tmp_path, "a folder, no file"), (broken, "no JSON at character 12")):
        result = run("verify", path)
        told = result.stdout + result.stderr
        assert (result.exit_code, told[:5]) == (1, "D204 ")
        assert f"({detail})" in told
