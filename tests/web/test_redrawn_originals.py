"""An original that no browser shows is drawn from what was read of it: everything, at its place, and harmless."""

import re
import sys
from collections.abc import Callable
from email.message import EmailMessage
from html import unescape
from importlib import import_module
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from duikou_web.ledger.loading import Loading
from duikou_web.ledger.models import Document, Original
from duikou_web.site.pages.redrawing import Cell, Part, Row, Table, Words, redraw

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from made_files import REPORT, docx, paragraph, pdf, zip_of

pytestmark = pytest.mark.django_db
HOST = {"host": "127.0.0.1:8000"}
EVIL = "<script>alert(1)</script>"
BOX = '<Page><TextObject Boundary="20 30 100 5"><TextCode>{}</TextCode></TextObject></Page>'
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def word() -> bytes:
    cells = "".join(f"<w:tc>{paragraph(each)}</w:tc>" for each in ("项目", "", "投资"))
    body = paragraph(REPORT[0]) + paragraph(REPORT[1]) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    escaped = EVIL.replace("<", "&lt;")
    return docx(body + paragraph(escaped), footer1=f"<w:ftr W_NS>{paragraph('第1页')}</w:ftr>")


def excel() -> bytes:
    book = import_module("openpyxl").Workbook()
    sheet = book.active
    sheet.title = "计划 & 'x'"
    for place, words in {"A1": "任务", "AB1": "单位", "AB4": EVIL, "A4": "建库"}.items():
        sheet[place] = words
    book.create_sheet("二")["C3"] = "备注"
    return saved(book)


def old_excel() -> bytes:
    book = import_module("xlwt").Workbook()
    sheet = book.add_sheet("计划")
    sheet.write(0, 0, "任务")
    sheet.write(1, 1, EVIL)
    return saved(book)


def saved(book: object) -> bytes:
    file = BytesIO()
    book.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def ofd() -> bytes:
    words = (REPORT[0], EVIL.replace("<", "&lt;"))
    pages = {f"Doc_0/Pages/Page_{number}/Content.xml": BOX.format(each) for number, each in enumerate(words)}
    return zip_of({"OFD.xml": "<OFD/>", **pages})


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "甲某 <a@example.org>", "b@example.org", f"{REPORT[0]}{EVIL}"
    message.set_content("\n".join(REPORT[1:]))
    return message.as_bytes()


def beside(data: bytes, name: str) -> str:
    Loading(published="2025-07-03").load(data, name)
    answer = Client(headers=HOST).get(reverse("beside", args=[Document.objects.get().sha256[:16]]))
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    return answer.content.decode()


def drawn(page: str) -> str:
    """What is drawn, without the marks of blocks and languages."""
    found = re.search(r'<div class="drawn".*?</div>', page, re.DOTALL)
    assert found is not None
    return re.sub(r">\s+<", "><", re.sub(r' (?:id|class|lang|scope)="[^"]*"', "", found[0]))


LOOKS = {
    "a.docx": (
        f"<p>{REPORT[0]}</p><p>{REPORT[1]}</p><table>",
        '<tr><td><p>项目</p></td><td colspan="1"></td><td><p>投资</p></td></tr>',
        "<h3>页脚</h3><p>第1页</p>",
    ),
    "a.xlsx": (
        "<h3>工作表</h3><p>计划 &amp; &#x27;x&#x27;</p><table>",
        "<th>A</th><th>AB</th>",
        "<tr><th>4</th><td><p>建库</p></td><td><p>&lt;script&gt;",
        "<th>3</th><td><p>备注</p></td>",
    ),
    "a.xls": (
        "<tr><th>1</th><td><p>任务</p></td></tr>",
        '<tr><th>2</th><td colspan="1"></td><td><p>&lt;script&gt;',
    ),
    "a.ofd": (f"<h3>第 1 页</h3><p>{REPORT[0]}</p></section>", "<h3>第 2 页</h3><p>&lt;script&gt;"),
    "a.eml": (
        "<h3>邮件头</h3><p><span>主题</span> ",
        "<span>发件人</span> 甲某 &lt;a@example.org&gt;",
        f"<h3>邮件正文</h3><p>{REPORT[1]}</p><p>{REPORT[2]}</p>",
    ),
}


@pytest.mark.parametrize(
    ("make", "name"),
    [(word, "a.docx"), (excel, "a.xlsx"), (old_excel, "a.xls"), (ofd, "a.ofd"), (mail, "a.eml")],
)
def test_every_block_is_drawn_at_its_place_and_led_to(make: Callable[[], bytes], name: str) -> None:
    page = beside(make(), name)
    for each in LOOKS[name]:
        assert each in drawn(page)
    assert EVIL not in page and EVIL in unescape(drawn(page))
    assert "<iframe" not in page and "另存原件" in page and "与读取时不同" not in page
    links = re.findall(r'href="#o-(\d+)">[^<]+</a></p><p>([^<]*)</p>', page)
    targets = dict(re.findall(r'<p id="o-(\d+)"[^>]*>(?:<span.*?</span> )?([^<]*)</p>', page))
    assert dict(links) == targets
    assert len(links) == page.count('<li class="is-') == page.count('id="o-')


def test_who_may_not_read_sees_nothing_of_it(settings: Settings) -> None:
    beside(mail(), "a.eml")
    settings.RIGHTS = ()
    for name in ("beside", "original"):
        answer = Client(headers=HOST).get(reverse(name, args=[Document.objects.get().sha256[:16]]))
        assert answer.status_code == 403 and REPORT[1] not in answer.content.decode()


def test_an_original_that_is_broken_in_the_ledger_is_told() -> None:
    data = mail()
    beside(data, "a.eml")
    Original.objects.update(content=data[: len(data) // 2])
    page = beside_again()
    assert "台账中存放的原件与读取时不同" in page and f"<p>{REPORT[2]}</p>" in drawn(page)
    Original.objects.update(content=b"")
    assert "台账中存放的原件与读取时不同" in beside_again()


def beside_again() -> str:
    address = reverse("beside", args=[Document.objects.get().sha256[:16]])
    return Client(headers=HOST).get(address).content.decode()


def places(media_type: str, *places: str) -> list[Part]:
    blocks = [({"at": at, "kind": "table"}, str(number)) for number, at in enumerate(places, 1)]
    return redraw(media_type, blocks)


def said(number: int) -> Words:
    return Words(number, "table", str(number))


def test_places_that_are_written_otherwise() -> None:
    dashed = places(SHEETS, "甲 – 乙!", "甲 – 乙!B1", "甲 – 乙!B1, characters 2–4", "丙!A2 – 丙!B2", "!")
    assert [(kind, name) for kind, name, _ in dashed] == [("sheet", "甲 – 乙"), ("sheet", "丙"), ("sheet", "")]
    assert dashed[0][2] == [said(1), Table(["B"], [Row(1, [Cell([], [said(2), said(3)])])])]
    nested = places(
        "application/msword", "comments, paragraph 2", "table 1, row 2, cell 1, table 1, row 1, cell 1, ?", ""
    )
    assert [(kind, name) for kind, name, _ in nested] == [("comments", ""), ("text", "")]
    assert nested[1][2] == [Table([], [Row(2, [Cell([], [said(2)])])]), said(3)]
    assert places("multipart/related", "/html/body/p[1]") == [("text", "", [said(1)])]
    assert places("application/ofd", "page 2 [1,2,3,4] – page 2 [1,7,3,4]", "page 2, template [0,0,0,0]") == [
        ("page", "2", [said(1), said(2)])
    ]
    assert places("text/html", "/html/body/p[1]") == []


def test_an_empty_stretch_of_a_row_is_no_wider_than_a_browser_allows() -> None:
    letters = [import_module("openpyxl.utils").get_column_letter(number) for number in range(1, 2_503)]
    [(_, _, [table])] = places(SHEETS, *(f"s!{letter}1" for letter in letters), "s!CRF2")
    assert isinstance(table, Table) and table.letters == letters
    assert [cell.blank for cell in table.rows[1].cells] == [[1_000, 1_000, 501]]


def test_a_block_of_a_pdf_file_is_marked_on_the_picture_of_its_page() -> None:
    lines = [["　　" + REPORT[0]], ["　　" + REPORT[1][:20], REPORT[1][20:]], ["　　" + REPORT[2]]]
    page = beside(pdf(lines), "a.pdf")
    links = dict(re.findall(r'href="#o-(\d+)">page (\d+) \[', page))
    sections = re.findall(r"<section><h3>第 (\d) 页</h3>(.*?)</section>", page, re.DOTALL)
    marked = {mark: number for number, drawn in sections for mark in re.findall(r'<rect id="o-(\d+)"', drawn)}
    assert links == marked == {"1": "1", "2": "2", "3": "3"}
    assert "<iframe" not in page and 'viewBox="0 0 400.0 600.0"' in page and "单独打开" in page
    [box] = re.findall(r'id="o-2" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', page)
    lines_at = re.findall(r"page 2 \[(\d+),(\d+),(\d+),(\d+)\]", page)
    left, bottom, right, top = zip(*(map(int, each) for each in lines_at), strict=True)
    assert len(lines_at) == 2
    assert tuple(map(int, box)) == (min(left), min(bottom), max(right) - min(left), max(top) - min(bottom))


def test_the_picture_of_a_page_is_for_those_who_may_read_the_report(settings: Settings) -> None:
    beside(pdf([["　　" + REPORT[0]], ["　　" + REPORT[1]]]), "a.pdf")
    key, client = Document.objects.get().sha256[:16], Client(headers=HOST)
    answers = [client.get(reverse("leaf", args=[key, number])) for number in (1, 2, 0, 3)]
    assert [answer.status_code for answer in answers] == [200, 200, 404, 404]
    assert answers[0]["Content-Type"] == "image/png" and answers[0].content.startswith(b"\x89PNG")
    settings.RIGHTS = ()
    assert client.get(reverse("leaf", args=[key, 1])).status_code == 403


def test_a_pdf_file_that_cannot_be_drawn_is_given_to_the_browser() -> None:
    beside(pdf([["　　" + REPORT[0]]]), "a.pdf")
    Original.objects.update(content=b"%PDF-1.4 broken")
    page = beside_again()
    assert "<iframe" in page and "台账中存放的原件与读取时不同" in page


def merged_word() -> bytes:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"

    begins, goes_on, two = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    rows = (
        cell("项目", begins) + cell("投资与工期", two) + cell("备注"),
        cell("", goes_on) + cell("投资") + cell("工期") + cell(""),
        cell("青禾剧场") + cell("3亿元") + cell("") + cell("在建"),
    )
    return docx("".join(map(paragraph, REPORT)) + f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")


def merged_excel() -> bytes:
    book = import_module("openpyxl").Workbook()
    sheet = book.active
    words = ["A1", "任务分解表", "A2", "任务", "B2", "单位", "D2", "备注", "A3", "办班", "B3", "州教育局", "A4", "选派"]
    for place, said in zip(words[::2], words[1::2], strict=True):
        sheet[place] = said
    for ref in ("A1:D1", "B3:B4", "A9:A9"):
        sheet.merge_cells(ref)
    return saved(book)


MERGED = {
    "a.docx": (
        '<tr><td rowspan="2"><p>项目</p></td><td colspan="2"><p>投资与工期</p></td><td><p>备注</p></td></tr>',
        "<tr><td><p>投资</p></td><td><p>工期</p></td></tr>",
        '<tr><td><p>青禾剧场</p></td><td><p>3亿元</p></td><td colspan="1"></td><td><p>在建</p></td></tr>',
    ),
    "a.xlsx": (
        "<th>A</th><th>B</th><th>D</th>",
        '<tr><th>1</th><td colspan="3"><p>任务分解表</p></td></tr>',
        '<td><p>办班</p></td><td rowspan="2"><p>州教育局</p></td></tr><tr><th>4</th><td><p>选派</p></td></tr>',
    ),
}


@pytest.mark.parametrize(("make", "name"), [(merged_word, "a.docx"), (merged_excel, "a.xlsx")])
def test_merged_cells_are_drawn_as_one(make: Callable[[], bytes], name: str) -> None:
    page = drawn(beside(make(), name))
    for each in MERGED[name]:
        assert each in page


def test_merged_cells_that_cannot_be_lose_no_words() -> None:
    [(_, _, [table])] = places(SHEETS, "s!A1:XFD1048576", "s!B1", "s!B2", "s!C3:A1")
    assert isinstance(table, Table)
    assert sorted(words.number for row in table.rows for cell in row.cells for words in cell.words) == [1, 2, 3, 4]
