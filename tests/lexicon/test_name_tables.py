"""The tables that tell names from words."""

import pytest

from duikou.lexicon import load_table


def weights(table: str, kind: str) -> dict[str, int]:
    return {row.form: int(row.canon) for row in load_table(table) if row.kind == kind}


def test_a_character_that_is_hardly_ever_a_word_weighs_more_as_a_surname() -> None:
    surnames = weights("surnames", "surname")
    assert surnames["刘"] > surnames["高"] > surnames["和"] > surnames["时"]


def test_surnames_are_of_one_or_two_characters() -> None:
    assert {(row.kind, len(row.form)) for row in load_table("surnames")} == {("surname", 1), ("surname2", 2)}


@pytest.mark.parametrize("surname", ["剡", "尕", "卓", "芈", "逄", "亓", "仝", "佘", "逯"])
def test_a_rare_surname_is_known(surname: str) -> None:
    assert surname in weights("surnames", "surname")


@pytest.mark.parametrize("kind", ["given1", "given2", "given"])
def test_a_character_of_names_weighs_more_than_one_of_grammar(kind: str) -> None:
    given = weights("given_characters", kind)
    assert set(given.values()) <= set(range(-400, 401))
    assert given["俊"] > 0 > given["的"]


@pytest.mark.parametrize("word", ["高度", "安全", "明确", "金融", "主持", "一行"])
def test_a_word_that_could_pass_for_a_name_is_known(word: str) -> None:
    assert word in {row.form for row in load_table("words")}


def test_the_spellings_of_a_tibetan_unit_share_one_usual_form() -> None:
    units = {row.form: row.canon for row in load_table("tibetan_units") if row.kind == "unit"}
    assert units["丹增"] == units["旦增"] != units["次仁"]
    assert set(units.values()) <= set(units)


def test_a_country_is_known_by_its_usual_name_too() -> None:
    countries = {row.form: row.canon for row in load_table("nation_names")}
    assert set(countries.values()) <= set(countries)
    assert countries["印尼"] == "印度尼西亚"


@pytest.mark.parametrize("name", ["梁建国", "郑卫国", "毛庆国"])
def test_a_usual_full_name_is_no_word(name: str) -> None:
    assert name not in {row.form for row in load_table("words")}


@pytest.mark.parametrize("word", ["高峰", "关怀", "弘扬", "荣誉", "安全感", "黄金周", "强省"])
def test_a_word_that_the_dictionary_takes_for_a_name_or_lacks_is_known(word: str) -> None:
    assert word in {row.form for row in load_table("words")}
