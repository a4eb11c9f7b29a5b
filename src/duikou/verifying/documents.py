"""Find the document of a reading by its hash, and compare its text with the one in the reading."""

import re
from collections.abc import Iterable, Iterator
from hashlib import file_digest, sha256
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

from duikou.documents.originals.members import SEVERAL, Member, find_members, format_of
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits
from duikou.documents.originals.scan import IN_PART

PLAIN: Final = "text/1"
"""What made the text of a document that is plain text: nothing but its decoding."""

WHOLE: Final = -1
"""The number of a file among its own members."""

IN_TWO: Final = ("utf-8+gb18030", "gb18030+utf-8")
"""Files of which each stretch between two signs of ASCII is in one of two encodings."""

_STRETCH: Final = re.compile(rb"[^\x00-\x2f:-?]+|[\x00-\x2f:-?]+")
_BOM: Final = "\ufeff"
_LOST: Final = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]|[\ud800-\udfff]")


class Finder(Protocol):
    """Where documents are looked for."""

    def find(self, id: str, source: str) -> bytes | None:
        """The bytes of a document; those of another one if that stands in its place."""


class Shelf:
    """Documents by their hash: files, and what is in archives, mails, web archives and tables."""

    def __init__(self, paths: Iterable[Path], column: str | None = None) -> None:
        self._column = column
        self._places: dict[str, tuple[Path, int]] = {}
        self._open: tuple[Path, Iterator[bytes]] | None = None
        self._next = 0
        for path in paths:
            with path.open("rb") as file:
                self._places.setdefault(f"sha256:{file_digest(file, 'sha256').hexdigest()}", (path, WHOLE))
            for number, data in enumerate(_members(path, self._column)):
                self._places.setdefault(hash_of(data), (path, number))

    def find(self, id: str, source: str) -> bytes | None:
        """The bytes that have this hash."""
        if id not in self._places:
            return None
        path, number = self._places[id]
        return path.read_bytes() if number == WHOLE else self._member(path, number)

    def _member(self, path: Path, number: int) -> bytes | None:
        """One member. Readings stand in the order of their documents, so an archive stays open and is read on."""
        if self._open is None or self._open[0] != path or number < self._next:
            self._open, self._next = (path, _members(path, self._column)), 0
        found = next(islice(self._open[1], number - self._next, None), None)
        self._next = number + 1
        return found


class Folder(Shelf):
    """The documents of a folder and its folders."""

    def __init__(self, folder: Path, column: str | None = None) -> None:
        super().__init__((path for path in sorted(folder.rglob("*")) if path.is_file()), column)


class Sources:
    """Documents where their readings say they are: a path, or `path!member` for what is in an archive."""

    def __init__(self, column: str | None = None) -> None:
        self._column = column
        self._shelves: dict[Path, Shelf] = {}

    def find(self, id: str, source: str) -> bytes | None:
        """The bytes at the path, whatever their hash; of an archive the member that has the hash."""
        if _is_file(Path(source)):
            return Path(source).read_bytes()
        outer = Path(source.partition("!")[0])
        if "!" not in source or not _is_file(outer):
            return None
        if outer not in self._shelves:
            self._shelves[outer] = Shelf((outer,), self._column)
        return self._shelves[outer].find(id, source)


def same_text(data: bytes, text: str, encoding: str, text_by: str) -> bool:
    """Whether a document has this text.

    A plain text is decoded here. For what else there is, a page or a Word file, the converter is asked once more: no
    other way to the text is at hand, and it knows nothing of records.

    Raises:
        InputError: the converter cannot read it.
        ValueError: it was made by another converter, or the encoding is none; the two cannot be compared.
    """
    if text_by == PLAIN:
        return _fits_in_two(data, text) if encoding in IN_TWO else _decoded(data, encoding) == text
    if text_by.endswith(IN_PART):
        raise ValueError("time cut it short, and another time would end elsewhere")
    original = convert(data, "document", Limits(text=max(len(text), Limits().text)))
    if original.text_by != text_by:
        raise ValueError(f"the text was made by {text_by}, here by {original.text_by}")
    return original.text == text


def hash_of(data: bytes) -> str:
    """The id of a document."""
    return "sha256:" + sha256(data).hexdigest()


def _members(path: Path, column: str | None) -> Iterator[bytes]:
    """What is in an archive, a mail or a table. No method: a shelf that is let go of closes the file it was reading."""
    with path.open("rb") as file:
        name = format_of(file, column)
        if name in SEVERAL or name == "mail":
            limits = Limits(text=Limits().file)
            for member in find_members(file, str(path), limits, column):
                if isinstance(member, Member):
                    yield member.data


def _is_file(path: Path) -> bool:
    try:
        # The system may have us wait for the words of files that it writes as they are read; those have no size.
        return path.is_file() and path.stat().st_size > 0
    except (OSError, ValueError):
        return False


def _fits_in_two(data: bytes, text: str) -> bool:
    """Whether each stretch of a file in two encodings stands in the text as one of them has it."""
    place = 0
    for stretch in _STRETCH.findall(data.removeprefix(_BOM.encode())):
        words = (_decoded(stretch, name).removeprefix(_BOM) for name in ("utf-8", "gb18030"))
        found = next((each for each in words if text.startswith(each, place)), None)
        if found is None:
            return False
        place += len(found)
    return place == len(text)


def _decoded(data: bytes, encoding: str) -> str:
    """The characters of a document: the byte-order mark dropped, what cannot be decoded as U+FFFD."""
    errors = "surrogatepass" if encoding.startswith("utf-16") else "surrogateescape"
    whole = len(data) - (len(data) % 2 if encoding.startswith("utf-16") else 0)
    try:
        text = data[:whole].decode(encoding, errors).removeprefix(_BOM)
    except LookupError as error:
        raise ValueError(f"there is no encoding {encoding[:40]!r}") from error
    return _LOST.sub("\ufffd", text) + "\ufffd" * (len(data) - whole)
