"""One text as the rules see it: view, pieces and shapes, all of the text's length."""

import re
from bisect import bisect_left, bisect_right

from duikou.grammar.automaton import Hit, automaton, shape_of_form
from duikou.grammar.cover import Piece, cover, shape_of
from duikou.grammar.gate import Held
from duikou.grammar.view import reading_view
from duikou.lexicon import Row
from duikou.model.text import Span


class Page:
    """A text with its reading view, the best cover by table rows, and its shapes.

    `shapes["text"]` is the view itself, `shapes["words"]` the cover; readers add layers of their own with `overlay`
    (`people`: elected names as N, composed posts as P).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.view = reading_view(text)
        self._automaton = automaton()
        hits = self._automaton.hits(self.view)  # not kept: on a long text they are most of the memory
        self.pieces = cover(hits, len(text), self._automaton.costs)
        self.shapes = {"text": self.view, "words": shape_of(self.view, self.pieces, self._automaton)}
        self.held: Held | None = None  # of what rules need; looked up when the first of them is run
        self.begins, self.ends = self._word_edges(hits)
        self._piece_starts = [piece.start for piece in self.pieces]
        self._piece_ends = [piece.end for piece in self.pieces]
        self._pieces_in: dict[Span, tuple[tuple[Row, Span], ...]] = {}

    def _word_edges(self, hits: list[Hit]) -> tuple[dict[int, str], dict[int, str]]:
        """Place → symbol of the longest form of two or more characters that begins, or ends, there."""
        symbols = self._automaton.symbols
        begins: dict[int, str] = {}
        ends: dict[int, str] = {}
        reach: dict[int, int] = {}
        for form, start, end in hits:
            if end - start < 2:  # noqa: PLR2004 - single characters say little
                continue
            # Hits come by end, and of one end the longest first or last: keep the longest of each.
            begins[start] = symbols[form]
            if reach.get(end, end) > start:
                reach[end] = start
                ends[end] = symbols[form]
        return begins, ends

    def row(self, form: int) -> Row:
        """The row that gave a form its symbol."""
        return self._automaton.rows[form][0]

    def rows(self, form: int) -> tuple[Row, ...]:
        """All rows of a form."""
        return self._automaton.rows[form]

    def symbol(self, form: int) -> str:
        """The symbol of a form in the shapes."""
        return self._automaton.symbols[form]

    def spans_of(self, symbol: str) -> list[Span]:
        """The spans of the cover whose pieces have one symbol, in order."""
        return [found.span() for found in re.finditer(f"{symbol}{symbol.lower()}*", self.shapes["words"])]

    def pieces_over(self, start: int, end: int) -> list[Piece]:
        """The pieces of the cover that share a character with a span."""
        first = bisect_right(self._piece_ends, start)
        return self.pieces[first : bisect_left(self._piece_starts, end, first)]

    def pieces_in(self, span: Span) -> tuple[tuple[Row, Span], ...]:
        """The rows of the cover that lie inside a span, with their spans. Many readers ask for the same ones."""
        found = self._pieces_in.get(span)
        if found is None:
            first = bisect_left(self._piece_starts, span[0])
            inside = self.pieces[first : bisect_right(self._piece_ends, span[1], first)]
            found = tuple((self.row(piece.form), (piece.start, piece.end)) for piece in inside)
            self._pieces_in[span] = found
        return found

    def overlay(self, base: str, layer: str, spans: list[tuple[Span, str]]) -> None:
        """Make `layer` out of `base` with each span rewritten as its symbol. Spans must not overlap."""
        shape = self.shapes[base]
        out = []
        place = 0
        for (start, end), symbol in sorted(spans):
            out.append(shape[place:start])
            out.append(shape_of_form(symbol, end - start))
            place = end
        out.append(shape[place:])
        self.shapes[layer] = "".join(out)
