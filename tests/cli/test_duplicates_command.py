"""`duikou duplicates`. All reports are invented."""

import json
from pathlib import Path

from cli_runs import Run

BODY = (
    "7月2日，甲省省委书记欧阳采薇率党政代表团赴乙州考察对口支援工作，走进青禾小学，看望慰问支教教师。\n"
    "乙州州委书记麦穗陪同考察。欧阳采薇表示，甲省将投入3亿元建设青禾剧场，进一步加大支援力度，助力乙州发展。\n"
)
REPORT = f"甲省代表团赴乙州考察\n{BODY}"


def folder(path: Path) -> Path:
    path.joinpath("a.txt").write_text(REPORT, "utf-8")
    path.joinpath("b.txt").write_bytes(REPORT.encode("gbk"))
    path.joinpath("c.txt").write_text(REPORT.replace("3亿元", "4亿元"), "utf-8")
    path.joinpath("d.txt").write_text("丙市与丁县签署协议\n9月8日，丙市副市长言午在丁县出席签约仪式。\n", "utf-8")
    return path


def test_copies_are_listed_under_the_first(run: Run, tmp_path: Path) -> None:
    result = run("duplicates", str(folder(tmp_path)))
    assert result.exit_code == 0
    first, same, near = result.stdout.splitlines()
    assert first.endswith("a.txt")
    assert same.split()[:3] == ["same", "text", "100%"]
    assert near.split()[:2] == ["near", "copy"]
    assert near.endswith("c.txt")


def test_what_a_copy_is_like_is_told_in_chinese_too(run: Run, tmp_path: Path) -> None:
    _, same, near = run("duplicates", "--lang", "zh", str(folder(tmp_path))).stdout.splitlines()
    assert (same.split()[0], near.split()[0]) == ("文字相同", "文字相近")


def test_differences_are_shown_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    last = run("duplicates", str(folder(tmp_path)), "--differences").stdout.splitlines()[-1].strip()
    assert last.startswith("~ ")
    assert last.index("4亿元") < last.index(" → ") < last.index("3亿元")


def test_json_has_a_group_a_line(run: Run, tmp_path: Path) -> None:
    (line,) = run("duplicates", "--json", "--differences", str(folder(tmp_path))).stdout.splitlines()
    documents = json.loads(line)["documents"]
    assert [document["likeness"] for document in documents] == ["first", "same text", "near copy"]
    assert [change["change"] for change in documents[2]["differences"]] == ["changed"]


def test_what_cannot_be_read_is_told_and_the_others_are_compared(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = run("duplicates", str(folder(tmp_path)), str(tmp_path / "missing.txt"))
    assert result.exit_code == 1
    assert "D101" in result.stderr
    assert "D104" in result.stderr
    assert "near copy" in result.stdout
