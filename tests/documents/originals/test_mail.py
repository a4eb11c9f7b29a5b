"""Mail and pages saved as one file: head, body and what is attached."""

from email.message import EmailMessage
from io import BytesIO

from format_files import REPORT

import duikou
from duikou.documents.originals.members import find_members
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits
from duikou.errors import InputError


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


def test_mails_nested_without_end_are_refused_or_read() -> None:
    head = b"From: a@example.org\nTo: b@example.org\nSubject: x\nMIME-Version: 1.0\n"
    data = head + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number) for number in range(3_000)
    )
    try:
        convert(data, "a.eml", Limits())
    except InputError as error:
        assert error.number in ("D123", "D121")
