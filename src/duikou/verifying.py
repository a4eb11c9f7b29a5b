"""Check readings against their documents, by a few lines that share nothing with the reader.

A span that is not where its record says would pass every test that uses the reader's own code to look it up.
So this module knows only the contract of `duikou read --json`: JSON, hashes, and that `text[start:end] == quote`.
"""

import json
import re
from collections import Counter
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

PRINTED: Final = {
    "people": "name",
    "posts": "title",
    "organisations": "name",
    "sites": "name",
    "projects": "name",
    "bylines": "name",
}
"""What a record says of itself in the words that stand at its places: only blanks are left out."""

PLAIN: Final = "text/1"
"""What made the text of a document that is plain text: nothing but its decoding."""

STRAY: Final = 20
"""After so many lines that are no readings, and not one that is, the file is taken for something else."""

_BOM = "\ufeff"
_LOST = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]|[\ud800-\udfff]")


class Failure(NamedTuple):
    """What does not hold: an error number, the line of the file, the record, the words, and what is wrong."""

    number: str
    line: int
    record: str
    quote: str
    why: str


class Checker:
    """Checks the readings of a JSON Lines file, and counts what was checked.

    Where a document can be found (by its hash in the folder `documents`; without a folder, by its path as `source`) the
    reading's text is checked against it too. With `documents` a document that is not there is a failure.

    `checked` counts `readings`, `quotes`, `names`, and `documents` whose bytes give the text. What is inferred from the
    words (dates, divisions, sides, acts, sectors) is not checked: no other reading of the words is at hand.
    """

    def __init__(self, documents: Path | None = None) -> None:
        self.checked: Counter[str] = Counter()
        self._strict = documents is not None
        self._by_hash = {_hash(path.read_bytes()): path for path in _files(documents)} if documents else {}

    def check(self, lines: Iterable[str]) -> Iterator[Failure]:
        """What does not hold, line by line; one failure for a file without any reading."""
        stray: list[Failure] = []
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            failures = self._check_line(number, line)
            if any(failure.number == "D203" for failure in failures) and not self.checked["readings"]:
                stray += failures
                if len(stray) > STRAY:
                    break
                continue
            yield from stray
            stray = []
            yield from failures
        if not self.checked["readings"]:
            yield Failure("D204", stray[0].line if stray else 0, "file", "", stray[0].why if stray else "it is empty")
        else:
            yield from stray

    def _check_line(self, number: int, line: str) -> list[Failure]:
        try:
            reading = json.loads(line)
            text = reading["document"]["text"]
            failures = [*self._check_text(number, reading["document"], text)]
            failures += _check_blocks(number, reading["document"]["blocks"], text)
            failures += _check_evidence(number, reading)
            failures += self._check_records(number, reading, text)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OSError) as error:
            return [Failure("D203", number, "reading", "", f"{type(error).__name__}: {error}")]
        self.checked["readings"] += 1
        return failures

    def _check_text(self, line: int, document: dict[str, Any], text: str) -> Iterator[Failure]:
        """The text against its own hash, and against the document it was decoded from."""
        if sha256(text.encode()).hexdigest() != document["text_sha256"]:
            yield Failure("D201", line, "document.text", "", "the text is not the one that was hashed")
        path = self._by_hash.get(document["id"]) if self._strict else Path(document["source"])
        data = path.read_bytes() if path and path.is_file() else None
        if data is None:
            if self._strict:
                yield Failure("D202", line, "document", document["source"], "no document has this hash")
        elif _hash(data) != document["id"]:
            yield Failure("D205", line, "document", document["source"], "its bytes have another hash")
        elif document["text_by"] == PLAIN:
            self.checked["documents"] += 1
            if _decoded(data, document["encoding"]) != text:
                yield Failure("D201", line, "document.text", "", f"the text is not that of {path}")

    def _check_records(self, line: int, reading: dict[str, Any], text: str) -> Iterator[Failure]:
        """Every span lies in the text, and quotes and names are what stands there."""
        people = {person["id"]: person["name"] for person in reading["people"]}
        repaired = _solid((reading["document"]["repaired"] or {}).get("text", ""))
        for kind, record in _records(reading, "reading"):
            label = f"{kind} {record['id']}" if "id" in record else kind
            spans = [*([record["span"]] if "span" in record else []), *record.get("mentions", ())]
            for start, end in [*spans, *record.get("evidence", ())]:
                if not 0 <= start < end <= len(text):
                    quote = str(record.get("quote", ""))
                    yield Failure("D201", line, label, quote, f"{start}–{end} is no span of the text")
            if "quote" in record:
                self.checked["quotes"] += 1
                yield from _differing(line, label, record["quote"], text, record["span"])
            if name := _name(kind, record, people):
                self.checked["names"] += 1
                for span in spans:
                    if _solid(text[slice(*span)]) != _solid(name) and _solid(name) not in repaired:
                        yield from _differing(line, label, name, text, span)


def verify(lines: Iterable[str], documents: Path | None = None) -> Iterator[Failure]:
    """Check every reading of a JSON Lines file; see `Checker`."""
    return Checker(documents).check(lines)


def _records(value: object, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record in a value, with the name of the field that holds it, those inside others too."""
    if isinstance(value, list):
        for item in value:
            yield from _records(item, kind)
    elif isinstance(value, dict):
        yield kind, value
        for field, item in value.items():
            yield from _records(item, field)


def _name(kind: str, record: dict[str, Any], people: dict[str, str]) -> str | None:
    """What a record says of itself in printed words: a participant by the name of the person it refers to."""
    if kind == "participants":
        return people.get(record["person"]) or f"person {record['person']}"
    return (record[PRINTED[kind]] or "(no name)") if kind in PRINTED else None


def _differing(line: int, record: str, words: str, text: str, span: list[int]) -> Iterator[Failure]:
    """A failure when other words stand at a span."""
    found = text[slice(*span)]
    if found != words:
        yield Failure("D201", line, record, words, f"at {span[0]} stands {found[:40]!r}")


def _solid(words: str) -> str:
    """Words without the blanks in them: 「章 若谷」 is 章若谷."""
    return re.sub(r"\s", "", words)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _hash(data: bytes) -> str:
    return "sha256:" + sha256(data).hexdigest()


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
