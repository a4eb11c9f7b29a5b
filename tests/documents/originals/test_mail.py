"""Mail and pages saved as one file: head, body and what is attached."""

from email.message import EmailMessage
from email.parser import BytesParser
from io import BytesIO
from time import process_time
from typing import Any

import pytest
from format_files import REPORT

import duikou
from duikou.documents.originals.members import find_members
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits
from duikou.errors import InputError

SOON = 3
"""Seconds: what is refused or cut short is so before its parser has begun to take time."""


def mail(html: bool = False) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "甲某 <a@example.org>", "b@example.org"
    message["Subject"], message["Date"] = REPORT[0], "Wed, 12 Jul 2023 08:00:00 +0800"
    message.set_content("\n".join(REPORT[1:]))
    if html:
        message.add_alternative(f"<html><body><p>{REPORT[1]}</p></body></html>", subtype="html")
    return message


def test_head_and_body_with_their_places() -> None:
    original = convert(mail(html=True).as_bytes(), "a.eml", Limits())
    found = {hint.at: original.text[slice(*hint.span)] for hint in original.hints}
    assert found["header Subject"] == REPORT[0]
    assert found["body line 1"] == REPORT[1]
    assert {hint.at: hint.kind for hint in original.hints}["header From"] == "source"
    assert original.media_type == "message/rfc822"


def test_a_body_in_markup_only() -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "转发：报道"
    message.set_content(f"<html><body><p>{REPORT[1]}</p></body></html>", subtype="html", charset="gb18030")
    original = convert(message.as_bytes(), "a.eml", Limits())
    assert original.hints[-1].at == "body /html/body/p[1]"
    assert original.text.endswith(REPORT[1])
    assert original.encoding == "gb18030"


def test_what_is_attached_is_read_by_itself() -> None:
    message = mail()
    message.add_attachment("\n".join(REPORT).encode("gbk"), maintype="text", subtype="plain", filename="报告.txt")
    message.add_attachment(b"\x89PNG\r\n\0", maintype="image", subtype="png", filename="a.png")
    found = list(find_members(BytesIO(message.as_bytes()), "a.eml", Limits()))
    assert [each.source for each in found if not isinstance(each, InputError)] == [
        "a.eml",
        "a.eml!报告.txt",
        "a.eml!a.png",
    ]
    readings = list(duikou.read_all(message.as_bytes(), source="a.eml"))
    assert [getattr(each, "number", "") for each in readings] == ["", "", "D102"]


def test_a_page_saved_as_one_file() -> None:
    body = f"<html><head><title>{REPORT[0]}</title></head><body><h1>{REPORT[0]}</h1><p>{REPORT[1]}</p></body></html>"
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: x\n"
        "Date: Wed, 12 Jul 2023 08:00:00 +0800\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\nContent-Type: text/html\n'
        f"Content-Transfer-Encoding: 8bit\n\n{body}\n--B\nContent-Type: image/png\n\nx\n--B--\n"
    ).encode()
    document = duikou.read(data, source="a.mhtml").document
    assert (document.title, document.media_type, document.text_by) == (REPORT[0], "multipart/related", "html/1")


HEAD = b"From: a@example.org\nTo: b@example.org\nSubject: x\nMIME-Version: 1.0\n"


def nested(depth: int) -> bytes:
    return HEAD + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number) for number in range(depth)
    )


def of_parts(number: int) -> bytes:
    part = b"--B\nContent-Type: text/plain\n\n\n"
    return HEAD + b"Content-Type: multipart/mixed; boundary=B\n\n" + part * number + b"--B--\n"


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (nested(5_000), "parts more than 50 deep"),
        (HEAD + b"Content-Type: message/rfc822\n\n" * 5_000, "parts more than 50 deep"),
        (of_parts(100_000), "more than 1,000 parts"),
    ],
)
def test_a_mail_with_parts_without_end_is_refused_once_and_at_once(data: bytes, detail: str) -> None:
    began = process_time()
    (found,) = duikou.read_all(data, source="a.eml")
    assert process_time() - began < SOON
    assert isinstance(found, InputError)
    assert str(found).startswith(f"D121 a.eml: it unfolds to more than the limits allow ({detail}). Cure: ")


def test_a_mail_of_many_parts_is_read() -> None:
    data = of_parts(999).replace(b"\n\n\n", f"\n\n{REPORT[1]}\n".encode(), 1)
    assert convert(data, "a.eml", Limits()).text.endswith(REPORT[1])


def test_a_mail_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[bytes] = []
    parse = BytesParser.parsebytes

    def count(parser: Any, text: bytes, headersonly: bool = False) -> Any:
        parsed.append(text)
        return parse(parser, text, headersonly)

    monkeypatch.setattr(BytesParser, "parsebytes", count)
    message = mail()
    message.add_attachment("\n".join(REPORT), filename="parsed once.txt")
    assert len(list(duikou.read_all(message.as_bytes(), source="a.eml"))) == 2
    assert len(parsed) == 1


@pytest.mark.parametrize("charset", ["punycode", "idna", "rot13", "unicode_escape", "utf-7", "base64", "undefined"])
def test_what_is_no_encoding_of_texts_is_not_used(charset: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        b"From: a@example.org",
        b"To: b@example.org",
        b"Date: Wed, 12 Jul 2023 08:00:00 +0800",
        f"Subject: =?{charset}?q?abc-d9juau?= \\u5bf9".encode(),
        f"Content-Type: text/plain; charset={charset}; name*={charset}''abc".encode(),
        b"",
        REPORT[1].encode("gb18030"),
    ]
    original = convert(b"\n".join(lines), "a.eml", Limits())
    assert original.text.split("\n")[0] == "\ufffd \\u5bf9"
    assert (original.text.split("\n")[-1], original.encoding) == (REPORT[1], "gb18030")


def test_a_header_without_end_is_cut() -> None:
    data = HEAD.replace(b"b@example.org", b"b@example.org, " * 100_000) + b"\n" + REPORT[1].encode()
    began = process_time()
    assert convert(data, "a.eml", Limits()).text.endswith(REPORT[1])
    assert process_time() - began < SOON
