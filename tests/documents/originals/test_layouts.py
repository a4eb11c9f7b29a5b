"""Websites whose pages have changed: what a batch of them lacks is counted and told. All pages are invented."""

import pytest

import duikou
from duikou.documents.originals.html.rates import Alarm, FillRates
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits, PageLayout

BODY = "<p>7月10日，甲省党政代表团来乙州考察对口支援工作，并召开座谈会。</p><p>丁望舒说，甲省将继续支持。</p>"
ARTICLE = (
    '<h1 id="activity-name">甲省党政代表团来乙州考察</h1><a id="js_name">羌塘发布</a>'
    f'<em id="publish_time">2023-07-12</em><div id="js_content">{BODY}</div>'
)
ADDRESS = "https://mp.weixin.qq.com/s/a"
SAVED = f"<!-- saved from url=(0030){ADDRESS} -->"


def layout_of(page: str, source: str = "a.html") -> PageLayout | None:
    return convert(page.encode(), source, Limits()).layout


def alarms(*layouts: PageLayout | None) -> list[Alarm]:
    rates = FillRates()
    for layout in layouts:
        rates.count(layout)
    return rates.alarms()


@pytest.mark.parametrize(
    ("page", "source"),
    [
        (f"{SAVED}<html><body>{BODY}", "a.html"),
        (f"<html><!--\n Page saved with SingleFile \n url: {ADDRESS} \n--><body>{BODY}", "a.html"),
        (f'<html><head><link rel="canonical" href="{ADDRESS}"></head><body>{BODY}', "a.html"),
        (f'<html><head><meta property="og:url" content="{ADDRESS}"></head><body>{BODY}', "a.html"),
        (f"<html><body>{BODY}", f"pages.warc!{ADDRESS}"),
    ],
)
def test_a_website_is_known_though_its_layout_is_gone(page: str, source: str) -> None:
    layout = layout_of(page, source)
    assert layout == PageLayout("mp.weixin.qq.com", "WeChat article", ("mark",))
    assert alarms(*[layout] * 5) == [Alarm("mp.weixin.qq.com", "WeChat article", "mark", 0.95, 0.0, 5)]


def test_a_page_that_lacks_its_layout_has_a_note() -> None:
    assert "R108" in [note.code for note in duikou.read(f"{SAVED}<html><body>{BODY}".encode(), source="a").notes]


def test_a_page_saved_as_one_file_tells_its_website() -> None:
    mail = (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {ADDRESS}\nSubject: x\n"
        "Date: Wed, 12 Jul 2023 08:00:00 +0800\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\nContent-Type: text/html\n'
        f"Content-Transfer-Encoding: 8bit\n\n<html><body>{BODY}\n--B--\n"
    )
    assert layout_of(mail) == PageLayout("mp.weixin.qq.com", "WeChat article", ("mark",))


def test_a_field_that_is_gone_from_most_pages_is_told() -> None:
    sound, changed = (
        layout_of(f"{SAVED}<html><body>{page}") for page in (ARTICLE, ARTICLE.replace("js_name", "js_nickname"))
    )
    assert sound == PageLayout("mp.weixin.qq.com", "WeChat article", ())
    assert changed == PageLayout("mp.weixin.qq.com", "WeChat article", ("outlet",))
    assert alarms(*[sound] * 3, *[changed] * 9) == [
        Alarm("mp.weixin.qq.com", "WeChat article", "outlet", 0.99, 0.25, 12)
    ]
    assert alarms(*[sound] * 20, changed) == []


def test_what_a_page_has_elsewhere_is_not_missing() -> None:
    head = "<!-- saved from url=(0024)https://www.example.gov.cn/ --><html><body><h1>甲省代表团来乙州考察</h1>"
    found = layout_of(f'{head}<p>2023-07-12 10:30 来源：羌塘日报</p><div class="TRS_Editor">{BODY}</div>')
    assert found == PageLayout("www.example.gov.cn", "government site, TRS", ())
    bare = layout_of(f'{head}<div class="TRS_Editor">{BODY}</div>')
    assert bare is not None and set(bare.lacks) == {"outlet", "published"}


def test_pages_that_lose_a_layout_the_others_of_their_website_have_are_told() -> None:
    marked = PageLayout("www.example.gov.cn", "government site, TRS", ())
    plain = PageLayout("www.example.gov.cn", None, ())
    assert alarms(*[marked] * 6, *[plain] * 6) == [
        Alarm("www.example.gov.cn", "government site, TRS", "mark", 0.9, 0.5, 12)
    ]
    assert alarms(*[marked] * 6, *[PageLayout("www.example.org", None, ())] * 6) == []
    assert alarms(*[marked] * 20, plain) == []


def test_a_few_pages_tell_nothing() -> None:
    assert alarms(*[PageLayout("mp.weixin.qq.com", "WeChat article", ("mark",))] * 4, None) == []
