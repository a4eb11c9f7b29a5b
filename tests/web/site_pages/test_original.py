"""A report beside its original: what came from elsewhere is shown and can do nothing."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from site_pages.conftest import PHONE, Visit, load, served

WORDS = "2025年7月2日，甲市市委书记周采薇率代表团在乙州考察对口支援工作。"
PAGE = (
    '<html><head><meta charset="gbk"><script>document.title = "ran"; parent.document.title = "ran"</script></head>'
    f'<body><h1>甲市代表团来访</h1><p style="color: green">{WORDS}</p><img src="http://198.51.100.1/a.png">'
    '<form action="http://198.51.100.1/"><button>送出</button></form></body></html>'
).encode("gbk")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX = f"<w:document {W}><w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:body></w:document>"


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a ledger with a page and a Word file, and the address of each report."""
    folder = tmp_path_factory.mktemp("originals")
    (folder / "reports").mkdir()
    (folder / "reports/a.html").write_bytes(PAGE)
    with ZipFile(folder / "reports/b.docx", "w") as archive:
        archive.writestr("word/document.xml", DOCX)
    ledger = f"sqlite:///{folder / 'originals.db'}"
    load(ledger, folder / "reports")
    with served(ledger) as address:
        yield address, {path.name: key_of(path) for path in (folder / "reports").iterdir()}


def key_of(path: Path) -> str:
    return f"/reports/{sha256(path.read_bytes()).hexdigest()[:16]}/"


@pytest.mark.parametrize("how", [{}, {"viewport": PHONE, "has_touch": True, "is_mobile": True}])
def test_a_page_is_shown_beside_its_text_and_does_nothing(
    browser: Browser, originals: tuple[str, dict[str, str]], how: dict[str, object]
) -> None:
    site, reports = originals
    visit = Visit(browser, site, **how)
    page = visit.open(reports["a.html"])
    page.get_by_role("link", name="对照原件").click()
    frame = page.frame_locator("iframe.original")
    expect(frame.locator("p")).to_have_text(WORDS)
    assert frame.locator("p").evaluate("each => getComputedStyle(each).color") == "rgb(0, 128, 0)"
    placed = page.locator(".placed li").filter(has_text=WORDS)
    assert placed.locator(".place").text_content() == "/html/body/p[1]"
    assert page.title() == "原件 · 甲市代表团来访 · 对口"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert all(request.startswith(site) for request in visit.requests if not request.endswith("a.png"))
    assert any("'allow-scripts' permission is not set" in words for words in visit.complaints)
    assert any("a.png' violates" in words for words in visit.complaints)
    visit.context.close()


def test_what_a_browser_cannot_show_is_drawn_and_saved_as_it_came(
    browser: Browser, originals: tuple[str, dict[str, str]]
) -> None:
    site, reports = originals
    visit = Visit(browser, site)
    page = visit.open(f"{reports['b.docx']}beside/")
    assert page.locator(".placed .place").all_text_contents() == ["paragraph 1"]
    page.locator(".placed .place").click()
    marked = page.locator(".drawn :target")
    expect(marked).to_have_text(WORDS)
    assert marked.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with page.expect_download() as download:
        page.get_by_role("link", name="另存原件").click()
    assert f"/reports/{sha256(Path(download.value.path()).read_bytes()).hexdigest()[:16]}/" == reports["b.docx"]
    visit.context.close()


@pytest.mark.parametrize("path", ["beside/", "original/"])
def test_a_report_that_is_not_there(browser: Browser, originals: tuple[str, dict[str, str]], path: str) -> None:
    visit = Visit(browser, originals[0])
    response = visit.page.goto(f"/reports/{'0' * 16}/{path}")
    assert response is not None and response.status == 404
    visit.context.close()
