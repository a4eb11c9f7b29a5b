"""A secrecy marking is found wherever a format may hold it; what is attached goes with its mail. All is invented."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from importlib import import_module
from io import BytesIO
from pathlib import Path

import pytest

import duikou
from duikou.documents.handling import handling_of_text
from duikou.documents.originals.members import Member, find_members
from duikou.documents.originals.original import Limits
from duikou.errors import InputError

sys.path.insert(0, str(Path(__file__).parents[3] / "bench"))

from made_files import REPORT, docx, paragraph, pdf, zip_of

BODY = "".join(map(paragraph, REPORT * 40))
TEXT = "\n".join(REPORT)
WATERMARK = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="{}"/></v:shape></w:pict>'
    "</w:r></w:p>"
)
CELLS = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("密级", "机密"))
BOX = '<Page><TextObject Boundary="20 10 100 5"><TextCode>{}</TextCode></TextObject></Page>'


def part(tag: str, inner: str) -> str:
    return f"<w:{tag} W_NS>{inner}</w:{tag}>"


def text_box(words: str) -> str:
    return f"<w:p><w:r><w:pict><w:txbxContent>{paragraph(words)}</w:txbxContent></w:pict></w:r></w:p>"


def sheet(where: str, words: str) -> bytes:
    book = import_module("openpyxl").Workbook()
    page = book.active
    page.append(["任务", "单位"])
    if where == "comment":
        page["A1"].comment = import_module("openpyxl.comments").Comment(words, "甲")
    elif where == "cells":
        page.append(words.split())
    else:
        getattr(page, where).center.text = words
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def mail(subject: str, attached: str = "", body: str = TEXT) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", subject
    message.set_content(body)
    if attached:
        message.add_attachment(attached.encode(), maintype="application", subtype="octet-stream", filename="附件.txt")
    return message.as_bytes()


def numbers(data: bytes) -> list[str | None]:
    return [each.number if isinstance(each, InputError) else None for each in duikou.read_all(data, source="a")]


MARKED = {
    "docx head": docx(BODY, header1=part("hdr", paragraph("机密★10年"))),
    "docx foot, spaced": docx(BODY, footer1=part("ftr", paragraph("秘　密 ★"))),
    "docx watermark": docx(BODY, header1=part("hdr", WATERMARK.format("机密★10年"))),
    "docx text box": docx(BODY + text_box("绝密★")),
    "docx cells": docx(
        BODY + f"<w:tbl><w:tr><w:tc>{paragraph('密级')}</w:tc><w:tc>{paragraph('机密')}</w:tc></w:tr></w:tbl>"
    ),
    "docx runs": docx(paragraph("秘</w:t></w:r><w:r><w:t>密★") + BODY),
    "pdf head": pdf([["机密★10年", *REPORT]]),
    "pdf foot of each page": pdf([[*REPORT, "秘密★１年"]] * 4),
    "ofd": zip_of({"OFD.xml": "<OFD/>", "Doc_0/Pages/Page_0/Content.xml": BOX.format("机密★10年")}),
    "xlsx head": sheet("oddHeader", "机密★10年"),
    "xlsx foot": sheet("oddFooter", "机密 长期"),
    "xlsx comment": sheet("comment", "机密★"),
    "xlsx cells": sheet("cells", "密级 机密"),
    "subject": mail("【机密】关于援藏工作"),
    "subject, passed on": mail("转发：【秘密】关于援藏工作"),
    "html title": f"<html><head><title>【机密】甲省</title></head><body><p>{TEXT}</p></body></html>".encode(),
    "html pieces": f"<html><body>{'<p>首页</p>' * 300}<p>秘<b>密</b>&#9733;1年</p><p>{TEXT}</p></body></html>".encode(),
    "zip in zip": zip_of({"in.zip": zip_of({"a.txt": f"秘密★\n{TEXT}"})}),
    "row": f'正文\n"机密★10年\n{TEXT}"\n'.encode(),
}


@pytest.mark.parametrize("name", MARKED)
def test_a_marking_is_found(name: str) -> None:
    assert numbers(MARKED[name]) == ["D111"]


def test_what_is_packed_with_a_marked_text_is_read() -> None:
    assert numbers(zip_of({"a.txt": f"秘密★\n{TEXT}", "b.txt": TEXT})) == ["D111", None]


@pytest.mark.parametrize("data", [mail("【机密】通知", TEXT), mail("通知", TEXT, f"机密★\n{TEXT}")])
def test_what_is_attached_to_a_marked_mail_is_refused_with_it(data: bytes) -> None:
    assert numbers(data) == ["D111", "D111"]


def members(data: bytes) -> Iterator[Member]:
    return (each for each in find_members(BytesIO(data), "a", Limits()) if isinstance(each, Member))


def test_what_is_attached_to_an_internal_mail_is_internal() -> None:
    assert [each.handling for each in members(mail("内部资料 不得外传", TEXT))][1:] == ["internal"]
    assert [each.handling for each in members(mail("工作情况", TEXT))] == ["public", "public"]


@pytest.mark.parametrize(
    "data",
    [
        docx(BODY, footer1=part("ftr", paragraph("内部资料 注意保存"))),
        pdf([[*REPORT, "内部资料　注意保存"]] * 4),
        sheet("oddFooter", "内部文件 严禁外传"),
        mail("内部资料 不得外传"),
    ],
)
def test_what_is_internal_says_so_in_every_format(data: bytes) -> None:
    assert handling_of_text(duikou.read(data, source="a").document.text) == "internal"


@pytest.mark.skipif(not (shutil.which("tesseract") and shutil.which("soffice")), reason="nothing to scan with")
@pytest.mark.slow
def test_a_marking_on_a_scan_is_found(tmp_path: Path) -> None:
    """A page of words is printed, and its picture alone put into another file."""
    (tmp_path / "a.txt").write_text("\n\n".join(("机密★10年", *REPORT)), encoding="utf-8")
    how = ("--infilter=Text (encoded):UTF8", "--convert-to", "pdf:writer_pdf_Export", "a.txt")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/p", "--headless", *how],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pdfium = import_module("pypdfium2")
    page = pdfium.PdfDocument((tmp_path / "a.pdf").read_bytes())[0]
    scan = pdfium.PdfDocument.new()
    sheet = scan.new_page(page.get_width(), page.get_height())
    picture = pdfium.PdfImage.new(scan)
    picture.set_bitmap(page.render(scale=3))
    picture.set_matrix(pdfium.PdfMatrix().scale(page.get_width(), page.get_height()))
    sheet.insert_obj(picture)
    sheet.gen_content()
    file = BytesIO()
    scan.save(file)
    assert numbers(file.getvalue()) == ["D111"]
