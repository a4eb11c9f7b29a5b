"""A report in a real browser: from a fact to its words and back, by mouse, by keyboard, on a phone, without scripts."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from site_pages.conftest import Visit
from site_pages.invented_text import COMMITMENT, LINK, MENTIONED, PLAIN, REQUEST, SPEAKER, TEXT, THANKS, TITLE, VILLAGER

# What a fact on the page claims as its words, read back from the browser.
WORDS = """() => Object.fromEntries([...document.querySelectorAll('[data-key]')].map(card => [card.dataset.key,
    [...document.querySelectorAll('.words [data-f]')]
        .filter(piece => piece.dataset.f.split(' ').includes(card.dataset.key)).map(piece => piece.textContent)]))"""


@pytest.fixture
def page(visit: Visit, addresses: dict[str, str]) -> Page:
    return visit.open(addresses["report"])


def fact(page: Page, words: str) -> Locator:
    """The link of a fact to its words."""
    return page.locator("#facts .title").get_by_text(words, exact=True)


def lit(page: Page) -> str:
    """The words that are lit."""
    return "".join(page.locator(".words .lit").all_text_contents())


def test_the_text_stands_as_printed(page: Page) -> None:
    assert "\n".join(page.locator(".words .block").all_text_contents()) == TEXT


def test_a_fact_leads_to_its_words_and_the_words_lead_back(page: Page) -> None:
    words = page.locator(".words .lit").first
    fact(page, "3亿元").click()
    assert lit(page) == "3亿元"
    expect(words).to_be_in_viewport()
    fact(page, "周采薇").click()
    assert lit(page) == "周采薇" * 2
    page.locator(".words").get_by_role("link", name="青禾剧场").click()
    assert lit(page) == "青禾剧场"
    expect(page.locator("#facts .fact.lit .title")).to_have_text("青禾剧场")
    expect(page.locator("#facts .fact.lit")).to_be_in_viewport()
    page.keyboard.press("Escape")
    assert lit(page) == ""


def test_words_with_several_owners_lead_to_each_in_turn(page: Page) -> None:
    shared = page.locator(".words").get_by_role("link", name="3亿元")
    shared.click()
    assert lit(page) == "3亿元"
    shared.click()
    assert lit(page) == COMMITMENT


def test_a_statement_is_lit_whole_across_the_facts_inside(page: Page) -> None:
    page.locator(".words .act-mark.act-request").click()
    assert lit(page) == REQUEST
    expect(page.locator("#facts .fact.lit .speaker")).to_have_text(SPEAKER)


def test_every_fact_has_its_words_to_the_character(page: Page) -> None:
    words = page.evaluate(WORDS)
    assert len(words) > 15
    assert [key for key, pieces in words.items() if not pieces] == []
    quoted = page.locator("#facts .fact .title, #facts .quote a, #facts .post-title")
    told = {link.get_attribute("href")[3:]: link.text_content() for link in quoted.all()}  # type: ignore[index]
    printed = {key: name for key, name in told.items() if name and name in TEXT}
    assert len(printed) > 8
    assert {SPEAKER, "乙州州长"} <= set(printed.values())
    assert {key: "".join(words[key])[: len(name)] for key, name in printed.items()} == printed


def test_every_link_between_words_and_facts_arrives(page: Page) -> None:
    links = page.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(links) > 40
    assert set(links) - set(ids) == set()
    assert len(ids) == len(set(ids))


def test_the_whole_way_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("j")
    first = lit(page)
    page.keyboard.press("j")
    assert first and lit(page) and lit(page) != first
    page.keyboard.press("k")
    assert lit(page) == first
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('lit')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('[data-key]') !== null")
    assert lit(page) == first
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.matches('.words a')")
    page.keyboard.press("Escape")
    assert lit(page) == ""


def test_escape_in_the_words_leads_back_to_the_fact(page: Page) -> None:
    fact(page, "青禾剧场").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "青禾剧场"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.fact.k-project') !== null")


def test_the_keys_are_told_and_can_be_switched_off(page: Page) -> None:
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("j")
    assert lit(page) == ""
    page.reload()
    page.keyboard.press("j")
    assert lit(page) == ""
    page.get_by_role("button", name="键盘").click()
    expect(dialog).to_be_visible()


def test_a_link_from_elsewhere_lights_its_words(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit.open(addresses["event"])
    page.locator(".participants").get_by_role("link", name="看原文").filter(has_text=SPEAKER).click()
    page.wait_for_url("**/reports/**")
    assert lit(page) == SPEAKER
    expect(page.locator(".words .lit").first).to_be_in_viewport()


def test_an_inferred_date_says_so_and_shows_its_grounds(page: Page) -> None:
    card = page.locator("#facts .fact.k-event").first
    expect(card).to_contain_text("2025年7月2日")
    expect(card).to_contain_text("乙州成立（1965年）满60年")
    card.get_by_role("link", name="推断（附依据）").click()
    assert lit(page) == "今年是乙州建州60周年"


def test_what_was_not_read_is_visible(page: Page) -> None:
    expect(page.locator(".words .unread", has_text=PLAIN)).to_have_count(1)
    aside = page.locator(".words .set-aside", has_text=LINK)
    expect(aside).to_have_count(1)
    expect(page.locator(".words .aside-why").last).to_have_text("相关链接 · 不属正文：栏目下的其他报道链接")
    assert page.locator(".words .unread", has_text="陪同").count() == 0


def test_what_no_person_confirmed_says_so(page: Page) -> None:
    assert page.locator("#facts .status.proposed", has_text="机器识别").count() > 8
    expect(page.locator("#facts .act-commitment .act")).to_have_text("表态")


@pytest.mark.parametrize("name", [VILLAGER, MENTIONED])
def test_a_name_without_office_or_role_stands_as_printed_and_no_more(page: Page, name: str) -> None:
    assert name in page.locator(".words").inner_text()
    assert name not in page.locator("#facts").inner_text()
    owners: list[Any] = page.evaluate(
        "name => [...document.querySelectorAll('.words [data-f], .words a')].filter(p => p.textContent.includes(name))",
        name,
    )
    assert owners == []


def test_what_such_a_person_said_stands_without_the_name(page: Page) -> None:
    page.locator("#facts summary", has_text="其他发言内容").click()
    card = page.locator("#facts .fact.act-thanks")
    expect(card.locator(".speaker")).to_have_text("发言人未列入")
    card.get_by_role("link", name=THANKS).first.click()
    assert lit(page) == THANKS


def test_what_was_seen_and_not_read_is_told_with_its_place(page: Page) -> None:
    fact(page, "日期的年份待定").click()
    assert lit(page) == "7月2日"


def test_the_text_is_one_stop_of_the_tab_key(page: Page) -> None:
    assert page.locator(".words a").count() > 10
    assert page.locator(".words a:not([tabindex='-1'])").count() == 1


def test_markup_in_a_text_is_text(page: Page) -> None:
    assert "<script>document.title='!'</script>&amp;<b>欢迎</b>" in page.locator(".words").inner_text()
    assert page.title().startswith(TITLE)


def test_a_phone_shows_the_fact_beside_the_words(phone: Visit, addresses: dict[str, str]) -> None:
    page = phone.open(addresses["report"])
    before = page.evaluate("scrollY")
    page.locator(".words").get_by_role("link", name=SPEAKER).first.tap()
    peek = page.locator("#peek")
    expect(peek).to_contain_text("乙州州长")
    assert page.evaluate("scrollY") == before
    peek.get_by_role("button", name="关闭").tap()
    expect(peek).to_be_hidden()


def test_it_can_be_read_without_scripts(browser: Browser, site: str, addresses: dict[str, str]) -> None:
    plain = Visit(browser, site, java_script_enabled=False)
    page = plain.open(addresses["report"])
    assert TITLE in page.locator(".words").inner_text()
    fact(page, "青禾剧场").click()
    words = page.locator(".words").get_by_role("link", name="青禾剧场")
    expect(words).to_be_in_viewport()
    assert words.evaluate("words => getComputedStyle(words).backgroundColor") == "rgb(255, 223, 107)"
    words.click()
    expect(page.locator("#facts .fact.k-project")).to_be_in_viewport()
    plain.context.close()
