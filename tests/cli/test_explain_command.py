"""`duikou explain`: the rules and rows under a place, as a tree."""

from pathlib import Path

import pytest
from cli_runs import REPORT, Run

from duikou import explain
from duikou.pipeline import read_with_traces
from duikou_cli.explaining import told_in_chinese


def test_the_rules_that_made_a_block_and_the_outlet(run: Run, report: Path) -> None:
    result = run("explain", report, "--quote", "羌塘日报")
    start = REPORT.index("来源")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"documents.source_line → block source  {start}–{start + 7} 来源：羌塘日报\n" in result.stdout
    assert f"documents.outlet_label → outlet  {start + 3}–{start + 7} 羌塘日报\n" in result.stdout
    assert "    the name after 来源, 转自 and the like\n" in result.stdout


def test_an_offset_and_the_words_at_it_say_the_same(run: Run, report: Path) -> None:
    place = REPORT.index("羌塘")
    by_offset = run("explain", report, "--at", place).stdout
    assert "documents.outlet_label" in by_offset
    assert by_offset == run("explain", report, "--quote", "羌").stdout


def test_a_table_row_is_named_by_its_id(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("7月2日，西藏自治区党委书记某某来乙州考察。", encoding="utf-8")
    assert "divisions:西藏自治区 → province 540000  5–10 西藏自治区\n" in run("explain", path, "--at", 6).stdout


def test_standard_input(run: Run) -> None:
    assert "block source" in run("explain", "-", "--quote", "羌塘日报", stdin=REPORT.encode()).stdout


def test_what_led_to_a_step_stands_under_it_and_nowhere_else(report: Path) -> None:
    steps = explain(REPORT.encode(), source=str(report), quote="甲省党政代表团来乙州考察对口支援工作")
    flat = []
    rest = list(steps)
    while rest:
        step = rest.pop()
        assert REPORT[slice(*step.span)] == step.quote
        flat.append(step)
        rest += step.inputs
    tops = {(step.name, step.span) for step in steps}
    assert not tops & {(step.name, step.span) for top in steps for step in top.inputs}
    assert len(flat) >= len(steps) > 0


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--at", "100000"], "D402 {path}: the place asked for is not in the text (the text has"),
        (["--at", "-1"], "D402 {path}: the place asked for is not in the text (the text has"),
        (["--quote", "不在其中"], "D402 {path}: the place asked for is not in the text. Cure: "),
        (["--quote", "代表团", "--published", "soon"], "D401 soon: "),
    ],
)
def test_a_place_that_is_not_there(run: Run, report: Path, arguments: list[str], error: str) -> None:
    result = run("explain", report, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(error.format(path=report))


@pytest.mark.parametrize("arguments", [[], ["--at", "1", "--quote", "甲"], ["--quote", ""]])
def test_the_place_is_named_in_one_way(run: Run, report: Path, arguments: list[str]) -> None:
    assert run("explain", report, *arguments).exit_code == 2


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("explain", tmp_path / "none.txt", "--at", "0")
    assert (result.exit_code, result.stderr[:5]) == (1, "D104 ")


def test_a_folder_is_said_to_be_one(run: Run, report: Path) -> None:
    result = run("explain", report.parent, "--at", "0")
    assert result.exit_code == 1
    told = "the file holds several documents (it is a folder: name one of its files). Cure: "
    assert result.stderr.startswith(f"D130 {report.parent}: {told}")


VISIT = "7月2日，江苏省省长章若谷率团来那曲考察。"


def test_a_rule_of_the_code_is_told_of_in_the_language_asked_for(run: Run) -> None:
    told = {
        language: run("explain", "-", "--quote", "章若谷", "--lang", language, stdin=VISIT.encode()).stdout
        for language in ("zh", "en")
    }
    assert "sides.region → 所属一方：客方  10–13 章若谷\n" in told["zh"]
    assert "roles.walk → 参加者章若谷：带队  10–13 章若谷\n    在活动中的角色，由姓名前后的动词逐一得出\n" in told["zh"]
    assert (
        "roles.walk → participant 章若谷: leader  10–13 章若谷\n    the roles in an event, by the verbs" in told["en"]
    )


def test_a_date_that_stays_open_is_told_in_chinese() -> None:
    assert told_in_chinese("date open") == "日期：待定"


def test_everything_that_a_rule_makes_is_told_in_chinese() -> None:
    gold = sorted((Path(__file__).parents[1] / "gold").glob("*.txt"))
    traces = {trace for path in gold for trace in read_with_traces(path.read_bytes(), source=path.name).traces}
    made = {trace.what for trace in traces if ":" not in trace.rule}
    assert len({what.partition(" ")[0] for what in made}) > 12
    assert any(what.startswith("event.extent: ") for what in made)
    assert [what for what in sorted(made) if told_in_chinese(what) == what] == []
