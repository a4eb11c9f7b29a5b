"""A page divided into blocks: nothing left out, each stretch of its kind. All reports are invented."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duikou.documents.blocks import divide
from duikou.grammar import Page

LEAD = "7月2日，甲省党政代表团赴乙州考察对口支援工作。"
BODY = "座谈会上，双方表示将进一步深化对口支援。"


def blocks_of(text: str) -> list[tuple[str, str]]:
    """Kind and words of every block."""
    return [(block.kind, text[slice(*block.span)]) for block in divide(Page(text)).blocks]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in blocks_of(text)]


def test_a_report_of_lines() -> None:
    text = "\n".join(
        [
            "首页 > 要闻",
            "甲省党政代表团来乙州考察",
            " 甲省党政代表团来乙州考察",
            "章程远和顺讲话 白玛出席",
            "来源：羌塘日报",
            "[bookmark: _A]" + LEAD,
            "[image: IMG_1]",
            "这是座谈会现场。记者 某某 摄",
            "",
            BODY + "（完）",
            "（记者 某某某）",
            "责任编辑：某某",
            "相关文章：",
            "乙州召开会议06-27",
            "上一篇：乙州召开大会",
        ]
    )
    assert blocks_of(text) == [
        ("navigation", "首页 > 要闻"),
        ("title", "甲省党政代表团来乙州考察"),
        ("title", "甲省党政代表团来乙州考察"),
        ("deck", "章程远和顺讲话 白玛出席"),
        ("source", "来源：羌塘日报"),
        ("residue", "[bookmark: _A]"),
        ("paragraph", LEAD),
        ("residue", "[image: IMG_1]"),
        ("caption", "这是座谈会现场。记者 某某 摄"),
        ("paragraph", BODY),
        ("residue", "（完）"),
        ("credit", "（记者 某某某）"),
        ("credit", "责任编辑：某某"),
        ("related", "相关文章："),
        ("related", "乙州召开会议06-27"),
        ("navigation", "上一篇：乙州召开大会"),
    ]


def test_a_report_in_one_line() -> None:
    title = "甲市党政代表团赴乙县考察"
    text = f"2024-05-06 16:18，正文：原标题：{title}{title} {LEAD}（来源：乙县发布） 返回某网，查看更多责任编辑："
    assert blocks_of(text) == [
        ("source", "2024-05-06 16:18，正文："),
        ("residue", "原标题："),
        ("title", title),
        ("title", title),
        ("paragraph", LEAD),
        ("source", "（来源：乙县发布）"),
        ("navigation", "返回某网，查看更多"),
        ("credit", "责任编辑："),
    ]


def test_a_head_with_its_source_and_a_dateline_in_one_line() -> None:
    text = f"来源：羌塘网  |  2024年05月06日 18:52:33，正文：    新华社拉萨5月6日电（记者某某）{LEAD}"
    assert blocks_of(text) == [
        ("source", "来源：羌塘网  |  2024年05月06日 18:52:33，正文："),
        ("source", "新华社拉萨5月6日电（记者某某）"),
        ("paragraph", LEAD),
    ]


def test_a_caption_and_a_dateline_run_together() -> None:
    text = f"2024-05-06 16:18，正文：代表团赴乙县，图为参观环节。  通讯员供图羌塘网（羌塘日报网）讯（记者 某某）{LEAD}"
    assert blocks_of(text)[1:] == [
        ("caption", "代表团赴乙县，图为参观环节。  通讯员供图"),
        ("source", "羌塘网（羌塘日报网）讯（记者 某某）"),
        ("paragraph", LEAD),
    ]


def test_reporters_between_title_and_prose() -> None:
    text = f"，正文：原标题：甲市代表团赴乙县对接工作记者 某某某 通讯员 某某{LEAD}"
    assert blocks_of(text)[2:] == [
        ("title", "甲市代表团赴乙县对接工作"),
        ("credit", "记者 某某某 通讯员 某某"),
        ("paragraph", LEAD),
    ]


def test_a_web_page_in_markdown() -> None:
    text = f"### 援路花开\n\n<p><strong>央视网消息</strong>（新闻联播）：{LEAD}</p><p>{BODY}</p>\n[查看原文](https://example.org/a)"
    assert blocks_of(text) == [
        ("residue", "###"),
        ("title", "援路花开"),
        ("residue", "<p><strong>"),
        ("source", "央视网消息</strong>（新闻联播）："),
        ("paragraph", LEAD),
        ("residue", "</p><p>"),
        ("paragraph", BODY),
        ("residue", "</p>"),
        ("source", "[查看原文](https://example.org/a)"),
    ]


def test_a_report_printed_twice_has_its_head_twice() -> None:
    once = f"甲省代表团来乙州考察\n——对口支援侧记\n{LEAD}\n"
    assert kinds(once + once) == ["title", "deck", "paragraph"] * 2


def test_the_place_of_a_block_is_told_by_line_and_character() -> None:
    text = f"甲省代表团来乙州考察\r\n\r\n{LEAD}（完）\n<script>\na\n</script>"
    assert [block.at for block in divide(Page(text)).blocks] == [
        "line 1",
        f"line 3, characters 0–{len(LEAD)}",
        f"line 3, characters {len(LEAD)}–{len(LEAD) + 3}",
        "lines 4–6",
    ]


def test_what_is_set_aside_says_why_and_what_is_read_does_not() -> None:
    text = (
        f"甲省代表团来乙州考察\n{LEAD}\n图为会场。某某 摄\n来源：羌塘日报\n责任编辑：某某\n相关阅读\n乙州开会\n【打印】"
    )
    blocks = divide(Page(text)).blocks
    assert {block.kind for block in blocks if block.why} == {"source", "credit", "related", "navigation"}
    assert {block.kind for block in blocks if not block.why} == {"title", "paragraph", "caption"}


def test_every_block_has_the_trace_of_its_rule() -> None:
    division = divide(Page(f"甲省代表团来乙州考察\n{LEAD}\n来源：羌塘日报"))
    assert [(trace.rule, trace.span) for trace in division.traces] == [
        (rule, block.span)
        for rule, block in zip(
            ["documents.title", "documents.paragraph", "documents.source_line"], division.blocks, strict=True
        )
    ]


def test_a_first_sentence_is_no_title() -> None:
    assert kinds(f"{LEAD}\n{BODY}") == ["paragraph", "paragraph"]


def test_a_line_without_signs() -> None:
    assert kinds("甲省代表团来乙州考察") == ["title"]
    assert kinds("甲" * 400) == ["paragraph"]


def test_headlines_in_the_prose_are_prose() -> None:
    assert kinds(f"甲省代表团来乙州考察\n{LEAD}\n一、总体情况\n{BODY}\n深化合作\n{BODY}")[2:] == ["paragraph"] * 4


def test_the_first_numbered_heading_is_no_deck() -> None:
    assert kinds(f"关于赴乙州考察的通知\n一、时间安排\n{LEAD}") == ["title", "paragraph", "paragraph"]


def test_more_headlines_than_a_deck_has_are_prose() -> None:
    lines = ["甲省代表团来乙州", "第一行副题", "第二行副题", "第三行副题", "第四行副题", LEAD]
    assert kinds("\n".join(lines)) == ["title", "deck", "deck", "deck", "paragraph", "paragraph"]


def test_a_name_alone_under_the_title_is_a_credit() -> None:
    assert kinds(f"对口支援贵在对心\n陈某某\n{LEAD}") == ["title", "credit", "paragraph"]
    assert kinds(f"对口支援贵在对心\n评论\n{LEAD}") == ["title", "deck", "paragraph"]


def test_a_title_printed_again_and_again_leaves_no_empty_prose_behind() -> None:
    title = "甲省党政代表团来乙州考察"
    text = f"{' '.join([title] * 6)}\n{LEAD}"
    assert blocks_of(text) == [*[("title", title)] * 6, ("paragraph", LEAD)]


def test_links_end_where_prose_begins_again() -> None:
    text = f"甲省代表团来乙州考察\n{LEAD}\n相关链接\n乙州开大会\n{BODY}"
    assert kinds(text) == ["title", "paragraph", "related", "related", "paragraph"]


def test_a_list_of_links_needs_no_heading_after_the_report() -> None:
    text = f"甲省代表团来乙州考察\n{LEAD}\n·乙州开大会\n乙州再开大会 06-27"
    assert kinds(text) == ["title", "paragraph", "related", "related"]


def test_a_heading_for_links_before_the_report_does_not_swallow_its_title() -> None:
    assert kinds(f"热门新闻\n甲省代表团来乙州考察\n{LEAD}") == ["related", "title", "paragraph"]


@pytest.mark.parametrize("text", ["", " ", "\n\u3000\u200b\n"])
def test_nothing_has_no_blocks(text: str) -> None:
    assert divide(Page(text)).blocks == ()


MARKS = [
    "2024-05-06 16:18，正文：",
    "原标题：",
    "来源：羌塘日报",
    "（来源：乙县发布）",
    "责任编辑：某某",
    "[image: A]",
    "<p>",
    "</p>",
    "<script>",
    "</script>",
    "&nbsp;",
    "**",
    "# ",
    "相关文章：",
    "图为会场。记者 某某 摄",
    "（记者 某某）",
    "返回某网，查看更多",
    "【打印】",
    "本报讯（记者 某某）",
    "（完）",
    "甲省代表团来乙州考察",
    "昨天下午，",
    "2024年5月6日",
    "“甲。乙”",
    "\n",
    "\r\n",
    " ",
    "\u3000",
    "𠮷",
]
ANY = st.characters(exclude_categories=["Cs"])
TEXTS = st.lists(st.sampled_from([*MARKS, LEAD, BODY]) | st.text(ANY, max_size=12), max_size=25).map("".join)


@given(TEXTS)
@example("\x85甲\u2028乙\x1c")
def test_nothing_is_left_out_and_nothing_stands_twice(text: str) -> None:
    page = Page(text)
    place = 0
    for block in divide(page).blocks:
        start, end = block.span
        assert place <= start < end <= len(text)
        assert not page.view[place:start].strip()
        assert page.view[start:end] == page.view[start:end].strip() != ""
        place = end
    assert not page.view[place:].strip()


@pytest.mark.parametrize(
    "piece",
    [
        "记者 甲乙",
        "责任编辑：",
        "编辑 甲乙　审核：",
        "来源：甲",
        "2024-05-06 ",
        "【打印】 ",
        "甲乙 ",
        "<a ",
        "[image: ",
        "（甲乙 ",
        "图为甲",
        "本报讯（记者 ",
        "甲\n",
        "“甲",
        "甲" + " " * 20,
        " " * 20,
    ],
)
def test_text_that_repeats_the_words_of_a_rule_without_end_is_divided_in_good_time(piece: str) -> None:
    """A rule whose parts can share out the same words in many ways would never end here."""
    page = Page(piece * 3000)
    start = time.perf_counter()
    divide(page)
    assert time.perf_counter() - start < 2
