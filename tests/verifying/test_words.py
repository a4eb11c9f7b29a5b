"""Words that do not stand where a reading says: text, spans, quotes, names, blocks, the repaired text."""

from collections.abc import Callable
from typing import Any

import pytest

from duikou import read, to_json
from duikou.verifying import Failure, verify
from duikou.verifying.words import Repair
from verifying.changed_readings import FULL, Change, figure, wounded

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
