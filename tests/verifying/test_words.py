"""Words that do not stand where a reading says: text, spans, quotes, names, blocks, the repaired text."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duikou import read, to_json
from duikou.verifying import Failure, verify
from duikou.verifying.words import Repair
from verifying.changed_readings import FULL, Change, figure, wounded

GOLD = Path(__file__).parents[1] / "gold"

SaidOf = Callable[[Change], list[Failure]]


@pytest.mark.parametrize("span", [[-1, 2], [5, 3], [3, 3], [0, 10**6], [-5, -3], [0, 10**30]])
def test_a_span_that_is_none_of_the_text(said_of: SaidOf, span: list[int]) -> None:
    (found,) = said_of(lambda r: r["people"][0]["mentions"].append(span))
    assert (found.number, found.record, found.why) == (
        "D201", "people[0]", f"{span[0]}–{span[1]} is no span of the text",
    )  # fmt: skip


@pytest.mark.parametrize("pick", [lambda r: r["document"]["published"], lambda r: r["events"][0]["start"]])
def test_the_evidence_of_a_date_lies_in_the_text(
    said_of: SaidOf, pick: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    (found,) = said_of(lambda r: pick(r)["evidence"].append([7, 6]))
    assert (found.number, found.why) == ("D201", "7–6 is no span of the text")


def test_a_hash_that_is_not_that_of_the_text(said_of: SaidOf) -> None:
    (found,) = said_of(lambda r: r["document"].update(text_sha256="0" * 64))
    assert (found.number, found.record) == ("D201", "document.text")


def test_a_quote_that_stands_elsewhere(said_of: SaidOf) -> None:
    (found,) = said_of(lambda r: r["figures"].append(figure(r, span=[0, 5])))
    assert (found.number, found.record, found.quote) == ("D201", "figures[2]", "3.5亿元")
    assert found.why == "at 0 stands '辽宁省党政'"


REPAIRED = "章若谷率团到那曲市考察，投入3&#46;5亿元。（记者 闵江河）\n次仁央措（cì rén yāng cuò）主持座谈会。\n"


def test_the_names_of_a_repaired_text_are_looked_up_where_they_stand() -> None:
    text = "辽宁省副省长章若（ruò）谷率团到那曲市考察。西藏自治区副主席次仁央措出席座谈会并讲话。章若谷表示感谢。\n"
    line = to_json(read(text.encode(), source="a.txt"))
    assert '"repaired":{' in line and '"name":"章若谷"' in line
    assert list(verify([line])) == []
    swapped = line.replace('"name":"章若谷"', '"name":"次仁央措"', 1)
    assert "D201" in {failure.number for failure in verify([swapped])}, "it stands in the text, but not there"


@pytest.mark.parametrize(
    ("stretches", "place"),
    [
        ([[0, 0, 3], [3, 8, 2]], None),
        ([[0, 0, 3], [3, 8, 3]], 1),
        ([[0, 0, 4]], 0),
        ([[0, 0, 3], [2, 8, 2]], 1),
        ([[3, 8, 2], [0, 0, 3]], 1),
        ([[0, 0, 0]], 0),
        ([[-3, 0, 3]], 0),
    ],
)
def test_the_way_back_from_a_repaired_text_leads_to_the_same_words(
    stretches: list[list[int]], place: int | None
) -> None:
    text, mended = "章若谷（ruò）率团", "章若谷率团"
    faults = list(Repair({"text": mended, "map": stretches}).faults(text))
    assert [fault.place for fault in faults] == ([] if place is None else [f"document.repaired.map[{place}]"])


def test_what_a_repaired_text_has_for_a_span() -> None:
    repair = Repair({"text": "对口支援·章谷", "map": [[0, 0, 2], [4, 8, 1], [5, 10, 2]]})
    spans = ([0, 2], [0, 8], [2, 8], [8, 9], [9, 10], [8, 12])
    assert [repair.words(span) for span in spans] == ["对口", "对口支援", "支援", "·", "", "·章谷"]


def test_a_map_that_leads_astray_is_told(said_of: SaidOf) -> None:
    (found, *_) = said_of(lambda r: wounded(r, FULL[1:], [[0, 0, 5]]))
    assert (found.number, found.record) == ("D201", "document.repaired.map[0]")


PAPER = """格桑县对口支援重点任务分解表
格援发〔2026〕9号
序号	重点任务	牵头单位	配合单位	完成时限
1	选派教师12名	格桑县教育局	格桑县财政局	2026年8月
2	建设冷链中转库	格桑县农业农村局	格桑县财政局	2026年9月
"""


def of_paper(change: Change) -> list[Failure]:
    """What is said of the reading of a task table, once a change was made to it."""
    reading = json.loads(to_json(read(PAPER.encode(), source="a.txt")))
    assert [item["lead"] for said in reading["statements"] for item in said["items"]] == [
        "格桑县教育局", "格桑县农业农村局",
    ]  # fmt: skip
    change(reading)
    return list(verify([json.dumps(reading)]))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda item: item.update(lead="格桑县卫健委"), "at 60 stands '格桑县教育局'"),
        (lambda item: item.update(cooperating=["格桑县公安局"]), "at 67 stands '格桑县财政局'"),
        (lambda item: item.update(lead=None), "1 units and 2 spans"),
        (lambda item: item["cooperating"].append("格桑县公安局"), "3 units and 2 spans"),
        (lambda item: item["evidence"].reverse(), "at 67 stands '格桑县财政局'"),
    ],
)
def test_the_units_of_a_task_stand_at_its_evidence(change: Change, why: str) -> None:
    assert of_paper(lambda r: None) == []
    found = of_paper(lambda r: change(r["statements"][0]["items"][0]))
    assert (found[0].number, found[0].record, found[0].why) == ("D201", "statements[0].items[0]", why)


def test_the_number_of_a_document_stands_in_its_text() -> None:
    (found,) = of_paper(lambda r: r["document"].update(number="格援发〔2026〕10号"))
    assert (found.number, found.record, found.quote) == ("D201", "document.number", "格援发〔2026〕10号")


def test_a_dotted_name_may_be_printed_by_one_of_its_parts() -> None:
    text = "7月2日，代表团团长艾克热木·托合提率团到甲县考察。艾克热木表示，将派医生。甲县感谢托合提一行。"
    reading = json.loads(to_json(read(text.encode(), source="a.txt")))
    assert {text[slice(*span)] for span in reading["people"][0]["mentions"]} >= {"艾克热木·托合提", "艾克热木"}
    assert list(verify([json.dumps(reading)])) == []
    reading["people"][0]["mentions"][0] = [0, 2]
    assert [failure.number for failure in verify([json.dumps(reading)])] == ["D201"]


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.txt")), ids=lambda path: path.stem)
def test_the_reading_of_every_gold_report_holds(path: Path) -> None:
    assert list(verify([to_json(read(path.read_bytes(), source=path.name))])) == []
