"""E-mail, and pages saved as one file (MHTML): the head, the body, and what is attached."""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import Any, BinaryIO, Final

import msgspec

from duikou.documents.handling import handling_of_text, is_secret
from duikou.documents.originals.charset import Characters, decode_page, known_charset
from duikou.documents.originals.html.page import convert_markup
from duikou.documents.originals.members import Part
from duikou.documents.originals.original import Limits, Original, Writer
from duikou.errors import InputError
from duikou.model.records import BlockKind

TEXT_BY: Final = "mail/1"
_HEADERS: Final = ("Subject", "From", "To", "Cc", "Date")
MOST_PARTS: Final = 1_000
"""Parts of one mail; each costs the parser time, however empty it is."""

DEEPEST: Final = 50
"""Parts inside parts: each line of a mail is held against the boundaries of all parts around it."""

LONGEST_HEADER: Final = 20_000
"""So many characters of one header are read: the parser takes time with their square."""

_CHARSET: Final = re.compile(
    r"=\?([^?*\s]*)(?:\*[^?\s]*)?\?[^?\s]*\?[^?\s]*(?:\?=)?|\*(?:\d\*)?=\s*\"?([^'\s\";]*)'[^;\s]*"
)
_NAMED: Final = re.compile(rb"name", re.IGNORECASE)
_REPLY: Final = re.compile(r"(?:re|fwd?|fw|回复|转发|答复)\s*[:：]", re.IGNORECASE)


def convert_mail(data: bytes, source: str, limits: Limits) -> Original:
    """The head and the body of a mail; of a body in two forms the plain one. A saved page is read as the page it is.

    Raises:
        InputError: D101 nothing in it, D103 too much, D121 too many parts, D123 broken.
    """
    message = _open(data, source)
    body = _body(message)
    if message.get("Snapshot-Content-Location") or "mhtml" in str(message.get("Content-Type", "")):
        if body is None:
            raise InputError("D123", source, "no page in it")
        address = message.get("Snapshot-Content-Location") or body.get("Content-Location")
        page = convert_markup(_characters(body), source, limits, str(address))
        return msgspec.structs.replace(page, media_type="multipart/related")
    writer = Writer(source, limits)
    _write_head(writer, message)
    if body is not None:
        _write_body(writer, body, source, limits)
    encoding = _characters(body).encoding if body is not None else "utf-8"
    return writer.original("message/rfc822", TEXT_BY, encoding=encoding)


def unfold_mail(file: BinaryIO, source: str, limits: Limits, column: str | None) -> Iterator[Part | InputError]:
    """What is attached to a mail, each under its name. The parts of a saved page belong to it.

    What is attached to a mail that bears a secrecy marking is refused with it, to an internal one is internal.
    """
    data = file.read(limits.file + 1)
    if len(data) > limits.file or not _NAMED.search(data):
        # A mail that is too large is refused for it; parsing one without a name for any part finds nothing.
        return
    try:
        message = _open(data, source)
    except InputError:
        # The mail itself is refused for it.
        return
    body = _body(message)
    words = f"{_header(message, 'Subject')}\n{_characters(body).text if body is not None else ''}"
    handling = handling_of_text(words)
    for number, part in enumerate(message.walk(), 1):
        if part is body or part.is_multipart() or not part.get_filename():
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload:
            name = f"{source}!{_clean(part.get_filename() or str(number))}"
            yield InputError("D111", name) if is_secret(words) else Part(payload, name, handling=handling)


class TooManyPartsError(Exception):
    """A mail with more parts, or parts deeper inside each other, than a mail has."""


class Headers(EmailPolicy):
    """How headers are read: no longer than they are in any mail, their words in encodings that texts are in."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """A header as it is asked for; words in another encoding are lost."""
        words = _CHARSET.sub(_known_words, value[:LONGEST_HEADER])
        return super().header_fetch_parse(name, words)


class MailPart(EmailMessage):
    """A part that knows how deep it lies. The parser attaches it before it reads what is in it."""

    depth = 0

    def attach(self, payload: Any) -> None:
        """Take in a part.

        Raises:
            TooManyPartsError: it lies too deep.
        """
        payload.depth = self.depth + 1
        if payload.depth > DEEPEST:
            raise TooManyPartsError(f"parts more than {DEEPEST} deep")
        super().attach(payload)


class PartFactory:
    """Makes the parts of one mail, until there are too many."""

    def __init__(self) -> None:
        self._made = 0

    def __call__(self, policy: EmailPolicy | None = None) -> MailPart:
        self._made += 1
        # The parser makes one for trial, and the mail itself is one.
        if self._made > MOST_PARTS + 2:
            raise TooManyPartsError(f"more than {MOST_PARTS:,} parts")
        return MailPart(policy)


def _open(data: bytes, source: str) -> EmailMessage:
    try:
        return _parse(data)
    except TooManyPartsError as error:
        raise InputError("D121", source, str(error)) from error
    except (ValueError, IndexError, LookupError) as error:
        raise InputError("D123", source, f"{type(error).__name__}: {error}") from error


def _parse(data: bytes) -> EmailMessage:
    start = data.find(b"\n") + 1 if data.startswith(b"From ") else 0
    parser: BytesParser[Any] = BytesParser(PartFactory(), policy=Headers())
    message: EmailMessage = parser.parsebytes(data[start:])
    return message


def _known_words(word: re.Match[str]) -> str:
    return word[0] if known_charset(word[1] or word[2] or "utf-8") else "\ufffd"


def _body(message: EmailMessage) -> EmailMessage | None:
    """The part that holds the words: the plain form before the one with markup."""
    parts = [part for part in message.walk() if not part.is_multipart() and not part.get_filename()]
    for wanted in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == wanted and isinstance(part, EmailMessage) and _characters(part).text.strip():
                return part
    return None


def _characters(part: EmailMessage) -> Characters:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    found = decode_page(data)
    charset = known_charset(part.get_content_charset(""))
    if charset in (None, "ascii", found.encoding) or found.encoding == "utf-8" or found.is_mixed:
        return found._replace(guessed=False)
    try:
        return Characters(data.decode(charset), charset, guessed=False)
    except UnicodeError:
        return found


def _write_head(writer: Writer, message: EmailMessage) -> None:
    for name in _HEADERS:
        words = _header(message, name)
        kind: BlockKind | None = "source" if name != "Subject" or _REPLY.match(words) else None
        writer.line(words, f"header {name}", kind, "the head of the mail" if kind else None)


def _header(message: EmailMessage, name: str) -> str:
    """The words of a header; none where it is broken."""
    try:
        return _clean(str(message.get(name, "")))
    except (ValueError, IndexError, LookupError):
        return ""


def _write_body(writer: Writer, body: EmailMessage, source: str, limits: Limits) -> None:
    characters = _characters(body)
    if body.get_content_type() == "text/plain":
        for number, line in enumerate(characters.text.splitlines(), 1):
            writer.line(line.strip(), f"body line {number}")
        return
    page = convert_markup(characters, source, limits)
    for hint in page.hints:
        writer.line(page.text[slice(*hint.span)], f"body {hint.at}", hint.kind, hint.why)


def _clean(words: str) -> str:
    """Words on one line, without a path before a file's name."""
    return " ".join(words.split()).encode("utf-8", "replace").decode()
