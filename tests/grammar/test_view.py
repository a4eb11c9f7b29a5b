"""The reading view: one form of every sign, and never another length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikou.grammar.view import reading_view

ANY_TEXT = st.text(max_size=60)
SIGNS = st.text(st.sampled_from("0１,，;：:!（)臺灣後乾隆•・\u3000\t\r\n𠮷里裏"), max_size=40)


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("臺灣３人,對口支援(二)", "台湾3人，对口支援（二）"),
        ("投入3,000万元,其中", "投入3,000万元，其中"),
        ("下午3:30召开:一是", "下午3:30召开：一是"),
        ("王　健、艾力•买买提", "王 健、艾力·买买提"),
        ("旦增‧西旦、阿曼・古丽、一●二", "旦增·西旦、阿曼·古丽、一·二"),
        ("８５.６％－９０％", "85.6%-90%"),
        ("会议!好?对;", "会议！好？对；"),
        ("一行\r\n二\t行", "一行\n\n二 行"),
        ("\ufeff𠮷林：裏海、後来", " 𠮷林：里海、后来"),
        ("乾隆年间，乾燥", "乾隆年间，干燥"),
        ("", ""),
    ],
)
def test_the_view_of_a_text(text: str, view: str) -> None:
    assert reading_view(text) == view


@given(ANY_TEXT | SIGNS)
def test_the_view_has_the_length_of_the_text(text: str) -> None:
    assert len(reading_view(text)) == len(text)


@given(SIGNS)
def test_a_view_has_only_one_form_of_a_sign(text: str) -> None:
    view = reading_view(text)
    assert not set(view) & set("１•・\u3000\t\r")
    assert reading_view(view) == view
