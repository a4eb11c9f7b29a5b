"""What format bytes are in: by what they hold, never by a name."""

import codecs
import re
from typing import Final, Literal

from duikou.documents.originals.charset import wide

Format = Literal[
    "text", "html", "markdown", "mail", "pdf", "docx", "xlsx", "ole", "ofd", "odf", "zip", "gzip", "warc", "parquet",
    "json", "csv", "rtf",
]  # fmt: skip

HEAD: Final = 8192
"""So many bytes at the front tell the format."""

TEXT_COLUMNS: Final = ("text", "content", "正文", "内容", "全文", "body")
"""Names of the column that holds the documents, if none is given."""

_SIGNATURES: Final[tuple[tuple[bytes, Format], ...]] = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
    (b"PAR1", "parquet"),
    (b"{\\rtf", "rtf"),
)
# Possessive, and each comment taken once: a thousand comments must not be tried in all their combinations.
_START: Final = r"\A(?>\s|<\?xml[^>]*>|<!--.*?-->)*+"
_HTML: Final = re.compile(
    rf"{_START}<(?:!doctype\s+html|html|head|body|meta|title|(?:div|article|section|table|center)\b[^>]*>.*</)",
    re.IGNORECASE | re.DOTALL,
)
_HTML_LATER: Final = re.compile(r"<html\b[^>]*>\s*<(?:head|body)\b", re.IGNORECASE)
_HEADER: Final = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]", re.MULTILINE)
_OF_MAIL: Final = frozenset(("from", "to", "subject", "date", "mime-version", "received", "message-id", "return-path"))
_HEADERS_OF_MAIL: Final = 3
_FRONT_MATTER: Final = re.compile(r"\A---\n(?:[\w-]+:.*\n)+---\n")
_MARKDOWN: Final = re.compile(r"^#{1,6} \S|^\|(?: ?:?-{3,}:? ?\|)+\s*$|^```|\[[^\]\n]+\]\([^)\s]+\)", re.MULTILINE)
_OFFICE: Final[tuple[tuple[str, Format], ...]] = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("OFD.xml", "ofd"),
)


def detect(head: bytes, column: str | None = None) -> Format:
    """The format of a document by its first bytes; of a zip file `detect_zip` says more.

    >>> detect(b"%PDF-1.7"), detect("对口支援".encode())
    ('pdf', 'text')

    `column` is the column of a table that holds the documents, where the caller names it.
    """
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    return _of_text(_readable(head), column)


def detect_zip(names: frozenset[str]) -> Format:
    """What a zip file is by the names in it."""
    if "mimetype" in names and "content.xml" in names:
        return "odf"
    return next((format for part, format in _OFFICE if part in names), "zip")


def _readable(head: bytes) -> str:
    """The first characters, as far as they are ASCII: the signs of a format are."""
    for bom, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(bom):
            return head[2:].decode(encoding, "replace")
    if found := wide(head):
        return head.decode(found, "replace")
    text = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    return text if text.count("\ufffd") * 10 < len(text) else head.decode("gb18030", "replace")


def _of_text(text: str, column: str | None) -> Format:
    lines = text.replace("\r\n", "\n").lstrip("\n")
    header = _HEADER.findall(lines.partition("\n\n")[0])
    begins = lines.startswith("From ") or (header and lines.startswith(header[0]))
    if begins and len(_OF_MAIL.intersection(name.lower() for name in header)) >= _HEADERS_OF_MAIL:
        return "mail"
    if _HTML.search(text) or _HTML_LATER.search(text):
        return "html"
    if lines.lstrip().startswith(('{"', "[{", "{\n", "[\n")):
        return "json"
    if is_table(lines, column):
        return "csv"
    return "markdown" if _FRONT_MATTER.match(lines) or _MARKDOWN.search(lines) else "text"


def is_table(text: str, column: str | None) -> bool:
    """Whether the first line names columns, and one of them holds documents."""
    first = text.partition("\n")[0]
    separator = "\t" if "\t" in first else ","
    names = [name.strip().strip('"').lower() for name in first.split(separator)]
    wanted = (column.lower(),) if column else TEXT_COLUMNS
    return len(names) > 1 and any(name in wanted for name in names)
