"""Saved pages: the report told from what stands around it, with the reason."""

import pytest

import duikou
from duikou.model.records import Document

BODY = (
    "<p>　　7月10日，甲省党政代表团来乙州考察对口支援工作，并召开座谈会。</p>"
    "<p>　　甲省副省长丁望舒说，甲省将继续加大支持力度。</p>"
)
PAGE = """
<html><head><title>甲省党政代表团来乙州考察_羌塘网</title>{head}</head><body>
<div class="nav"><a>首页</a><a>要闻</a></div><div class="crumb">当前位置：<a>首页</a> &gt; 正文</div>
<div class="main"><h3>携手同行</h3><h1>甲省党政代表团来乙州考察</h1>
<div class="info">{info}</div><div class="content">{body}{inside}</div><p>责任编辑：己某</p></div>
<div class="xg"><h3>相关新闻</h3><ul><li><a>乙州举办农产品展销会</a></li></ul></div>{after}
<div class="footer">版权所有：羌塘网络传媒有限公司</div></body></html>
"""


def read(info: str = "2023-07-12 10:30 来源：羌塘日报", **parts: str) -> Document:
    fields = {"head": "", "body": BODY, "inside": "", "after": ""} | parts
    return duikou.read(PAGE.format(info=info, **fields).encode(), source="a.html").document


def kinds(document: Document) -> dict[str, tuple[str, str | None]]:
    return {document.text[slice(*block.span)]: (block.kind, block.why) for block in document.blocks}


def test_title_deck_outlet_and_day() -> None:
    document = read()
    assert (document.title, document.deck) == ("甲省党政代表团来乙州考察", ("携手同行",))
    assert document.outlet == "羌塘日报"
    assert document.published is not None and document.published.value == "2023-07-12"
    assert (document.media_type, document.text_by, document.encoding) == ("text/html", "html/1", "utf-8")


def test_what_stands_around_the_report_is_set_aside_with_its_reason() -> None:
    found = kinds(read())
    assert found["首页要闻"] == ("navigation", "the menu of the site")
    assert found["当前位置：首页 > 正文"] == ("navigation", "the path of the page through its site")
    assert found["乙州举办农产品展销会"][0] == "related"
    assert found["版权所有：羌塘网络传媒有限公司"] == ("navigation", "the foot of the site")
    assert found["责任编辑：己某"][0] == "credit"
    assert found["甲省副省长丁望舒说，甲省将继续加大支持力度。"] == ("paragraph", None)


@pytest.mark.parametrize(
    ("inside", "words", "kind"),
    [
        ('<div class="bdshare">分享到：<a>微信</a></div>', "分享到：微信", "navigation"),
        ("<p>【打印本页】【关闭窗口】</p>", "【打印本页】【关闭窗口】", "navigation"),
        ("<div><p>上一篇：<a>乙州召开会议</a></p></div>", "上一篇：乙州召开会议", "navigation"),
        (
            '<div id="comments"><p>网友：写得真好，点赞，希望多报道。</p></div>',
            "网友：写得真好，点赞，希望多报道。",
            "related",
        ),
        (
            "<div><h4>全部评论（1）</h4><p>网友：写得真好，点赞，希望多报道。</p></div>",
            "网友：写得真好，点赞，希望多报道。",
            "related",
        ),
        ('<div class="ad-box"><p>青稞酒特惠，满三百减五十。</p></div>', "青稞酒特惠，满三百减五十。", "related"),
        ("<figure><img><figcaption>座谈会现场</figcaption></figure>", "座谈会现场", "caption"),
        ("<p><a href=x.docx>附件：项目表.docx</a></p>", "附件：项目表.docx", "paragraph"),
    ],
)
def test_what_stands_inside_the_report(inside: str, words: str, kind: str) -> None:
    assert kinds(read(inside=inside))[words][0] == kind


@pytest.mark.parametrize(
    "info",
    [
        "<span>羌塘日报</span> · <time>2023-07-12</time> · <span>甲某某</span>",
        "<span>发布日期：2023年7月12日</span><span>信息来源：羌塘日报</span><span>字号：[<a>大</a> <a>小</a>]</span>",
        "<small>时间:</small>2023/7/12 11:08<small>来源:</small>羌塘日报<small>点击:</small>3次",
    ],
)
def test_the_imprint_in_its_forms(info: str) -> None:
    document = read(info)
    assert document.outlet == "羌塘日报"
    assert document.published is not None and document.published.value == "2023-07-12"


def test_the_head_of_the_page_says_what_the_page_does_not_show() -> None:
    head = '<meta name="PubDate" content="2023-07-12 09:00"><meta name="ContentSource" content="羌塘日报">'
    document = read("", head=head)
    assert document.outlet == "羌塘日报"
    assert document.published is not None and document.published.value == "2023-07-12"
    (span,) = document.published.evidence
    assert document.text[slice(*span)].startswith("2023-07-12")


def test_a_page_whose_title_stands_only_in_its_name() -> None:
    html = f"<html><head><title>甲省党政代表团来乙州考察_羌塘网</title></head><body><div>{BODY}</div></body></html>"
    document = duikou.read(html.encode(), source="a.html").document
    assert document.title == "甲省党政代表团来乙州考察"
    assert document.text.startswith("甲省党政代表团来乙州考察_羌塘网\n")
    assert document.blocks[0].at == "/html/head/title[1]"


def test_an_unlucky_name_does_not_set_the_report_aside() -> None:
    found = kinds(read(body=f'<div class="page links">{BODY}</div>'))
    assert found["甲省副省长丁望舒说，甲省将继续加大支持力度。"] == ("paragraph", None)


def test_the_day_that_a_site_shows_is_none_of_publication() -> None:
    assert read("", body=BODY, after="<div class=side>今天是2026年1月1日</div>").published is None


def test_a_layout_that_lacks_what_it_always_has_is_noted() -> None:
    whole = '<h1 id="activity-name">题</h1><a id="js_name">羌塘发布</a><div id="js_content">{}</div>'
    sound = duikou.read(f"<html><body>{whole.format(BODY)}".encode(), source="a")
    assert sound.document.outlet == "羌塘发布"
    assert "R108" not in [note.code for note in sound.notes]
    changed = whole.replace("js_name", "js_nickname").format(BODY)
    notes = duikou.read(f"<html><body>{changed}".encode(), source="a").notes
    assert "R108" in [note.code for note in notes]


def test_an_article_that_its_page_shows_once_it_is_loaded_is_read() -> None:
    """As WeChat saves it: a script takes the style away."""
    said = "甲省副省长丁望舒说，甲省将继续加大支持力度。"
    whole = '<h1 id="activity-name">题</h1><a id="js_name">羌塘发布</a><div id="js_content" style="{}">{}</div>'
    for style, kind in (("visibility: hidden; opacity: 0;", "paragraph"), ("display: none", "residue")):
        page = f"<html><body>{whole.format(style, BODY)}".encode()
        assert kinds(duikou.read(page, source="a").document)[said][0] == kind
