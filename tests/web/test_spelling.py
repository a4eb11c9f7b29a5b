"""People are found by characters, by pinyin and by initials."""

import pytest
from made_readings import whole_report

from duikou_web.ledger.models import Listing
from duikou_web.ledger.searching.spelling import spell
from duikou_web.ledger.selectors import people


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("周采薇", True), ("采薇", True), ("周", True), ("zhoucaiwei", True), ("Zhou Cai", True), ("caiwei", True),
        ("zcw", True), ("ZCW", True), ("周　采薇", True), ("aiwei", False), ("薇采", False), ("zw", False),
        ("%", False), ("_", False), ("麦小穗", False),
    ],
)  # fmt: skip
def test_a_person_is_found(words: str, found: bool) -> None:
    report = whole_report()
    report.load()
    assert ("周采薇" in {row.name for row in people(words)}) is found
    assert Listing.objects.filter(name="麦小穗").count() == 0


@pytest.mark.parametrize(
    ("name", "form"),
    [("仇和", "qiuhe"), ("解学智", "xiexuezhi"), ("单霁翔", "shanjixiang"), ("曾乐", "zengle"),
     ("買買提·艾力", "mmtal"), ("阿布都热合曼·买买提", "abudurehemanmaimaiti"), ("𠮷庆云", "𠮷qingyun")],
)  # fmt: skip
def test_a_name_is_spelt_with_each_reading_of_its_characters(name: str, form: str) -> None:
    assert form in spell(name).split()


def test_a_long_name_has_few_forms() -> None:
    assert len(spell("解单仇曾乐" * 20).split()) < 5000
