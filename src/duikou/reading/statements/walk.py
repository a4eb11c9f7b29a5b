"""Walk over a report and tell, for every stretch that somebody says, who says it."""

import re
from collections.abc import Iterator
from typing import Final

from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.statements.openers import Openers, is_scene
from duikou.reading.statements.scopes import Opening, Piece, Scope
from duikou.reading.statements.subjects import Subjects

_HEADING: Final = re.compile(r"[ ]*[一二三四五六七八九十]{1,2}、")
_GOES_ON: Final = re.compile(r"(?:要|希望|我们|必须)")
_NUMBERED: Final = re.compile(
    r"[ ]*(?:[一二三四五六七八九十]{1,2}[、是要]|第[一二三四五六七八九十]|（[一二三四五六七八九十]）|[0-9]{1,2}[.、．])"
)
_LISTED: Final = ("list", "measures", "appeal", "meeting", "terms")
_CLOSED: Final = ("agreement", "plan", "intention", "resolution", "notice")
"""Scopes of one sentence."""


class Walk:
    """The state of the walk: who has the word, and a quote whose speaker may still come."""

    def __init__(self, context: Context, openers: Openers, subjects: Subjects) -> None:
        self._context = context
        self._view = context.page.view
        self._openers = openers
        self._subjects = subjects
        self._scope: Scope | None = None
        self._held: Piece | None = None

    def pieces(self) -> Iterator[Piece]:
        """Everything that is said in the paragraphs of the report."""
        if not self._openers:
            return
        for block in self._context.blocks:
            if block.kind == "paragraph":
                if self._scope is not None and not self._continues(self._scope, block.span[0]):
                    self._scope = None
                self._openers.begin(block.span[0])
                for sentence in self._context.sentences(block.span):
                    yield from self._sentence(sentence)
                yield from self._release()

    def _continues(self, scope: Scope, place: int) -> bool:
        """Whether a new paragraph goes on with what was being said."""
        if scope.gives in ("heading", "undertakings"):
            return not _HEADING.match(self._view, place)
        if scope.gives in _LISTED and _NUMBERED.match(self._view, place):
            return True
        return _GOES_ON.match(self._view, place) is not None

    def _release(self) -> Iterator[Piece]:
        if self._held is not None:
            yield self._held
            self._held = None

    def _sentence(self, sentence: Span) -> Iterator[Piece]:
        opened = self._openers.opened(sentence, self._scope)
        if opened and opened[0].quote is not None:
            self._held = None
        yield from self._release()
        yield from self._opens(sentence, opened) if opened else self._goes_on(sentence)

    def _opens(self, sentence: Span, opened: list[Opening]) -> Iterator[Piece]:
        """A sentence in which somebody begins to speak, perhaps several one after the other."""
        ends = [opening.start for opening in opened[1:]] + [sentence[1]]
        for opening, end in zip(opened, ends, strict=True):
            scope = opening.scope
            if opening.quote is not None:
                yield Piece(opening.quote, scope, opening=True, quoted=True)
                if scope.gives == "directive":
                    continue
            stop = end if scope.closes is None else min(end, scope.closes)
            if opening.start < stop:
                yield Piece((opening.start, stop), scope, opening=True)
        last = opened[-1]
        said = last.quote is not None and not self._view[last.start : sentence[1]].strip("，。：”")
        self._scope = None if last.scope.gives in _CLOSED or said or last.scope.over(sentence[1]) else last.scope

    def _narrated(self, place: int) -> bool:
        """Whether a sentence begins as the narrator's do; under a heading of a notice nobody narrates."""
        heading = self._scope is not None and self._scope.gives in ("heading", "undertakings")
        return not heading and is_scene(self._view, place)

    def _goes_on(self, sentence: Span) -> Iterator[Piece]:
        """A sentence without opener: more of what is being said, or the narrator again."""
        quoted = self._scope is not None and self._scope.closes is not None
        people = self._subjects.between(*sentence)
        people = [subject for subject in people if not (subject.authority and self._scope is not None)]
        if people and not quoted:
            self._openers.note_topic(people)
            self._scope = None
        if self._scope is None or (self._narrated(sentence[0]) and not quoted):
            self._scope = None
            return
        end = sentence[1] if self._scope.closes is None else min(sentence[1], self._scope.closes)
        piece = Piece((sentence[0], end), self._scope, opening=False)
        if self._view[sentence[0]] == "“" and not quoted:
            self._held = piece
        else:
            yield piece
        if self._scope.over(sentence[1]):
            self._scope = None
