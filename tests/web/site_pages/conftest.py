"""A ledger, its server and a browser for the page tests.

The ledger is filled and served by processes of their own, as a user would: nothing of Django runs beside the browser.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

WEB = Path(__file__).parents[1]
ROOT = WEB.parents[1]
DUIKOU = (sys.executable, "-c", "from duikou_cli.main import main; main()")
FILL = """
import sys
from duikou_cli.ledger import use_ledger
use_ledger(sys.argv[1], make=True)
from site_pages.make_ledger import fill
fill()
"""
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
DESKTOP: Any = {"width": 1366, "height": 900}
PHONE: Any = {"width": 375, "height": 812}


@contextmanager
def served(ledger: str) -> Iterator[str]:
    """The address of a ledger's pages."""
    command = [*DUIKOU, "serve", "--ledger", ledger, "--bind", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        told = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
        assert told is not None
        try:
            yield told[0]
        finally:
            server.terminate()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs a server or a browser is slow."""
    for item in items:
        if {"browser", "site"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages of a ledger with the invented samples and the reports of `make_ledger`."""
    ledger = f"sqlite:///{tmp_path_factory.mktemp('pages') / 'pages.db'}"
    subprocess.run([sys.executable, "-c", FILL, ledger], check=True, env={**os.environ, "PYTHONPATH": str(WEB)})
    load(ledger, ROOT / "samples/reports", "--sample")
    with served(ledger) as address:
        yield address


def load(ledger: str, path: Path, *options: str) -> None:
    subprocess.run([*DUIKOU, "load", path, "--ledger", ledger, *options], check=True, capture_output=True)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or another one that is installed. Without one the tests fail: they are not passed over."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    assert found, "the page tests need Chromium and a Chinese font: apt-get install chromium fonts-wqy-microhei"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield running
        running.close()


class Visit:
    """A browser window on the pages. Whatever it asked for or complained of is kept."""

    def __init__(self, browser: Browser, site: str, **how: Any) -> None:
        self.site = site
        options = {"viewport": DESKTOP, "locale": "zh-CN", "reduced_motion": "reduce", "base_url": site, **how}
        self.context: BrowserContext = browser.new_context(**options)
        self.context.set_default_timeout(5000)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> Page:
        """Go to a page that must be there."""
        response = self.page.goto(path)
        assert response is not None
        assert response.status == 200, path
        return self.page

    def find(self, listed: str, words: str) -> str:
        """The address of what a list names, found as a reader finds it."""
        self.open(listed)
        link = self.page.locator("#results").get_by_role("link", name=words).first.get_attribute("href")
        assert link is not None
        return link.partition("#")[0]


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    made = Visit(browser, site)
    yield made
    made.context.close()


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Visit]:
    made = Visit(browser, site, viewport=PHONE, has_touch=True, is_mobile=True)
    yield made
    made.context.close()


@pytest.fixture(scope="package")
def addresses(browser: Browser, site: str) -> dict[str, str]:
    """One page of each kind, that of the long report where it has one."""
    made = Visit(browser, site)
    report = made.find("/reports/?year=2025&words=𠮷祥", "𠮷祥工程")
    event = made.open(report).locator(".fact.k-event .page").first.get_attribute("href")
    person = made.page.locator(".fact.k-person .page").first.get_attribute("href")
    assert event is not None and person is not None
    compare = made.open(person).locator('a[href^="/questions/person/"]').first.get_attribute("href")
    organisation = made.open("/places/540600/").locator('a[href^="/organisations/"]').first.get_attribute("href")
    made.context.close()
    assert compare is not None and organisation is not None
    return {
        "home": "/", "reports": "/reports/", "report": report, "beside": f"{report}beside/",
        "events": "/events/", "event": event,
        "people": "/people/", "person": person, "place": "/places/540600/",
        "pair": "/pairs/210000-540600/", "organisation": organisation, "questions": "/questions/", "compare": compare,
    }  # fmt: skip
