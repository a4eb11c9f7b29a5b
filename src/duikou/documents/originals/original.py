"""An original as text: what every format hands on."""

from collections.abc import Iterable
from typing import Final

import msgspec

from duikou.documents.hints import Hint
from duikou.errors import InputError
from duikou.model.notes import note
from duikou.model.records import BlockKind, Note
from duikou.model.text import Span

MEGABYTE: Final = 1_000_000


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one document, and what one archive, may cost."""

    text: int = 5 * MEGABYTE
    """The most bytes of text, in a file of plain text or, in UTF-8, out of another format: a million takes the reader
    two seconds and 100 MB."""

    lines: int = 100_000
    """The most lines of one text: each costs the reader time, however short it is. A year of a paper has fewer.

    With more room for the text there is room for more lines, see `most_lines`.
    """

    file: int = 100 * MEGABYTE
    """The most bytes of one document that is no plain text: pictures count here and not in the text."""

    unfolded: int = 4_000 * MEGABYTE
    """The most bytes that all members of one archive may unfold to."""

    ratio: int = 200
    """A member of an archive unfolds to at most so many times its packed size; text packs to a tenth."""

    members: int = 100_000
    depth: int = 3
    """Archives inside archives, at most."""

    seconds: float = 30
    memory: int = 1_500 * MEGABYTE
    """What a parser in a process of its own may take."""

    page_seconds: float = 60
    scan_seconds: float = 1_800
    """What recognising the text of a picture may take: one page, and all pages of a document."""

    @property
    def most_lines(self) -> int:
        """The most lines, where somebody gave a larger text its room: one line in fifty characters."""
        return max(self.lines, self.text // 50)


class PictureAhead(msgspec.Struct, frozen=True, tag=True):
    """Told by a converter before a page is read as a picture, which takes seconds."""

    page: int
    of: int


class PageLayout(msgspec.Struct, frozen=True):
    """How a page of the web is built: its website, the profile that knows its layout, and what it has not of that."""

    website: str | None
    profile: str | None
    lacks: tuple[str, ...]


class Leaf(msgspec.Struct, frozen=True):
    """A page as it is shown: its size in points, and where a place of the page (`blocks[].at`) comes to lie on it.

    The six numbers are those of an SVG matrix: a page may be turned, or cut.
    """

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]


class Leaves(msgspec.Struct, frozen=True, tag=True):
    """The pages of a file, and the picture (PNG) of the one that was asked for."""

    leaves: tuple[Leaf, ...]
    picture: bytes = b""


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """The text of one document, one block a line, and what its format says of it.

    `outlet` and `published` are words of the text that the format itself names as such: an address of a site, the
    field of a page. The words of the report go before them.
    """

    text: str
    media_type: str
    encoding: str
    text_by: str
    hints: tuple[Hint, ...] = ()
    notes: tuple[Note, ...] = ()
    outlet: Span | None = None
    published: Span | None = None
    layout: PageLayout | None = None


class Writer:
    """Puts a text together, stretch by stretch."""

    def __init__(self, source: str, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._pieces: list[str] = []
        self.length = self._size = 0
        self.hints: list[Hint] = []
        self.notes: list[Note] = []

    def line(self, words: str, at: str, kind: BlockKind | None = None, why: str | None = None) -> Span | None:
        """Add a line; None where there is nothing but blanks to add."""
        return self._add(words, "\n", at, kind, why)

    def cell(self, words: str, at: str, kind: BlockKind | None = "table", why: str | None = None) -> Span | None:
        """Add a stretch to the line that is being written, a tab behind what stands there."""
        return self._add(words, "\t", at, kind, why)

    def next(self, words: str, at: str, kind: BlockKind | None = None, why: str | None = None) -> Span | None:
        """Add words directly behind those before."""
        return self._add(words, "", at, kind, why)

    def go_on(self, words: str, at: str) -> Span | None:
        """Add words to the paragraph that is being written; a blank only between words of Latin letters."""
        latin = bool(self._pieces) and self._pieces[-1][-1:].isascii() and words[:1].isascii()
        return self._add(words, " " if latin else "", at, None, None)

    def _add(self, words: str, between: str, at: str, kind: BlockKind | None, why: str | None) -> Span | None:
        if not words.strip():
            return None
        if self._pieces:
            self._pieces.append(between)
            self.length += len(between)
        span = (self.length, self.length + len(words))
        self._size += len(words.encode("utf-8", "replace"))
        if self._size > self._limits.text:
            raise InputError("D103", self._source, f"more than {self._limits.text / MEGABYTE:g} MB")
        self._pieces.append(words)
        self.length = span[1]
        self.hints.append(Hint(span, at, kind, why))
        return span

    def note(self, code: str, span: Span, quote: str) -> None:
        self.notes.append(note(code, span, quote))

    def note_last(self, code: str) -> None:
        """A note on the stretch that was added last."""
        self.note(code, self.hints[-1].span, self._pieces[-1])

    def text(self) -> str:
        """The text.

        Raises:
            InputError: D101, nothing was added.
        """
        if not self._pieces:
            raise InputError("D101", self._source)
        return "".join(self._pieces)

    def original(
        self,
        media_type: str,
        text_by: str,
        *,
        encoding: str = "utf-8",
        codes: Iterable[str] = (),
        outlet: Span | None = None,
        published: Span | None = None,
    ) -> Original:
        """All that was written; `codes` are notes on the whole document, each left at its first stretch.

        Raises:
            InputError: D101, nothing was added.
        """
        text = self.text()
        for code in codes:
            self.note(code, self.hints[0].span, self._pieces[0])
        return Original(
            text=text,
            media_type=media_type,
            encoding=encoding,
            text_by=text_by,
            hints=tuple(self.hints),
            notes=tuple(self.notes),
            outlet=outlet,
            published=published,
        )
