"""Deciding by keyboard in a browser, and what happens when two people are at it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, Route, expect

from site_pages.conftest import FILL, PHONE, ROOT, WEB, Visit, load, served

DECISIONS = 100
MOST_MS = 200
LOOKED_MS = 600  # a record that came back is looked at for half a second before keys decide it
SERIOUS = ("serious", "critical")


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger of its own for each test, since the tests write."""
    name = f"sqlite:///{tmp_path / 'review.db'}"
    load(name, ROOT / "samples/reports", "--sample")
    return name


@pytest.fixture
def desk(browser: Browser, ledger: str) -> Iterator[Visit]:
    with served(ledger) as address:
        made = Visit(browser, address)
        yield made
        made.context.close()


def open_first(desk: Visit) -> Page:
    page = desk.open("/review/")
    page.locator(".rows .name a").first.click()
    expect(page.locator(".fact.lit")).to_have_count(1)
    return page


STEP = """key => new Promise(done => {
    const since = performance.now();
    window.decided = new Promise(done => new MutationObserver((_, seen) => {
        const lit = document.querySelector('#open-facts .fact.lit');
        const left = document.querySelector('#open-facts .fact[data-open]');
        if (document.querySelector(`#open-facts #f-${key}`)) return;
        if (left && (!lit || lit.dataset.key === key)) return;
        seen.disconnect();
        done(performance.now() - since);
    }).observe(document.body, {subtree: true, childList: true, attributes: true}));
    done();
})"""


def decide_one(page: Page, key: str) -> float:
    """Press a key; the milliseconds of the page's own clock until it is saved and the next record is lit."""
    page.evaluate(STEP, page.locator("#open-facts .fact.lit").get_attribute("data-key"))
    page.keyboard.press(key)
    return float(page.evaluate("() => window.decided"))


def test_a_hundred_records_are_decided_by_keyboard(desk: Visit) -> None:
    page = open_first(desk)
    times: list[float] = []
    while len(times) < DECISIONS:
        if not page.locator("#open-facts .fact[data-open]").count():
            page.keyboard.press("n")
            page.wait_for_load_state()
            expect(page.locator(".fact.lit")).to_have_count(1)
        times.append(decide_one(page, "x" if len(times) % 10 == 9 else "a"))
    times.sort()
    assert times[DECISIONS // 2] < MOST_MS, f"95th {times[95]:.0f} ms, longest {times[-1]:.0f} ms"
    desk.open("/review/")
    expect(page.locator(".tally > div").nth(3).locator(".number")).to_have_text("100")
    assert desk.complaints == []


def hold_answers(page: Page) -> list[Route]:
    """Keep decisions from being answered; the routes that wait, in their order."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/decide/", hold)
    return held


def open_keys(page: Page) -> list[str]:
    cards = page.locator("#open-facts .fact[data-open]")
    return [str(card.get_attribute("data-key")) for card in cards.all()]


def press(page: Page, key: str, then: str) -> None:
    """Press a key; the record that is lit at once behind it."""
    page.keyboard.press(key)
    expect(page.locator(f"#f-{then}.lit")).to_have_count(1)


def wait_for(page: Page, held: list[Route], number: int) -> None:
    for _ in range(100):
        if len(held) >= number:
            return
        page.wait_for_timeout(50)


def test_keys_pressed_while_a_decision_is_sent_are_for_the_records_that_were_lit(desk: Visit) -> None:
    page = open_first(desk)
    keys = open_keys(page)[:8]
    held = hold_answers(page)
    press(page, "a", keys[1])
    press(page, "x", keys[2])
    for key in "aaaaa":
        page.keyboard.press(key)
    expect(page.locator("#said")).to_contain_text("没有执行")
    expect(page.locator(f"#f-{keys[5]}.lit")).to_have_count(1)
    assert page.locator("#decided-facts .fact").count() == 0
    for number in range(1, 6):
        wait_for(page, held, number)
        assert len(held) == number, "one is sent after the other"
        held[-1].continue_()
    expect(page.locator("#decided-facts .fact")).to_have_count(5)
    for key, status in zip(keys, ("confirmed", "rejected", "confirmed", "confirmed", "confirmed"), strict=False):
        expect(page.locator(f"#decided-facts #f-{key} .status").first).to_have_class(f"status {status}")
    expect(page.locator(f"#open-facts #f-{keys[5]}")).to_have_count(1)


def test_a_refused_decision_does_not_take_the_light_from_who_went_on(desk: Visit) -> None:
    page = open_first(desk)
    keys = open_keys(page)[:4]
    held = hold_answers(page)
    press(page, "a", keys[1])
    press(page, "a", keys[2])
    wait_for(page, held, 1)
    held[0].abort()
    expect(page.locator("#said")).to_contain_text("没有送达")
    wait_for(page, held, 2)
    held[1].continue_()
    expect(page.locator(f"#decided-facts #f-{keys[1]}")).to_have_count(1)
    expect(page.locator(f"#open-facts #f-{keys[0]}.refused[data-open]")).to_have_count(1)
    expect(page.locator(f"#f-{keys[2]}.lit")).to_have_count(1)


def test_keys_work_with_a_chinese_input_method_on(desk: Visit) -> None:
    page = open_first(desk)
    lit = page.locator(".fact.lit").get_attribute("data-key")
    page.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
            {key: 'Process', code: 'KeyA', keyCode: 229, bubbles: true, cancelable: true}))"""
    )
    expect(page.locator(f"#decided-facts #f-{lit}")).to_have_count(1)


def test_an_enter_that_ends_a_composition_sends_nothing(desk: Visit) -> None:
    page = open_first(desk)
    card = page.locator(".fact[data-kind=event]").first
    card.locator("details.edit summary").click()
    field = card.locator("[name='f.guest.name']")
    field.focus()
    stopped = field.evaluate(
        """field => !field.dispatchEvent(new KeyboardEvent('keydown',
            {key: 'Enter', code: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true}))"""
    )
    assert stopped
    expect(page.locator("#decided-facts .fact")).to_have_count(0)


def test_words_are_corrected_by_dragging_and_the_edges_snap_off(desk: Visit) -> None:
    page = open_first(desk)
    card = page.locator(".fact[data-kind=post][data-open]").first
    key = card.get_attribute("data-key")
    page.evaluate("key => document.dispatchEvent(new CustomEvent('duikou:show', {detail: key}))", key)
    page.keyboard.press("Shift+BracketLeft")
    start = int(card.get_attribute("data-start") or 0) - 1
    expect(card.locator("[name=span]")).to_have_value(f"{start}-{card.get_attribute('data-end')}")
    page.keyboard.press("Enter")
    expect(page.locator(f"#decided-facts #f-{key}")).to_have_count(1)
    words = page.locator(f"#f-{key} .title")
    assert not re.search(r"^[\s，。、：“]|[\s，。、：”]$", words.inner_text())


def test_a_stretch_dragged_by_mouse_is_proposed_in_code_points(desk: Visit) -> None:
    page = open_first(desk)
    card = page.locator(".fact[data-kind=person][data-open]").first
    key = card.get_attribute("data-key")
    page.evaluate("key => document.dispatchEvent(new CustomEvent('duikou:show', {detail: key}))", key)
    block = page.locator(".block.is-paragraph").first
    block.evaluate(
        """block => { const node = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
            const range = document.createRange(); range.setStart(block, 0); range.setEnd(node, 2);
            getSelection().removeAllRanges(); getSelection().addRange(range);
            block.dispatchEvent(new MouseEvent('mouseup', {bubbles: true})); }"""
    )
    at = int(block.get_attribute("data-at") or 0)
    expect(card.locator("[name=span]")).to_have_value(f"{at}-{at + 2}")


def test_undo_takes_the_last_decision_back(desk: Visit) -> None:
    page = open_first(desk)
    key = page.locator(".fact.lit").get_attribute("data-key")
    decide_one(page, "a")
    page.keyboard.press("u")
    expect(page.locator(f"#open-facts #f-{key}")).to_have_count(1)
    expect(page.locator("#decided-facts .fact")).to_have_count(0)


def test_what_was_missed_is_added_by_its_words(desk: Visit) -> None:
    page = open_first(desk)
    page.keyboard.press("Shift+BracketLeft")
    page.keyboard.press("i")
    dialog = page.locator("#adding")
    dialog.get_by_label("类别").select_option("project")
    dialog.get_by_role("button", name="补记", exact=True).click()
    expect(page.locator("#decided-facts .status.added")).to_have_count(1)


def test_the_second_of_two_sees_the_change_of_the_first(browser: Browser, ledger: str) -> None:
    with served(ledger) as one, served(ledger) as two:
        first, second = Visit(browser, one), Visit(browser, two)
        page, other = open_first(first), open_first(second)
        key = other.locator(".fact.lit").get_attribute("data-key")
        decide_one(page, "x")
        other.keyboard.press("a")
        expect(other.locator("#said")).to_contain_text("刚被别人改过")
        expect(other.locator(f"#f-{key} .status").first).to_have_class("status rejected")
        expect(other.locator(f"#f-{key}.lit")).to_have_count(1)
        other.wait_for_timeout(LOOKED_MS)
        other.keyboard.press("a")
        expect(other.locator(f"#decided-facts #f-{key} .status").first).to_have_class("status confirmed")
        first.context.close()
        second.context.close()


def test_thirty_eight_like_cases_take_one_decision(browser: Browser, tmp_path: Path) -> None:
    ledger = f"sqlite:///{tmp_path / 'alike.db'}"
    subprocess.run([sys.executable, "-c", FILL, ledger], check=True, env={**os.environ, "PYTHONPATH": str(WEB)})
    with served(ledger) as address:
        desk = Visit(browser, address)
        page = open_first(desk)
        card = page.locator(".fact[data-open]").filter(has=page.locator("button.alike")).first
        number = int(card.get_attribute("data-alike") or 0)
        assert number >= 37
        key = card.get_attribute("data-key")
        page.evaluate("key => document.dispatchEvent(new CustomEvent('duikou:show', {detail: key}))", key)
        page.keyboard.press("l")
        expect(page.locator("#alike .alike-rows li")).to_have_count(number)
        page.keyboard.press("a")
        expect(page.locator(f"#decided-facts #f-{key}")).to_have_count(1)
        desk.open("/review/")
        expect(page.locator(".tally > div").nth(3).locator(".number")).to_have_text(str(number + 1))
        desk.context.close()


def test_a_report_can_be_claimed_completed_and_withdrawn(desk: Visit) -> None:
    page = open_first(desk)
    address = page.url.partition("#")[0]
    page.get_by_role("button", name="认领").click()
    expect(page.locator(".whose")).to_contain_text("local已认领")
    page.get_by_role("button", name="标为核对完毕").click()
    expect(page.locator(".whose")).to_contain_text("已核对完毕")
    page.get_by_text("撤稿", exact=True).click()
    page.get_by_label("理由").fill("虚构的理由")
    page.get_by_role("button", name="标为已撤稿").click()
    expect(page.locator(".withdrawn")).to_contain_text("虚构的理由")
    page = desk.open(address.replace("/review/", "/reports/"))
    expect(page.locator(".withdrawn")).to_be_visible()
    assert page.locator(".fact").count() > 0
    page.get_by_role("link", name="变更记录").click()
    expect(page.locator(".changes")).to_contain_text("虚构的理由")


def test_everything_can_be_decided_without_scripts(browser: Browser, ledger: str) -> None:
    with served(ledger) as address:
        window = Visit(browser, address, java_script_enabled=False)
        page = window.open("/review/")
        page.locator(".rows .name a").first.click()
        page.locator("#open-facts .fact").first.locator("[value=accept]").click()
        page.locator("summary", has_text="已核对").click()
        expect(page.locator("#decided-facts .fact")).to_have_count(1)
        window.context.close()


@pytest.mark.parametrize("how", [{}, {"viewport": PHONE, "color_scheme": "dark", "locale": "en-GB"}])
def test_nothing_stands_in_the_way_of_a_reviewer(browser: Browser, ledger: str, how: dict[str, object]) -> None:
    with served(ledger) as address:
        window = Visit(browser, address, **how)
        page = open_first(window)
        bench = page.url.removeprefix(address).partition("#")[0]
        page.locator(".fact[data-open] details.edit summary").first.click()
        check(window)
        for path in ("/review/", f"{bench.replace('review', 'reports')}history/"):
            window.open(path)
            check(window)
        window.context.close()


def check(window: Visit) -> None:
    found = Axe().run(window.page).response["violations"]
    told = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found if one["impact"] in SERIOUS]
    assert told == []
    assert window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert window.complaints == []
