"""Broken files of every format: good ones after a few accidents to their bytes, or to the parts of what is packed."""

import gzip
import json
import subprocess
from email.message import EmailMessage
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import opencc
import pyarrow  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from corpus import gold_texts
from duikou.documents.originals.converter import find_office
from made_files import docx, ole, paragraph, pdf, zip_of
from page_samples import pages_of

TEXT = gold_texts()[0].decode("utf-8-sig")
LINES = [line for line in TEXT.splitlines() if line.strip()]
PAGES = pages_of(gold_texts()[:10])
RUBBLE = (
    b"\x00",
    b"\xff\xfe",
    b"<",
    b">",
    b"</",
    b"&#",
    b'"',
    b"\n\n",
    b"]]>",
    b"--",
    b"%",
    b"\x1f\x8b",
    b"PK\x03\x04",
)
DEEP = 300


def _mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", LINES[0]
    message.set_content(TEXT)
    message.add_alternative(PAGES[1].decode("gbk", "replace"), subtype="html")
    message.add_attachment(TEXT.encode("gbk"), maintype="text", subtype="plain", filename="报告.txt")
    return message.as_bytes()


def _workbook() -> bytes:
    s = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    rows = "".join(
        f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{line}</t></is></c>'
        f'<c r="B{number}" s="0"><v>{number}.5</v></c></row>'
        for number, line in enumerate(LINES, 1)
    )
    return zip_of(
        {
            "xl/workbook.xml": f'<workbook {s} {r}><sheets><sheet name="表" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" Target="one.xml"/></Relationships>',
            "xl/styles.xml": f'<styleSheet {s}><cellXfs><xf numFmtId="31"/></cellXfs></styleSheet>',
            "xl/one.xml": f"<worksheet {s}><sheetData>{rows}</sheetData></worksheet>",
        }
    )


def _ofd() -> bytes:
    objects = "".join(
        f'<o:TextObject Boundary="30 {20 + 7 * number} 150 5"><o:TextCode>{line}</o:TextCode></o:TextObject>'
        for number, line in enumerate(LINES)
    )
    page = f'<o:Page xmlns:o="http://www.ofdspec.org/2016">{objects}</o:Page>'
    return zip_of({"OFD.xml": "<x/>", "Doc_0/Pages/Page_0/Content.xml": page})


def _web_archive() -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGES[0]
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"Content-Type: application/http; msgtype=response\r\n\r\n" + body + b"\r\n\r\n"


def _old_workbook() -> bytes:
    book: Any = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for row, line in enumerate(LINES):
        sheet.write(row, 0, line)
        sheet.write(row, 1, row + 0.5)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _parquet() -> bytes:
    file = BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"id": [1, 2], "text": [TEXT, LINES[0]]}), file)
    return file.getvalue()


def _open_document() -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    lines = "".join(f"<t:p>{line}</t:p>" for line in LINES)
    content = (
        f'<o:document-content xmlns:o="{office}" xmlns:t="{words}" o:version="1.2">'
        f"<o:body><o:text>{lines}</o:text></o:body></o:document-content>"
    )
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.text"
    entries = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
    entries += '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>'
    return zip_of(
        {
            "mimetype": kind,
            "content.xml": content,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}">{entries}</m:manifest>',
        }
    )


def _rich_text() -> bytes:
    return "".join(["{\\rtf1\\ansi ", *(_rich(line) + "\\par\n" for line in LINES), "}"]).encode()


def _rich(line: str) -> str:
    return "".join(f"\\u{ord(each) - (ord(each) > 0x7FFF) * 0x10000}?" for each in line)


def _old_word() -> bytes:
    """A Word file as LibreOffice writes it; where that is missing, what detection takes for one."""
    program = find_office()
    if program is None:
        return ole("WordDocument")
    with TemporaryDirectory() as folder:
        file = Path(folder, "report.rtf")
        file.write_bytes(_rich_text())
        command = [program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", "doc", "--outdir", folder, str(file)]
        subprocess.run(command, capture_output=True, check=False, timeout=120)
        made = file.with_suffix(".doc")
        return made.read_bytes() if made.is_file() else ole("WordDocument")


TRADITIONAL = opencc.OpenCC("s2t").convert(TEXT)

GOOD: dict[str, list[bytes]] = {
    "html": PAGES,
    "docx": [docx("".join(map(paragraph, LINES)))],
    "xlsx": [_workbook()],
    "pdf": [pdf([LINES[:20], LINES[20:40]])],
    "ofd": [_ofd()],
    "mail": [_mail()],
    "markdown": [("# " + TEXT + "\n\n| 甲 | 乙 |\n|---|---|\n").encode()],
    "zip": [zip_of({"a.txt": TEXT, "b/c.html": PAGES[0]})],
    "warc": [_web_archive()],
    "json": [json.dumps({"text": TEXT}).encode() + b"\n" + json.dumps({"text": LINES[0]}).encode()],
    "csv": [f"id,text\n1,{LINES[0]}\n".encode()],
    "xls": [_old_workbook()],
    "parquet": [_parquet()],
    "gzip": [gzip.compress(TEXT.encode(), mtime=0), gzip.compress(PAGES[0], mtime=0)],
    "big5": [TRADITIONAL.encode("big5hkscs", "ignore"), PAGES[0].decode("utf-8", "ignore").encode("big5", "ignore")],
    "utf-16": [TEXT.encode(name) for name in ("utf-16", "utf-16-le", "utf-16-be")],
}
PACKED = ("docx", "xlsx", "ofd", "zip", "odt")
BY_OFFICE = ("doc", "odt", "rtf")
"""Formats that LibreOffice converts, seconds for each case."""


@cache
def good(format: str) -> list[bytes]:
    """Files of a format that are in order; those for LibreOffice are made when they are asked for."""
    made = {"doc": _old_word, "odt": _open_document, "rtf": _rich_text}
    return [made[format]()] if format in made else GOOD[format]


@st.composite
def broken_bytes(draw: DrawFn, data: bytes) -> bytes:
    """Bytes after one accident: a loss, rubble, a flipped byte, a doubling, a part repeated until it is deep."""
    start = draw(st.integers(0, len(data)))
    end = min(len(data), start + draw(st.integers(0, 16) | st.integers(0, len(data))))
    accident = draw(st.sampled_from(("loss", "end", "rubble", "bytes", "doubling", "deep")))
    if accident == "loss":
        return data[:start] + data[end:]
    if accident == "end":
        return data[:start]
    if accident == "rubble":
        return data[:start] + draw(st.sampled_from(RUBBLE)) + data[start:]
    if accident == "bytes":
        return data[:start] + draw(st.binary(max_size=8)) + data[end:]
    if accident == "doubling":
        return data[:end] + data[start:end] + data[end:]
    return data[:start] + data[start : min(end, start + 40)] * DEEP + data[end:]


@st.composite
def broken_files(draw: DrawFn, format: str) -> bytes:
    """A file of a format after a few accidents; half of the packed ones are broken inside and packed again."""
    data = draw(st.sampled_from(good(format)))
    for _ in range(draw(st.integers(1, 3))):
        data = draw(broken_bytes(data)) if format not in PACKED or draw(st.booleans()) else _broken_inside(draw, data)
    return data


def _broken_inside(draw: DrawFn, data: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(data)) as archive:
            members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    except Exception:
        return data
    name = draw(st.sampled_from(sorted(members))) if members else None
    if name is None:
        return data
    part = members[name]
    members[name] = draw(broken_bytes(part if isinstance(part, bytes) else part.encode()))
    return zip_of(members)
