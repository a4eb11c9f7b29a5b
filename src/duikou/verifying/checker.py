"""One reading after the other: its form, its words, its ids, its document."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Final

from duikou.errors import InputError
from duikou.verifying import identity, words
from duikou.verifying.contract import Found, Wrong, examine
from duikou.verifying.documents import PLAIN, Finder, Folder, hash_of, same_text
from duikou.verifying.failure import Failure
from duikou.verifying.parsing import MAX_LINE, lines_of, parse

STRAY: Final = 20
"""After so many lines that are no readings, and not one that is, the file is taken for something else."""


def _told(error: Exception) -> str:
    """Why a line is no reading, in words that are not those of Python."""
    if isinstance(error, UnicodeError):
        return "it is no UTF-8"
    if isinstance(error, RecursionError):
        return "nested too deep"
    return str(error) if isinstance(error, ValueError) else "no `document` with a `text`"


class Checker:
    """Checks the readings of a JSON Lines file, and counts what was checked.

    With `documents` the document of each reading is looked for there, and its text compared with the reading's; one
    that is not found or cannot be compared is a failure, D202 or D206. Without, the readings are checked alone.

    `checked` counts `readings`, `quotes`, `names`, and `documents` whose bytes give the text, of which `converted` are
    no plain text: theirs was made once more, by the converter that made it first. What is inferred from the words
    (dates, divisions, sides, acts, sectors) is not checked: no other reading of the words is at hand.
    """

    def __init__(self, documents: Finder | None = None, max_line: int = MAX_LINE) -> None:
        self.checked: Counter[str] = Counter()
        self._documents = documents
        self._max_line = max_line

    def check_file(self, file: BinaryIO) -> Iterator[Failure]:
        """What does not hold in a file; see `check`."""
        return self.check(lines_of(file, self._max_line))

    def check(self, lines: Iterable[str | bytes]) -> Iterator[Failure]:
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

    def _check_line(self, number: int, line: str | bytes) -> list[Failure]:
        if len(line) > self._max_line:
            self.checked["readings"] += 1
            return [Failure("D209", number, "reading", "", f"more than {self._max_line / 1_000_000:g} MB")]
        try:
            reading = parse(line)
            text = reading["document"]["text"]
            encoded = text.encode()
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            return [Failure("D203", number, "reading", "", _told(error))]
        self.checked["readings"] += 1
        return list(self._check_reading(number, reading, encoded))

    def _check_reading(self, line: int, reading: dict[str, Any], encoded: bytes) -> Iterator[Failure]:
        document, records = reading["document"], []
        for found in examine("reading", reading, "", {}):
            if isinstance(found, Wrong):
                yield Failure("D207", line, found.place, "", found.why)
            else:
                records.append(found)
        if document.get("text_sha256") != sha256(encoded).hexdigest():
            yield Failure("D201", line, "document.text", "", "the text is not the one that was hashed")
        for elsewhere in self._elsewhere(records, document):
            yield Failure("D201", line, *elsewhere)
        for place, why in identity.loose(records, str(document.get("id"))):
            yield Failure("D208", line, place, "", why)
        if self._documents and any(found.kind == "document" for found in records):
            yield from self._check_document(line, document, self._documents)

    def _elsewhere(self, records: list[Found], document: dict[str, Any]) -> Iterator[words.Elsewhere]:
        """What does not stand where it should, among the records whose form is right."""
        text = document["text"]
        mended = next((found.record for found in records if found.kind == "repaired"), None)
        repair = words.Repair(mended)
        yield from repair.faults(text)
        blocks = [found for found in records if found.kind == "block"]
        if isinstance(document.get("blocks"), list) and len(blocks) == len(document["blocks"]):
            yield from words.misplaced_blocks(blocks, text)
        people = {found.record["id"]: found.record["name"] for found in records if found.kind == "person"}
        for found in records:
            faults = list(words.outside(found, text))
            yield from faults
            if not faults:
                yield from self._differing(found, text, people, repair)

    def _differing(
        self, found: Found, text: str, people: dict[str, str], repair: words.Repair
    ) -> Iterator[words.Elsewhere]:
        """What a record quotes, and how it is called, where other words stand."""
        self.checked["quotes"] += "quote" in found.record
        yield from words.misquoted(found, text)
        if found.kind == "item":
            yield from words.misnamed_units(found.place, found.record, text, repair)
        if found.kind == "document":
            yield from words.unprinted_number(found.record, text, repair)
        name = found.record[words.PRINTED[found.kind]] if found.kind in words.PRINTED else None
        if found.kind == "participant":
            name = people.get(found.record["person"])
        if name is not None:
            self.checked["names"] += 1
            yield from words.misnamed(found.place, name, found.record, text, repair)

    def _check_document(self, line: int, document: dict[str, Any], documents: Finder) -> Iterator[Failure]:
        """The bytes of the document are those that were read, and have the text."""
        source = document["source"]
        try:
            data = documents.find(document["id"], source)
            if data is None:
                yield Failure("D202", line, "document", source, "nothing with its hash is there")
            elif hash_of(data) != document["id"]:
                yield Failure("D205", line, "document", source, "its bytes have another hash")
            elif same_text(data, document["text"], document["encoding"], document["text_by"]):
                self.checked["documents"] += 1
                self.checked["converted"] += document["text_by"] != PLAIN
            else:
                yield Failure("D201", line, "document.text", source, "it is not the text of the document")
        except (InputError, ValueError, OSError) as error:
            yield Failure("D206", line, "document", source, str(error))


def verify(lines: Iterable[str | bytes], documents: Path | None = None) -> Iterator[Failure]:
    """Check every reading of a JSON Lines file, against the documents of a folder if one is given; see `Checker`.

    >>> [(failure.number, failure.line) for failure in verify(['{"schema":'])]
    [('D204', 1)]
    """
    return Checker(Folder(documents) if documents else None).check(lines)
