"""A ledger with nothing in it says what to do."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from site_pages.conftest import Visit, served

MAKE = "import sys; from duikou_cli.ledger import use_ledger; use_ledger(sys.argv[1], make=True)"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    ledger = f"sqlite:///{tmp_path_factory.mktemp('empty') / 'empty.db'}"
    subprocess.run([sys.executable, "-c", MAKE, ledger], check=True)
    with served(ledger) as address:
        yield address


def test_it_tells_how_to_load_reports(browser: Browser, empty: str) -> None:
    window = Visit(browser, empty)
    page = window.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("台账还是空的")
    expect(page.locator("main")).to_contain_text("duikou load")
    window.context.close()


@pytest.mark.parametrize("path", ["/reports/", "/events/", "/people/"])
def test_its_lists_are_empty_and_say_so(browser: Browser, empty: str, path: str) -> None:
    window = Visit(browser, empty)
    expect(window.open(path).locator(".none")).to_have_text("没有符合条件的记录。")
    window.context.close()
