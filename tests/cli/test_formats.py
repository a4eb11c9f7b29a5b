"""`duikou read` on whatever people have: a folder of formats, an archive, a table; what is broken does not stop it."""

import json
import zipfile
from pathlib import Path

from cli_runs import REPORT, Run, readings
from click.testing import Result

PAGE = f"<html><body><h1>甲省党政代表团来乙州考察</h1><p>{REPORT.splitlines()[1]}</p></body></html>"


def sources(result: Result, folder: Path) -> list[str]:
    return [reading["document"]["source"].removeprefix(f"{folder}/") for reading in readings(result)]


def archive(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.html", PAGE)
        file.writestr("b/c.txt", REPORT)
        file.writestr("../d.txt", REPORT)
        file.writestr("e.png", b"\x89PNG\r\n\x00")
    return path


def test_a_folder_of_formats(run: Run, tmp_path: Path) -> None:
    archive(tmp_path / "1.zip")
    (tmp_path / "2.html").write_text(PAGE, encoding="gbk")
    (tmp_path / "3.jsonl").write_text(json.dumps({"text": REPORT}), encoding="utf-8")
    (tmp_path / "4.json").write_text('{"title": "no text in it"}', encoding="utf-8")
    (tmp_path / "5.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "6.txt").write_text(REPORT, encoding="utf-8")
    result = run("read", "--json", tmp_path)
    assert sources(result, tmp_path) == ["1.zip!a.html", "1.zip!b/c.txt", "2.html", "3.jsonl!row 1", "6.txt"]
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stderr.splitlines()] == ["D126", "D123", "passed"]
    assert "passed over: 2 " in result.stderr


def test_an_archive_through_a_pipe(run: Run, tmp_path: Path) -> None:
    result = run("read", "--json", "-", stdin=archive(tmp_path / "1.zip").read_bytes())
    assert [reading["document"]["source"] for reading in readings(result)] == ["-!a.html", "-!b/c.txt"]


def test_the_column_of_a_table(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f'编号,报道\n1,"{REPORT}"\n', encoding="gbk")
    assert run("read", "--json", "--column", "报道", table).stdout_bytes.count(b"\n") == 1


def test_a_page_is_shown_with_its_places(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(PAGE, encoding="utf-8")
    (reading,) = readings(run("read", "--json", page))
    assert [block["at"] for block in reading["document"]["blocks"]] == ["/html/body/h1[1]", "/html/body/p[1]"]
    assert reading["document"]["title"] == "甲省党政代表团来乙州考察"
    assert run("explain", "--quote", "甲省", page).exit_code == 0


def test_a_website_that_has_changed_is_told_with_what_was_expected(run: Run, tmp_path: Path) -> None:
    page = "<!-- saved from url=(0030)https://mp.weixin.qq.com/s/{} --><html><meta charset=utf-8><body><p>{}第{}页</p>"
    for number in range(5):
        (tmp_path / f"{number}.html").write_text(page.format(number, REPORT, number), encoding="utf-8")
    result = run("read", "--json", "--lang", "en", tmp_path)
    assert result.exit_code == 0
    assert result.stderr == (
        "mp.weixin.qq.com (WeChat article) has changed: "
        "the layout itself expected on 95% of its pages, seen on 0% of 5\n"
    )
