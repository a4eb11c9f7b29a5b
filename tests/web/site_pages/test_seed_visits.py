"""The two seed visits, read, loaded and served: both stand on the first page and lead to their words."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from site_pages.conftest import ROOT, Visit, load, served

SEEDS = ROOT.parent / "shared/seeds"
VISITS = ("辽宁 → 西藏", "西藏 → 山东")

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the neighbouring ../shared/seeds are not here")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    ledger = f"sqlite:///{tmp_path_factory.mktemp('seeds') / 'seeds.db'}"
    for report in sorted(SEEDS.glob("*.txt")):
        load(ledger, report)
    with served(ledger) as address:
        yield address


@pytest.fixture
def window(browser: Browser, seeds: str) -> Iterator[Visit]:
    made = Visit(browser, seeds)
    yield made
    made.context.close()


def test_the_first_page_shows_both_visits(window: Visit) -> None:
    page = window.open("/")
    rows = page.locator("[aria-labelledby=latest] .row")
    expect(rows).to_have_count(len(VISITS))
    assert sorted(rows.locator(".name").all_inner_texts()) == sorted(VISITS)
    for row in rows.all():
        expect(row).to_contain_text("考察调研")
    expect(page.locator(".calendar a")).to_have_count(len(VISITS))
    expect(page.locator(".sample")).to_have_count(0)


@pytest.mark.parametrize("name", VISITS)
def test_a_visit_leads_to_its_participants_and_each_to_the_words(window: Visit, name: str) -> None:
    page = window.open("/")
    page.get_by_role("link", name=name).click()
    people = page.locator(".participants li")
    assert people.count() > 5
    first = people.first.locator(".name").inner_text()
    people.first.get_by_role("link", name="看原文").click()
    page.wait_for_url("**/reports/**")
    assert page.locator(".words .lit").all_inner_texts() == [first]
    expect(page.locator(".words .lit")).to_be_in_viewport()
    assert page.locator(".words .set-aside").count() > 0
