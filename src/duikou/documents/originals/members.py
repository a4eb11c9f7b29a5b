"""What a file holds: itself, or the documents in it, one by one, each with its own bytes."""

import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from typing import BinaryIO, Final

import msgspec

from duikou.documents.handling import Handling
from duikou.documents.originals.detecting import HEAD, Format, detect, detect_zip
from duikou.documents.originals.original import Limits
from duikou.errors import InputError

_UNFOLDERS: Final[dict[Format, str]] = {
    "zip": "archive:unfold_zip",
    "gzip": "archive:unfold_gzip",
    "warc": "warc:unfold_warc",
    "json": "rows:unfold_json",
    "csv": "rows:unfold_csv",
    "parquet": "parquet:unfold_parquet",
    "mail": "mail:unfold_mail",
}
SEVERAL: Final = frozenset(_UNFOLDERS) - {"mail"}
"""Formats of which a file is no document itself."""

_PACKAGE: Final = "duikou.documents.originals"


class Member(msgspec.Struct, frozen=True):
    """One document: its bytes, and where they came from, `path!member`. `within` a file it may be no text at all.

    What is attached to an internal mail is internal, whatever it says of itself.
    """

    data: bytes
    source: str
    within: bool = False
    handling: Handling = "public"


class Part(msgspec.Struct, frozen=True):
    """Bytes in a file that may hold documents themselves; a row is one document, whatever it looks like."""

    data: bytes
    source: str
    is_row: bool = False
    handling: Handling = "public"


class Tally:
    """What one file has unfolded to so far, with all archives in it, and how deep in them we are."""

    def __init__(self) -> None:
        self._members, self._bytes = 0, 0
        self.depth = 0
        self.is_over = False

    def count(self, part: Part, source: str, limits: Limits) -> None:
        """Count a file in an archive, or a page, or what is attached.

        Raises:
            InputError: D121, it is one too many.
        """
        self._members += 1
        self._bytes += len(part.data)
        if self._members > limits.members or self._bytes > limits.unfolded:
            self.is_over = True
            raise InputError(
                "D121", source, f"{self._members:,} files of {self._bytes:,} bytes, archives in it included"
            )


Unfolder = Callable[[BinaryIO, str, Limits, str | None], Iterator[Part | InputError]]


def find_members(
    file: BinaryIO, source: str, limits: Limits, column: str | None = None, tally: Tally | None = None
) -> Iterator[Member | InputError]:
    """The documents in a file, in order; what cannot be read is an error in their place.

    「reports.zip」 → reports.zip!2023/a.html, reports.zip!b.docx. `column` names the column of a table with the texts.
    The file must be able to seek. It is read as far as needed, never whole where it holds several.
    """
    tally = tally or Tally()
    if tally.depth > limits.depth:
        yield InputError("D121", source, f"archives {tally.depth} deep")
        return
    name = format_of(file, column)
    if name not in _UNFOLDERS:
        most = limits.text if name == "text" else limits.file
        yield Member(file.read(most + 1), source, tally.depth > 0)
        return
    if name == "mail":
        yield Member(file.read(limits.file + 1), source, tally.depth > 0)
        file.seek(0)
    yield from _unfold(file, source, limits, column, name=name, tally=tally)


def _inheriting(found: Member | InputError, handling: Handling) -> Member | InputError:
    if isinstance(found, Member) and handling == "internal":
        return msgspec.structs.replace(found, handling=handling)
    return found


def format_of(file: BinaryIO, column: str | None = None) -> Format:
    """The format of a file; it stands at its beginning afterwards."""
    head = file.read(HEAD)
    file.seek(0)
    name = detect(head, column)
    if name == "gzip" and _unpacked(head).startswith(b"WARC/"):
        return "warc"
    if name != "zip":
        return name
    zipped: frozenset[str] = import_module(f"{_PACKAGE}.archive").names_in(file)
    file.seek(0)
    return detect_zip(zipped)


def _unpacked(head: bytes) -> bytes:
    """The first bytes of what is packed."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(head, 16)
    except zlib.error:
        return b""


def _unfold(
    file: BinaryIO, source: str, limits: Limits, column: str | None, *, name: Format, tally: Tally
) -> Iterator[Member | InputError]:
    module, _, function = _UNFOLDERS[name].partition(":")
    try:
        unfold: Unfolder = getattr(import_module(f"{_PACKAGE}.{module}"), function)
        for part in unfold(file, source, limits, column):
            if isinstance(part, InputError):
                yield part
            elif part.is_row:
                yield Member(part.data, part.source)
            else:
                if name != "warc" or tally.depth:
                    # A web archive may hold any number of pages, and each comes out of it alone.
                    tally.count(part, source, limits)
                tally.depth += 1
                for found in find_members(BytesIO(part.data), part.source, limits, None, tally):
                    yield _inheriting(found, part.handling)
                tally.depth -= 1
            if tally.is_over:
                return
    except InputError as error:
        yield error
    except (ImportError, OSError):
        raise
    except Exception as error:
        # As in `convert`: a file made to do harm finds what no unfolder foresaw.
        yield InputError("D123", source, f"{type(error).__name__}: {error}")
