"""Divide a page into blocks: every character that is no blank lies in exactly one."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

import msgspec

from duikou.documents.hints import Hint, Places
from duikou.documents.lines import Lines
from duikou.documents.marks import Mark, find_marks
from duikou.documents.rows import table_rows
from duikou.documents.titles import continues_after, is_headline, title_end
from duikou.grammar import Page
from duikou.lexicon import load_table
from duikou.model.records import Block, BlockKind
from duikou.model.text import Span
from duikou.model.trace import Trace

DECK_LINES = 3
"""More headlines than this under a title are no deck."""

_LINE = re.compile(r"[^\n]+")
_SEEN = re.compile(r"\S")
_LISTED = re.compile(r"·|.*[^\d-]\d{2}-\d{2}$")
_NAME = re.compile(r"(?P<surname>[\u4e00-\u9fff])[ ]*[\u4e00-\u9fff][\u4e00-\u9fff]?")
# Under a heading for links a line with a day is a link, not the day this report came out.
_DATED = ("documents.stamp", "documents.time_of_day")
_SETTLED = ("block.kind", "block.why")
SET_ASIDE: Final = ("credit", "source", "residue", "related", "navigation")
"""Kinds that are not the report itself."""


class Division(msgspec.Struct, frozen=True):
    """The blocks of a page, and which rule made each."""

    blocks: tuple[Block, ...]
    traces: tuple[Trace, ...]


class Piece(msgspec.Struct):
    """A stretch on its way to a block. What no rule recognised begins as a paragraph."""

    span: Span
    kind: BlockKind = "paragraph"
    rule: str = "documents.paragraph"
    why: str | None = None

    def become(self, kind: BlockKind, rule: str, why: str | None = None) -> None:
        self.kind, self.rule, self.why = kind, rule, why


def divide(page: Page, hints: Sequence[Hint] = ()) -> Division:
    """Divide a page into blocks, in order.

    「原标题：甲乙两地座谈7月2日，会议召开。责任编辑：某某」 → residue, title, paragraph, credit

    `hints` say where each stretch of the text stands in an original that is no plain text, and may say what it is.
    """
    pieces = _cut_by_hints(page, hints or list(table_rows(page.text)))
    _set_related_apart(page.view, pieces)
    _entitle(page.view, pieces)
    places = Places(hints) if hints else Lines(page.text)
    return Division(
        tuple(Block(piece.kind, piece.span, places.place(piece.span), piece.why) for piece in pieces),
        tuple(Trace(piece.rule, f"block {piece.kind}", piece.span, settles=_SETTLED) for piece in pieces),
    )


def _cut_by_hints(page: Page, hints: Sequence[Hint]) -> list[Piece]:
    """The stretches whose kind the format says, and the pieces between them."""
    marks = deque(find_marks(page))
    pieces: list[Piece] = []
    place = 0
    for hint in hints:
        if hint.kind is not None:
            pieces += _cut(page.view, _taken(marks, hint.span[0]), place, hint.span[0])
            _taken(marks, hint.span[1])
            pieces.append(Piece(hint.span, hint.kind, f"documents.{hint.kind}_of_format", hint.why))
            place = hint.span[1]
    return pieces + _cut(page.view, marks, place, len(page.view))


def _taken(marks: deque[Mark], end: int) -> list[Mark]:
    """Take the marks that begin before `end`; one that goes on behind it is lost."""
    taken = []
    while marks and marks[0].span[0] < end:
        mark = marks.popleft()
        if mark.span[1] <= end:
            taken.append(mark)
    return taken


def _cut(view: str, marks: Iterable[Mark], place: int, end: int) -> list[Piece]:
    """The marks of a stretch, and between them the prose, one piece a line."""
    pieces: list[Piece] = []
    for mark in marks:
        pieces += _prose(view, place, mark.span[0])
        kind: BlockKind = msgspec.convert(mark.rule.gives, BlockKind)
        why = mark.rule.source.why if kind in SET_ASIDE else None
        pieces.append(Piece(mark.span, kind, mark.rule.id, why))
        place = mark.span[1]
    return pieces + _prose(view, place, end)


def _prose(view: str, start: int, end: int) -> list[Piece]:
    pieces = []
    for line in _LINE.finditer(view, start, end):
        words = line[0].strip()
        if words:
            first = line.end() - len(line[0].lstrip())
            pieces.append(Piece((first, first + len(words))))
    return pieces


def _set_related_apart(view: str, pieces: list[Piece]) -> None:
    """Headlines under a heading such as 相关文章, and lists of headlines after the prose, are links."""
    prose = [number for number, piece in enumerate(pieces) if piece.kind == "paragraph" and not _fits(view, piece)]
    if not prose:
        return
    listed = False
    for number, piece in enumerate(pieces[prose[0] :], prose[0]):
        if piece.rule == "documents.related_heading":
            listed = True
        elif piece.kind != "paragraph" and not (listed and piece.rule in _DATED):
            continue
        elif not _fits(view, piece):
            listed = False
        elif listed:
            piece.become("related", "documents.related_item", "a link under a heading for other reports")
        elif number > prose[-1] and _LISTED.match(view[slice(*piece.span)]):
            piece.become("related", "documents.listed_item", "a link in a list after the report")


def _fits(view: str, piece: Piece) -> bool:
    return is_headline(view[slice(*piece.span)])


def _entitle(view: str, pieces: list[Piece]) -> None:
    """Find title and deck before the first prose; a title that runs on into the prose is cut off from it."""
    head = {view[slice(*piece.span)]: piece for piece in pieces if piece.kind == "title"}
    for number, piece in enumerate(pieces):
        if piece.kind != "paragraph":
            continue
        before = pieces[number - 1].rule if number else ""
        words = view[slice(*piece.span)]
        if not is_headline(words):
            _split_title(view, pieces, number, next(iter(head), ""), announced=before == "documents.title_label")
            break
        if words not in head:
            _place_in_head(piece, words, len(head), before)
            head[words] = piece
    for piece in pieces:
        again = head.get(view[slice(*piece.span)])
        if again and again.kind != "paragraph" and piece.kind == "paragraph":
            piece.become(again.kind, f"documents.{again.kind}_again")


def _place_in_head(piece: Piece, words: str, lines: int, before: str) -> None:
    """What a headline is, after so many `lines` of headlines and the rule `before`."""
    if lines == 0:
        piece.become("title", "documents.title")
    elif before == "documents.bookmark":
        piece.become("caption", "documents.under_picture")
    elif _is_name(words):
        piece.become("credit", "documents.name_under_title", "a name alone under the title")
    elif lines <= DECK_LINES:
        piece.become("deck", "documents.deck")


def _is_name(words: str) -> bool:
    """Whether a line is nothing but a Han name: a surname and one or two characters."""
    found = _NAME.fullmatch(words)
    return found is not None and found["surname"] in _surnames()


@cache
def _surnames() -> frozenset[str]:
    """The characters that are more often a surname than not."""
    return frozenset(row.form for row in load_table("surnames") if row.kind == "surname" and int(row.canon) > 0)


def _split_title(view: str, pieces: list[Piece], number: int, title: str, *, announced: bool) -> None:
    """Cut the title, once or twice, from the front of the first prose."""
    start, end = pieces[number].span
    rule = "documents.title_again" if title else "documents.title_in_line"
    stop = None if title else title_end(view, start, end, announced=announced)
    title = title or view[start : stop or start].strip()
    cuts: list[Piece] = []
    while title and view.startswith(title, start) and (stop or continues_after(view, start + len(title))):
        cuts.append(Piece((start, start + len(title)), "title", rule))
        start += len(title)
        words = _SEEN.search(view, start, end)
        start = words.start() if words else end
        rule, stop = "documents.title_again", None
    pieces[number : number + 1] = [*cuts, Piece((start, end))] if start < end else cuts
