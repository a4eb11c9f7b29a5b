"""Check readings against their documents, by a few lines that share nothing with the reader.

A span that is not where its record says would pass every test that uses the reader's own code to look it up.
So this module knows only the contract of `duikou read --json`: JSON, hashes, and that `text[start:end] == quote`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

NEEDED: Final = {
    "people": ("mentions",),
    "organisations": ("mentions",),
    "events": ("evidence",),
    "statements": ("span",),
    "projects": ("span",),
    "figures": ("span",),
    "pairings": ("span",),
}
"""The evidence without which a record of a list is none."""

_BOM = "\ufeff"
_LOST = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]|[\ud800-\udfff]")


class Failure(NamedTuple):
    """What does not hold: an error number, the line of the file, the record, the words, and what is wrong."""

    number: str
    line: int
    record: str
    quote: str
    why: str


def verify(lines: Iterable[str], documents: Path | None = None) -> Iterator[Failure]:
    """Check every reading of a JSON Lines file, line by line.

    Where a document can be found (its path as `source`, or by its hash in the folder `documents`) the reading's text
    is checked against it too. With `documents` a document that is not there is a failure.
    """
    by_hash = {_hash(path.read_bytes()): path for path in _files(documents)} if documents else {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            reading = json.loads(line)
            text = reading["document"]["text"]
            failures = [*_check_text(number, reading["document"], text, by_hash, strict=documents is not None)]
            failures += _check_blocks(number, reading["document"]["blocks"], text)
            failures += _check_evidence(number, reading)
            failures += _check_words(number, reading, text, "reading")
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            failures = [Failure("D203", number, "reading", "", f"{type(error).__name__}: {error}")]
        yield from failures


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _hash(data: bytes) -> str:
    return "sha256:" + sha256(data).hexdigest()


def _check_text(
    line: int, document: dict[str, Any], text: str, by_hash: dict[str, Path], *, strict: bool
) -> Iterator[Failure]:
    """The text against its own hash, and against the document it was decoded from."""
    if sha256(text.encode()).hexdigest() != document["text_sha256"]:
        yield Failure("D201", line, "document.text", "", "the text is not the one that was hashed")
    path = by_hash.get(document["id"], Path(document["source"]))
    data = path.read_bytes() if path.is_file() else b""
    if _hash(data) != document["id"]:
        if strict:
            yield Failure("D202", line, "document", document["source"], "no document has this hash")
    elif _decoded(data, document["encoding"]) != text:
        yield Failure("D201", line, "document.text", "", f"the text is not that of {path}")


def _decoded(data: bytes, encoding: str) -> str:
    """The characters of a document: the byte-order mark dropped, what cannot be decoded as U+FFFD."""
    errors = "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"
    whole = len(data) - (len(data) % 2 if encoding.startswith("utf-16") else 0)
    text = data[:whole].decode(encoding, errors).removeprefix(_BOM)
    return _LOST.sub("\ufffd", text) + "\ufffd" * (len(data) - whole)


def _check_blocks(line: int, blocks: list[dict[str, Any]], text: str) -> Iterator[Failure]:
    """The blocks are in order, apart, and leave out nothing but blanks."""
    place = 0
    for block in [*blocks, {"span": [len(text), len(text)], "kind": "end"}]:
        start, end = block["span"]
        left_out = re.sub(r"[\s\u200b-\u200d\u2060\ufeff]", "", text[place:start])
        if not place <= start <= end <= len(text) or left_out:
            yield Failure("D201", line, f"block {block['kind']}", left_out[:40], "blocks overlap or leave words out")
        place = end


def _check_evidence(line: int, reading: dict[str, Any]) -> Iterator[Failure]:
    """Every record has evidence."""
    for kind, fields in NEEDED.items():
        for record in reading[kind]:
            for field in fields:
                if not record[field]:
                    yield Failure("D201", line, f"{kind} {record['id']}", "", f"no {field}: a record without evidence")


def _check_words(line: int, value: object, text: str, record: str) -> Iterator[Failure]:
    """Every span lies in the text, and every quote stands at its span."""
    if isinstance(value, list):
        for item in value:
            yield from _check_words(line, item, text, record)
    if not isinstance(value, dict):
        return
    record = f"{record} {value['id']}" if "id" in value else record
    spans = [value["span"]] if "span" in value else []
    for span in [*spans, *value.get("mentions", ()), *value.get("evidence", ())]:
        start, end = span
        if not 0 <= start < end <= len(text):
            yield Failure("D201", line, record, str(value.get("quote", "")), f"{start}–{end} is no span of the text")
    if "quote" in value and text[slice(*value["span"])] != value["quote"]:
        found = text[slice(*value["span"])]
        yield Failure("D201", line, record, value["quote"], f"at {value['span'][0]} stands {found[:40]!r}")
    for key, item in value.items():
        yield from _check_words(line, item, text, key)
