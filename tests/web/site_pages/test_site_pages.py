"""All pages in a real browser: what they show, in which language, how wide, how heavy, for whom, and from where."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from duikou.model.text import document_id, record_id
from site_pages.conftest import DESKTOP, PHONE, ROOT, Visit
from site_pages.invented_text import MENTIONED, SPEAKER, TEXT, VILLAGER

KINDS = (
    "home", "reports", "report", "events", "event", "people", "person", "place", "pair", "organisation", "questions",
    "compare",
)  # fmt: skip
HEAVIEST = 200_000
SERIOUS = ("serious", "critical")
CHINESE = re.compile("[\u4e00-\u9fff]")

# Text in Chinese characters that no element between it and the page says is Chinese.
UNMARKED = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    for (let node; (node = walker.nextNode());)
        if (/[\u4e00-\u9fff]/.test(node.data) && !node.parentElement.closest('[lang]').lang.startsWith('zh'))
            found.push(node.data.trim());
    return found; }"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_loads_nothing_from_elsewhere_and_breaks_no_policy(
    visit: Visit, addresses: dict[str, str], kind: str
) -> None:
    visit.open(addresses[kind])
    assert len(visit.requests) > 1
    assert [url for url in visit.requests if not url.startswith(f"{visit.site}/")] == []
    assert visit.complaints == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_stands_in_the_way_of_anybody(
    browser: Browser, site: str, addresses: dict[str, str], kind: str
) -> None:
    for how in ({}, {"viewport": PHONE, "color_scheme": "dark", "locale": "en-GB"}):
        window = Visit(browser, site, **how)
        found: list[dict[str, Any]] = Axe().run(window.open(addresses[kind])).response["violations"]
        told = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found if one["impact"] in SERIOUS]
        assert told == []
        window.context.close()


def test_the_check_of_barriers_can_fail(visit: Visit) -> None:
    page = visit.open("/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/static/seal.svg\">')")
    assert "image-alt" in {one["id"] for one in Axe().run(page).response["violations"]}


@pytest.mark.parametrize("kind", KINDS)
def test_a_phone_needs_no_scrolling_sideways(phone: Visit, addresses: dict[str, str], kind: str) -> None:
    page = phone.open(addresses[kind])
    assert page.evaluate("innerWidth") == PHONE["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_light(site: str, addresses: dict[str, str], kind: str) -> None:
    with urlopen(Request(site + addresses[kind], headers={"Accept-Encoding": "gzip"})) as response:
        page = response.read()
    assert response.headers["Content-Encoding"] == "gzip"
    assert 1000 < len(page) < HEAVIEST
    shown = gzip.decompress(page).decode()
    paths = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', shown))
    assert paths
    assert len(page) + sum(len(gzip.compress(urlopen(site + path).read())) for path in paths) < HEAVIEST


@pytest.mark.parametrize("kind", KINDS)
def test_chinese_is_marked_as_chinese_on_an_english_page(
    browser: Browser, site: str, addresses: dict[str, str], kind: str
) -> None:
    window = Visit(browser, site, locale="en-GB")
    page = window.open(addresses[kind])
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.evaluate(UNMARKED) == []
    window.context.close()


def test_the_language_is_the_browsers_until_somebody_chooses(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit.open(addresses["event"])
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    expect(page.get_by_role("heading", name="参加人员（按报道顺序）")).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="participants (in printed order)")).to_be_visible()
    assert page.url.endswith(addresses["event"])
    visit.open("/events/")
    expect(page.get_by_role("heading", name="Events", exact=True)).to_be_visible()
    expect(page.locator(".row .when").filter(has_text="2 July 2025")).to_have_count(1)
    page.get_by_role("button", name="中文").click()
    expect(page.locator(".row .when").filter(has_text="2025年7月2日")).to_have_count(1)


def test_the_home_page_counts_with_definition_and_date(visit: Visit) -> None:
    page = visit.open("/")
    samples = len(list((ROOT / "samples/reports").iterdir()))
    reports = page.locator(".counts > div").filter(has_text="报道，按文件内容计")
    expect(reports.locator(".number")).to_have_text(str(41 + samples))
    assert page.locator(".counts .what").count() == page.locator(".counts .number").count() > 5
    assert re.search(r"截至 \d{4}年\d{1,2}月\d{1,2}日", page.locator("#counts").inner_text())
    expect(page.locator("[aria-labelledby=latest] .row")).to_have_count(10)


def test_the_calendar_leads_to_the_events_it_counts(visit: Visit) -> None:
    page = visit.open("/")
    month = page.get_by_role("link", name=re.compile("2021年3月"))
    count = re.search(r"(\d+) 项", month.get_attribute("aria-label") or "")
    month.click()
    assert count is not None
    expect(page.locator(".found")).to_contain_text(f"{count[1]} 项活动")
    expect(page.locator(".rows > .row")).to_have_count(int(count[1]))


def test_lists_have_pages(visit: Visit) -> None:
    page = visit.open("/reports/?words=赴乙州考察（第")
    expect(page.locator(".rows > .row")).to_have_count(30)
    page.get_by_role("link", name="下一页").click()
    expect(page.locator(".rows > .row")).to_have_count(10)
    assert "words=" in page.url and "page=2" in page.url


def test_a_choice_narrows_a_list_at_once_and_stands_in_the_address(visit: Visit) -> None:
    page = visit.open("/reports/")
    page.get_by_label("年份").select_option("2020")
    expect(page.locator(".found")).to_have_text("12 篇报道")
    assert "year=2020" in page.url
    page.get_by_label("双方").select_option(label="甲省—乙州")
    expect(page.locator(".found")).to_have_text("12 篇报道")
    page.get_by_label("类别").select_option("signing")
    expect(page.locator(".found")).to_have_text("0 篇报道")
    page.get_by_role("link", name="清除条件").click()
    assert page.url.endswith("/reports/")


def test_a_list_can_be_narrowed_without_scripts(browser: Browser, site: str) -> None:
    window = Visit(browser, site, java_script_enabled=False)
    page = window.open("/events/")
    page.get_by_label("年份").select_option("2019")
    page.get_by_role("button", name="查看").click()
    days = page.locator(".row .when").all_inner_texts()
    assert len(days) >= 12
    assert [day for day in days if not day.startswith("2019年")] == []
    window.context.close()


def test_participants_stand_in_printed_order_with_posts_and_roles(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit.open(addresses["event"])
    people = page.locator(".participants li")
    assert people.locator(".name").all_text_contents() == ["周采薇", SPEAKER]
    assert people.locator(".posts").all_text_contents() == ["甲省副省长", "乙州州长"]
    assert people.nth(0).locator(".role").all_text_contents() == ["带队", "讲话"]
    expect(page.locator("[aria-labelledby=parts] .kind")).to_have_text("实地考察")


def test_a_person_has_the_posts_as_seen_and_when(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit.open(addresses["person"])
    expect(page.get_by_role("heading", level=1)).to_have_text("周采薇")
    post = page.locator(".posts-seen tbody tr")
    expect(post).to_have_count(1)
    expect(post.locator("th")).to_have_text("甲省副省长")
    expect(post).to_contain_text("2019年1月2日至2025年7月2日")
    assert post.locator("li").count() == 31
    expect(post.locator("li").last).to_contain_text("11")


def hidden_addresses(site: str) -> Iterator[str]:
    """Where the pages of the villager and of the official who is only mentioned would be."""
    for name in (VILLAGER, MENTIONED):
        person = record_id(document_id(TEXT.encode()), "person", name)
        yield f"{site}/people/{person}/"


def test_people_without_office_or_role_have_no_page_and_stand_in_no_list(
    visit: Visit, addresses: dict[str, str]
) -> None:
    would_be = list(hidden_addresses(visit.site))
    assert [visit.context.request.get(address).status for address in would_be] == [404, 404]
    for path in ("/", "/people/", f"/people/?words={VILLAGER}", f"/people/?words={MENTIONED}", addresses["event"]):
        shown = visit.open(path).content()
        assert VILLAGER not in shown.replace(f'value="{VILLAGER}"', "")
        assert MENTIONED not in shown.replace(f'value="{MENTIONED}"', "")


def test_a_person_with_a_page_is_found_by_name(visit: Visit) -> None:
    page = visit.open(f"/people/?words={SPEAKER}")
    expect(page.locator(".people li .name")).to_have_text(SPEAKER)
    page.locator(".people .name").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SPEAKER)


def test_what_comes_from_samples_says_so(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit.open(visit.find("/reports/?words=代表团&year=2024", "代表团"))
    assert "演示数据" not in page.locator("main").inner_text()
    page = visit.open("/reports/")
    sample = page.locator(".row", has=page.locator(".is-sample")).first.get_by_role("link").first
    sample.click()
    expect(page.locator(".sample")).to_contain_text("演示数据")
    expect(page.locator(".sample")).to_contain_text("虚构")
    visit.open(addresses["report"])
    expect(page.locator(".sample")).to_have_count(0)


def test_a_page_that_is_not_there_says_so_in_the_language_of_the_reader(browser: Browser, site: str) -> None:
    for locale, words in (("zh-CN", "没有这个页面"), ("en-GB", "There is no such page")):
        window = Visit(browser, site, locale=locale)
        response = window.page.goto("/events/0123456789abcdef/")
        assert response is not None
        assert response.status == 404
        expect(window.page.get_by_role("heading", level=1)).to_have_text(words)
        window.context.close()


def test_the_keyboard_reaches_the_content_first(visit: Visit) -> None:
    page = visit.open("/reports/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_of_the_pages(browser: Browser, site: str, addresses: dict[str, str], kind: str) -> None:
    """Not a judgement: the pictures are for people to look at, in `build/pages`."""
    folder: Path = ROOT / "build/pages"
    for name, size in (("desktop", DESKTOP), ("phone", PHONE)):
        window = Visit(browser, site, viewport=size)
        page: Page = window.open(addresses[kind])
        page.screenshot(path=folder / f"{kind}-{name}.png")
        assert (folder / f"{kind}-{name}.png").stat().st_size > 10_000
        window.context.close()


def test_same_or_different_is_answered_and_taken_back_by_keyboard(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit.open(addresses["compare"])
    expect(page.locator("main")).to_contain_text("现归为同一。")
    page.keyboard.press("d")
    expect(page.locator("main")).to_contain_text("上一判断：不同")
    page.keyboard.press("z")
    expect(page.locator(".last")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("现归为同一。")
    page.get_by_role("button", name="不确定").focus()
    page.keyboard.press("Control+s")
    expect(page.locator(".last")).to_have_count(0)


def test_a_printed_page_has_facts_and_source_and_no_buttons(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit.open(addresses["person"])
    page.emulate_media(media="print")
    expect(page.locator(".posts-seen")).to_be_visible()
    expect(page.locator(".citation")).to_contain_text(addresses["person"])
    expect(page.locator(".why-one")).to_be_hidden()
    expect(page.get_by_role("link", name="不是此人").first).to_be_hidden()
