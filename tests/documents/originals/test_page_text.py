"""Saved pages: all that they show is in the text, in order, each line with its place."""

import contextlib
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from duikou.documents.originals.html.page import DEEPEST
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits, Original
from duikou.errors import InputError


def page(body: str, head: str = "") -> Original:
    return convert(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html", Limits())


def lines(original: Original) -> dict[str, str]:
    """Place → words."""
    return {hint.at: original.text[slice(*hint.span)] for hint in original.hints}


def test_each_block_is_a_line_with_its_place() -> None:
    found = lines(page("<div><p>甲 <b>省</b></p><p>乙<br>丙</p></div>丁<ul><li>戊</ul>"))
    assert found == {
        "/html/body/div[1]/p[1]": "甲 省",
        "/html/body/div[1]/p[2]": "乙",
        "/html/body/div[1]/p[2]/text()[2]": "丙",
        "/html/body": "丁",
        "/html/body/ul[1]/li[1]": "戊",
    }


def test_the_place_leads_back_to_the_words() -> None:
    """The path is read by another tool than wrote it: without functions it is a chain of children."""
    html = "<div class=x><p>一</p><section><p>二<span>三</span></p></section></div><div><p>四</p></div>"
    found = lines(page(html))
    tree = LexborHTMLParser(f"<html><body>{html}")
    for at, words in found.items():
        selector = re.sub(r"(\w+)\[(\d+)\]", r"\1:nth-of-type(\2)", at.lstrip("/")).replace("/", " > ")
        node = tree.css_first(selector)
        assert node is not None and node.text(strip=True) == words


def test_cells_of_a_row_with_data_stand_on_one_line() -> None:
    rows = "<tr><td>项目<td>投资</tr><tr><td>人民医院<td>3.5亿元</tr>"
    original = page(f"<p>甲省在乙州安排项目两个，总投资如下表。</p><table>{rows}</table>")
    assert original.text.splitlines()[1:] == ["项目\t投资", "人民医院\t3.5亿元"]
    assert [hint.kind for hint in original.hints[1:]] == ["table"] * 4
    assert lines(original)["/html/body/table[1]/tbody[1]/tr[2]/td[2]"] == "3.5亿元"


def test_scripts_are_no_text_and_what_is_hidden_is_set_aside() -> None:
    original = page("<script>var 甲</script><style>乙</style><!--丙--><p style='display: none'>丁</p><p>戊</p>")
    assert original.text == "丁\n戊"
    assert [(hint.kind, hint.why) for hint in original.hints] == [("residue", "not shown on the page"), (None, None)]


def test_a_headline_broken_in_two_is_one_line() -> None:
    assert page("<h1>甲省代表团<br>来乙州考察</h1>").text == "甲省代表团 来乙州考察"


def test_words_kept_apart_by_style_alone_are_apart_in_the_imprint_and_nowhere_else() -> None:
    imprint = "<div><span>2024-05-06</span><span>来源：羌塘日报</span></div>"
    prose = "<p><span>代表</span><span>团抵达，会议召开。</span></p>"
    assert page(imprint + prose).text == "2024-05-06 来源：羌塘日报\n代表团抵达，会议召开。"


def test_a_page_with_nothing_on_it() -> None:
    with pytest.raises(InputError, match="D101"):
        page("<img src=a.png>")


def test_more_text_than_the_limit() -> None:
    with pytest.raises(InputError, match="D103"):
        convert(b"<html><body><p>" + "甲".encode() * 101, "a.html", Limits(text=100))


def test_the_limit_counts_bytes_as_that_of_plain_text_does() -> None:
    page = ("<html><body><p>" + "甲" * 40).encode()
    assert convert(page, "a.html", Limits(text=120)).text == "甲" * 40
    for data in (page, ("甲" * 40).encode()):
        with pytest.raises(InputError, match="D103"):
            convert(data, "a.html", Limits(text=119))


def test_more_lines_than_the_limit() -> None:
    with pytest.raises(InputError, match=r"D103 a\.html: .*more than 10 lines"):
        convert(b"<html><body>" + b"<p>x" * 1_000, "a.html", Limits(lines=10))


def test_elements_nested_too_deep() -> None:
    """Refused before the parser sees it: its time grows with the square of the depth."""
    with pytest.raises(InputError, match="D121"):
        page("<div>" * 100_000 + "甲")
    assert page("<div>" * (DEEPEST - 10) + "甲").text == "甲"


@pytest.mark.parametrize("tag", ["span", "b", "font class=a", "label", "x-a"])
def test_elements_in_a_line_nested_too_deep(tag: str) -> None:
    """The place of each names all around it: a hundred thousand took all memory."""
    with pytest.raises(InputError, match=r"D121 .*elements more than 1,000 deep"):
        page(f"<{tag}>" * 100_000 + "甲")
    assert page(f"<{tag}>" * (DEEPEST - 10) + "甲").text == "甲"


def test_more_attributes_than_the_parser_compares_in_time() -> None:
    """40,000 take it two seconds, ten times as many a hundred times as long."""
    names = " ".join(f"a{number}=1" for number in range(40_000))
    with pytest.raises(InputError, match=r"D121 .*40,000 attributes of one element"):
        page(f"<p {names}>甲</p>")


@pytest.mark.parametrize("words", ["a < b; " * 40_000, "\"a='x' " * 40_000, "<p a=\"x' " * 30_000])
def test_a_script_has_no_attributes(words: str) -> None:
    assert page(f"<script>for (i=0; i<n; i++) {words}</script><p>甲</p>").text == "甲"


@pytest.mark.parametrize("words", ["<script>", "<!--", '<p a="', "<p a='", "<p =", "<", "<a"])
def test_attributes_are_counted_in_one_walk(words: str) -> None:
    started = time.process_time()
    with contextlib.suppress(InputError):
        page(words * 100_000)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("words", ["大 小 " * 500 + "x", "·|" * 500, "来源：" * 40, "2024-1-1 " * 17])
def test_no_sign_is_sought_without_end(words: str) -> None:
    assert page(f"<p>{words}</p>").text == words.strip()


def test_more_tags_than_a_page_has() -> None:
    with pytest.raises(InputError, match="D121"):
        page("<p>" * 1_100_000)


def test_ten_megabytes_on_one_line() -> None:
    big = "<html><body>" + "<p>对口支援座谈会召开。</p>" * 300_000
    with pytest.raises(InputError, match="D103"):
        convert(big[: 10**7].encode(), "a.html", Limits(text=10**6))


TAGS = ("p", "div", "span", "b", "td", "table", "tr", "li", "h1", "a", "pre", "nav", "br", "section", "font", "select")
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(['<div class="share">', '<div class="content">', "<p hidden>", "&nbsp;", "&#x4e59;", "<!--x-->"]),
    st.text("甲乙丙，。：2024-年月日来源 \n\t　<&", max_size=12),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_every_character_that_is_shown_is_in_the_text(pieces: list[str]) -> None:
    html = "<html><body>" + "".join(pieces)
    shown = "".join(LexborHTMLParser(html).body.text().split())  # type: ignore[union-attr]
    try:
        original = convert(html.encode(), "a.html", Limits())
    except InputError as error:
        assert error.number == "D101" and not shown
        return
    assert "".join(original.text.split()) == shown
    assert original == convert(html.encode(), "a.html", Limits())
    place = 0
    for hint in original.hints:
        assert place <= hint.span[0] < hint.span[1] <= len(original.text)
        assert not original.text[place : hint.span[0]].strip()
        place = hint.span[1]
