"""A side of a pairing may be no region. All firms and schools are invented."""

import pytest

from duikou.explaining import explain
from duikou.model.records import Pairing, Party
from duikou.pipeline import read


def pairing_of(text: str) -> Pairing:
    (pairing,) = read(text.encode(), source="invented.txt").pairings
    return pairing


FIRM = Party("雪莲能源集团", None, "雪莲能源集团")
SHENZHA = Party("申扎", "540625", None)
SIDES = [
    ("2002年以来，雪莲能源集团对口支援申扎县。", FIRM, SHENZHA),
    ("雪莲能源集团作为对口支援申扎县的中央企业，选派干部9批。", FIRM, SHENZHA),
    ("教育部对口支援申扎县。", Party("教育部", None, "教育部"), SHENZHA),
    ("四川雪山大学对口支援申扎县。", Party("四川雪山大学", "510000", "四川雪山大学"), SHENZHA),
    ("江苏省对口支援兵团第四师可克达拉市。", Party("江苏", "320000", None),
     Party("第四师", None, "兵团第四师可克达拉市")),
    ("镇江市对口支援兵团四师。", Party("镇江", "321100", None), Party("第四师", None, "兵团四师")),
    ("辽宁省教育厅对口支援申扎县。", Party("辽宁", "210000", None), SHENZHA),
]  # fmt: skip


@pytest.mark.parametrize(("text", "supporter", "recipient"), SIDES)
def test_a_firm_a_ministry_a_school_and_the_corps_are_sides(text: str, supporter: Party, recipient: Party) -> None:
    pairing = pairing_of(text)
    assert (pairing.supporter, pairing.recipient) == (supporter, recipient)
    assert text[slice(*pairing.span)] == pairing.quote
    assert pairing.quote.startswith(supporter.organisation or supporter.name)


@pytest.mark.parametrize(
    "text",
    ["该集团对口支援申扎县。", "教育部门对口支援申扎县。", "教师对口支援申扎县。", "雪莲能源集团。对口支援申扎县。"],
)
def test_what_names_nobody_is_no_side(text: str) -> None:
    assert read(text.encode(), source="invented.txt").pairings == ()


def test_explain_names_the_rule_of_such_a_pairing() -> None:
    steps = explain("雪莲能源集团对口支援申扎县。".encode(), source="invented.txt", quote="雪莲能源集团对口")
    assert "pairings.supports" in {step.name for step in steps}
